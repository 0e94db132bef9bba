//! `dist/`: all that a host page loads, under names that say their content, with compressed
//! twins; and `release.json`, which lists it.
//!
//! Only `loader.js` has a name that stays (embed protocol: the path carries the major version);
//! everything else may be cached for ever.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::compress::{self, Written};
use crate::install;
use crate::plain_script::plain;
use crate::project::Project;
use crate::shell::Noise;
use crate::widget::{self, Optimisation, Widget};

/// Where hosts find the current major version.
const EMBED: &str = "e/v1";
/// In this order: later files rely on the tokens and resets of earlier ones.
const STYLES: [&str; 6] = [
    "tokens",
    "base",
    "controls",
    "blocks",
    "questionnaire",
    "consent",
];

/// A finished `dist/`.
pub(crate) struct Dist {
    /// What a visitor of the demo page loads, `release.json` left out.
    pub(crate) files: Vec<Written>,
}

/// Builds the widget and fills `dist/`; files of earlier builds are removed.
pub(crate) fn build(project: &Project, noise: Noise) -> Result<Dist> {
    install::wasm_target(project, noise)?;
    let widget = widget::build(project, Optimisation::Shipped, noise)?;
    assemble(project, &widget)
}

fn assemble(project: &Project, widget: &Widget) -> Result<Dist> {
    let dist = project.dist();
    let wasm_sha256 = hex(&Sha256::digest(&widget.wasm));
    let wasm_name = hashed("wasm", &widget.wasm);
    let glue = plain(&widget.glue).replace(widget::DEFAULT_WASM, &wasm_name);
    let glue_name = hashed("js", glue.as_bytes());
    let css = compress::squeeze_css(&stylesheet(&project.root.join("styles"))?);
    let css_name = hashed("css", css.as_bytes());
    let loader = fill(
        &plain(&read(&project.root.join("loader/loader.js"))?),
        &[
            ("__WIDGET_JS__", &glue_name),
            ("__WIDGET_WASM__", &wasm_name),
            ("__WASM_SHA256__", &wasm_sha256),
            ("__WIDGET_CSS__", &css_name),
        ],
    )?;

    let embed = |name: &str| format!("{EMBED}/{name}");
    let mut files = vec![
        compress::write(&dist, &embed(&wasm_name), &widget.wasm)?,
        compress::write(&dist, &embed(&glue_name), glue.as_bytes())?,
        compress::write(&dist, &embed("loader.js"), loader.as_bytes())?,
        compress::write(&dist, &embed(&css_name), css.as_bytes())?,
    ];
    files.extend(demo_page(project, &dist)?);
    let release = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "wasm_sha256": wasm_sha256,
        "files": files.iter().map(|file| {
            json!({ "name": file.name, "bytes": file.bytes, "brotli": file.brotli })
        }).collect::<Vec<_>>(),
    });
    let release = format!("{release:#}\n");
    let listed = compress::write(&dist, &embed("release.json"), release.as_bytes())?;
    forget_others(&dist, files.iter().chain([&listed]))?;
    Ok(Dist { files })
}

/// `loader/demo.html` becomes the front page; files named `demo.…` beside it go with it.
fn demo_page(project: &Project, dist: &Path) -> Result<Vec<Written>> {
    let mut files = Vec::new();
    let folder = project.root.join("loader");
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        names.insert(entry?.file_name().to_string_lossy().into_owned());
    }
    for name in names.iter().filter(|name| name.starts_with("demo.")) {
        let content = read(&folder.join(name))?;
        let target = if name == "demo.html" {
            "index.html"
        } else {
            name
        };
        files.push(compress::write(dist, target, content.as_bytes())?);
    }
    ensure!(
        files.iter().any(|file| file.name == "index.html"),
        "loader/demo.html is missing"
    );
    Ok(files)
}

fn stylesheet(folder: &Path) -> Result<String> {
    STYLES
        .iter()
        .map(|name| read(&folder.join(name).with_extension("css")))
        .collect()
}

/// A placeholder that is not there would ship a loader that loads nothing.
fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut filled = template.to_owned();
    for (placeholder, value) in values {
        ensure!(
            filled.contains(placeholder),
            "loader/loader.js has no {placeholder}"
        );
        filled = filled.replace(placeholder, value);
    }
    Ok(filled)
}

/// Old content-hashed files would be served for ever.
fn forget_others<'a>(dist: &Path, kept: impl Iterator<Item = &'a Written>) -> Result<()> {
    let kept: BTreeSet<_> = kept
        .flat_map(|file| ["", ".br", ".gz"].map(|twin| dist.join(format!("{}{twin}", file.name))))
        .collect();
    for folder in [dist.to_owned(), dist.join(EMBED)] {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_file() && !kept.contains(&path) {
                fs::remove_file(&path).with_context(|| path.display().to_string())?;
            }
        }
    }
    Ok(())
}

fn hashed(extension: &str, content: &[u8]) -> String {
    let digest = hex(&Sha256::digest(content));
    let short = digest.get(..16).unwrap_or(&digest);
    format!("cee-widget-{short}.{extension}")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_with_the_content() {
        assert_eq!(hashed("css", b""), "cee-widget-e3b0c44298fc1c14.css");
        assert_ne!(hashed("css", b"a"), hashed("css", b"b"));
    }

    #[test]
    fn a_loader_without_its_placeholder_is_refused() {
        let filled = fill("import('./__A__')", &[("__A__", "x.js")]).unwrap();
        assert_eq!(filled, "import('./x.js')");
        assert!(fill("import('./a.js')", &[("__A__", "x.js")]).is_err());
    }
}
