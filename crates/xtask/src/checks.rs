//! `cargo xtask test`: every check, in the order in which it is cheapest to fail.

pub(crate) mod browsers;
mod sources;

use std::env;
use std::io::Write as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::dist;
use crate::limit::{self, End};
use crate::project::Project;
use crate::server;
use crate::shell::{self, Noise, Seconds};
use crate::{codegen, compress, size, tidy};

/// The task that runs one part in its own process; `test` starts it and stops it in time.
pub(crate) const ONE: &str = "part";

/// One line of the report.
struct Part {
    name: &'static str,
    /// What it says when all is well.
    check: fn(&Project) -> Result<String>,
    /// Far more than a cold start on a slow machine takes, tools installed included.
    limit: Duration,
}

const PARTS: [Part; 10] = [
    part("fmt", sources::formatted, 5),
    part("tidy", tidy::run, 5),
    part("codegen", tables_are_fresh, 5),
    part("clippy", sources::clippy, 20),
    part("unit", sources::unit_tests, 30),
    part("doc", sources::documentation, 15),
    part("deny", sources::dependencies, 20),
    part("dist", weight, 15),
    part("browser", browsers::components, 25),
    part("journeys", browsers::journeys, 20),
];

const fn part(name: &'static str, check: fn(&Project) -> Result<String>, minutes: u64) -> Part {
    Part {
        name,
        check,
        limit: Duration::from_mins(minutes),
    }
}

/// Runs the named parts, or all; a failure never keeps the next part from running.
pub(crate) fn run(wanted: &[String]) -> Result<ExitCode> {
    for name in wanted {
        find(name)?;
    }
    limit::stop_children_with_this_process()?;
    let start = Instant::now();
    let chosen = PARTS
        .iter()
        .filter(|part| wanted.is_empty() || wanted.iter().any(|name| name == part.name));
    let mut failed = Vec::new();
    for part in chosen {
        if !passes(part)? {
            failed.push(part.name);
        }
    }
    let total = Seconds(start.elapsed());
    if failed.is_empty() {
        println!("all is well, {total}");
        return Ok(ExitCode::SUCCESS);
    }
    println!("FAILED: {}, {total}", failed.join(" "));
    Ok(ExitCode::FAILURE)
}

/// Runs one part and says how it went; nobody stops it.
pub(crate) fn run_one(project: &Project, name: &str) -> Result<ExitCode> {
    let part = find(name)?;
    let start = Instant::now();
    let result = (part.check)(project);
    let time = Seconds(start.elapsed()).to_string();
    match result {
        Ok(note) => {
            println!("{time:>12}  ok  {note}");
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            println!("{time:>12}  FAILED\n{error:#}\n");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// A part in a process of its own, which may hang, be stopped, or fall.
fn passes(part: &Part) -> Result<bool> {
    print!("{:<9}", part.name);
    // A lost line of progress is no reason to stop.
    let _ = std::io::stdout().flush();
    let program = env::current_exe().context("this program's own path")?;
    let mut command = std::process::Command::new(program);
    command.args([ONE, part.name]);
    Ok(match limit::run(&mut command, part.limit)? {
        End::InTime(status) => status.success(),
        End::Stopped => {
            let limit = Seconds(part.limit);
            println!("{limit:>12}  FAILED\nstopped: it had not ended after {limit}\n");
            false
        }
    })
}

fn find(name: &str) -> Result<&'static Part> {
    let found = PARTS.iter().find(|part| part.name == name);
    let Some(part) = found else {
        let names: Vec<_> = PARTS.iter().map(|part| part.name).collect();
        bail!(
            "there is no part `{name}`; the parts are: {}",
            names.join(" ")
        );
    };
    Ok(part)
}

fn tables_are_fresh(_: &Project) -> Result<String> {
    codegen::run(true)?;
    Ok("tables as the data files say".to_owned())
}

/// The deployment is part of the load: its outline of the first, the whole of the second.
fn weight(project: &Project) -> Result<String> {
    let mut dist = dist::build(project, Noise::Kept)?;
    server::compile(project, Noise::Kept)?;
    dist.files.push(deployment(project, Some("--outline"))?);
    dist.asking.push(deployment(project, None)?);
    let sum = size::check(&dist)?;
    Ok(format!("{sum} B brotli\n{}", size::table(&dist).trim_end()))
}

/// What a collector answers for the demonstration: only a collector can render it.
fn deployment(project: &Project, outline: Option<&str>) -> Result<compress::Written> {
    let mut collector = project.command(project.collector());
    let command = collector.args(["print-deployment", "deployments/demo.toml"]);
    let content = shell::read(command.args(outline))?;
    let path = outline.map_or("", |_| "/outline");
    Ok(compress::Written {
        name: format!("v1/deployment{path} (demo.toml)"),
        bytes: content.len(),
        brotli: compress::brotli(content.as_bytes())?.len(),
    })
}
