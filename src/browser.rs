//! Everything that touches the browser; nothing else in the widget imports `web_sys` or `js_sys`.
//!
//! Each function returns a typed failure or nothing at all: a browser that refuses storage,
//! messages or history must never stop the questionnaire.

pub mod ahead;
pub mod clock;
pub mod collector_client;
pub mod console;
pub mod download;
pub mod events;
pub mod focus;
pub mod history;
pub mod host_events;
pub mod json;
pub mod key_derivation;
pub mod page;
pub mod random;
pub mod shadow;
pub mod statement;
pub mod storage;
pub mod tabs;
pub mod trap;
pub mod witness;

pub use gloo::events::EventListener as Listener;
pub use wasm_bindgen_futures::spawn_local;
pub use web_sys::HtmlElement as HostElement;

/// Waits.
pub async fn pause(milliseconds: u32) {
    gloo::timers::future::TimeoutFuture::new(milliseconds).await;
}
