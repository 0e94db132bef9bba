use std::str::FromStr;

use yew::prelude::*;

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

/// Properties of [`Heading`].
#[derive(Clone, PartialEq, Properties)]
pub struct HeadingProps {
    /// Level in the page's outline.
    pub level: HeadingLevel,
    /// Class of the element; the look does not follow from the level.
    #[prop_or(AttrValue::Static("cee-title"))]
    pub class: AttrValue,
    /// Id, where something is labelled by this heading.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The element, where the focus is sent to it; only then is it focusable.
    #[prop_or_default]
    pub node: Option<NodeRef>,
    /// The words.
    pub children: Html,
}

/// A heading of the level that the host page asks for.
#[expect(
    clippy::ignored_unit_patterns,
    reason = "the code that html! makes of a dynamic tag"
)]
#[component]
pub fn Heading(props: &HeadingProps) -> Html {
    let focusable = props.node.is_some().then_some("-1");
    let node = props.node.clone().unwrap_or_default();
    html! {
        <@{props.level.tag()} ref={node} id={props.id.clone()} class={props.class.clone()} tabindex={focusable}>
            { props.children.clone() }
        </@>
    }
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
