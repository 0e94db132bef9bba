//! Pieces that several screens share.

use yew::prelude::*;

use crate::controls::{Button, ButtonKind, button, title};
use crate::markup::{Markup, Words};
use crate::stage::Stage;

/// The title of the screen.
pub(super) fn screen_title(m: &mut Markup, stage: &Stage, words: impl Words) {
    title(m, &stage.title_slot(), words);
}

/// The line that explains the asterisk, before the first field (R-IN-2).
pub(super) fn required_legend(m: &mut Markup, stage: &Stage) {
    m.line("p", "cee-required", stage.texts.required_legend);
}

/// The button that submits the form of the screen.
pub(super) fn go_on(m: &mut Markup, stage: &Stage, label: &'static str, busy: bool) {
    actions(
        m,
        &Button {
            id: Some(stage.id("continue")),
            label: label.into(),
            submits: true,
            busy,
            ..Button::default()
        },
    );
}

/// Where the state of what is under way is spoken without moving the focus (RGAA 7.5).
#[inline]
pub(super) fn status_region(m: &mut Markup, stage: &Stage, status: impl FnOnce(&mut Markup)) {
    m.element("div", "", |m| {
        m.attr("id", stage.id("status"));
        m.attr("role", "status");
        status(m);
    });
}

/// The one next thing to do.
pub(super) fn actions(m: &mut Markup, main: &Button) {
    m.element("div", "cee-actions", |m| button(m, main));
}

/// An action in a list or in running text.
pub(super) fn link_button(
    m: &mut Markup,
    id: AttrValue,
    label: impl Into<AttrValue>,
    on_press: Callback<()>,
) {
    button(
        m,
        &Button {
            id: Some(id),
            kind: ButtonKind::Link,
            label: label.into(),
            on_press,
            ..Button::default()
        },
    );
}
