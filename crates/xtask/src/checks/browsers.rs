//! Checks that drive a real browser.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::checks::sources::passed;
use crate::dist;
use crate::install;
use crate::project::Project;
use crate::server;
use crate::shell::{self, Noise};

/// Components in a shadow root (`tests/browser.rs`).
pub(super) fn components(project: &Project) -> Result<String> {
    install::wasm_target(project, Noise::Kept)?;
    let browser = install::browser()?;
    let runner = install::wasm_test_runner(project)?;
    let mut cargo = project.cargo();
    cargo.args(["test", "--target", "wasm32-unknown-unknown"]);
    cargo.args(["--package", "cee-widget", "--test", "browser"]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    cargo.env("CHROMEDRIVER", browser.driver);
    let output = shell::read(&mut cargo)?;
    let count = passed(&output);
    ensure!(count > 0, "no test ran in the browser\n{output}");
    Ok(format!("{count} tests in Chromium"))
}

/// Whole visits: real pages, real collector (`tests/journeys.rs`).
pub(super) fn journeys(project: &Project) -> Result<String> {
    let output = shell::read(&mut prepared(project)?)?;
    let count = passed(&output);
    ensure!(count > 0, "no journey was made\n{output}");
    Ok(format!("{count} journeys in Chromium"))
}

/// A picture of each step, taken by the journey that checks each step's accessibility.
pub(crate) fn screenshots(project: &Project) -> Result<()> {
    let folder = project.root.join("target/screenshots");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let mut command = prepared(project)?;
    command
        .arg("accessibility::")
        .env("CEE_SCREENSHOTS", &folder);
    shell::run(&mut command, Noise::Kept)?;
    let count = fs::read_dir(&folder)?.count();
    println!("{count} pictures in {}", folder.display());
    Ok(())
}

/// How fast one step follows another, as the journey that measures it has noted.
pub(crate) fn pace(project: &Project) -> Result<String> {
    let folder = project.scratch("pace");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let notes = folder.join("steps.md");
    let mut command = prepared(project)?;
    command.arg("pace::").env("CEE_PACE", &notes);
    shell::run(&mut command, Noise::Kept)?;
    fs::read_to_string(&notes).with_context(|| notes.display().to_string())
}

/// The journeys' test binary with all that it drives built and named in its environment.
pub(crate) fn prepared(project: &Project) -> Result<Command> {
    let browser = install::browser()?;
    let axe = install::axe(project)?;
    dist::build(project, Noise::Kept)?;
    server::compile(project, Noise::Kept)?;
    let mut cargo = project.cargo();
    cargo.args([
        "test",
        "--package",
        "cee-widget",
        "--test",
        "journeys",
        "--",
    ]);
    cargo
        .env("CEE_DIST", project.dist())
        .env("CEE_COLLECTOR", project.collector());
    cargo.env("CEE_DEPLOYMENT", project.root.join("deployments/demo.toml"));
    cargo
        .env("CEE_CHROMEDRIVER", browser.driver)
        .env("CEE_CHROMIUM", browser.program);
    cargo.env("CEE_AXE", axe);
    Ok(cargo)
}
