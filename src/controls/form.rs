use yew::prelude::*;

use crate::markup::Markup;

/// A form that the browser neither checks nor sends: it only gives Enter its meaning (ux 13, 28).
#[inline]
pub fn form(m: &mut Markup, on_submit: Callback<()>, inside: impl FnOnce(&mut Markup)) {
    open(m, on_submit);
    inside(m);
    m.close();
}

fn open(m: &mut Markup, on_submit: Callback<()>) {
    m.open("form", "cee-form");
    m.attr("novalidate", "novalidate");
    m.on_submit(move |event| {
        event.prevent_default();
        on_submit.emit(());
    });
}
