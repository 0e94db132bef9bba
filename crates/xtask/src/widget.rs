//! The widget as WebAssembly and the JavaScript that wasm-bindgen puts around it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;
use wasm_encoder::RawSection;
use wasm_split_cli_support::Options;

use crate::project::Project;
use crate::shell::{self, Noise};
use crate::short_names;

/// How rustc optimises the widget.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Optimisation {
    /// As profile `widget` in `Cargo.toml` says: what is shipped.
    Shipped,
    /// The same, with moments left in the browser's list of them (feature `marks`).
    Marked,
    /// Another `opt-level`, to compare with.
    Level(&'static str),
}

/// One build of the widget.
pub(crate) struct Widget {
    pub(crate) glue: String,
    /// What the test needs.
    pub(crate) wasm: Vec<u8>,
    /// The asking steps, which the glue fetches when they are needed (docs/decisions/0016).
    pub(crate) asking: Vec<u8>,
}

/// The script that joins the two files.
const LINK: &str = "./__wasm_split.js";
/// How the glue fetches the asking steps.
pub(crate) const FETCH_ASKING: &str = r#"fetch(new URL("./split_asking.wasm", import.meta.url))"#;

/// Compiles the root package and generates its glue, an ES module.
pub(crate) fn build(project: &Project, optimisation: Optimisation, noise: Noise) -> Result<Widget> {
    let mut cargo = compiler(project)?;
    cargo.args(["--package", "cee-widget", "--bin", "cee-widget"]);
    // French only, and the rules of today: docs/decisions/0010.
    let features = match optimisation {
        Optimisation::Marked => "split,marks",
        Optimisation::Shipped | Optimisation::Level(_) => "split",
    };
    cargo.args(["--no-default-features", "--features", features]);
    if let Optimisation::Level(level) = optimisation {
        cargo.env("CARGO_PROFILE_WIDGET_OPT_LEVEL", level);
    }
    shell::run(&mut cargo, noise)?;
    let parts = split(&compiled(project))?;
    bind(parts)
}

/// `cargo build` for what browsers run, but for the package.
pub(crate) fn compiler(project: &Project) -> Result<Command> {
    let mut cargo = project.cargo();
    cargo.args([
        "build",
        "--profile",
        "widget",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    // The standard library for size, and a fault that only traps: docs/decisions/0017.
    cargo.args([
        "-Zbuild-std=std,panic_abort",
        "-Zbuild-std-features=optimize_for_size",
    ]);
    cargo.env("RUSTC_BOOTSTRAP", "1");
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags()?);
    Ok(cargo)
}

/// Where it leaves its files.
pub(crate) fn compiled(project: &Project) -> PathBuf {
    project.target.join("wasm32-unknown-unknown/widget")
}

/// Compiler flags as cargo reads them, separated by 0x1f: SHA-256 as a loop, which hashes the few
/// kilobytes of a statement in no time; relocations, by which the wasm is cut in two; and the name
/// of a package where panics would name a folder of this machine, since the file is public.
fn flags() -> Result<String> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
        .context("neither CARGO_HOME nor a home directory")?;
    let mut flags = vec![
        "--cfg=sha2_backend_soft=\"compact\"".to_owned(),
        "-Clink-arg=--emit-relocs".to_owned(),
        "-Zunstable-options".to_owned(),
        "-Cpanic=immediate-abort".to_owned(),
    ];
    let sources = cargo_home.join("registry/src");
    // One folder per registry; none when every dependency is vendored.
    for registry in fs::read_dir(&sources).into_iter().flatten() {
        let registry = registry?.path();
        flags.push(format!("--remap-path-prefix={}=", registry.display()));
    }
    Ok(flags.join("\u{1f}"))
}

/// The compiled wasm cut in two, and the script that joins them again in the browser.
struct Parts {
    main: PathBuf,
    asking: Vec<u8>,
    link: String,
}

fn split(folder: &Path) -> Result<Parts> {
    let compiled = folder.join("cee-widget.wasm");
    let compiled = fs::read(&compiled).with_context(|| compiled.display().to_string())?;
    let parts = folder.join("parts");
    let main = parts.join("main.wasm");
    let mut options = Options::new(&compiled);
    options.output_dir = &parts;
    options.main_out_path = &main;
    options.link_name = LINK;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("the wasm cannot be cut in two: {error:#}"))?;
    let [asking] = split.split_modules.as_slice() else {
        bail!(
            "one file of asking steps was expected: {:?}",
            split.split_modules
        );
    };
    Ok(Parts {
        asking: without_custom_sections(&fs::read(asking)?)?,
        link: fs::read_to_string(parts.join(LINK))?,
        main,
    })
}

/// Names and relocations are of no use to a browser.
pub(crate) fn without_custom_sections(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut kept = wasm_encoder::Module::new();
    for payload in wasmparser::Parser::new(0).parse_all(wasm) {
        if let Some((id, range)) = payload?.as_section()
            && id != wasm_encoder::SectionId::Custom as u8
        {
            let data = wasm.get(range).context("a section beyond the file")?;
            kept.section(&RawSection { id, data });
        }
    }
    Ok(kept.finish())
}

fn bind(parts: Parts) -> Result<Widget> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(&parts.main)
        .out_name("cee-widget")
        .typescript(false);
    bindgen
        .remove_name_section(true)
        .remove_producers_section(true)
        // The second file shares the first one's table of functions.
        .keep_lld_exports(true);
    let mut output = bindgen.web(true)?.generate_output()?;
    let inline = output.snippets().values().flatten().count();
    ensure!(
        inline + output.local_modules().len() == 0,
        "a dependency brings JavaScript files of its own, which dist/ does not ship"
    );
    let glue = joined(output.js(), &parts.link)?;
    let wasm = output.wasm_mut();
    let imports = wasm.imports.iter().map(|import| import.name.clone());
    let exports = wasm.exports.iter().map(|export| export.name.clone());
    let names = short_names::shorter(imports.chain(exports), &glue);
    for import in wasm.imports.iter_mut() {
        if let Some(short) = names.get(&import.name) {
            import.name.clone_from(short);
        }
    }
    for export in wasm.exports.iter_mut() {
        if let Some(short) = names.get(&export.name) {
            export.name.clone_from(short);
        }
    }
    Ok(Widget {
        glue: short_names::rename(&glue, &names),
        wasm: wasm.emit_wasm(),
        asking: parts.asking,
    })
}

/// The glue with the linking script inside, one request less.
fn joined(glue: &str, link: &str) -> Result<String> {
    let link = replaced(link, "import { initSync } from \"./main.js\";\n", "")?;
    let link = replaced(
        &link,
        "export const __wasm_split_load_asking",
        "const __wasm_split_load_asking",
    )?;
    let import = format!("import * as import1 from \"{LINK}\"");
    let namespace = "const import1 = { __wasm_split_load_asking };";
    replaced(glue, &import, &format!("{link}{namespace}"))
}

/// What stands there once, replaced; the tools are pinned, their output is checked all the same.
pub(crate) fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    let count = text.matches(from).count();
    ensure!(count == 1, "{count} times in the generated script: {from}");
    Ok(text.replacen(from, to, 1))
}
