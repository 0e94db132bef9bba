//! Reload, a browser that keeps nothing, mounting and unmounting.

use js_sys::{Function, Reflect};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::wasm_bindgen::JsValue;

use crate::page::Host;

#[wasm_bindgen_test]
async fn a_widget_that_is_mounted_again_goes_on_where_it_was() {
    let host = Host::running().await;
    host.press("#cee-start").await;
    host.press("input[value=windows]").await;
    host.press("#cee-continue").await;
    host.until(|host| host.question().as_deref() == Some("place.postcode"))
        .await;
    cee_widget::unmount(&host.element);
    assert!(host.mount());
    host.until(|host| host.question().as_deref() == Some("place.postcode"))
        .await;
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_storage_still_shows_the_test() {
    let host = Host::bare();
    run(
        "window.kept = Object.getOwnPropertyDescriptor(window, 'sessionStorage'); \
        Object.defineProperty(window, 'sessionStorage', { configurable: true, \
        get() { throw new DOMException('refused', 'SecurityError'); } })",
    );
    assert!(host.mount());
    host.sees("start").await;
    host.press("#cee-start").await;
    host.press("input[value=windows]").await;
    host.press("#cee-continue").await;
    host.until(|host| host.question().as_deref() == Some("place.postcode"))
        .await;
    run("Object.defineProperty(window, 'sessionStorage', window.kept)");
}

#[wasm_bindgen_test]
async fn a_storage_that_is_full_still_shows_the_test() {
    let host = Host::bare();
    run("Storage.prototype.kept = Storage.prototype.setItem; \
        Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }");
    assert!(host.mount());
    host.sees("start").await;
    host.press("#cee-start").await;
    host.sees("question").await;
    run("Storage.prototype.setItem = Storage.prototype.kept; delete Storage.prototype.kept");
}

#[wasm_bindgen_test]
async fn a_broken_draft_is_a_fresh_start() {
    let host = Host::bare();
    let storage = web_sys::window()
        .unwrap()
        .session_storage()
        .unwrap()
        .unwrap();
    storage.set_item("cee.draft", "{\"saved_at\":7}").unwrap();
    assert!(host.mount());
    host.sees("start").await;
}

#[wasm_bindgen_test]
async fn mounting_twice_is_mounting_once() {
    let host = Host::running().await;
    assert!(host.mount());
    assert_eq!(
        host.root()
            .query_selector_all(".cee-root")
            .unwrap()
            .length(),
        1
    );
}

#[wasm_bindgen_test]
async fn unmounting_shows_what_the_page_wrote_inside() {
    let host = Host::running().await;
    assert!(host.find("slot").is_none());
    cee_widget::unmount(&host.element);
    assert!(host.find("slot").is_some() && host.find(".cee").is_none());
    let sheets = Reflect::get(&host.root(), &"adoptedStyleSheets".into()).unwrap();
    assert_eq!(Reflect::get(&sheets, &"length".into()).unwrap(), 0);
}

#[wasm_bindgen_test]
async fn a_second_element_keeps_its_own_content_and_the_first_goes_on() {
    let (first, second) = (Host::running().await, Host::bare());
    run("window.said = []; window.kept = console.error; \
        console.error = (...words) => window.said.push(words.join(' '))");
    assert!(!second.mount());
    run("console.error = window.kept");
    assert!(second.element.shadow_root().is_none());
    assert_eq!(
        second.element.text_content().as_deref(),
        Some("Appelez-nous")
    );
    assert_eq!(run("return window.said.length"), 1);
    first.press("#cee-start").await;
    first.sees("question").await;
}

#[wasm_bindgen_test]
async fn an_element_that_left_the_page_makes_room_for_the_next() {
    let first = Host::running().await;
    first.element.remove();
    let second = Host::bare();
    assert!(second.mount());
    second.sees("start").await;
    assert!(first.find(".cee").is_none());
}

fn run(script: &str) -> JsValue {
    Function::new_no_args(script)
        .call0(&JsValue::UNDEFINED)
        .unwrap()
}
