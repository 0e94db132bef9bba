use yew::prelude::*;

use super::{Icon, IconShape};

/// Properties of [`BackLink`].
#[derive(Clone, PartialEq, Properties)]
pub struct BackLinkProps {
    /// Id of the button.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The word.
    pub label: AttrValue,
    /// Emitted at each press.
    pub on_back: Callback<()>,
}

/// The way back, at the top of a screen; it does what the browser's Back does (ux 9).
#[component]
pub fn BackLink(props: &BackLinkProps) -> Html {
    let on_back = props.on_back.clone();
    html! {
        <button type="button" id={props.id.clone()} class="cee-back" onclick={move |_: MouseEvent| on_back.emit(())}>
            <Icon shape={IconShape::Back} />
            <span>{ &props.label }</span>
        </button>
    }
}
