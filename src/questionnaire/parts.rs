//! Pieces that several screens share.

use yew::prelude::*;

use crate::controls::{Button, ButtonKind, button, title};
use crate::markup::{block, line};
use crate::stage::Stage;

/// The title of the screen.
pub(super) fn screen_title(stage: &Stage, words: impl Into<Html>) -> Html {
    title(&stage.title_slot(), words)
}

/// The line that explains the asterisk, before the first field (R-IN-2).
pub(super) fn required_legend(stage: &Stage) -> Html {
    line("p", "cee-required", stage.texts.required_legend)
}

/// The button that submits the form of the screen.
pub(super) fn go_on(stage: &Stage, label: &'static str, busy: bool) -> Html {
    actions(&Button {
        id: Some(stage.id("continue")),
        label: label.into(),
        submits: true,
        busy,
        ..Button::default()
    })
}

/// Where the state of what is under way is spoken without moving the focus (RGAA 7.5).
pub(super) fn status_region(stage: &Stage, status: Html) -> Html {
    html! { <div id={stage.id("status")} role="status">{ status }</div> }
}

/// The one next thing to do.
pub(super) fn actions(main: &Button) -> Html {
    block("div", "cee-actions", vec![button(main)])
}

/// An action in a list or in running text.
pub(super) fn link_button(
    id: AttrValue,
    label: impl Into<AttrValue>,
    on_press: Callback<()>,
) -> Html {
    button(&Button {
        id: Some(id),
        kind: ButtonKind::Link,
        label: label.into(),
        on_press,
        ..Button::default()
    })
}
