//! Checks that drive a real browser.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::checks::sources::passed;
use crate::dist;
use crate::install;
use crate::project::Project;
use crate::server;
use crate::shell::{self, Noise};
use crate::widget::Optimisation;

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
    let output = shell::read(&mut prepared(project, JOURNEYS)?)?;
    let count = passed(&output);
    ensure!(count > 0, "no journey was made\n{output}");
    Ok(format!("{count} journeys in Chromium"))
}

/// A picture of each step, taken by the journey that checks each step's accessibility.
pub(crate) fn screenshots(project: &Project) -> Result<()> {
    let folder = project.root.join("target/screenshots");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    for entry in fs::read_dir(&folder)? {
        // Pictures of steps that are no more would be taken for today's.
        fs::remove_file(entry?.path())?;
    }
    let mut command = prepared(project, JOURNEYS)?;
    command
        .args(["--", "accessibility::"])
        .env("CEE_SCREENSHOTS", &folder);
    shell::run(&mut command, Noise::Kept)?;
    let count = fs::read_dir(&folder)?.count();
    ensure!(count > 0, "no picture was taken");
    println!("{count} pictures in {}", folder.display());
    Ok(())
}

/// What `benches/visits.rs` measures in Chromium under this name.
pub(crate) fn measure(project: &Project, name: &str) -> Result<String> {
    shell::read(prepared(project, VISITS)?.args(["--", name]))
}

/// The same of a widget that leaves marks, which is nowhere near what is shipped.
pub(crate) fn measure_marked(project: &Project, name: &str) -> Result<String> {
    let folder = project.scratch("marked");
    let marked = Optimisation::Marked;
    dist::build_into(&folder, project, marked, Noise::Kept)?;
    shell::read(driving(project, VISITS, &folder)?.args(["--", name]))
}

const JOURNEYS: &[&str] = &["test", "--test", "journeys"];
/// Only the widget has to be as shipped; the rest would be compiled once more for nothing.
const VISITS: &[&str] = &["bench", "--quiet", "--profile", "dev", "--bench", "visits"];

/// A program that drives Chromium, with all that it drives built and named in its environment.
fn prepared(project: &Project, program: &[&str]) -> Result<Command> {
    dist::build(project, Noise::Kept)?;
    driving(project, program, &project.dist())
}

/// The same with a `dist/` that is built.
fn driving(project: &Project, program: &[&str], dist: &Path) -> Result<Command> {
    let browser = install::browser()?;
    let axe = install::axe(project)?;
    server::compile(project, Noise::Kept)?;
    let mut cargo = project.cargo();
    cargo.args(program).args(["--package", "cee-widget"]);
    cargo
        .env("CEE_DIST", dist)
        .env("CEE_COLLECTOR", project.collector());
    cargo.env("CEE_DEPLOYMENT", project.root.join("deployments/demo.toml"));
    cargo
        .env("CEE_CHROMEDRIVER", browser.driver)
        .env("CEE_CHROMIUM", browser.program);
    // An error tells where the visit stopped; the way through the executor tells nothing.
    cargo.env("CEE_AXE", axe).env("RUST_BACKTRACE", "0");
    Ok(cargo)
}
