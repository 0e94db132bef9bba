use yew::prelude::*;

use super::error_text::error_line;
use super::heading::open_title;
use super::{ErrorText, TitleSlot, beside, describe, star, sub_id};
use crate::browser::events;
use crate::markup::Markup;

/// What is typed into a field: it sets the input's type and the keyboard of a phone.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum TextKeyboard {
    /// A name or any text.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// Digits only, such as a postcode or a count.
    Digits,
    /// A number that may have a comma.
    Decimal,
}

impl TextKeyboard {
    fn input_type(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "tel",
            Self::Text | Self::Digits | Self::Decimal => "text",
        }
    }

    fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Text => None,
            Self::Email => Some("email"),
            Self::Phone => Some("tel"),
            Self::Digits => Some("numeric"),
            Self::Decimal => Some("decimal"),
        }
    }

    /// What the keyboard of a phone writes in capitals.
    fn capitals(self) -> Option<&'static str> {
        match self {
            Self::Email => Some("none"),
            Self::Text => Some("words"),
            Self::Phone | Self::Digits | Self::Decimal => None,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Text | Self::Email => "cee-input",
            Self::Phone => "cee-input cee-input--phone",
            Self::Digits | Self::Decimal => "cee-input cee-input--short",
        }
    }
}

/// One typed answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextField {
    /// Id of the input and stem of the others.
    pub id: AttrValue,
    /// The question or the name of what is typed.
    pub label: AttrValue,
    /// Where the label is the title of the screen.
    pub title: Option<TitleSlot>,
    /// The expected form, before the field (RGAA 11.10).
    pub hint: Option<AttrValue>,
    /// A text of the law that belongs to this field (C. consom. L.223-2 at a phone number).
    pub law: Option<AttrValue>,
    /// Another number draws the text of the law anew, where something altered it.
    pub law_revision: u32,
    /// What is wrong, after a failed try.
    pub error: Option<ErrorText>,
    /// Whether it must be filled: marked by an asterisk (R-IN-2).
    pub required: bool,
    /// What was typed, rejected text included.
    pub value: AttrValue,
    /// What is typed here.
    pub keyboard: TextKeyboard,
    /// The unit after the field, in words that are read with it.
    pub suffix: Option<AttrValue>,
    /// Purpose for the browser's autofill (WCAG 1.3.5).
    pub autocomplete: Option<AttrValue>,
    /// Emits the whole text after each change.
    pub on_input: Callback<String>,
}

/// A labelled input with its error; nothing is cut, masked or reformatted while typing.
pub fn text_field(m: &mut Markup, props: &TextField) {
    let class = if props.error.is_some() {
        "cee-field cee-field--error"
    } else {
        "cee-field"
    };
    m.element("div", class, |m| {
        label(m, props);
        beside(
            m,
            ("p", "cee-hint"),
            (&props.id, "hint"),
            props.hint.as_ref(),
        );
        if let Some(words) = &props.law {
            law(m, props, words);
        }
        error_line(m, &props.id, props.error.as_ref());
        m.element("div", "cee-field__line", |m| {
            input(m, props);
            beside(
                m,
                ("span", "cee-field__unit"),
                (&props.id, "unit"),
                props.suffix.as_ref(),
            );
        });
    });
}

fn label(m: &mut Markup, props: &TextField) {
    if let Some(slot) = &props.title {
        open_title(m, slot);
    }
    m.element("label", "cee-label", |m| {
        m.attr("for", &props.id);
        m.text(&props.label);
        star(m, props.required);
    });
    if props.title.is_some() {
        m.close();
    }
}

fn law(m: &mut Markup, props: &TextField, words: &AttrValue) {
    m.element("p", "cee-law", |m| {
        m.attr("id", sub_id(&props.id, "law"));
        m.key(&props.law_revision.to_string());
        // Compared word for word: a translated sentence would be put back for ever.
        m.attr("translate", "no");
        m.text(words);
    });
}

fn input(m: &mut Markup, props: &TextField) {
    let on_input = props.on_input.clone();
    m.element("input", props.keyboard.class(), |m| {
        m.attr("id", &props.id);
        m.attr("type", props.keyboard.input_type());
        if let Some(mode) = props.keyboard.input_mode() {
            m.attr("inputmode", mode);
        }
        match &props.autocomplete {
            Some(purpose) => m.attr("autocomplete", purpose),
            None => m.attr("autocomplete", "off"),
        }
        if let Some(capitals) = props.keyboard.capitals() {
            m.attr("autocapitalize", capitals);
        }
        m.attr("spellcheck", "false");
        m.state("aria-required", props.required);
        m.state("aria-invalid", props.error.is_some());
        describe(
            m,
            &props.id,
            &[
                ("unit", props.suffix.is_some()),
                ("hint", props.hint.is_some()),
                ("law", props.law.is_some()),
                ("error", props.error.is_some()),
            ],
        );
        m.value(&props.value);
        m.on_input(move |event| on_input.emit(events::typed(&event)));
    });
}
