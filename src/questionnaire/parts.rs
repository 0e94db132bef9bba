//! Pieces that several screens share.

use yew::prelude::*;

use crate::controls::{Button, ButtonKind, button, title};
use crate::stage::Stage;

/// The title of the screen.
pub(super) fn screen_title(stage: &Stage, words: impl Into<Html>) -> Html {
    title(&stage.title_slot(), words)
}

/// The line that explains the asterisk, before the first field (R-IN-2).
pub(super) fn required_legend(stage: &Stage) -> Html {
    html! { <p class="cee-required">{ stage.texts.required_legend }</p> }
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

/// The one next thing to do.
pub(super) fn actions(main: &Button) -> Html {
    html! { <div class="cee-actions">{ button(main) }</div> }
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
