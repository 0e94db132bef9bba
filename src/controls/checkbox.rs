use yew::prelude::*;

use super::sub_id;
use crate::browser::events::{self, Gesture};

/// Properties of [`Checkbox`].
#[derive(Clone, PartialEq, Properties)]
pub struct CheckboxProps {
    /// Id of the input.
    pub id: AttrValue,
    /// What ticking it means, word for word.
    pub label: AttrValue,
    /// What must be read beside it before choosing, block by block; each is one text node.
    #[prop_or_default]
    pub mentions: Vec<AttrValue>,
    /// Whether the words are a statement that machine translation must leave alone.
    #[prop_or_default]
    pub verbatim: bool,
    /// Id of a further text that describes it.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    /// Whether it is ticked.
    pub checked: bool,
    /// Emits each gesture on it, with what the browser says about its origin.
    pub on_change: Callback<Gesture>,
}

/// One native checkbox with the words that belong to it (rgaa 14).
#[component]
pub fn Checkbox(props: &CheckboxProps) -> Html {
    let mentions_id = (!props.mentions.is_empty()).then(|| sub_id(&props.id, "mentions"));
    let translate = props.verbatim.then_some("no");
    let on_change = props.on_change.clone();
    let onclick = move |event: MouseEvent| {
        let gesture = events::gesture(&event);
        if !gesture.is_trusted {
            // A script may press it, but only a person can agree (R-CO-2): the browser unticks it.
            event.prevent_default();
        }
        on_change.emit(gesture);
    };
    html! {
        <div class={classes!("cee-consent", props.checked.then_some("cee-consent--on"))}>
            <div class="cee-choice">
                <input type="checkbox" class="cee-choice__input" id={props.id.clone()} checked={props.checked}
                    aria-describedby={super::described_by(&[mentions_id.clone(), props.described_by.clone()])}
                    autocomplete="off" {onclick} />
                <label class="cee-choice__label" for={props.id.clone()}>
                    <span {translate}>{ &props.label }</span>
                </label>
            </div>
            if let Some(id) = mentions_id {
                <div {id} class="cee-consent__mentions" {translate}>
                    for (index, mention) in props.mentions.iter().enumerate() {
                        <p key={index}>{ mention }</p>
                    }
                </div>
            }
        </div>
    }
}
