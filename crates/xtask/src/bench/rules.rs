//! How many situations the rules assess per second: typed, by `benches/situations.rs` of the crate
//! and in a browser, and as JSON lines through the command line, with the memory that a million
//! lines take.

pub(super) mod size;
mod wasm;

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};

use crate::project::Project;
use crate::shell::{self, Noise};

const LINES: u32 = 1_000_000;
/// What a million lines may take at most, whatever their number.
const MOST_KIB: u64 = 16 * 1024;
const LINE: &str = concat!(
    r#"{"place":{"postcode":"69003"},"dwelling":{"kind":"house","living_area_m2":100,"#,
    r#""completed":{"year":1985},"main_residence":true},"occupant":"owner_occupier","heating":"oil","#,
    r#""project":{"quote":"not_signed","works_started":false},"#,
    r#""works":[{"kind":"heat_pump_air_water","etas":{"band":"140_plus"},"replaces":"oil_boiler"}]}"#,
    "\n"
);

pub(super) fn measure(project: &Project) -> Result<String> {
    let mut cargo = project.cargo();
    cargo.args(["bench", "--quiet", "--package", "eligibility"]);
    cargo.args(["--bench", "situations", "--", "--quiet"]);
    shell::run(&mut cargo, Noise::Kept)?;
    let mut table =
        String::from("| What is assessed | One takes | Per second |\n| --- | ---: | ---: |\n");
    for name in [
        "every work, all answered",
        "every work, no details",
        "one work",
    ] {
        let nanoseconds = median(project, name)?;
        row(&mut table, &format!("{name}, typed"), nanoseconds);
    }
    for (name, profile) in [
        ("optimised for speed", "bench"),
        ("for size, as shipped", "widget"),
    ] {
        row(
            &mut table,
            &format!("every work, all answered, typed, in Chromium, {name}"),
            wasm::measure(project, profile)?,
        );
    }
    let (nanoseconds, kib) = lines(project)?;
    row(
        &mut table,
        "one work, a JSON line through the command line",
        nanoseconds,
    );
    let _ = writeln!(table, "\n{LINES} lines: {kib} KiB of memory at most.");
    Ok(table)
}

fn row(table: &mut String, name: &str, nanoseconds: f64) {
    let per_second = 1.0e9 / nanoseconds;
    let _ = writeln!(table, "| {name} | {nanoseconds:.0} ns | {per_second:.0} |");
}

/// The median that criterion wrote.
fn median(project: &Project, name: &str) -> Result<f64> {
    let path = project
        .target
        .join("criterion/situations")
        .join(name)
        .join("new/estimates.json");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let estimates: serde_json::Value = serde_json::from_str(&text)?;
    let median = estimates.pointer("/median/point_estimate");
    let median = median.and_then(serde_json::Value::as_f64);
    median.with_context(|| format!("{name}: criterion wrote no median"))
}

/// Nanoseconds for one line, and the most memory in KiB, read before the last line is taken.
fn lines(project: &Project) -> Result<(f64, u64)> {
    let mut cargo = project.cargo();
    cargo.args(["build", "--release", "--quiet", "--package", "eligibility"]);
    cargo.args(["--features", "cli"]);
    shell::run(&mut cargo, Noise::Kept)?;
    let mut program = project
        .command(project.target.join("release/eligibility"))
        .args(["assess", "--on", "2026-11-23"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = program.stdin.take().context("no input")?;
    let output = BufReader::new(program.stdout.take().context("no output")?);
    let count = thread::spawn(move || output.split(b'\n').count());
    let start = Instant::now();
    let chunk = LINE.repeat(100);
    for _ in 0..LINES / 100 {
        input.write_all(chunk.as_bytes())?;
    }
    let status = fs::read_to_string(format!("/proc/{}/status", program.id()))?;
    drop(input);
    ensure!(program.wait()?.success(), "the command line failed");
    let count = count.join().ok().context("the output was not read")?;
    let seconds = start.elapsed().as_secs_f64();
    ensure!(
        count == LINES as usize,
        "{count} assessments for {LINES} lines"
    );
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = peak.and_then(|peak| peak.trim().strip_suffix(" kB"));
    let kib: u64 = kib.context("the kernel tells no peak")?.trim().parse()?;
    ensure!(kib < MOST_KIB, "{LINES} lines took {kib} KiB");
    Ok((seconds * 1.0e9 / f64::from(LINES), kib))
}
