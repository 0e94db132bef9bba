use yew::prelude::*;

use super::error_text::error_line;
use super::heading::open_title;
use super::tick_box::choice_label;
use super::{ErrorText, TitleSlot, beside, describe, option_id, star};
use crate::markup::Markup;

/// One answer that can be chosen.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RadioOption {
    /// Its stable name, the `value` of the input.
    pub value: AttrValue,
    /// The answer, as a sentence.
    pub label: AttrValue,
    /// What it covers, where the label alone leaves a doubt.
    pub hint: Option<AttrValue>,
}

/// A question with one answer among several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RadioGroup {
    /// Id of the first radio and stem of every other id.
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
    /// Whether two short answers may stand side by side where there is room (ux 20).
    pub is_inline: bool,
    /// The answers, in order.
    pub options: Vec<RadioOption>,
    /// The chosen one; nothing is chosen beforehand.
    pub selected: Option<usize>,
    /// Emits the chosen one. It never moves the visitor on (ux 12).
    pub on_select: Callback<usize>,
}

/// Radio buttons as cards that are pressed anywhere.
pub fn radio_group(m: &mut Markup, props: &RadioGroup) {
    let class = if props.is_inline {
        "cee-choices cee-choices--inline"
    } else {
        "cee-choices"
    };
    m.element("fieldset", "cee-fieldset", |m| {
        m.attr("role", "radiogroup");
        describe(
            m,
            &props.id,
            &[
                ("hint", props.hint.is_some()),
                ("error", props.error.is_some()),
            ],
        );
        m.state("aria-required", props.required);
        m.state("aria-invalid", props.error.is_some());
        legend(m, &props.legend, props.title.as_ref(), props.required);
        beside(
            m,
            ("p", "cee-hint"),
            (&props.id, "hint"),
            props.hint.as_ref(),
        );
        error_line(m, &props.id, props.error.as_ref());
        m.element("div", class, |m| {
            for (index, option) in props.options.iter().enumerate() {
                radio(m, props, index, option);
            }
        });
    });
}

fn radio(m: &mut Markup, props: &RadioGroup, index: usize, option: &RadioOption) {
    let id = option_id(&props.id, index);
    let selected = props.selected == Some(index);
    let on_select = props.on_select.clone();
    let class = if selected {
        "cee-choice cee-choice--on"
    } else {
        "cee-choice"
    };
    m.element("div", class, |m| {
        m.index(index);
        m.element("input", "cee-choice__input", |m| {
            m.attr("type", "radio");
            m.attr("id", &id);
            m.attr("name", &props.id);
            m.value(&option.value);
            m.checked(selected);
            describe(m, &id, &[("more", option.hint.is_some())]);
            m.on_change(move |_| on_select.emit(index));
        });
        choice_label(m, &id, &option.label, option.hint.as_ref());
    });
}

/// The name of a group of controls, which is the screen's title where it is the only question.
pub(super) fn legend(m: &mut Markup, text: &AttrValue, slot: Option<&TitleSlot>, required: bool) {
    m.element("legend", "cee-legend", |m| {
        match slot {
            Some(slot) => open_title(m, slot),
            None => m.open("span", "cee-label"),
        }
        m.text(text);
        star(m, required);
        m.close();
    });
}
