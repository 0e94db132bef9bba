//! From a host element to a running widget, and back.

use std::cell::RefCell;
use std::rc::Rc;

use yew::{AppHandle, Callback, Renderer};

use crate::app::{App, AppProps};
use crate::browser::{HostElement, console, shadow};
use crate::host_config::HostConfig;

/// Where the loader found what the widget is made of.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Origin {
    /// Text of the style sheet, where it could be fetched.
    pub css_text: Option<String>,
    /// Address of the style sheet, for a link where a constructed sheet is impossible.
    pub css_url: Option<String>,
    /// Where the loader came from: the collector, unless the host element names another.
    pub collector: String,
    /// SHA-256 of the two wasm files, one after the other, in hexadecimal; or `dev`.
    pub wasm_sha256: String,
    /// The collector's answer to `GET /v1/deployment/outline`, unread.
    pub deployment: Rc<str>,
}

struct Mounted {
    host: HostElement,
    app: AppHandle<App>,
}

thread_local! {
    static MOUNTED: RefCell<Vec<Mounted>> = const { RefCell::new(Vec::new()) };
}

/// Starts the widget in `host`; does nothing where it already runs.
///
/// One widget for each page: two would share one draft, one history and one request.
/// Returns whether it runs. When it does not, what the host page wrote inside stays visible.
pub(crate) fn mount(host: &HostElement, origin: &Origin) -> bool {
    if is_mounted(host) {
        return true;
    }
    // A router may connect the next page's element before it takes the last one away.
    for gone in others(host, |other| !other.is_connected()) {
        unmount(&gone);
    }
    if !others(host, |_| true).is_empty() {
        console::error("cee-test: a page has one test; this second element keeps its own content");
        return false;
    }
    let attribute = |name: &str| host.get_attribute(name);
    let (config, errors) = HostConfig::read(attribute, &origin.collector, &origin.wasm_sha256);
    for error in errors {
        let mut message = String::from("cee-test: ");
        message.push_str(&error.to_string());
        console::warn(&message);
    }
    let Ok(inner) = shadow::open(host, origin.css_text.as_deref(), origin.css_url.as_deref())
    else {
        console::error("cee-test: this element cannot hold the widget");
        return false;
    };
    let on_failed = {
        let host = host.clone();
        Callback::from(move |()| shadow::show_fallback(&host))
    };
    let props = AppProps {
        config: Rc::new(config),
        deployment: origin.deployment.clone(),
        on_failed,
    };
    let app = Renderer::<App>::with_root_and_props(inner, props).render();
    MOUNTED.with_borrow_mut(|all| {
        all.push(Mounted {
            host: host.clone(),
            app,
        });
    });
    true
}

/// Stops the widget in `host` and shows what the host page wrote inside; nothing without a widget.
pub(crate) fn unmount(host: &HostElement) {
    let found = MOUNTED.with_borrow_mut(|all| {
        let index = all.iter().position(|mounted| mounted.host == *host)?;
        Some(all.swap_remove(index))
    });
    if let Some(mounted) = found {
        mounted.app.destroy();
        shadow::show_fallback(host);
    }
}

/// The other elements with a widget, among those that `which` wants.
fn others(host: &HostElement, which: impl Fn(&HostElement) -> bool) -> Vec<HostElement> {
    MOUNTED.with_borrow(|all| {
        let others = all.iter().map(|mounted| &mounted.host);
        others
            .filter(|other| *other != host && which(other))
            .cloned()
            .collect()
    })
}

fn is_mounted(host: &HostElement) -> bool {
    MOUNTED.with_borrow(|all| all.iter().any(|mounted| mounted.host == *host))
}
