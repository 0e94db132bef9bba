use yew::prelude::*;

/// A form that the browser neither checks nor sends: it only gives Enter its meaning (ux 13, 28).
pub fn form(on_submit: Callback<()>, children: Html) -> Html {
    let submitted = move |event: SubmitEvent| {
        event.prevent_default();
        on_submit.emit(());
    };
    html! { <form class="cee-form" novalidate=true onsubmit={submitted}>{ children }</form> }
}
