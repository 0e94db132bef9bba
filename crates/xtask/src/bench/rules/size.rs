//! What the rules add to a program for the browser: `examples/size_in_wasm.rs` of the crate,
//! compiled like the widget, with its calls to the crate and without them.

use std::fs;

use anyhow::{Context as _, Result};

use crate::compress;
use crate::install;
use crate::project::Project;
use crate::shell::{self, Noise};

const EXAMPLE: &str = "size_in_wasm";

/// Bytes, and bytes after brotli, of the program with the rules and without them.
pub(crate) fn measure(project: &Project) -> Result<[(usize, usize); 2]> {
    install::wasm_target(project, Noise::Kept)?;
    let with = compiled(project, false)?;
    let without = compiled(project, true)?;
    Ok([with, without])
}

fn compiled(project: &Project, is_without: bool) -> Result<(usize, usize)> {
    let mut cargo = project.cargo();
    cargo.args(["build", "--quiet", "--package", "eligibility"]);
    cargo.args(["--no-default-features", "--example", EXAMPLE]);
    cargo.args(["--profile", "widget"]);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    cargo.env_remove("WITHOUT_RULES");
    if is_without {
        cargo.env("WITHOUT_RULES", "1");
    }
    // Names of functions are no part of what a visitor loads.
    cargo.env("CARGO_PROFILE_WIDGET_STRIP", "true");
    shell::run(&mut cargo, Noise::Kept)?;
    let folder = project
        .target
        .join("wasm32-unknown-unknown/widget/examples");
    let path = folder.join(EXAMPLE).with_extension("wasm");
    let wasm = fs::read(&path).with_context(|| path.display().to_string())?;
    Ok((wasm.len(), compress::brotli(&wasm)?.len()))
}
