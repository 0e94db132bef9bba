use crate::markup::Markup;

/// A shape that stands beside words and never replaces them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum IconShape {
    /// An exclamation mark in a disc: something to correct or to know first.
    Alert,
    /// A tick: done, or a condition that is met.
    Tick,
    /// An arrow to the left: go back.
    Back,
    /// The letter i in a disc: to know.
    Info,
    /// A telephone.
    Phone,
    /// A dash: refused, or not asked.
    Dash,
}

impl IconShape {
    fn path(self) -> &'static str {
        match self {
            Self::Alert => {
                "M12 2a10 10 0 100 20 10 10 0 000-20zm1.2 15.3h-2.4v-2.4h2.4zm0-4.3h-2.4V6.7h2.4z"
            }
            Self::Tick => "M9.5 18.6 3.3 12.4l1.9-1.9 4.3 4.3L18.8 5.5l1.9 1.9z",
            Self::Back => "M11.4 5.4 6.2 10.6H21v2.8H6.2l5.2 5.2-2 2L.9 12l8.5-8.6z",
            Self::Info => {
                "M12 2a10 10 0 100 20 10 10 0 000-20zm1.2 15.3h-2.4v-6.6h2.4zm0-8.4h-2.4V6.5h2.4z"
            }
            Self::Phone => {
                "M6.6 10.8a15 15 0 006.6 6.6l2.2-2.2a1 1 0 011-.25 11.4 11.4 0 003.6.57 1 1 0 011 1V20a1 1 0 01-1 1A17 17 0 013 4a1 1 0 011-1h3.5a1 1 0 011 1c0 1.25.2 2.45.57 3.57a1 1 0 01-.25 1.02z"
            }
            Self::Dash => "M4 10.7h16v2.6H4z",
        }
    }
}

/// A decorative shape, hidden from assistive technology (RGAA 1.2).
pub fn icon(m: &mut Markup, shape: IconShape) {
    m.element("svg", "cee-icon", |m| {
        m.attr("viewBox", "0 0 24 24");
        m.attr("aria-hidden", "true");
        m.attr("focusable", "false");
        m.element("path", "", |m| m.attr("d", shape.path()));
    });
}
