//! The widget as WebAssembly and the JavaScript that wasm-bindgen puts around it.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
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
    shell::run(&mut cargo, noise)?;
    bind(&compiled(project))
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
