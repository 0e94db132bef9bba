use yew::prelude::*;

use super::error_text::error_line;
use super::{ErrorText, block_id, describe, star, sub_id};
use crate::browser::events::{self, Gesture};
use crate::markup::Markup;

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
pub fn checkbox(m: &mut Markup, props: &Checkbox) {
    let class = if props.checked {
        "cee-consent cee-consent--on"
    } else {
        "cee-consent"
    };
    m.element("div", class, |m| {
        error_line(m, &props.id, props.error.as_ref());
        m.element("div", "cee-choice", |m| {
            input(m, props);
            m.element("label", "cee-choice__label", |m| {
                m.attr("for", &props.id);
                m.element("span", "", |m| {
                    m.element("span", "", |m| {
                        m.attr("id", block_id(&props.id, 0));
                        leave_alone(m, props);
                        m.text(&props.label);
                    });
                    star(m, props.required);
                });
            });
        });
        if !props.mentions.is_empty() {
            mentions(m, props);
        }
    });
}

fn input(m: &mut Markup, props: &Checkbox) {
    let on_change = props.on_change.clone();
    m.element("input", "cee-choice__input", |m| {
        m.attr("type", "checkbox");
        m.attr("id", &props.id);
        m.checked(props.checked);
        m.attr("autocomplete", "off");
        describe(
            m,
            &props.id,
            &[
                ("mentions", !props.mentions.is_empty()),
                ("error", props.error.is_some()),
            ],
        );
        m.state("aria-required", props.required);
        m.state("aria-invalid", props.error.is_some());
        if let Some(key) = &props.data_key {
            m.attr("data-key", key);
        }
        m.on_click(move |event| {
            if event.is_trusted() {
                on_change.emit(events::gesture(&event));
            } else {
                // A script may press it, but only a person can agree (R-CO-2): the browser undoes it.
                event.prevent_default();
            }
        });
    });
}

fn mentions(m: &mut Markup, props: &Checkbox) {
    m.element("div", "cee-consent__mentions", |m| {
        m.attr("id", sub_id(&props.id, "mentions"));
        leave_alone(m, props);
        for (index, mention) in props.mentions.iter().enumerate() {
            m.element("p", "", |m| {
                m.index(index);
                m.attr("id", block_id(&props.id, index + 1));
                m.text(mention);
            });
        }
    });
}

/// Tells machine translation to leave a statement alone.
fn leave_alone(m: &mut Markup, props: &Checkbox) {
    if props.verbatim {
        m.attr("translate", "no");
    }
}
