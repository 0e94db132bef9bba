use yew::prelude::*;

/// Properties of [`Form`].
#[derive(Clone, PartialEq, Properties)]
pub struct FormProps {
    /// Emitted on Enter in a field and on the submit button.
    pub on_submit: Callback<()>,
    /// The fields, and one submit button.
    pub children: Html,
}

/// A form that the browser neither checks nor sends: it only gives Enter its meaning (ux 13, 28).
#[component]
pub fn Form(props: &FormProps) -> Html {
    let on_submit = props.on_submit.clone();
    let onsubmit = move |event: SubmitEvent| {
        event.prevent_default();
        on_submit.emit(());
    };
    html! {
        <form class="cee-form" novalidate=true {onsubmit}>{ props.children.clone() }</form>
    }
}
