//! Shows what was drawn ahead before the program follows: one attribute, and the browser paints.

use web_sys::Element;
use yew::NodeRef;

/// Kept in step with the style sheet.
const ATTRIBUTE: &str = "data-ahead";

/// Shows what was drawn ahead in place of the screen.
pub fn show(root: &NodeRef) {
    if let Some(root) = root.cast::<Element>() {
        // Such a name is always valid.
        let _ = root.set_attribute(ATTRIBUTE, "");
    }
}

/// What was drawn ahead has become the screen.
pub fn settle(root: &NodeRef) {
    if let Some(root) = root.cast::<Element>() {
        let _ = root.remove_attribute(ATTRIBUTE);
    }
}
