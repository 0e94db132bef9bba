//! What the host page may know: where the visitor is, never what was answered (embed protocol §4).

use js_sys::{Object, Reflect};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement, ShadowRoot};
use yew::NodeRef;

/// A moment that host pages measure.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HostEvent<'a> {
    /// Another screen is shown.
    Step {
        /// The part of the test: `works`, `dwelling`, `place`, `detail`, …
        part: &'a str,
        /// Its number among the questions.
        number: u32,
    },
    /// The result is shown.
    Result,
    /// The lead is stored.
    Submitted,
}

/// Raises `cee:step`, `cee:result` or `cee:submitted` on the host element around `node`.
pub fn raise(node: &NodeRef, event: HostEvent<'_>) {
    let Some(host) = host_of(node) else { return };
    let detail = Object::new();
    let name = match event {
        HostEvent::Step { part, number } => {
            // Setting a field of a fresh plain object cannot fail.
            let _ = Reflect::set(&detail, &"part".into(), &part.into());
            let _ = Reflect::set(&detail, &"number".into(), &number.into());
            "cee:step"
        }
        HostEvent::Result => "cee:result",
        HostEvent::Submitted => "cee:submitted",
    };
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = host.dispatch_event(&event);
    }
}

fn host_of(node: &NodeRef) -> Option<HtmlElement> {
    let root: ShadowRoot = node.get()?.get_root_node().dyn_into().ok()?;
    root.host().dyn_into().ok()
}
