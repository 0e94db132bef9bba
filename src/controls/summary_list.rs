use yew::prelude::*;

use super::{Button, ButtonKind, button};

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
    html! { <dl class="cee-recap">{ for rows.iter().map(line) }</dl> }
}

fn line(row: &SummaryRow) -> Html {
    let edit = row.edit.as_ref().map(|(label, on_press)| {
        button(&Button {
            kind: ButtonKind::Link,
            label: label.clone(),
            context: Some(row.term.clone()),
            on_press: on_press.clone(),
            ..Button::default()
        })
    });
    html! {
        <div class="cee-recap__row">
            <dt class="cee-recap__term">{ &row.term }</dt>
            <dd class="cee-recap__value">{ &row.value }</dd>
            if let Some(edit) = edit {
                <dd class="cee-recap__edit">{ edit }</dd>
            }
        </div>
    }
}
