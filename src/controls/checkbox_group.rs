use std::rc::Rc;

use yew::prelude::*;

use super::radio_group::Legend;
use super::{ErrorLine, ErrorText, TickBox, TitleSlot, described_by, option_id, sub_id};

/// One answer that can be ticked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CheckOption {
    /// Its stable name, the `value` of the input.
    pub value: AttrValue,
    /// The answer.
    pub label: AttrValue,
    /// What it covers, where the label alone leaves a doubt.
    pub hint: Option<AttrValue>,
    /// The words above it: the name of the group that it opens, or "ou" where it excludes the rest.
    pub above: Option<AttrValue>,
    /// Whether it is ticked.
    pub checked: bool,
}

/// What the visitor did to one answer of the group.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Ticked {
    /// Which answer.
    pub index: usize,
    /// Whether it is ticked now.
    pub checked: bool,
}

/// Properties of [`CheckboxGroup`].
#[derive(Clone, PartialEq, Properties)]
pub struct CheckboxGroupProps {
    /// Id of the first box and stem of every other id.
    pub id: AttrValue,
    /// The question.
    pub legend: AttrValue,
    /// Where the question is the title of the screen.
    #[prop_or_default]
    pub title: Option<TitleSlot>,
    /// One short sentence that helps to answer.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong, after a failed try.
    #[prop_or_default]
    pub error: Option<ErrorText>,
    /// Whether an answer is needed: marked by an asterisk (R-IN-2).
    #[prop_or_default]
    pub required: bool,
    /// The answers, in order.
    pub options: Rc<[CheckOption]>,
    /// Emits each change; who owns the answers applies what excludes what.
    pub on_toggle: Callback<Ticked>,
}

/// Checkboxes as cards, several of which can be ticked.
#[component]
pub fn CheckboxGroup(props: &CheckboxGroupProps) -> Html {
    let hint_id = props.hint.is_some().then(|| sub_id(&props.id, "hint"));
    let error_id = props.error.is_some().then(|| sub_id(&props.id, "error"));
    html! {
        <fieldset class="cee-fieldset" aria-describedby={described_by(&[hint_id.clone(), error_id.clone()])}>
            <Legend text={props.legend.clone()} title={props.title.clone()} required={props.required} />
            if let (Some(hint), Some(id)) = (&props.hint, hint_id) {
                <p {id} class="cee-hint">{ hint }</p>
            }
            if let (Some(error), Some(id)) = (&props.error, error_id) {
                <ErrorLine {id} error={error.clone()} />
            }
            <div class="cee-choices">
                for (index, option) in props.options.iter().enumerate() {
                    { tick_box(props, index, option) }
                }
            </div>
        </fieldset>
    }
}

fn tick_box(props: &CheckboxGroupProps, index: usize, option: &CheckOption) -> Html {
    let on_toggle = {
        let on_toggle = props.on_toggle.clone();
        Callback::from(move |checked: bool| on_toggle.emit(Ticked { index, checked }))
    };
    html! {
        <div key={index} class="cee-choices__item">
            if let Some(above) = &option.above {
                <p class="cee-choices__above">{ above }</p>
            }
            <TickBox id={option_id(&props.id, index)} name={props.id.clone()} value={option.value.clone()}
                label={option.label.clone()} hint={option.hint.clone()} checked={option.checked}
                is_invalid={props.error.is_some()} {on_toggle} />
        </div>
    }
}
