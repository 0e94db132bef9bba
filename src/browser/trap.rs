//! The field that nobody is shown.

use web_sys::HtmlInputElement;
use web_sys::wasm_bindgen::JsCast;
use yew::NodeRef;

use super::statement::element;

/// Whether something stands in the input `id`, written by an event or without one.
pub fn is_filled(near: &NodeRef, id: &str) -> bool {
    let root = near.get().map(|node| node.get_root_node());
    root.and_then(|root| element(&root, id))
        .and_then(|found| found.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| !input.value().is_empty())
}
