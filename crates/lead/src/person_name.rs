//! A given or family name.

/// 1 to 100 characters of any script, emoji included, trimmed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PersonName(String);

/// Why a text is no [`PersonName`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum InvalidName {
    /// Nothing but spaces and characters without a shape.
    #[error("a name is not empty")]
    Empty,
    /// More than [`PersonName::MAX_CHARS`] characters.
    #[error("a name has at most {} characters", PersonName::MAX_CHARS)]
    TooLong,
    /// A control or a bidirectional override, which would let a name rewrite its surroundings
    /// on the operator's screen.
    #[error("a name has no control character")]
    Control,
}

impl PersonName {
    /// The longest name accepted, in characters.
    pub const MAX_CHARS: usize = 100;

    /// Reads a name; spaces around it are dropped.
    pub fn parse(text: &str) -> Result<Self, InvalidName> {
        let text = text.trim();
        if text.chars().all(is_blank) {
            return Err(InvalidName::Empty);
        }
        if text.chars().nth(Self::MAX_CHARS).is_some() {
            return Err(InvalidName::TooLong);
        }
        if text.chars().any(is_unsafe) {
            return Err(InvalidName::Control);
        }
        Ok(Self(text.to_owned()))
    }

    /// The name as typed, trimmed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text without what surrounds it unseen: spaces, characters without a shape, and the marks of
/// direction that a number copied from a phone's contacts brings.
pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| is_blank(c) || is_unsafe(c) && !c.is_control())
}

/// A space, or a character without a shape: joiners, fillers, marks of order (Unicode's
/// `Default_Ignorable_Code_Point`, those that a keyboard or a copied text brings).
pub(crate) fn is_blank(c: char) -> bool {
    let is_shapeless = matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2060}'..='\u{2064}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}'
    );
    is_shapeless || c.is_whitespace()
}

/// Controls (C0, C1) and the embeddings, overrides and isolates of UAX #9.
pub(crate) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, InvalidName>) {
        let parsed = PersonName::parse(text);
        assert_eq!(
            parsed.as_ref().map(PersonName::as_str),
            expected.as_ref().copied()
        );
    }

    #[test]
    fn any_script_and_emoji_are_kept() {
        for name in ["Zoë", "Nguyễn", "محمد", "O’Neil-d’Été 🐝", "👩‍👩‍👧"]
        {
            check(name, Ok(name));
        }
        check("  Anne  ", Ok("Anne"));
    }

    #[test]
    fn nothing_else_is_refused_but_controls_and_length() {
        check("   ", Err(InvalidName::Empty));
        for invisible in ["\u{200b}", "\u{feff}", "\u{3164} \u{200d}"] {
            check(invisible, Err(InvalidName::Empty));
        }
        check("Anne\u{202e}", Err(InvalidName::Control));
        check("An\u{0}ne", Err(InvalidName::Control));
        check(&"é".repeat(101), Err(InvalidName::TooLong));
        assert!(PersonName::parse(&"é".repeat(100)).is_ok());
    }
}
