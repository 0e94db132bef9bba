use yew::prelude::*;

use super::error_text::error_line;
use super::{ErrorText, beside, describe};
use crate::browser::events;
use crate::markup::Markup;

/// One choice among many, one line high.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SelectField {
    /// Id of the select and stem of the others.
    pub id: AttrValue,
    /// The name of what is chosen.
    pub label: AttrValue,
    /// One short sentence that helps to choose.
    pub hint: Option<AttrValue>,
    /// What is wrong, after a failed try.
    pub error: Option<ErrorText>,
    /// The choices, in order.
    pub options: Vec<AttrValue>,
    /// The chosen one.
    pub selected: usize,
    /// Emits the chosen one.
    pub on_select: Callback<usize>,
}

/// The browser's own list, which every keyboard and every phone knows how to open.
pub fn select_field(m: &mut Markup, props: &SelectField) {
    let class = if props.error.is_some() {
        "cee-field cee-field--error"
    } else {
        "cee-field"
    };
    m.element("div", class, |m| {
        m.element("label", "cee-label", |m| {
            m.attr("for", &props.id);
            m.text(&props.label);
        });
        beside(
            m,
            ("p", "cee-hint"),
            (&props.id, "hint"),
            props.hint.as_ref(),
        );
        error_line(m, &props.id, props.error.as_ref());
        m.element("div", "cee-field__line", |m| select(m, props));
    });
}

fn select(m: &mut Markup, props: &SelectField) {
    let on_select = props.on_select.clone();
    m.element("select", "cee-input", |m| {
        m.attr("id", &props.id);
        m.state("aria-invalid", props.error.is_some());
        describe(
            m,
            &props.id,
            &[
                ("hint", props.hint.is_some()),
                ("error", props.error.is_some()),
            ],
        );
        for (index, words) in props.options.iter().enumerate() {
            m.element("option", "", |m| {
                m.index(index);
                m.attr("value", index.to_string());
                if index == props.selected {
                    m.attr("selected", "");
                }
                m.text(words);
            });
        }
        m.on_change(move |event| {
            if let Ok(index) = events::chosen(&event).parse() {
                on_select.emit(index);
            }
        });
    });
}
