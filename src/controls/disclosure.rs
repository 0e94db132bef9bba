use yew::prelude::*;

use crate::markup::{block, line};

/// Help that opens in place and loses nothing of what was typed (R-IN-4).
pub fn disclosure(summary: impl Into<AttrValue>, children: Html) -> Html {
    let children = vec![
        line("summary", "cee-details__summary", summary),
        block("div", "cee-details__body", vec![children]),
    ];
    block("details", "cee-details", children)
}
