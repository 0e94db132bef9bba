//! The text that decided, written only when somebody reads it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The operation and the version that decided on a work; none where no version is in force.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sources(Option<(Cow<'static, str>, Cow<'static, str>)>);

impl Sources {
    /// No text.
    pub(crate) const NONE: Self = Self(None);

    /// This version of this operation.
    pub(crate) const fn of(operation: &'static str, version: &'static str) -> Self {
        Self(Some((Cow::Borrowed(operation), Cow::Borrowed(version))))
    }

    /// The texts in words: "BAR-TH-171 vA82-5".
    pub fn texts(&self) -> Option<String> {
        let (operation, version) = self.0.as_ref()?;
        Some([operation.as_ref(), version.as_ref()].join(" "))
    }
}

impl Serialize for Sources {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.texts())
    }
}

impl<'de> Deserialize<'de> for Sources {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        use serde::de::Error as _;
        let mut texts = Vec::<String>::deserialize(from)?;
        let Some(text) = texts.pop() else {
            return Ok(Self::NONE);
        };
        match text.split_once(' ') {
            Some((operation, version)) if texts.is_empty() => Ok(Self(Some((
                Cow::Owned(operation.to_owned()),
                Cow::Owned(version.to_owned()),
            )))),
            _ => Err(D::Error::custom("one operation with its version")),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Sources {
    fn schema_name() -> Cow<'static, str> {
        "Sources".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<String>::json_schema(generator)
    }
}
