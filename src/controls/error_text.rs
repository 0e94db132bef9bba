use yew::prelude::*;

use super::{Icon, IconShape};

/// What is wrong with a field and what to do about it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ErrorText {
    /// The word heard before the sentence, for those who do not see the colour ("Erreur :").
    pub prefix: AttrValue,
    /// The sentence, with an example of what is expected (RGAA 11.11).
    pub text: AttrValue,
}

/// Properties of [`ErrorLine`].
#[derive(Clone, PartialEq, Properties)]
pub struct ErrorLineProps {
    /// Id that the field's `aria-describedby` names.
    pub id: AttrValue,
    /// What to say.
    pub error: ErrorText,
}

/// The error of one field, shown above its input so that no keyboard or keypad hides it.
#[component]
pub fn ErrorLine(props: &ErrorLineProps) -> Html {
    html! {
        <p id={props.id.clone()} class="cee-error">
            <Icon shape={IconShape::Alert} />
            <span><span class="cee-hidden">{ &props.error.prefix }{ " " }</span>{ &props.error.text }</span>
        </p>
    }
}
