use yew::prelude::*;

use super::{IconShape, icon};

/// The way back, at the top of a screen; it does what the browser's Back does (ux 9).
pub fn back_link(id: AttrValue, label: &'static str, on_back: &Callback<()>) -> Html {
    let on_back = on_back.clone();
    html! {
        <button type="button" {id} class="cee-back" onclick={move |_: MouseEvent| on_back.emit(())}>
            { icon(IconShape::Back) }
            <span>{ label }</span>
        </button>
    }
}
