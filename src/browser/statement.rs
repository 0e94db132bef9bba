//! Whether the words on screen are still the ones that were written (design, Decisions 1).

use web_sys::wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node, ShadowRoot};
use yew::NodeRef;

use crate::controls::block_id;

/// Whether every block of the statement `id` is on screen exactly as in the model. Translators
/// and extensions rewrite text where they find it.
pub fn is_verbatim(near: &NodeRef, id: &str, blocks: &[String]) -> bool {
    let mut blocks = blocks.iter().enumerate();
    blocks.all(|(index, expected)| is_word_for_word(near, &block_id(id, index), expected))
}

/// Whether the element `id` has exactly these words on screen.
pub fn is_word_for_word(near: &NodeRef, id: &str, expected: &str) -> bool {
    element_near(near, id)
        .and_then(|found| found.text_content())
        .is_some_and(|on_screen| on_screen == expected)
}

/// The element `id` of the tree in which `near` stands.
pub(super) fn element_near(near: &NodeRef, id: &str) -> Option<Element> {
    element(&near.get()?.get_root_node(), id)
}

pub(super) fn element(root: &Node, id: &str) -> Option<Element> {
    match root.dyn_ref::<ShadowRoot>() {
        Some(root) => root.get_element_by_id(id),
        None => root.dyn_ref::<Document>()?.get_element_by_id(id),
    }
}
