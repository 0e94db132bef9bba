//! Focus and scrolling, only ever after something that the visitor did.

use web_sys::wasm_bindgen::JsCast;
use web_sys::{
    FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot,
};
use yew::NodeRef;

/// Gives the focus to an element without scrolling, then scrolls only if it is out of view (ux 14).
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        focus_element(&element, &element, is_out_of_view);
    }
}

/// Gives the focus to the title of a new screen, then scrolls if what it announces is likely below
/// the window: only the upper third leaves room for the first answers. What is told above it, in
/// the element of the id `above`, stays in view.
pub fn focus_title(node: &NodeRef, above: Option<&str>) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let is_low = |top, _, height| top < 0.0 || top > height / 3.0;
        let told = above.and_then(|above| by_id(&element, above));
        focus_element(&element, told.as_ref().unwrap_or(&element), is_low);
    }
}

/// Takes the focus from whatever has it beside `near`. Removing a focused element makes the
/// browser lay out the old screen and the new one together first.
pub fn release(near: &NodeRef) {
    let root = near.get().map(|node| node.get_root_node());
    let focused = root.and_then(|root| root.unchecked_into::<ShadowRoot>().active_element());
    if let Some(focused) = focused {
        let _ = focused.unchecked_into::<HtmlElement>().blur();
    }
}

/// Gives the focus to the input `id` in the same shadow root as `near`, its label in view (ux 31).
pub fn focus_by_id(near: &NodeRef, id: &str) {
    let Some(near) = near.cast::<HtmlElement>() else {
        return;
    };
    let Some(element) = by_id(&near, id) else {
        return;
    };
    let label = element
        .closest("fieldset, .cee-field, .cee-consent")
        .ok()
        .flatten()
        .and_then(|around| around.dyn_into().ok())
        .unwrap_or_else(|| element.clone());
    focus_element(&element, &label, is_out_of_view);
}

fn by_id(near: &HtmlElement, id: &str) -> Option<HtmlElement> {
    super::statement::element(&near.get_root_node(), id)?
        .dyn_into()
        .ok()
}

/// From the top and the bottom of an element and the height of the window, whether to scroll.
type IsAway = fn(f64, f64, f64) -> bool;

fn focus_element(element: &HtmlElement, in_view: &HtmlElement, is_away: IsAway) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that is going away cannot take the focus: nothing to do then.
    let _ = element.focus_with_options(&options);
    let area = in_view.get_bounding_client_rect();
    if window_height().is_some_and(|height| is_away(area.top(), area.bottom(), height)) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        in_view.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn window_height() -> Option<f64> {
    web_sys::window()?.inner_height().ok()?.as_f64()
}

fn is_out_of_view(top: f64, bottom: f64, height: f64) -> bool {
    top < 0.0 || bottom > height
}
