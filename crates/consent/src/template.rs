//! Wordings with named gaps, filled the same way in the browser and on the server.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A gap that a wording may contain, written `{name}`.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Gap {
    /// The controller's name.
    Controller,
    /// Who may act on the decision: the controller's or the partner's legal name with its SIREN.
    Addressee,
    /// The nature of the goods or services offered (C. consom. R.223-1 I 1°).
    Goods,
    /// The last day on which the decision counts, in words (R.223-1 I 3°).
    Until,
    /// The works asked about, as a list in words (R.223-4: the call keeps to them).
    Works,
    /// The named partners, with their SIREN.
    Partners,
    /// The date of the list of partners, in words.
    PartnersDate,
    /// The e-mail address for data protection.
    PrivacyEmail,
    /// The postal address for data protection.
    PrivacyPost,
    /// The date of the privacy policy, in words.
    PolicyDate,
    /// The slot chosen for the call, in words.
    Slot,
}

impl Gap {
    /// Every gap.
    pub const ALL: [Self; 11] = [
        Self::Controller,
        Self::Addressee,
        Self::Goods,
        Self::Until,
        Self::Works,
        Self::Partners,
        Self::PartnersDate,
        Self::PrivacyEmail,
        Self::PrivacyPost,
        Self::PolicyDate,
        Self::Slot,
    ];

    /// The name between the braces.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Controller => "controller",
            Self::Addressee => "addressee",
            Self::Goods => "goods",
            Self::Until => "until",
            Self::Works => "works",
            Self::Partners => "partners",
            Self::PartnersDate => "partners_date",
            Self::PrivacyEmail => "privacy_email",
            Self::PrivacyPost => "privacy_post",
            Self::PolicyDate => "policy_date",
            Self::Slot => "slot",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gap| gap.name() == name)
    }
}

/// A plain sentence or paragraph with gaps; no markup, no line break.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Template(String);

/// Why a text is no [`Template`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum InvalidTemplate {
    /// Nothing but spaces.
    #[error("a wording is not empty")]
    Empty,
    /// A control character; blocks are joined by line feeds, so none may hold one.
    #[error("a wording has no line break or other control character")]
    Control,
    /// A brace without its partner.
    #[error("a brace is not closed, or closed twice")]
    Brace,
    /// A name that is not in the list of gaps.
    #[error("unknown name between braces")]
    UnknownGap,
}

enum Piece<'a> {
    Text(&'a str),
    Gap(Gap),
}

impl Template {
    /// Stands for a wording that could not be read, until the message is refused: no words.
    pub const UNREAD: Self = Self(String::new());

    /// The text with its gaps still open.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the gap occurs.
    #[must_use]
    pub fn has(&self, gap: Gap) -> bool {
        pieces(&self.0).any(|piece| matches!(piece, Ok(Piece::Gap(found)) if found == gap))
    }

    /// The sentence with each gap filled; a gap that `fill` does not know makes no sentence.
    ///
    /// One function for every `fill`: it is in the widget.
    #[must_use]
    pub fn filled<'a>(&self, fill: &dyn Fn(Gap) -> Option<Cow<'a, str>>) -> Option<String> {
        let mut sentence = String::with_capacity(self.0.len() + 32);
        for piece in pieces(&self.0) {
            match piece.ok()? {
                Piece::Text(text) => sentence.push_str(text),
                Piece::Gap(gap) => sentence.push_str(&fill(gap)?),
            }
        }
        Some(sentence)
    }
}

/// Several templates filled in the same way, in their order.
#[must_use]
pub fn all_filled<'a>(
    templates: &mut dyn Iterator<Item = &Template>,
    fill: &dyn Fn(Gap) -> Option<Cow<'a, str>>,
) -> Option<Vec<String>> {
    let mut sentences = Vec::new();
    for template in templates {
        sentences.push(template.filled(fill)?);
    }
    Some(sentences)
}

fn pieces(mut rest: &str) -> impl Iterator<Item = Result<Piece<'_>, InvalidTemplate>> {
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(brace) = rest.find(['{', '}']) else {
            return Some(Ok(Piece::Text(std::mem::take(&mut rest))));
        };
        let (text, tail) = rest.split_at(brace);
        if !text.is_empty() {
            rest = tail;
            return Some(Ok(Piece::Text(text)));
        }
        let inside = tail.strip_prefix('{').and_then(|open| open.split_once('}'));
        let Some((name, after)) = inside else {
            rest = "";
            return Some(Err(InvalidTemplate::Brace));
        };
        rest = after;
        Some(
            Gap::named(name)
                .map(Piece::Gap)
                .ok_or(InvalidTemplate::UnknownGap),
        )
    })
}

impl TryFrom<String> for Template {
    type Error = InvalidTemplate;

    fn try_from(text: String) -> Result<Self, InvalidTemplate> {
        if text.trim().is_empty() {
            return Err(InvalidTemplate::Empty);
        }
        if text.chars().any(char::is_control) {
            return Err(InvalidTemplate::Control);
        }
        pieces(&text).try_for_each(|piece| piece.map(|_| ()))?;
        Ok(Self(text))
    }
}

impl From<Template> for String {
    fn from(template: Template) -> Self {
        template.0
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Template {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Template".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names = Gap::ALL.map(Gap::name).join("|");
        schemars::json_schema!({
            "type": "string",
            "description": "A plain sentence with named gaps; no line break.",
            "pattern": format!("^([^{{}}\\p{{Cc}}]|\\{{({names})\\}})+$")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn template(text: &str) -> Result<Template, InvalidTemplate> {
        Template::try_from(text.to_owned())
    }

    #[test]
    fn gaps_are_filled() {
        let words = template("{controller} vous appelle jusqu’au {until}.").unwrap();
        let filled = words.filled(&|gap| match gap {
            Gap::Controller => Some("OPNR".into()),
            Gap::Until => Some("1er mai".into()),
            _ => None,
        });
        assert_eq!(
            filled.as_deref(),
            Some("OPNR vous appelle jusqu’au 1er mai.")
        );
        assert!(words.has(Gap::Until) && !words.has(Gap::Goods));
        assert_eq!(words.filled(&|_| None), None);
    }

    #[test]
    fn faults_are_named() {
        let check = |text, error| assert_eq!(template(text), Err(error), "{text:?}");
        check(" ", InvalidTemplate::Empty);
        check("a\nb", InvalidTemplate::Control);
        check("{until", InvalidTemplate::Brace);
        check("until}", InvalidTemplate::Brace);
        check("{{until}}", InvalidTemplate::UnknownGap);
        check("{colour}", InvalidTemplate::UnknownGap);
    }

    proptest! {
        #[test]
        fn a_wording_without_braces_is_kept_as_it_is(text in "[^{}\\p{Cc}]*[^{}\\p{Cc}\\s]") {
            let filled = template(&text).unwrap().filled(&|_| None);
            prop_assert_eq!(filled, Some(text));
        }
    }
}
