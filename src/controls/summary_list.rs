use std::rc::Rc;

use yew::prelude::*;

use super::{Button, ButtonKind};

/// One line of a recap: a question and its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryRow {
    /// What was asked.
    pub term: AttrValue,
    /// What was answered.
    pub value: AttrValue,
    /// The words of the link that leads back to it, where it can be changed from here.
    pub edit: Option<AttrValue>,
}

/// Properties of [`SummaryList`].
#[derive(Clone, PartialEq, Properties)]
pub struct SummaryListProps {
    /// The lines, in order.
    pub rows: Rc<[SummaryRow]>,
    /// Emits the index of the line to change.
    #[prop_or_default]
    pub on_edit: Callback<usize>,
}

/// Questions and answers to check before going on, each with its way back (RGAA 11.12).
#[component]
pub fn SummaryList(props: &SummaryListProps) -> Html {
    html! {
        <dl class="cee-recap">
            for (index, row) in props.rows.iter().enumerate() {
                <div key={index} class="cee-recap__row">
                    <dt class="cee-recap__term">{ &row.term }</dt>
                    <dd class="cee-recap__value">{ &row.value }</dd>
                    if let Some(edit) = &row.edit {
                        <dd class="cee-recap__edit">
                            <Button kind={ButtonKind::Link} label={edit.clone()} context={row.term.clone()}
                                on_press={
                                    let on_edit = props.on_edit.clone();
                                    move |()| on_edit.emit(index)
                                } />
                        </dd>
                    }
                </div>
            }
        </dl>
    }
}
