//! Other aids as a set: a bit for each, in the order of `OtherAid`.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::reason::OtherAid;

/// What else exists for a work.
#[derive(Clone, Copy, Default, Eq, PartialEq)]
pub struct OtherAids(u8);

impl OtherAids {
    /// None.
    pub const NONE: Self = Self(0);

    /// With this one too.
    #[must_use]
    pub(crate) const fn and(self, aid: OtherAid) -> Self {
        Self(self.0 | 1 << aid as u8)
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether this is one of them.
    pub const fn contains(self, aid: OtherAid) -> bool {
        self.0 & 1 << aid as u8 != 0
    }

    /// Each.
    pub fn iter(self) -> impl Iterator<Item = OtherAid> {
        let all = OtherAid::ALL.iter().copied();
        all.filter(move |aid| self.contains(*aid))
    }
}

impl fmt::Debug for OtherAids {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for OtherAids {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for OtherAids {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let aids = Vec::<OtherAid>::deserialize(from)?;
        Ok(aids.into_iter().fold(Self::NONE, Self::and))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for OtherAids {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "OtherAids".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<OtherAid>::json_schema(generator)
    }
}
