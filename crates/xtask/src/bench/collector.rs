//! What the collector takes: leads per second, and a log of ten million leaves. Both are
//! programs of its own crate, which print a table.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::project::Project;
use crate::shell::{self, Noise};

/// Set while the collector is compiled, it leaves out the proof: `collector::proof`.
const WITHOUT_PROOF: &str = "CEE_BENCH_WITHOUT_PROOF";

/// Leads over HTTP, with their proof and without.
pub(super) fn leads(project: &Project) -> Result<String> {
    // The one without is moved away, so that it is never where programs are looked for.
    let scratch = project.target.join("bench");
    fs::create_dir_all(&scratch)?;
    let unproven = scratch.join("collector-without-proof");
    let built = compile(project, true)?;
    fs::rename(&built, &unproven).with_context(|| built.display().to_string())?;
    let proven = compile(project, false)?;
    table(project, "leads", &[&proven, &unproven])
}

/// Appending to the log and proving, as it grows to ten million leaves.
pub(super) fn log(project: &Project) -> Result<String> {
    table(project, "log", &[])
}

fn compile(project: &Project, without_proof: bool) -> Result<PathBuf> {
    let mut cargo = project.cargo();
    cargo.args(["build", "--release", "--quiet", "--package", "collector"]);
    cargo.args(["--bin", "collector"]);
    if without_proof {
        cargo.env(WITHOUT_PROOF, "1");
    } else {
        cargo.env_remove(WITHOUT_PROOF);
    }
    shell::run(&mut cargo, Noise::Kept)?;
    Ok(project.target.join("release/collector"))
}

fn table(project: &Project, bench: &str, arguments: &[&Path]) -> Result<String> {
    let mut cargo = project.cargo();
    cargo.env_remove(WITHOUT_PROOF);
    cargo.args(["bench", "--quiet", "--profile", "release"]);
    cargo.args(["--package", "collector", "--bench", bench, "--"]);
    cargo.args(arguments);
    shell::read(&mut cargo)
}
