use yew::prelude::*;

use super::{ErrorText, TitleSlot, described_by, error_line, option_id, sub_id, title};

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
pub fn radio_group(props: &RadioGroup) -> Html {
    let hint_id = props.hint.is_some().then(|| sub_id(&props.id, "hint"));
    let error_id = props.error.is_some().then(|| sub_id(&props.id, "error"));
    html! {
        <fieldset class="cee-fieldset" role="radiogroup"
            aria-describedby={described_by(&[hint_id.clone(), error_id.clone()])}
            aria-required={props.required.then_some("true")}
            aria-invalid={props.error.is_some().then_some("true")}
        >
            { legend(&props.legend, props.title.as_ref(), props.required) }
            if let (Some(hint), Some(id)) = (&props.hint, hint_id) {
                <p {id} class="cee-hint">{ hint }</p>
            }
            if let (Some(error), Some(id)) = (&props.error, error_id) {
                { error_line(id, error) }
            }
            <div class={classes!("cee-choices", props.is_inline.then_some("cee-choices--inline"))}>
                for (index, option) in props.options.iter().enumerate() {
                    { radio(props, index, option) }
                }
            </div>
        </fieldset>
    }
}

fn radio(props: &RadioGroup, index: usize, option: &RadioOption) -> Html {
    let id = option_id(&props.id, index);
    let hint_id = option.hint.is_some().then(|| sub_id(&id, "more"));
    let selected = props.selected == Some(index);
    let on_select = props.on_select.clone();
    html! {
        <div key={index} class={classes!("cee-choice", selected.then_some("cee-choice--on"))}>
            <input type="radio" class="cee-choice__input" id={id.clone()} name={props.id.clone()}
                value={option.value.clone()} checked={selected} aria-describedby={hint_id.clone()}
                onchange={move |_: Event| on_select.emit(index)} />
            <label class="cee-choice__label" for={id}>
                <span>{ &option.label }</span>
            </label>
            if let (Some(hint), Some(id)) = (&option.hint, hint_id) {
                <p {id} class="cee-choice__hint">{ hint }</p>
            }
        </div>
    }
}

/// The name of a group of controls, which is the screen's title where it is the only question.
pub(super) fn legend(text: &AttrValue, slot: Option<&TitleSlot>, required: bool) -> Html {
    let words = html! {
        <>
            { text }
            if required {
                <span class="cee-star">{ "\u{a0}*" }</span>
            }
        </>
    };
    let words = match slot {
        Some(slot) => title(slot, words),
        None => html! { <span class="cee-label">{ words }</span> },
    };
    html! { <legend class="cee-legend">{ words }</legend> }
}
