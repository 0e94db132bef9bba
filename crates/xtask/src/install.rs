//! What a machine needs besides Rust: found, installed where that is allowed, else asked for
//! with the very command to run.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::shell::{self, Noise, answers};

/// Must equal the `wasm-bindgen` that the widget is compiled against: the two speak a private
/// format.
const WASM_BINDGEN: &str = "0.2.129";
const AXE: &str = "4.14.1";
const WASM: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
pub(crate) fn wasm_target(project: &Project, noise: Noise) -> Result<()> {
    if rustlib(project)?.join(WASM).is_dir() {
        return Ok(());
    }
    if !answers("rustup", "--version") {
        bail!(
            "Rust cannot build for {WASM} here, and rustup is not installed to add it.\n\
             Install Rust with rustup (https://rustup.rs), or on Debian run:\n\
             \n    apt-get install libstd-rust-dev-wasm32\n"
        );
    }
    shell::run(
        project.command("rustup").args(["target", "add", WASM]),
        noise,
    )
    .with_context(|| format!("run this and start again:\n\n    rustup target add {WASM}\n"))
}

/// The sources of the standard library, which the widget is built with.
pub(crate) fn library_sources(project: &Project, noise: Noise) -> Result<()> {
    if rustlib(project)?.join("src/rust/library").is_dir() {
        return Ok(());
    }
    if !answers("rustup", "--version") {
        bail!(
            "The sources of Rust's standard library are missing, and rustup is not installed to \
             add them.\nInstall Rust with rustup (https://rustup.rs)."
        );
    }
    shell::run(
        project
            .command("rustup")
            .args(["component", "add", "rust-src"]),
        noise,
    )
    .context("run this and start again:\n\n    rustup component add rust-src\n")
}

fn rustlib(project: &Project) -> Result<PathBuf> {
    let sysroot = shell::read(project.command("rustc").args(["--print", "sysroot"]))?;
    Ok(Path::new(sysroot.trim()).join("lib/rustlib"))
}

/// A C compiler, for `SQLite` and for linking.
pub(crate) fn c_compiler() -> Result<()> {
    let compiler = env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    if answers(&compiler, "--version") {
        return Ok(());
    }
    debian(
        "a C compiler (SQLite is compiled from its sources)",
        &["build-essential"],
    )?;
    if answers(&compiler, "--version") {
        return Ok(());
    }
    bail!("there is still no C compiler called `{compiler}`");
}

/// Chromium and its driver.
pub(crate) struct Browser {
    pub(crate) driver: PathBuf,
    pub(crate) program: PathBuf,
}

/// Chromium with its driver, from `CHROMEDRIVER` and `CHROMIUM` or from the search path.
pub(crate) fn browser() -> Result<Browser> {
    let find = || {
        Some(Browser {
            driver: program("CHROMEDRIVER", &["chromedriver"])?,
            program: program(
                "CHROMIUM",
                &["chromium", "chromium-browser", "google-chrome"],
            )?,
        })
    };
    if let Some(browser) = find() {
        return Ok(browser);
    }
    debian("Chromium and its driver", &["chromium", "chromium-driver"])?;
    find().context("chromium and chromedriver are still not on the search path")
}

/// The runner that takes wasm-bindgen tests to a browser.
pub(crate) fn wasm_test_runner(project: &Project) -> Result<PathBuf> {
    const NAME: &str = "wasm-bindgen-test-runner";
    let installed = project.scratch("tools").join("bin").join(NAME);
    for candidate in [PathBuf::from(NAME), installed.clone()] {
        let told = shell::read(project.command(&candidate).arg("--version"));
        if told.is_ok_and(|version| version.trim_end().ends_with(WASM_BINDGEN)) {
            return Ok(candidate);
        }
    }
    cargo_install(project, &format!("wasm-bindgen-cli@{WASM_BINDGEN}"))?;
    Ok(installed)
}

/// The licence and source checker.
pub(crate) fn cargo_deny(project: &Project) -> Result<PathBuf> {
    let installed = project.scratch("tools").join("bin/cargo-deny");
    for candidate in [PathBuf::from("cargo-deny"), installed.clone()] {
        if shell::read(project.command(&candidate).arg("--version")).is_ok() {
            return Ok(candidate);
        }
    }
    cargo_install(project, "cargo-deny")?;
    Ok(installed)
}

/// The script of axe-core, the accessibility checker.
pub(crate) fn axe(project: &Project) -> Result<PathBuf> {
    let folder = project.scratch("axe").join(AXE);
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if script.is_file() {
        return Ok(script);
    }
    if !answers("npm", "--version") {
        debian("npm (for axe-core, the accessibility checker)", &["npm"])?;
    }
    fs::create_dir_all(&folder)?;
    let mut npm = project.command("npm");
    npm.current_dir(&folder)
        .args(["install", "--no-save", "--no-audit", "--no-fund"]);
    npm.args([
        "--ignore-scripts",
        "--prefix",
        ".",
        &format!("axe-core@{AXE}"),
    ]);
    shell::run(&mut npm, Noise::Kept)?;
    Ok(script)
}

/// Kept with the other build results, so that nothing of the user's own is replaced.
fn cargo_install(project: &Project, package: &str) -> Result<()> {
    let tools = project.scratch("tools");
    println!("  installing {package} (once, several minutes) …");
    let mut cargo = project.cargo();
    cargo
        .args(["install", "--locked", "--quiet", package, "--root"])
        .arg(&tools);
    cargo.env("CARGO_TARGET_DIR", tools.join("build"));
    shell::run(&mut cargo, Noise::Kept)
}

fn debian(what: &str, packages: &[&str]) -> Result<()> {
    let command = format!("apt-get install --yes {}", packages.join(" "));
    if !answers("apt-get", "--version") {
        bail!(
            "{what} is missing, and this is not Debian.\n\
             Install with this system's package manager what Debian calls: {}",
            packages.join(", ")
        );
    }
    let user = shell::read(std::process::Command::new("id").arg("-u"))?;
    if user.trim() != "0" {
        bail!("{what} is missing. Run this and start again:\n\n    sudo {command}\n");
    }
    println!("  installing {} …", packages.join(", "));
    let apt = |arguments: &[&str]| {
        let mut apt = std::process::Command::new("apt-get");
        apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        shell::run(&mut apt, Noise::Kept)
    };
    apt(&["update", "--quiet"])?;
    let mut install = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
    install.extend(packages);
    apt(&install).with_context(|| format!("{what} is missing; try:\n\n    {command}\n"))
}

fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(named) = env::var_os(variable) {
        return Some(named.into());
    }
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let candidates = names
        .iter()
        .flat_map(|name| folders.iter().map(move |at| at.join(name)));
    candidates.into_iter().find(|candidate| candidate.is_file())
}
