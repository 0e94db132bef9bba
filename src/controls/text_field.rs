use yew::prelude::*;

use super::{ErrorText, TitleSlot, described_by, error_line, sub_id, title};
use crate::browser::events;

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
pub fn text_field(props: &TextField) -> Html {
    let hint_id = props.hint.is_some().then(|| sub_id(&props.id, "hint"));
    let law_id = props.law.is_some().then(|| sub_id(&props.id, "law"));
    let error_id = props.error.is_some().then(|| sub_id(&props.id, "error"));
    let unit_id = props.suffix.is_some().then(|| sub_id(&props.id, "unit"));
    let describing = described_by(&[
        unit_id.clone(),
        hint_id.clone(),
        law_id.clone(),
        error_id.clone(),
    ]);
    let on_input = props.on_input.clone();
    let capitals = match props.keyboard {
        TextKeyboard::Email => Some("none"),
        TextKeyboard::Text => Some("words"),
        TextKeyboard::Phone | TextKeyboard::Digits | TextKeyboard::Decimal => None,
    };
    html! {
        <div class={classes!("cee-field", props.error.is_some().then_some("cee-field--error"))}>
            { label(props) }
            if let (Some(hint), Some(id)) = (&props.hint, hint_id) {
                <p {id} class="cee-hint">{ hint }</p>
            }
            if let (Some(law), Some(id)) = (&props.law, law_id) {
                <p {id} key={props.law_revision.to_string()} class="cee-law">{ law }</p>
            }
            if let (Some(error), Some(id)) = (&props.error, error_id) {
                { error_line(id, error) }
            }
            <div class="cee-field__line">
                <input
                    id={props.id.clone()}
                    class={props.keyboard.class()}
                    type={props.keyboard.input_type()}
                    inputmode={props.keyboard.input_mode()}
                    autocomplete={props.autocomplete.clone().unwrap_or(AttrValue::Static("off"))}
                    autocapitalize={capitals}
                    spellcheck="false"
                    aria-required={props.required.then_some("true")}
                    aria-invalid={props.error.is_some().then_some("true")}
                    aria-describedby={describing}
                    value={props.value.clone()}
                    oninput={move |event: InputEvent| on_input.emit(events::typed(&event))}
                />
                if let (Some(suffix), Some(id)) = (&props.suffix, unit_id) {
                    <span {id} class="cee-field__unit">{ suffix }</span>
                }
            </div>
        </div>
    }
}

fn label(props: &TextField) -> Html {
    let words = html! {
        <label class="cee-label" for={props.id.clone()}>
            { &props.label }if props.required { <span class="cee-star">{ "\u{a0}*" }</span> }
        </label>
    };
    match &props.title {
        Some(slot) => title(slot, words),
        None => words,
    }
}
