//! How words are drawn.

use consent::evidence::{Ink, SeenStatement, contrast_tenths};
use web_sys::Element;
use web_sys::wasm_bindgen::{JsCast, JsValue};

use super::Shown;
use super::by_name::{call, get};
use crate::browser::statement::element;
use crate::controls::block_id;

/// Reads how the words are drawn: the smallest, the faintest, whether they are drawn at all.
pub(super) fn look(said: &mut SeenStatement, around: &Element, shown: &Shown) {
    (said.font_px, said.contrast_tenths, said.visible) = (u32::MAX, None, true);
    let behind = ground(around);
    let node = around.get_root_node();
    for index in 0..shown.blocks {
        let Some(words) = element(&node, &block_id(&shown.id, index)) else {
            said.visible = false;
            continue;
        };
        let style = computed(&words);
        said.font_px = said.font_px.min(pixels(&get(&style, "fontSize")));
        let ink = get(&style, "color").as_string();
        let contrast = ink.and_then(|ink| Ink::from_css(&ink)).zip(behind);
        let contrast = contrast.map(|(ink, behind)| contrast_tenths(ink, behind));
        said.contrast_tenths = match (said.contrast_tenths, contrast) {
            (Some(least), Some(this)) => Some(least.min(this)),
            (least, this) => least.or(this),
        };
        said.visible &= is_drawn(&words);
    }
    if said.font_px == u32::MAX {
        said.font_px = 0;
    }
}

/// Whether nothing hides the words: neither they nor what is around them is transparent, hidden
/// or without an area.
fn is_drawn(words: &Element) -> bool {
    let area = words.get_bounding_client_rect();
    let is_hidden = get(&computed(words), "visibility").as_string().as_deref() != Some("visible");
    let mut around = Some(words.clone());
    while let Some(element) = around {
        let opacity = get(&computed(&element), "opacity").as_string();
        if opacity.as_deref() == Some("0") {
            return false;
        }
        around = outside(&element);
    }
    !is_hidden && area.bottom() > area.top()
}

/// The colour behind an element; `None` where it is not plain.
fn ground(element: &Element) -> Option<Ink> {
    let mut around = Some(element.clone());
    while let Some(element) = around {
        let style = computed(&element);
        if get(&style, "backgroundImage").as_string()? != "none" {
            return None;
        }
        let color = get(&style, "backgroundColor").as_string()?;
        if let Some(ink) = Ink::from_css(&color) {
            return Some(ink);
        }
        if color != "rgba(0, 0, 0, 0)" {
            return None;
        }
        around = outside(&element);
    }
    None
}

/// The element around; of a shadow root, the one that it belongs to.
fn outside(element: &Element) -> Option<Element> {
    element.parent_element().or_else(|| {
        let host = get(&element.get_root_node(), "host");
        (!host.is_undefined()).then(|| host.unchecked_into())
    })
}

fn computed(element: &Element) -> JsValue {
    let window = web_sys::window().map(JsValue::from).unwrap_or_default();
    call(&window, "getComputedStyle", element)
}

/// `16.4px` as 16.
fn pixels(length: &JsValue) -> u32 {
    let text = length.as_string().unwrap_or_default();
    let digits = text.bytes().take_while(u8::is_ascii_digit);
    digits.fold(0, |number, digit| {
        number.saturating_mul(10) + u32::from(digit - b'0')
    })
}
