//! The field that nobody is shown.

use web_sys::HtmlInputElement;
use web_sys::wasm_bindgen::JsCast;
use yew::NodeRef;

use super::statement::element_near;

/// Whether something stands in the input `id`, written by an event or without one.
pub fn is_filled(near: &NodeRef, id: &str) -> bool {
    element_near(near, id).is_some_and(|found| {
        !found
            .unchecked_into::<HtmlInputElement>()
            .value()
            .is_empty()
    })
}
