use yew::prelude::*;

use super::{Button, ButtonKind, button};
use crate::markup::{block, line};

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
pub fn summary_list(rows: &[SummaryRow]) -> Html {
    block("dl", "cee-recap", rows.iter().map(row).collect())
}

fn row(row: &SummaryRow) -> Html {
    let edit = row.edit.as_ref().map(|(label, on_press)| {
        let edit = button(&Button {
            kind: ButtonKind::Link,
            label: label.clone(),
            context: Some(row.term.clone()),
            on_press: on_press.clone(),
            ..Button::default()
        });
        block("dd", "cee-recap__edit", vec![edit])
    });
    let children = vec![
        line("dt", "cee-recap__term", row.term.clone()),
        line("dd", "cee-recap__value", row.value.clone()),
        edit.unwrap_or_default(),
    ];
    block("div", "cee-recap__row", children)
}
