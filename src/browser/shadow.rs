//! The shadow root that keeps the host page's styles out and ours in.

use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CssStyleSheet, Document, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode,
};
use yew::NodeRef;

/// Class of the element that the components are drawn in.
const INNER_CLASS: &str = "cee-root";

/// Property that holds constructed style sheets, missing in older engines.
const SHEETS: &str = "adoptedStyleSheets";
const THEME: &str = "data-theme";

/// Opens the shadow root of `host`, styles it and gives the empty element to draw in.
///
/// A root that is already open is emptied and used again.
///
/// # Errors
/// What the browser said, when `host` cannot have a shadow root that we can write to.
pub fn open(
    host: &HtmlElement,
    css_text: Option<&str>,
    css_url: Option<&str>,
) -> Result<Element, JsValue> {
    let document = host.owner_document().ok_or(JsValue::UNDEFINED)?;
    let root = match host.shadow_root() {
        Some(root) => root,
        None => host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?,
    };
    root.replace_children_with_node_0();
    style(&document, &root, css_text, css_url)?;
    let inner = document.create_element("div")?;
    inner.set_class_name(INNER_CLASS);
    root.append_child(&inner)?;
    Ok(inner)
}

/// Shows what the host page wrote inside the element instead of the widget: whom to call.
pub fn show_fallback(host: &HtmlElement) {
    let Some(root) = host.shadow_root() else {
        return;
    };
    // Our reset would reach the page's own content through the host element.
    let _ = js_sys::Reflect::set(&root, &SHEETS.into(), &js_sys::Array::new());
    let slot = host
        .owner_document()
        .and_then(|document| document.create_element("slot").ok());
    if let Some(slot) = slot {
        root.replace_children_with_node_1(&slot);
    }
}

/// Sets a custom property on the element around `node`; a policy for styles has no say in it.
pub fn set_property(node: &NodeRef, name: &str, value: &str) {
    let around = node.get().and_then(|node| node.parent_element());
    if let Some(around) = around.and_then(|around| around.dyn_into::<HtmlElement>().ok()) {
        // A value that the browser cannot read leaves the style sheet's own.
        let _ = around.style().set_property(name, value);
    }
}

/// Keeps the widget around `node` light where the page does not say which palette it wants.
pub fn stay_light(node: &NodeRef) {
    let root = node.get().map(|node| node.get_root_node());
    let root = root.and_then(|root| root.dyn_into::<ShadowRoot>().ok());
    if let Some(host) = root.map(|root| root.host())
        && !host.has_attribute(THEME)
    {
        // Such a name is always valid.
        let _ = host.set_attribute(THEME, "light");
    }
}

/// A constructed sheet needs no permission from a strict policy for styles; a link needs the
/// collector's origin in it; where neither can be had the page stays readable without styles.
fn style(
    document: &Document,
    root: &ShadowRoot,
    css_text: Option<&str>,
    css_url: Option<&str>,
) -> Result<(), JsValue> {
    if let Some(text) = css_text
        && adopt(root, text).is_ok()
    {
        return Ok(());
    }
    if let Some(url) = css_url {
        let link = document.create_element("link")?;
        link.set_attribute("rel", "stylesheet")?;
        link.set_attribute("href", url)?;
        root.append_child(&link)?;
    } else if let Some(text) = css_text {
        let style = document.create_element("style")?;
        style.set_text_content(Some(text));
        root.append_child(&style)?;
    }
    Ok(())
}

fn adopt(root: &ShadowRoot, text: &str) -> Result<(), JsValue> {
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(text)?;
    // Set through reflection, so that an engine without the property is told from one with it.
    let name = JsValue::from_str(SHEETS);
    if !js_sys::Reflect::has(root, &name)? {
        return Err(name);
    }
    js_sys::Reflect::set(root, &name, js_sys::Array::of1(&sheet).unchecked_ref())?;
    Ok(())
}
