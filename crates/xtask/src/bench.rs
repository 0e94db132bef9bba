//! `cargo xtask bench`: measurements, written into `docs/performance.md` where it says so.

mod collector;
mod rules;

use std::fmt::Write as _;
use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::checks::browsers;
use crate::compress::{self, Written};
use crate::dist;
use crate::project::Project;
use crate::shell::{Noise, stage};
use crate::widget::{self, Optimisation};

const PAGE: &str = "docs/performance.md";
const PARTS: [&str; 7] = [
    "size", "steps", "evidence", "proof", "rules", "leads", "log",
];

pub(crate) fn run(project: &Project, wanted: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = wanted.iter().find(|name| !PARTS.contains(&name.as_str())) {
        bail!(
            "there is no part `{unknown}`; the parts are: {}",
            PARTS.join(" ")
        );
    }
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name);
    if is_wanted("size") {
        let table = size(project)?;
        println!("{table}");
        write_between_marks(project, "size", &table)?;
    }
    if is_wanted("steps") {
        let table = stage("step changes", || browsers::measure(project, "steps"))?;
        println!("{table}");
        write_between_marks(project, "steps", &table)?;
    }
    if is_wanted("evidence") {
        let table = stage("evidence", || browsers::measure_marked(project, "evidence"))?;
        println!("{table}");
        write_between_marks(project, "evidence", &table)?;
    }
    if is_wanted("proof") {
        let table = stage("tasks of challenges", || {
            browsers::measure(project, "proof")
        })?;
        println!("{table}");
        write_between_marks(project, "proof", &table)?;
    }
    if is_wanted("rules") {
        let table = stage("situations", || rules::measure(project))?;
        println!("{table}");
        write_between_marks(project, "rules", &table)?;
    }
    if is_wanted("leads") {
        let table = stage("leads", || collector::leads(project))?;
        println!("{table}");
        write_between_marks(project, "leads", &table)?;
    }
    if is_wanted("log") {
        let table = stage("log", || collector::log(project))?;
        println!("{table}");
        write_between_marks(project, "log", &table)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The shipped build last, so that it is what stays in `dist/`.
fn size(project: &Project) -> Result<String> {
    let small = stage("widget with opt-level s", || {
        let widget = widget::build(project, Optimisation::Level("s"), Noise::Kept)?;
        Ok((widget.wasm.len(), compress::brotli(&widget.wasm)?.len()))
    })?;
    let dist = stage("widget as shipped", || dist::build(project, Noise::Kept))?;
    let mut table = String::from("| File | Bytes | Brotli 11 |\n| --- | ---: | ---: |\n");
    for Written {
        name,
        bytes,
        brotli,
    } in dist.files.iter().chain(&dist.asking)
    {
        let _ = writeln!(table, "| `{}` | {bytes} | {brotli} |", without_digest(name));
    }
    let sum = dist.sum();
    let _ = writeln!(
        table,
        "| together, without `cee-asking` and the deployment | | {sum} |"
    );
    let _ = writeln!(
        table,
        "| the wasm with opt-level s instead | {} | {} |",
        small.0, small.1
    );
    let [with, without] = stage("what the rules add", || rules::size::measure(project))?;
    let _ = writeln!(
        table,
        "| what the rules add to a wasm | {} | {} |",
        with.0.saturating_sub(without.0),
        with.1.saturating_sub(without.1)
    );
    Ok(table)
}

/// The page stays the same while the sizes do.
fn without_digest(name: &str) -> String {
    let Some((head, extension)) = name.rsplit_once('.') else {
        return name.to_owned();
    };
    match head.rsplit_once('-') {
        Some((head, digest)) if digest.len() == 16 => format!("{head}-….{extension}"),
        _ => name.to_owned(),
    }
}

/// Replaces what stands between `<!-- name -->` and `<!-- end -->`.
fn write_between_marks(project: &Project, name: &str, table: &str) -> Result<()> {
    let path = project.root.join(PAGE);
    let page = fs::read_to_string(&path).context(PAGE)?;
    let page = replaced(&page, name, table).with_context(|| format!("{PAGE}: {name}"))?;
    fs::write(&path, page).context(PAGE)
}

fn replaced(page: &str, name: &str, table: &str) -> Result<String> {
    let mark = format!("<!-- {name} -->\n");
    let (head, rest) = page
        .split_once(&mark)
        .context("the opening mark is missing")?;
    let (_, tail) = rest
        .split_once("<!-- end -->")
        .context("the closing mark is missing")?;
    Ok(format!("{head}{mark}{table}<!-- end -->{tail}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_table_between_its_marks_is_replaced() {
        let page = "a\n<!-- size -->\nold\n<!-- end -->\nb\n<!-- steps -->\nkept\n<!-- end -->\n";
        let new = replaced(page, "size", "new\n").unwrap();
        assert_eq!(new, page.replace("old", "new"));
        assert!(replaced(page, "colour", "new\n").is_err());
    }

    #[test]
    fn names_in_the_page_do_not_change_with_the_content() {
        assert_eq!(
            without_digest("e/v1/cee-widget-0123456789abcdef.js"),
            "e/v1/cee-widget-….js"
        );
        assert_eq!(without_digest("e/v1/loader.js"), "e/v1/loader.js");
    }
}
