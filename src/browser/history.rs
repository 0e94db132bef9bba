//! One history entry per screen, so that the browser's Back does what "Retour" does.
//!
//! Entries hold the name of a screen, of a question only its number, beside the host's own state,
//! never an answer, and the address does not change. In a frame nothing is added: an entry there
//! belongs to the host page's history, and leaving the page would take one Back per question (embed
//! protocol §6).

use gloo::events::EventListener;
use js_sys::{Object, Reflect};
use web_sys::wasm_bindgen::JsValue;
use web_sys::{History, Window};

/// Name of the screen in the state of an entry.
const SCREEN: &str = "cee";
/// How many entries of ours lie behind it.
const DEPTH: &str = "cee_depth";

/// Adds an entry for a screen.
pub fn push(screen: &str) {
    if let Some(history) = own_history() {
        let depth = field(&history, DEPTH)
            .and_then(|depth| depth.as_f64())
            .unwrap_or(0.0)
            + 1.0;
        write(&history, screen, depth, |state| {
            history.push_state_with_url(state, "", None)
        });
    }
}

/// Marks the current entry as a screen's.
pub fn replace(screen: &str) {
    if let Some(history) = own_history() {
        let depth = field(&history, DEPTH)
            .and_then(|depth| depth.as_f64())
            .unwrap_or(0.0);
        write(&history, screen, depth, |state| {
            history.replace_state_with_url(state, "", None)
        });
    }
}

/// Goes back by one entry, as the browser's own Back does; `false` where the one before is not
/// ours.
pub fn back() -> bool {
    own_history().is_some_and(|history| {
        let depth = field(&history, DEPTH).and_then(|depth| depth.as_f64());
        depth.is_some_and(|depth| depth > 0.0) && history.back().is_ok()
    })
}

/// The screen of the current entry, where it is one of ours.
pub fn current() -> Option<String> {
    field(&own_history()?, SCREEN)?.as_string()
}

/// Listens to Back and Forward: emits the screen of the entry that the visitor came to, if ours.
///
/// The listener stops when the value is dropped.
#[must_use]
pub fn listen(mut on_move: impl FnMut(String) + 'static) -> Option<EventListener> {
    let window = own_page()?;
    Some(EventListener::new(&window, "popstate", move |_| {
        if let Some(screen) = current() {
            on_move(screen);
        }
    }))
}

fn write(
    history: &History,
    screen: &str,
    depth: f64,
    put: impl FnOnce(&JsValue) -> Result<(), JsValue>,
) {
    let state = Object::new();
    if let Ok(host_state) = history.state()
        && host_state.is_object()
    {
        // A router of the host page finds its own fields again.
        Object::assign(&state, &Object::from(host_state));
    }
    let is_written = Reflect::set(&state, &SCREEN.into(), &screen.into()).is_ok()
        && Reflect::set(&state, &DEPTH.into(), &depth.into()).is_ok();
    if is_written {
        // Browsers refuse too many entries in a short time; "Retour" works without them.
        let _ = put(&state);
    }
}

fn field(history: &History, name: &str) -> Option<JsValue> {
    let state = history.state().ok().filter(JsValue::is_object)?;
    Reflect::get(&state, &name.into()).ok()
}

fn own_history() -> Option<History> {
    own_page()?.history().ok()
}

/// The window, unless the page stands in a frame.
fn own_page() -> Option<Window> {
    let window = web_sys::window()?;
    let parent = window.parent().ok().flatten()?;
    (parent == window).then_some(window)
}
