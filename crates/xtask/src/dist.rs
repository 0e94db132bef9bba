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
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::compress::{self, Written};
use crate::install;
use crate::plain_script::plain;
use crate::project::Project;
use crate::shell::Noise;
use crate::verify_page::{self, VerifyPage};
use crate::widget::{self, Optimisation, Widget};

/// Where hosts find the current major version.
const EMBED: &str = "e/v1";
/// Before the digest in the names of what the test needs, and of the asking steps.
const WIDGET: &str = "cee-widget";
const ASKING: &str = "cee-asking";
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
    /// What a visitor of the demo page loads for the test, `release.json` left out.
    pub(crate) files: Vec<Written>,
    /// What is loaded besides when somebody goes on from the result: the asking steps.
    pub(crate) asking: Vec<Written>,
    /// The page that checks receipts, which is nobody's test.
    pub(crate) verify: Vec<Written>,
}

impl Dist {
    /// What the test weighs after brotli, in bytes.
    pub(crate) fn sum(&self) -> usize {
        self.files.iter().map(|file| file.brotli).sum()
    }
}

/// Builds the widget and fills `dist/`; files of earlier builds are removed.
pub(crate) fn build(project: &Project, noise: Noise) -> Result<Dist> {
    build_into(&project.dist(), project, Optimisation::Shipped, noise)
}

/// The same with another widget, somewhere else.
pub(crate) fn build_into(
    dist: &Path,
    project: &Project,
    optimisation: Optimisation,
    noise: Noise,
) -> Result<Dist> {
    install::wasm_target(project, noise)?;
    install::library_sources(project, noise)?;
    let widget = widget::build(project, optimisation, noise)?;
    let page = VerifyPage::build(project, noise)?;
    assemble(project, dist, &widget, &page)
}

fn assemble(project: &Project, dist: &Path, widget: &Widget, page: &VerifyPage) -> Result<Dist> {
    let first_sha256 = hex(&Sha256::digest(&widget.wasm));
    // What a proof names: all the code, one file after the other.
    let whole = [widget.wasm.as_slice(), &widget.asking].concat();
    let widget_sha256 = hex(&Sha256::digest(&whole));
    let wasm_name = hashed(WIDGET, "wasm", &widget.wasm);
    let asking_name = hashed(ASKING, "wasm", &widget.asking);
    let glue = widget::replaced(
        &plain(&widget.glue),
        widget::FETCH_ASKING,
        &fetch_checked(&asking_name, &widget.asking),
    )?;
    let glue_name = hashed(WIDGET, "js", glue.as_bytes());
    let css = compress::squeeze_css(&stylesheet(&project.root.join("styles"))?);
    let css_name = hashed(WIDGET, "css", css.as_bytes());
    let loader = fill(
        &plain(&read(&project.root.join("loader/loader.js"))?),
        &[
            ("__WIDGET_JS__", &glue_name),
            ("__WIDGET_WASM__", &wasm_name),
            ("__WASM_SHA256__", &first_sha256),
            ("__WIDGET_SHA256__", &widget_sha256),
            ("__WIDGET_CSS__", &css_name),
        ],
    )?;

    let embed = |name: &str| format!("{EMBED}/{name}");
    let mut files = vec![
        compress::write(dist, &embed(&wasm_name), &widget.wasm)?,
        compress::write(dist, &embed(&glue_name), glue.as_bytes())?,
        compress::write(dist, &embed("loader.js"), loader.as_bytes())?,
        compress::write(dist, &embed(&css_name), css.as_bytes())?,
    ];
    files.extend(demo_page(project, dist)?);
    let asking = compress::write(dist, &embed(&asking_name), &widget.asking)?;
    let verify = page.write(project, dist)?;
    let names = files.iter().chain([&asking]).map(|file| file.name.as_str());
    let names: Vec<&str> = names.collect();
    let earlier = earlier(dist, &names);
    let release = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "wasm_sha256": widget_sha256,
        "files": files.iter().chain([&asking]).map(|file| {
            json!({ "name": file.name, "bytes": file.bytes, "brotli": file.brotli })
        }).collect::<Vec<_>>(),
        "earlier": earlier,
    });
    let release = format!("{release:#}\n");
    let listed = compress::write(dist, &embed("release.json"), release.as_bytes())?;
    let kept = files.iter().chain([&asking, &listed]).chain(&verify);
    let kept = kept.map(|file| &file.name).chain(&earlier);
    forget_others(dist, kept)?;
    Ok(Dist {
        files,
        asking: vec![asking],
        verify,
    })
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

/// A placeholder that is not there would ship a loader or a page that loads nothing.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut filled = template.to_owned();
    for (placeholder, value) in values {
        ensure!(
            filled.contains(placeholder),
            "the template has no {placeholder}"
        );
        filled = filled.replace(placeholder, value);
    }
    Ok(filled)
}

