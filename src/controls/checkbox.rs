use yew::prelude::*;

use super::{ErrorText, block_id, described_by, error_line, sub_id};
use crate::browser::events::{self, Gesture};

/// One checkbox with the words that belong to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checkbox {
    /// Id of the input.
    pub id: AttrValue,
    /// What ticking it means, word for word.
    pub label: AttrValue,
    /// What must be read beside it before choosing, block by block; each is one text node.
    pub mentions: Vec<AttrValue>,
    /// Whether the words are a statement that machine translation must leave alone.
    pub verbatim: bool,
    /// Id of a further text that describes it.
    pub described_by: Option<AttrValue>,
    /// Stable name of what it decides, for tools (`data-key`).
    pub data_key: Option<AttrValue>,
    /// Whether an answer is needed: marked by an asterisk (R-IN-2).
    pub required: bool,
    /// What is wrong, after a failed try.
    pub error: Option<ErrorText>,
    /// Whether it is ticked.
    pub checked: bool,
    /// Emits each press by a person; a press by a script is undone and not told.
    pub on_change: Callback<Gesture>,
}

/// One native checkbox with the words that belong to it (rgaa 14).
pub fn checkbox(props: &Checkbox) -> Html {
    let mentions_id = (!props.mentions.is_empty()).then(|| sub_id(&props.id, "mentions"));
    let error_id = props.error.is_some().then(|| sub_id(&props.id, "error"));
    let translate = props.verbatim.then_some("no");
    let describing = described_by(&[
        mentions_id.clone(),
        props.described_by.clone(),
        error_id.clone(),
    ]);
    let on_change = props.on_change.clone();
    let onclick = move |event: MouseEvent| {
        if event.is_trusted() {
            on_change.emit(events::gesture(&event));
        } else {
            // A script may press it, but only a person can agree (R-CO-2): the browser undoes it.
            event.prevent_default();
        }
    };
    html! {
        <div class={classes!("cee-consent", props.checked.then_some("cee-consent--on"))}>
            if let (Some(error), Some(id)) = (&props.error, error_id) {
                { error_line(id, error) }
            }
            <div class="cee-choice">
                <input
                    type="checkbox"
                    class="cee-choice__input"
                    id={props.id.clone()}
                    checked={props.checked}
                    autocomplete="off"
                    aria-describedby={describing}
                    aria-required={props.required.then_some("true")}
                    aria-invalid={props.error.is_some().then_some("true")}
                    data-key={props.data_key.clone()}
                    {onclick}
                />
                <label class="cee-choice__label" for={props.id.clone()}>
                    <span>
                        <span id={block_id(&props.id, 0)} {translate}>{ &props.label }</span>
                        if props.required {
                            <span class="cee-star">{ "\u{a0}*" }</span>
                        }
                    </span>
                </label>
            </div>
            if let Some(id) = mentions_id {
                <div {id} class="cee-consent__mentions" {translate}>
                    for (index, mention) in props.mentions.iter().enumerate() {
                        <p key={index} id={block_id(&props.id, index + 1)}>{ mention }</p>
                    }
                </div>
            }
        </div>
    }
}
