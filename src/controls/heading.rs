use std::str::FromStr;

use yew::prelude::*;

use crate::markup::{Markup, Words};

/// Level of the widget's titles, 1 to 4, so that it fits the outline of the page around it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct HeadingLevel(u8);

/// Why a text is not a heading level.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a heading level is one digit from 1 to 4")]
pub struct InvalidHeadingLevel;

impl HeadingLevel {
    /// The level of a section in an article, right for most pages.
    pub const SECTION: Self = Self(2);

    /// The level of a title inside the part that this level names.
    #[must_use]
    pub fn below(self) -> Self {
        Self((self.0 + 1).min(6))
    }

    fn tag(self) -> &'static str {
        match self.0 {
            1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }
}

impl FromStr for HeadingLevel {
    type Err = InvalidHeadingLevel;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            [digit @ b'1'..=b'4'] => Ok(Self(digit - b'0')),
            _ => Err(InvalidHeadingLevel),
        }
    }
}

/// Where a control shows its label as the title of the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct TitleSlot {
    /// Level of the title in the page's outline.
    pub level: HeadingLevel,
    /// The title's element, which takes the focus when the screen changes.
    pub node: NodeRef,
}

/// A heading of the level that the host page asks for; its look is that of its class.
pub fn heading(m: &mut Markup, level: HeadingLevel, class: &'static str, words: impl Words) {
    m.line(level.tag(), class, words);
}

/// The title of a screen.
pub fn title(m: &mut Markup, slot: &TitleSlot, words: impl Words) {
    open_title(m, slot);
    m.text(words);
    m.close();
}

/// Begins the title of a screen, which can take the focus.
pub(super) fn open_title(m: &mut Markup, slot: &TitleSlot) {
    m.open(slot.level.tag(), "cee-title");
    m.node_ref(&slot.node);
    m.attr("tabindex", "-1");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_digit_from_1_to_4_is_a_level() {
        assert_eq!("1".parse(), Ok(HeadingLevel(1)));
        assert_eq!("4".parse(), Ok(HeadingLevel(4)));
        for text in ["", "0", "5", "12", "h2", " 2"] {
            assert_eq!(
                text.parse::<HeadingLevel>(),
                Err(InvalidHeadingLevel),
                "{text}"
            );
        }
    }

    #[test]
    fn levels_go_down_to_h6_and_no_further() {
        let mut level = HeadingLevel(1);
        for tag in ["h1", "h2", "h3", "h4", "h5", "h6", "h6"] {
            assert_eq!(level.tag(), tag);
            level = level.below();
        }
    }
}
