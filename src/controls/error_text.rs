use yew::prelude::*;

use super::{IconShape, icon};

/// What is wrong with a field and what to do about it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ErrorText {
    /// The word heard before the sentence, for those who do not see the colour ("Erreur :").
    pub prefix: AttrValue,
    /// The sentence, with an example of what is expected (RGAA 11.11).
    pub text: AttrValue,
}

/// The error of one field, shown above its input so that no keyboard or keypad hides it.
pub fn error_line(id: AttrValue, error: &ErrorText) -> Html {
    html! {
        <p {id} class="cee-error">
            { icon(IconShape::Alert) }
            <span><span class="cee-hidden">{ &error.prefix }{ " " }</span>{ &error.text }</span>
        </p>
    }
}
