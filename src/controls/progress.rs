use yew::prelude::*;

/// Properties of [`Progress`].
#[derive(Clone, PartialEq, Properties)]
pub struct ProgressProps {
    /// Where the visitor is, in words ("Question 3 sur 9").
    pub label: AttrValue,
    /// Steps done, this one included.
    pub number: usize,
    /// Steps in all, as far as is known now.
    pub total: usize,
}

/// Where the visitor is. The words say it; the bar only decorates (ux 17, 18).
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let total = props.total.max(1);
    // Drawn, not styled: a strict policy for styles forbids the style attribute.
    let twentieths = (props.number.min(total) * 20 / total).to_string();
    html! {
        <div class="cee-progress">
            <p class="cee-progress__label">{ &props.label }</p>
            <svg class="cee-progress__bar" viewBox="0 0 20 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="cee-progress__rest" width="20" height="1" />
                <rect class="cee-progress__done" width={twentieths} height="1" />
            </svg>
        </div>
    }
}