/// What this reads of the `release.json` of the build before.
#[derive(Deserialize)]
struct Before {
    files: Vec<NamedFile>,
    #[serde(default)]
    earlier: Vec<String>,
}

#[derive(Deserialize)]
struct NamedFile {
    name: String,
}

/// The files of the release before this one: a loader in a cache still names them, and a tab that
/// is open on it still fetches the asking steps. What has the same name now is no longer of then.
fn earlier(dist: &Path, now: &[&str]) -> Vec<String> {
    let Ok(text) = fs::read_to_string(dist.join(EMBED).join("release.json")) else {
        return Vec::new();
    };
    let Ok(before) = serde_json::from_str::<Before>(&text) else {
        return Vec::new();
    };
    let stems = [WIDGET, ASKING].map(|stem| format!("{EMBED}/{stem}-"));
    let is_kept = |name: &String| {
        let is_hashed = stems.iter().any(|stem| name.starts_with(stem));
        is_hashed && !now.contains(&name.as_str()) && dist.join(name).is_file()
    };
    let files = before.files.into_iter().map(|file| file.name);
    let gone: Vec<String> = files.filter(is_kept).collect();
    if gone.is_empty() {
        // The same release built again.
        return before.earlier.into_iter().filter(is_kept).collect();
    }
    gone
}

/// Old content-hashed files would be served for ever.
fn forget_others<'a>(dist: &Path, kept: impl Iterator<Item = &'a String>) -> Result<()> {
    let kept: BTreeSet<_> = kept
        .flat_map(|name| ["", ".br", ".gz"].map(|twin| dist.join(format!("{name}{twin}"))))
        .collect();
    for folder in [
        dist.to_owned(),
        dist.join(EMBED),
        dist.join(verify_page::FOLDER),
    ] {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_file() && !kept.contains(&path) {
                fs::remove_file(&path).with_context(|| path.display().to_string())?;
            }
        }
    }
    Ok(())
}

/// How glue fetches the wasm beside it: without cookies, only the file that belongs to it, and
/// for as long as a call to the collector may take.
pub(crate) fn fetch_checked(name: &str, wasm: &[u8]) -> String {
    let digest = BASE64_STANDARD.encode(Sha256::digest(wasm));
    format!(
        r#"fetch(new URL("./{name}", import.meta.url), {{ credentials: "omit", integrity: "sha256-{digest}", signal: AbortSignal.timeout?.(20000) }})"#
    )
}

pub(crate) fn hashed(stem: &str, extension: &str, content: &[u8]) -> String {
    let digest = hex(&Sha256::digest(content));
    let short = digest.get(..16).unwrap_or(&digest);
    format!("{stem}-{short}.{extension}")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_with_the_content() {
        assert_eq!(hashed("a", "css", b""), "a-e3b0c44298fc1c14.css");
        assert_ne!(hashed("a", "css", b"a"), hashed("a", "css", b"b"));
    }

    #[test]
    fn what_a_loader_in_a_cache_names_stays_for_a_release_and_older_files_go() {
        let dist = std::env::temp_dir().join(format!("cee-dist-{}", std::process::id()));
        let folder = dist.join(EMBED);
        fs::create_dir_all(&folder).unwrap();
        let names = [
            "e/v1/cee-asking-0.wasm",
            "e/v1/cee-widget-0.wasm",
            "e/v1/cee-widget-0.js",
            "e/v1/cee-widget-0.css",
        ];
        for name in names {
            fs::write(dist.join(name), b"").unwrap();
        }
        let release = |files: &[&str], earlier: &[&str]| {
            let files: Vec<_> = files.iter().map(|name| json!({ "name": name })).collect();
            let text = json!({ "files": files, "earlier": earlier });
            fs::write(folder.join("release.json"), text.to_string()).unwrap();
        };
        release(&[&names[..], &["e/v1/loader.js"]].concat(), &[]);
        assert_eq!(earlier(&dist, &[]), names);
        let (css, others) = names.split_last().unwrap();
        assert_eq!(earlier(&dist, &[css]), others);
        assert_eq!(earlier(&dist, &names), [""; 0]);
        release(
            &[css],
            &["e/v1/cee-asking-0.wasm", "../x", "e/v1/cee-widget-9.js"],
        );
        let again = ["e/v1/cee-asking-0.wasm"];
        assert_eq!(
            earlier(&dist, &[css]),
            again,
            "the same release built again"
        );
        assert_eq!(earlier(&dist, &[]), [*css]);
        fs::remove_dir_all(&dist).unwrap();
    }

    #[test]
    fn a_loader_without_its_placeholder_is_refused() {
        let filled = fill("import('./__A__')", &[("__A__", "x.js")]).unwrap();
        assert_eq!(filled, "import('./x.js')");
        assert!(fill("import('./a.js')", &[("__A__", "x.js")]).is_err());
    }
}
