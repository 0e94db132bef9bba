//! The widget as WebAssembly and the JavaScript that wasm-bindgen puts around it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::project::Project;
use crate::shell::{self, Noise};

/// How rustc optimises the widget.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Optimisation {
    /// As profile `widget` in `Cargo.toml` says: what is shipped.
    Shipped,
    /// Another `opt-level`, to compare with.
    Level(&'static str),
}

/// One build of the widget.
pub(crate) struct Widget {
    pub(crate) glue: String,
    pub(crate) wasm: Vec<u8>,
}

/// The name by which the glue would look for its wasm if the loader did not tell it.
pub(crate) const DEFAULT_WASM: &str = "cee-widget_bg.wasm";

/// Compiles the root package and generates its glue, an ES module.
pub(crate) fn build(project: &Project, optimisation: Optimisation, noise: Noise) -> Result<Widget> {
    let mut cargo = project.cargo();
    cargo.args([
        "build",
        "--profile",
        "widget",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    cargo.args(["--package", "cee-widget", "--bin", "cee-widget"]);
    // French only, and the rules of today: docs/decisions/0010.
    cargo.arg("--no-default-features");
    if let Optimisation::Level(level) = optimisation {
        cargo.env("CARGO_PROFILE_WIDGET_OPT_LEVEL", level);
    }
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags()?);
    shell::run(&mut cargo, noise)?;
    bind(&compiled(project))
}

/// Compiler flags as cargo reads them, separated by 0x1f: SHA-256 as a loop, which hashes the few
/// kilobytes of a statement in no time; and the name of a package where panics would name a folder
/// of this machine, since the file is public.
fn flags() -> Result<String> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
        .context("neither CARGO_HOME nor a home directory")?;
    let mut flags = vec!["--cfg=sha2_backend_soft=\"compact\"".to_owned()];
    let sources = cargo_home.join("registry/src");
    // One folder per registry; none when every dependency is vendored.
    for registry in fs::read_dir(&sources).into_iter().flatten() {
        let registry = registry?.path();
        flags.push(format!("--remap-path-prefix={}=", registry.display()));
    }
    Ok(flags.join("\u{1f}"))
}

fn compiled(project: &Project) -> PathBuf {
    project
        .target
        .join("wasm32-unknown-unknown/widget/cee-widget.wasm")
}

fn bind(compiled: &Path) -> Result<Widget> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name("cee-widget")
        .typescript(false);
    bindgen
        .remove_name_section(true)
        .remove_producers_section(true);
    let mut output = bindgen.web(true)?.generate_output()?;
    let inline = output.snippets().values().flatten().count();
    ensure!(
        inline + output.local_modules().len() == 0,
        "a dependency brings JavaScript files of its own, which dist/ does not ship"
    );
    let glue = output.js().to_owned();
    Ok(Widget {
        glue,
        wasm: output.wasm_mut().emit_wasm(),
    })
}
