use yew::prelude::*;

/// Where the visitor is. The words say it; the bar only decorates (ux 17, 18).
pub fn progress(label: String, number: usize, total: usize) -> Html {
    let total = total.max(1);
    // Drawn, not styled: a strict policy for styles forbids the style attribute.
    let twentieths = (number.min(total) * 20 / total).to_string();
    html! {
        <div class="cee-progress">
            <p class="cee-progress__label">{ label }</p>
            <svg class="cee-progress__bar" viewBox="0 0 20 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="cee-progress__rest" width="20" height="1" />
                <rect class="cee-progress__done" width={twentieths} height="1" />
            </svg>
        </div>
    }
}
