//! Checks that need a compiler and no browser.

use anyhow::{Context, Result};

use crate::install;
use crate::project::Project;
use crate::shell::{self, Noise};

/// The crates that a visitor's browser runs.
const IN_THE_BROWSER: [&str; 4] = ["eligibility", "consent", "lead", "cee-widget"];

pub(super) fn formatted(project: &Project) -> Result<String> {
    let mut cargo = project.cargo();
    shell::run(
        cargo.args(["fmt", "--all", "--", "--check", "-l"]),
        Noise::Kept,
    )
    .context("`cargo fmt --all` mends this")?;
    Ok(String::new())
}

pub(super) fn clippy(project: &Project) -> Result<String> {
    install::wasm_target(project, Noise::Kept)?;
    let lint = |arguments: &[&str]| {
        let mut cargo = project.cargo();
        cargo
            .args(["clippy", "--quiet"])
            .args(arguments)
            .args(["--", "--deny", "warnings"]);
        shell::run(&mut cargo, Noise::Kept)
    };
    lint(&["--workspace", "--all-targets", "--all-features"])?;
    // `test = false` keeps the journeys out of --all-targets.
    lint(&["--package", "cee-widget", "--test", "journeys"])?;
    let mut wasm = vec![
        "--target",
        "wasm32-unknown-unknown",
        "--lib",
        "--test",
        "browser",
    ];
    wasm.extend(IN_THE_BROWSER.iter().flat_map(|name| ["--package", name]));
    lint(&wasm)?;
    // By itself: what it wants of the shared crates is not what the widget may get.
    lint(&[
        "--target",
        "wasm32-unknown-unknown",
        "--package",
        "verify",
        "--lib",
        "--bins",
    ])?;
    Ok("native and wasm32".to_owned())
}

pub(super) fn unit_tests(project: &Project) -> Result<String> {
    let test = |arguments: &[&str]| {
        let mut cargo = project.cargo();
        shell::read(cargo.args(["test", "--no-fail-fast"]).args(arguments))
    };
    let crates = test(&["--workspace", "--exclude", "cee-widget", "--all-features"])?;
    let widget = test(&["--package", "cee-widget"])?;
    Ok(format!("{} tests", passed(&crates) + passed(&widget)))
}

pub(super) fn documentation(project: &Project) -> Result<String> {
    let mut cargo = project.cargo();
    cargo.args(["doc", "--quiet", "--workspace", "--no-deps"]);
    shell::run(cargo.env("RUSTDOCFLAGS", "--deny warnings"), Noise::Kept)?;
    Ok(String::new())
}

/// Licences, bans and sources; advisories come from a host that may not be there.
pub(super) fn dependencies(project: &Project) -> Result<String> {
    let deny = install::cargo_deny(project)?;
    let mut command = project.command(deny);
    command.args([
        "--workspace",
        "--all-features",
        "check",
        "--hide-inclusion-graph",
    ]);
    shell::run(command.args(["licenses", "bans", "sources"]), Noise::Kept)?;
    Ok(String::new())
}

/// How many tests cargo says have passed.
pub(super) fn passed(output: &str) -> u32 {
    let counts = output.lines().filter_map(|line| {
        let (_, counts) = line.trim().split_once("test result: ok. ")?;
        counts.split(' ').next()?.parse::<u32>().ok()
    });
    counts.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passed_tests_of_all_binaries_are_added() {
        let output = "running 2 tests\ntest result: ok. 2 passed; 0 failed\n\
                      test result: ok. 40 passed; 0 failed; 0 ignored";
        assert_eq!(passed(output), 42);
        assert_eq!(passed("test result: FAILED. 3 passed; 1 failed"), 0);
    }
}
