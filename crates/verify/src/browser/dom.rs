//! The document, by id.

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, DragEvent, Element, Event, File, HtmlElement, HtmlInputElement, RequestCache,
    RequestCredentials, RequestInit, Response,
};

use crate::page::{Node, TITLE};

/// In bytes: far more than a receipt, keys or proofs have.
const LARGEST: f64 = 2_000_000.0;

pub(super) fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Calls for ever: the page has no other life than this one.
pub(super) fn listen<E: FromWasmAbi + 'static>(
    id: &str,
    event: &str,
    call: impl FnMut(E) + 'static,
) {
    let Some(element) = by_id(id) else {
        return;
    };
    let call = Closure::<dyn FnMut(E)>::new(call);
    // It fails for a callback that is none.
    let _ = element.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
    call.forget();
}

pub(super) fn set_hidden(id: &str, is_hidden: bool) {
    if let Some(element) = by_id(id) {
        // The attribute's name is a good one.
        let _ = element.toggle_attribute_with_force("hidden", is_hidden);
    }
}

pub(super) fn tell(id: &str, words: &str) {
    if let Some(element) = by_id(id) {
        element.set_text_content(Some(words));
    }
}

pub(super) fn focus(id: &str) {
    let element = by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // An element that takes no focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Whether an answer stands there and has the focus.
pub(super) fn shown() -> bool {
    let active = document().and_then(|document| document.active_element());
    by_id(TITLE).is_some_and(|title| Some(title) == active)
}

pub(super) fn is_from(event: &Event, id: &str) -> bool {
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.id() == id)
}

pub(super) fn chosen(id: &str) -> Option<File> {
    let input: HtmlInputElement = by_id(id)?.dyn_into().ok()?;
    input.files()?.get(0)
}

pub(super) fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// The file's text; nothing where it cannot be read or is too large for what it should be.
pub(super) async fn read(file: &File) -> String {
    if file.size() > LARGEST {
        return String::new();
    }
    awaited(&file.text()).await.unwrap_or_default()
}

/// What this site answers, unless it refuses or is not there.
pub(super) async fn fetch(path: &str) -> Option<String> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoCache);
    init.set_credentials(RequestCredentials::Omit);
    let answer = web_sys::window()?.fetch_with_str_and_init(path, &init);
    let answer: Response = JsFuture::from(answer).await.ok()?.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    awaited(&answer.text().ok()?).await
}

async fn awaited(promise: &Promise) -> Option<String> {
    let settled: Result<JsValue, JsValue> = JsFuture::from(promise.clone()).await;
    settled.ok()?.as_string()
}

/// These nodes and nothing else.
pub(super) fn show(place: &Element, nodes: &[Node]) {
    place.set_text_content(None);
    if let Some(document) = document() {
        append(&document, place, nodes);
    }
}

fn append(document: &Document, place: &Element, nodes: &[Node]) {
    for node in nodes {
        // Appending fails for what is no place; names and attributes are of this crate.
        match node {
            Node::Text(words) => {
                let _ = place.append_child(&document.create_text_node(words));
            }
            Node::Element(element) => {
                let Ok(made) = document.create_element(element.tag) else {
                    continue;
                };
                for (name, value) in &element.attributes {
                    let _ = made.set_attribute(name, value);
                }
                append(document, &made, &element.children);
                let _ = place.append_child(&made);
            }
        }
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
