//! The page around the widget.

use gloo::events::EventListener;
use js_sys::Reflect;
use lead::intake::MAX_PAGE_BYTES;
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
///
/// A page without an address of its own (`srcdoc`) has the one around it; `None` where that has
/// none either, because the collector would refuse each request from there.
pub fn address() -> Option<String> {
    let location = web_sys::window()?.location();
    claim(&location.origin().ok()?, &location.pathname().ok()?).or_else(|| {
        let around = web_sys::Url::new(&document()?.base_uri().ok()??).ok()?;
        claim(&around.origin(), &around.pathname())
    })
}

/// What a request may claim of an address, no longer than the collector reads.
fn claim(origin: &str, path: &str) -> Option<String> {
    let is_web = origin.starts_with("https://") || origin.starts_with("http://");
    is_web.then(|| {
        let mut page = [origin, path].concat();
        // Both are ASCII as browsers write them.
        page.truncate(MAX_PAGE_BYTES);
        page
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_address_is_cut_to_what_the_collector_reads() {
        let path = ["/", &"a".repeat(MAX_PAGE_BYTES)].concat();
        let claimed = claim("https://exemple.example", &path).unwrap();
        assert_eq!(claimed.len(), MAX_PAGE_BYTES);
        assert!(claimed.starts_with("https://exemple.example/aaa"));
    }

    #[test]
    fn a_short_address_is_claimed_whole() {
        let claimed = claim("https://exemple.example", "/isolation");
        assert_eq!(
            claimed.as_deref(),
            Some("https://exemple.example/isolation")
        );
    }

    #[test]
    fn a_page_without_an_address_claims_none() {
        assert_eq!(claim("null", "srcdoc"), None);
        assert_eq!(claim("file://", "/a.html"), None);
    }
}
