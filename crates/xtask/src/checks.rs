//! `cargo xtask test`: every check, in the order in which it is cheapest to fail.

pub(crate) mod browsers;
mod sources;

use std::io::Write as _;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::dist;
use crate::project::Project;
use crate::server;
use crate::shell::{self, Noise, Seconds};
use crate::{codegen, compress, size, tidy};

type Check = fn(&Project) -> Result<String>;

/// Each part with its name and what it says when all is well.
const PARTS: [(&str, Check); 10] = [
    ("fmt", sources::formatted),
    ("tidy", tidy::run),
    ("codegen", tables_are_fresh),
    ("clippy", sources::clippy),
    ("unit", sources::unit_tests),
    ("doc", sources::documentation),
    ("deny", sources::dependencies),
    ("dist", weight),
    ("browser", browsers::components),
    ("journeys", browsers::journeys),
];

/// Runs the named parts, or all; a failure never keeps the next part from running.
pub(crate) fn run(project: &Project, wanted: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = wanted
        .iter()
        .find(|name| PARTS.iter().all(|(known, _)| known != name))
    {
        let names: Vec<_> = PARTS.iter().map(|(name, _)| *name).collect();
        bail!(
            "there is no part `{unknown}`; the parts are: {}",
            names.join(" ")
        );
    }
    let start = Instant::now();
    let chosen = PARTS
        .iter()
        .filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name));
    let failed: Vec<_> = chosen
        .filter(|(name, check)| !passes(project, name, *check))
        .map(|(name, _)| *name)
        .collect();
    let total = Seconds(start.elapsed());
    if failed.is_empty() {
        println!("all is well, {total}");
        return Ok(ExitCode::SUCCESS);
    }
    println!("FAILED: {}, {total}", failed.join(" "));
    Ok(ExitCode::FAILURE)
}

fn passes(project: &Project, name: &str, check: Check) -> bool {
    print!("{name:<9}");
    // A lost line of progress is no reason to stop.
    let _ = std::io::stdout().flush();
    let start = Instant::now();
    let result = check(project);
    let time = Seconds(start.elapsed()).to_string();
    match &result {
        Ok(note) => println!("{time:>12}  ok  {note}"),
        Err(error) => println!("{time:>12}  FAILED\n{error:#}\n"),
    }
    result.is_ok()
}

fn tables_are_fresh(_: &Project) -> Result<String> {
    codegen::run(true)?;
    Ok("tables as the data files say".to_owned())
}

/// The deployment's public part is part of the load, and only a collector can render it.
fn weight(project: &Project) -> Result<String> {
    let mut dist = dist::build(project, Noise::Kept)?;
    server::compile(project, Noise::Kept)?;
    let mut collector = project.command(project.collector());
    let content = shell::read(collector.args(["print-deployment", "deployments/demo.toml"]))?;
    let brotli = compress::brotli(content.as_bytes())?.len();
    let name = "v1/deployment (demo.toml)".to_owned();
    dist.files.push(compress::Written {
        name,
        bytes: content.len(),
        brotli,
    });
    let sum = size::check(&dist.files)?;
    Ok(format!(
        "{sum} B brotli\n{}",
        size::table(&dist.files).trim_end()
    ))
}
