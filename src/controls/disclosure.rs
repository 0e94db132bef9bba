use crate::markup::{Markup, Words};

/// Help that opens in place and loses nothing of what was typed (R-IN-4).
#[inline]
pub fn disclosure(m: &mut Markup, summary: impl Words, inside: impl FnOnce(&mut Markup)) {
    m.element("details", "cee-details", |m| {
        m.line("summary", "cee-details__summary", summary);
        m.element("div", "cee-details__body", inside);
    });
}
