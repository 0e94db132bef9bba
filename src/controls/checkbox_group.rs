use yew::prelude::*;

use super::error_text::error_line;
use super::radio_group::legend;
use super::{ErrorText, TickBox, TitleSlot, beside, describe, option_id, tick_box};
use crate::markup::Markup;

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

/// A question with several answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckboxGroup {
    /// Id of the first box and stem of every other id.
    pub id: AttrValue,
    /// The question.
    pub legend: AttrValue,
    /// Where the question is the title of the screen.
    pub title: Option<TitleSlot>,
    /// One short sentence that helps to answer.
    pub hint: Option<AttrValue>,
    /// What is wrong, after a failed try.
    pub error: Option<ErrorText>,
    /// Whether an answer is needed: marked by an asterisk (R-IN-2).
    pub required: bool,
    /// The answers, in order.
    pub options: Vec<CheckOption>,
    /// Emits each change; who owns the answers applies what excludes what.
    pub on_toggle: Callback<Ticked>,
}

/// Checkboxes as cards, several of which can be ticked.
pub fn checkbox_group(m: &mut Markup, props: &CheckboxGroup) {
    m.element("fieldset", "cee-fieldset", |m| {
        describe(
            m,
            &props.id,
            &[
                ("hint", props.hint.is_some()),
                ("error", props.error.is_some()),
            ],
        );
        legend(m, &props.legend, props.title.as_ref(), props.required);
        beside(
            m,
            ("p", "cee-hint"),
            (&props.id, "hint"),
            props.hint.as_ref(),
        );
        error_line(m, &props.id, props.error.as_ref());
        m.element("div", "cee-choices", |m| {
            for (index, option) in props.options.iter().enumerate() {
                item(m, props, index, option);
            }
        });
    });
}

fn item(m: &mut Markup, props: &CheckboxGroup, index: usize, option: &CheckOption) {
    let on_toggle = {
        let on_toggle = props.on_toggle.clone();
        Callback::from(move |checked: bool| on_toggle.emit(Ticked { index, checked }))
    };
    m.element("div", "cee-choices__item", |m| {
        m.index(index);
        if let Some(above) = &option.above {
            m.line("p", "cee-choices__above", above);
        }
        tick_box(
            m,
            &TickBox {
                id: option_id(&props.id, index),
                name: Some(props.id.clone()),
                value: Some(option.value.clone()),
                label: option.label.clone(),
                hint: option.hint.clone(),
                checked: option.checked,
                is_invalid: props.error.is_some(),
                on_toggle,
            },
        );
    });
}
