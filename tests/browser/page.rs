//! A host element with a running widget, and ways to act on it as scripts can.

use js_sys::Reflect;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, InputEvent, ShadowRoot};

/// The demonstration as the collector gives it: the wire's own committed example.
const SNAPSHOT: &str = include_str!(
    "../../crates/lead/tests/wire/snapshots/wire__the_deployment_is_given_with_its_version.snap"
);

/// A collector that nobody runs.
const COLLECTOR: &str = "http://127.0.0.1:9";

/// The deployment as JSON.
pub(crate) fn deployment() -> &'static str {
    SNAPSHOT.splitn(3, "---\n").nth(2).unwrap()
}

pub(crate) fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A host element on the page; it leaves the page when the test ends.
pub(crate) struct Host {
    pub(crate) element: HtmlElement,
}

impl Host {
    /// A bare element with a fallback inside, not yet mounted.
    pub(crate) fn bare() -> Self {
        let storage = web_sys::window().unwrap().session_storage();
        if let Ok(Some(storage)) = storage {
            storage.clear().unwrap();
        }
        let element: HtmlElement = document()
            .create_element("cee-test")
            .unwrap()
            .dyn_into()
            .unwrap();
        element.set_text_content(Some("Appelez-nous"));
        document().body().unwrap().append_child(&element).unwrap();
        Self { element }
    }

    /// A running widget on its first screen.
    pub(crate) async fn running() -> Self {
        let host = Self::bare();
        assert!(host.mount());
        host.sees("start").await;
        host
    }

    pub(crate) fn mount(&self) -> bool {
        let collector = COLLECTOR.to_owned();
        // What hides the screen drawn ahead is a rule of it.
        let css = Some(include_str!("../../styles/base.css").to_owned());
        let hash = "dev".to_owned();
        cee_widget::mount(&self.element, css, None, collector, hash, deployment())
    }

    pub(crate) fn root(&self) -> ShadowRoot {
        self.element.shadow_root().unwrap()
    }

    pub(crate) fn find(&self, selector: &str) -> Option<Element> {
        self.root().query_selector(selector).unwrap()
    }

    pub(crate) fn screen(&self) -> Option<String> {
        self.find(".cee")?.get_attribute("data-screen")
    }

    pub(crate) fn question(&self) -> Option<String> {
        self.find(".cee")?.get_attribute("data-question")
    }

    /// Waits until this screen is drawn.
    pub(crate) async fn sees(&self, screen: &str) {
        self.until(|host| host.screen().as_deref() == Some(screen))
            .await;
    }

    /// Lets the page run until something holds, and what follows from its drawing is done; a test
    /// that waits in vain fails by the runner.
    pub(crate) async fn until(&self, holds: impl Fn(&Self) -> bool) {
        while !holds(self) {
            yew::scheduler::flush().await;
            cee_widget::browser::pause(0).await;
        }
        yew::scheduler::flush().await;
    }

    pub(crate) async fn press(&self, selector: &str) {
        let element: HtmlElement = self.find(selector).unwrap().dyn_into().unwrap();
        element.click();
        yew::scheduler::flush().await;
    }

    /// Types as a browser reports it: the value first, then the event.
    pub(crate) async fn type_in(&self, selector: &str, text: &str) {
        let input: HtmlInputElement = self.find(selector).unwrap().dyn_into().unwrap();
        input.set_value(text);
        let init = web_sys::InputEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        let event = InputEvent::new_with_event_init_dict("input", &init).unwrap();
        input.dispatch_event(&event).unwrap();
        yew::scheduler::flush().await;
    }

    /// What has the focus inside the shadow root.
    pub(crate) fn focused(&self) -> Option<Element> {
        Reflect::get(&self.root(), &"activeElement".into())
            .unwrap()
            .dyn_into()
            .ok()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        cee_widget::unmount(&self.element);
        self.element.remove();
    }
}
