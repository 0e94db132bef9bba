//! The same situations in headless Chromium: `examples/situations_in_wasm.rs` of the crate in one
//! page that needs no server, timed by `performance.now`.

use std::fs;

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::install;
use crate::project::Project;
use crate::shell::{self, Noise};

const EXAMPLE: &str = "situations_in_wasm";
/// Two seconds for the browser to compile what it finds hot, then the median of 101 rounds, in
/// nanoseconds for one situation: a round is ten thousand, for the browser's clock moves in steps of
/// 100 µs. The rules import nothing.
const TIMING: &str = "
const program = new WebAssembly.Instance(new WebAssembly.Module(wasm));
const round = () => {
  const start = performance.now();
  for (let thousand = 0; thousand < 10; thousand++) program.exports.main(0, 0);
  return (performance.now() - start) * 1e6 / 10000;
};
const start = performance.now();
while (performance.now() - start < 2000) round();
const rounds = Array.from({length: 101}, round).sort((one, other) => one - other);
document.body.textContent = `median:${rounds[50]};`;
";

/// Nanoseconds for one situation, compiled with this profile.
pub(super) fn measure(project: &Project, profile: &str) -> Result<f64> {
    install::wasm_target(project, Noise::Kept)?;
    let mut cargo = project.cargo();
    cargo.args(["build", "--quiet", "--package", "eligibility"]);
    cargo.args(["--example", EXAMPLE, "--profile", profile]);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    shell::run(&mut cargo, Noise::Kept)?;
    // Cargo keeps what it builds for `bench` with what it builds for `release`.
    let folder = if profile == "bench" {
        "release"
    } else {
        profile
    };
    let folder = project.target.join("wasm32-unknown-unknown").join(folder);
    let compiled = folder.join("examples").join(EXAMPLE).with_extension("wasm");
    let wasm = fs::read(&compiled).with_context(|| compiled.display().to_string())?;
    let wasm = STANDARD.encode(wasm);
    let scratch = project.scratch("bench");
    fs::create_dir_all(&scratch).with_context(|| scratch.display().to_string())?;
    let page = scratch.join(EXAMPLE).with_extension("html");
    let text = format!(
        "<!doctype html><meta charset=utf-8><title>{EXAMPLE}</title><body><script>\
         const wasm = Uint8Array.from(atob(\"{wasm}\"), byte => byte.charCodeAt(0));\
         {TIMING}</script>"
    );
    fs::write(&page, text).with_context(|| page.display().to_string())?;
    let mut chromium = project.command(install::browser()?.program);
    chromium.args(["--headless=new", "--no-sandbox", "--disable-gpu"]);
    chromium.args(["--disable-quic", "--no-first-run", "--disable-sync"]);
    chromium.args([
        "--disable-background-networking",
        "--disable-component-update",
    ]);
    let profile = scratch.join("chromium");
    chromium.arg(format!("--user-data-dir={}", profile.display()));
    chromium
        .arg("--dump-dom")
        .arg(format!("file://{}", page.display()));
    let shown = shell::read(&mut chromium)?;
    let median = shown.split_once("median:");
    let median = median.and_then(|(_, rest)| rest.split_once(';'));
    let (median, _) = median.context("the page did not come to its end")?;
    Ok(median.parse()?)
}
