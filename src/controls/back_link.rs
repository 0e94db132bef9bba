use yew::prelude::*;

use super::{IconShape, icon};
use crate::markup::Markup;

/// The way back, at the top of a screen; it does what the browser's Back does (ux 9).
pub fn back_link(m: &mut Markup, id: AttrValue, label: &'static str, on_back: &Callback<()>) {
    let on_back = on_back.clone();
    m.element("button", "cee-back", |m| {
        m.attr("type", "button");
        m.attr("id", id);
        m.on_click(move |_| on_back.emit(()));
        icon(m, IconShape::Back);
        m.line("span", "", label);
    });
}
