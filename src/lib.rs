//! Eligibility test and consent widget for CEE premiums, for any web page.
//!
//! The host page loads `loader.js`, which calls [`mount`] for each `<cee-test>` element. Rules
//! are in `eligibility`, statements in `consent`, the order of the screens in `lead`; this crate
//! shows them and is the only one that touches the browser.

pub mod app;
pub mod asking;
pub mod banner;
mod beginning;
pub mod browser;
pub mod controls;
mod exchange;
pub mod france_renov;
pub mod host_config;
pub mod markup;
mod mount;
mod proof_of_work;
pub mod questionnaire;
pub mod stage;
pub mod state;
pub mod texts;
pub mod theme;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::browser::HostElement;
use crate::mount::Origin;

/// Starts the widget in a host element; calling it again changes nothing.
///
/// `css_text` and `css_url` are the style sheet and its address, `collector` is the origin that
/// the loader came from, `wasm_sha256` the digest of all the code (docs/decisions/0016),
/// `deployment` the answer of `GET /v1/deployment/outline`. Returns whether the widget runs; when it does
/// not, what stands inside the element stays visible.
#[wasm_bindgen]
pub fn mount(
    host: &HostElement,
    css_text: Option<String>,
    css_url: Option<String>,
    collector: String,
    wasm_sha256: String,
    deployment: &str,
) -> bool {
    mount::mount(
        host,
        &Origin {
            css_text,
            css_url,
            collector,
            wasm_sha256,
            deployment: deployment.into(),
        },
    )
}

/// Stops the widget in a host element and shows again what stands inside it.
#[wasm_bindgen]
pub fn unmount(host: &HostElement) {
    mount::unmount(host);
}
