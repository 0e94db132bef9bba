use yew::prelude::*;

use super::{beside, describe};
use crate::browser::events;
use crate::markup::Markup;

/// One answer that can be ticked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TickBox {
    /// Id of the input.
    pub id: AttrValue,
    /// Its name; boxes of a group share it.
    pub name: Option<AttrValue>,
    /// Its stable value.
    pub value: Option<AttrValue>,
    /// The answer.
    pub label: AttrValue,
    /// What it covers.
    pub hint: Option<AttrValue>,
    /// Whether it is ticked.
    pub checked: bool,
    /// Whether something is wrong with its group.
    pub is_invalid: bool,
    /// Emits whether it is ticked now.
    pub on_toggle: Callback<bool>,
}

/// One checkbox as a card that is pressed anywhere.
pub fn tick_box(m: &mut Markup, props: &TickBox) {
    let on_toggle = props.on_toggle.clone();
    let class = if props.checked {
        "cee-choice cee-choice--on"
    } else {
        "cee-choice"
    };
    m.element("div", class, |m| {
        m.element("input", "cee-choice__input", |m| {
            m.attr("type", "checkbox");
            m.attr("id", &props.id);
            if let Some(name) = &props.name {
                m.attr("name", name);
            }
            if let Some(value) = &props.value {
                m.value(value);
            }
            m.checked(props.checked);
            describe(m, &props.id, &[("more", props.hint.is_some())]);
            m.state("aria-invalid", props.is_invalid);
            m.on_change(move |event| on_toggle.emit(events::is_checked(&event)));
        });
        choice_label(m, &props.id, &props.label, props.hint.as_ref());
    });
}

/// The words of one answer, beside its input.
pub(super) fn choice_label(
    m: &mut Markup,
    id: &AttrValue,
    label: &AttrValue,
    hint: Option<&AttrValue>,
) {
    m.element("label", "cee-choice__label", |m| {
        m.attr("for", id);
        m.line("span", "", label);
    });
    beside(m, ("p", "cee-choice__hint"), (id, "more"), hint);
}
