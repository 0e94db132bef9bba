//! The page around the widget.

use gloo::events::EventListener;
use js_sys::Reflect;
use web_sys::PageTransitionEvent;
use web_sys::wasm_bindgen::JsCast;

/// The title of the page before the widget wrote into it.
pub fn title() -> String {
    document()
        .map(|document| document.title())
        .unwrap_or_default()
}

/// Writes the title of the page, so that history and screen readers tell the screens apart (rgaa 40).
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The page's address without query and fragment, which may hold personal data.
pub fn address() -> Option<String> {
    let location = web_sys::window()?.location();
    let mut address = location.origin().ok()?;
    address.push_str(&location.pathname().ok()?);
    Some(address)
}

/// Whether the visitor told the browser to refuse tracking everywhere (Global Privacy Control).
pub fn has_privacy_control() -> bool {
    web_sys::window()
        .and_then(|window| Reflect::get(&window.navigator(), &"globalPrivacyControl".into()).ok())
        .is_some_and(|signal| signal.is_truthy())
}

/// Listens to the page coming back from the browser's memory, where a form keeps what it showed.
///
/// The listener stops when the value is dropped.
#[must_use]
pub fn on_return(mut on_shown: impl FnMut() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "pageshow", move |event| {
        if event
            .dyn_ref::<PageTransitionEvent>()
            .is_some_and(PageTransitionEvent::persisted)
        {
            on_shown();
        }
    }))
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
