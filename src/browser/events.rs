//! What a DOM event says, as plain values.

use web_sys::wasm_bindgen::JsCast;
use yew::prelude::*;

/// What moved a control, as far as a browser tells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum GestureInput {
    /// A mouse, a finger or a pen.
    Pointer,
    /// A key, or an assistive technology that presses without a pointer.
    Keyboard,
}

/// One press on a checkbox.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Gesture {
    /// Whether the box is ticked after it.
    pub checked: bool,
    /// What made it.
    pub input: GestureInput,
}

/// The whole text of the input that was typed in.
pub fn typed(event: &InputEvent) -> String {
    event
        .target_dyn_into::<web_sys::HtmlInputElement>()
        .map_or_else(String::new, |input| input.value())
}

/// Whether the box that changed is ticked now.
pub fn is_checked(event: &Event) -> bool {
    event
        .target_dyn_into::<web_sys::HtmlInputElement>()
        .is_some_and(|input| input.checked())
}

/// The value of the select in which another option was chosen. It is read as an input's: the
/// member has the same name, and a binding for selects alone would weigh on the first file.
pub fn chosen(event: &Event) -> String {
    let target = event.target();
    target.map_or_else(String::new, |target| {
        target.unchecked_into::<web_sys::HtmlInputElement>().value()
    })
}

/// What a click on a checkbox did; a click without a pointer has no click count (UI Events `detail`).
pub fn gesture(event: &MouseEvent) -> Gesture {
    Gesture {
        checked: event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
            .is_some_and(|input| input.checked()),
        input: if event.detail() > 0 {
            GestureInput::Pointer
        } else {
            GestureInput::Keyboard
        },
    }
}
