//! `dist/verify.html` and what it loads: the page that checks receipts (`crates/verify`).

use std::path::Path;

use anyhow::{Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::compress::{self, Written};
use crate::dist::{fetch_checked, fill, hashed, read};
use crate::plain_script::plain;
use crate::project::Project;
use crate::shell::{self, Noise};
use crate::widget;

/// Below `dist/`, for all but the page itself.
pub(crate) const FOLDER: &str = "verify";
const STEM: &str = "cee-verify";

/// The page's code.
pub(crate) struct VerifyPage {
    glue: String,
    wasm: Vec<u8>,
}

impl VerifyPage {
    /// Compiles the page's program as the widget is compiled.
    pub(crate) fn build(project: &Project, noise: Noise) -> Result<Self> {
        let mut cargo = widget::compiler(project)?;
        cargo.args(["--package", "verify", "--bin", "verify-page"]);
        shell::run(&mut cargo, noise)?;
        let mut bindgen = Bindgen::new();
        bindgen
            .input_path(widget::compiled(project).join("verify-page.wasm"))
            .out_name(STEM)
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
        let wasm = output.wasm_mut().emit_wasm();
        Ok(Self {
            glue: plain(output.js()),
            wasm: widget::without_custom_sections(&wasm)?,
        })
    }

    /// Writes the page and its files.
    pub(crate) fn write(&self, project: &Project, dist: &Path) -> Result<Vec<Written>> {
        let folder = project.root.join("crates/verify/page");
        let wasm_name = hashed(STEM, "wasm", &self.wasm);
        let glue = self.starting(&wasm_name)?;
        let css = compress::squeeze_css(&read(&folder.join("verify.css"))?);
        let below = |name: &str| format!("{FOLDER}/{name}");
        let glue_name = below(&hashed(STEM, "js", glue.as_bytes()));
        let css_name = below(&hashed(STEM, "css", css.as_bytes()));
        let page = fill(
            &read(&folder.join("verify.html"))?,
            &[("__VERIFY_JS__", &glue_name), ("__VERIFY_CSS__", &css_name)],
        )?;
        Ok(vec![
            compress::write(dist, &below(&wasm_name), &self.wasm)?,
            compress::write(dist, &glue_name, glue.as_bytes())?,
            compress::write(dist, &css_name, css.as_bytes())?,
            compress::write(dist, "verify.html", page.as_bytes())?,
        ])
    }

    /// The glue, which starts by itself: the page's policy allows no script inside the page.
    fn starting(&self, wasm_name: &str) -> Result<String> {
        const INIT: &str = "__wbg_init";
        ensure!(
            self.glue.contains(&format!("async function {INIT}(")),
            "the generated script has no {INIT}"
        );
        let fetched = fetch_checked(wasm_name, &self.wasm);
        Ok(format!(
            "{}\n{INIT}({{ module_or_path: {fetched} }});\n",
            self.glue
        ))
    }
}
