//! One history entry per screen, so that the browser's Back does what "Retour" does.
//!
//! Entries hold an opaque number beside the host's own state, never an answer, and the address
//! does not change. In a frame nothing is added: an entry there belongs to the host page's
//! history, and leaving the page would take one Back per question (embed protocol §6).

use gloo::events::EventListener;
use js_sys::{Object, Reflect};
use web_sys::wasm_bindgen::JsValue;
use web_sys::{History, Window};

const KEY: &str = "cee";

/// Adds an entry for the screen `number`.
pub fn push(number: u32) {
    write(number, |history, state| {
        history.push_state_with_url(state, "", None)
    });
}

/// Marks the current entry as the screen `number`.
pub fn replace(number: u32) {
    write(number, |history, state| {
        history.replace_state_with_url(state, "", None)
    });
}

/// Goes back by one entry, as the browser's own Back does; `false` where there is none of ours.
pub fn back() -> bool {
    let Some(window) = own_page() else {
        return false;
    };
    let Ok(history) = window.history() else {
        return false;
    };
    let is_ours = number_of(&history).is_some_and(|number| number > 0);
    is_ours && history.back().is_ok()
}

/// The screen number of the current entry, where it is one of ours.
pub fn current() -> Option<u32> {
    number_of(&own_page()?.history().ok()?)
}

/// Listens to Back and Forward: emits the number of the entry that the visitor came to, if ours.
///
/// The listener stops when the value is dropped.
#[must_use]
pub fn listen(mut on_move: impl FnMut(Option<u32>) + 'static) -> Option<EventListener> {
    let window = own_page()?;
    Some(EventListener::new(&window, "popstate", move |_| {
        on_move(current());
    }))
}

fn write(number: u32, put: impl FnOnce(&History, &JsValue) -> Result<(), JsValue>) {
    let Some(history) = own_page().and_then(|window| window.history().ok()) else {
        return;
    };
    let state = Object::new();
    if let Ok(host_state) = history.state()
        && host_state.is_object()
    {
        // A router of the host page finds its own fields again.
        Object::assign(&state, &Object::from(host_state));
    }
    if Reflect::set(&state, &KEY.into(), &number.into()).is_ok() {
        // Browsers refuse too many entries in a short time; "Retour" works without them.
        let _ = put(&history, &state);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a saturating cast of a number that we wrote, or that somebody forged: both are safe"
)]
fn number_of(history: &History) -> Option<u32> {
    let state = history.state().ok()?;
    if !state.is_object() {
        return None;
    }
    Reflect::get(&state, &KEY.into())
        .ok()?
        .as_f64()
        .map(|number| number as u32)
}

/// The window, unless the page stands in a frame.
fn own_page() -> Option<Window> {
    let window = web_sys::window()?;
    let parent = window.parent().ok().flatten()?;
    (parent == window).then_some(window)
}
