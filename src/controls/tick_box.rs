use yew::prelude::*;

use super::sub_id;
use crate::browser::events;

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
pub fn tick_box(props: &TickBox) -> Html {
    let hint_id = props.hint.is_some().then(|| sub_id(&props.id, "more"));
    let on_toggle = props.on_toggle.clone();
    let onchange = move |event: Event| on_toggle.emit(events::is_checked(&event));
    html! {
        <div class={classes!("cee-choice", props.checked.then_some("cee-choice--on"))}>
            <input
                type="checkbox"
                class="cee-choice__input"
                id={props.id.clone()}
                name={props.name.clone()}
                value={props.value.clone()}
                checked={props.checked}
                aria-describedby={hint_id.clone()}
                aria-invalid={props.is_invalid.then_some("true")}
                {onchange}
            />
            <label class="cee-choice__label" for={props.id.clone()}><span>{ &props.label }</span></label>
            if let (Some(hint), Some(id)) = (&props.hint, hint_id) {
                <p {id} class="cee-choice__hint">{ hint }</p>
            }
        </div>
    }
}
