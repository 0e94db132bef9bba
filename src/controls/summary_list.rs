use yew::prelude::*;

use super::{Button, ButtonKind, button};
use crate::markup::Markup;

/// One line of a recap: a question and its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryRow {
    /// What was asked.
    pub term: AttrValue,
    /// What was answered.
    pub value: AttrValue,
    /// The words of the link that leads back to it, and what pressing it does.
    pub edit: Option<(AttrValue, Callback<()>)>,
}

/// Questions and answers to check before going on, each with its way back (RGAA 11.12).
pub fn summary_list(m: &mut Markup, rows: &[SummaryRow]) {
    m.element("dl", "cee-recap", |m| {
        for row in rows {
            m.element("div", "cee-recap__row", |m| {
                m.line("dt", "cee-recap__term", &row.term);
                m.line("dd", "cee-recap__value", &row.value);
                if let Some((label, on_press)) = &row.edit {
                    m.element("dd", "cee-recap__edit", |m| {
                        edit(m, &row.term, label, on_press);
                    });
                }
            });
        }
    });
}

fn edit(m: &mut Markup, term: &AttrValue, label: &AttrValue, on_press: &Callback<()>) {
    button(
        m,
        &Button {
            kind: ButtonKind::Link,
            label: label.clone(),
            context: Some(term.clone()),
            on_press: on_press.clone(),
            ..Button::default()
        },
    );
}
