use yew::prelude::*;

/// Help that opens in place and loses nothing of what was typed (R-IN-4).
pub fn disclosure(summary: impl Into<AttrValue>, children: Html) -> Html {
    let summary: AttrValue = summary.into();
    html! {
        <details class="cee-details">
            <summary class="cee-details__summary">{ summary }</summary>
            <div class="cee-details__body">{ children }</div>
        </details>
    }
}
