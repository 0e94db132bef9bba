use yew::prelude::*;

/// Properties of [`Disclosure`].
#[derive(Clone, PartialEq, Properties)]
pub struct DisclosureProps {
    /// The question that opening it answers.
    pub summary: AttrValue,
    /// The answer.
    pub children: Html,
}

/// Help that opens in place and loses nothing of what was typed (R-IN-4).
#[component]
pub fn Disclosure(props: &DisclosureProps) -> Html {
    html! {
        <details class="cee-details">
            <summary class="cee-details__summary">{ &props.summary }</summary>
            <div class="cee-details__body">{ props.children.clone() }</div>
        </details>
    }
}
