//! A set of operations as bits, so that two works are compared without reading codes.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::Operation;
use crate::tables::operations::OPERATIONS;

/// Operations of the rule set.
#[derive(Clone, Copy, Default, Eq, PartialEq)]
pub struct OperationSet(u32);

const _: () = assert!(
    OPERATIONS.len() <= u32::BITS as usize,
    "a bit for each operation"
);

impl OperationSet {
    /// No operation.
    pub const NONE: Self = Self(0);

    /// The operation at this place of the table, alone.
    pub(crate) const fn at(index: usize) -> Self {
        Self(1 << index)
    }

    /// The operations of both.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The operations that are in each of the two.
    pub(crate) const fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.0 == 0
    }

    /// Their codes, in order.
    pub fn codes(self) -> impl Iterator<Item = &'static str> {
        let codes = OPERATIONS.iter().map(|operation| operation.code);
        let places = codes.enumerate();
        places.filter_map(move |(index, code)| (self.0 >> index & 1 == 1).then_some(code))
    }
}

impl fmt::Debug for OperationSet {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_set().entries(self.codes()).finish()
    }
}

impl Serialize for OperationSet {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.codes())
    }
}

impl<'de> Deserialize<'de> for OperationSet {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut set = Self::NONE;
        for code in Vec::<String>::deserialize(from)? {
            let index = Operation::place(&code)
                .ok_or_else(|| serde::de::Error::custom("no operation has this code"))?;
            set = set.and(Self::at(index));
        }
        Ok(set)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for OperationSet {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "OperationSet".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<String>::json_schema(generator)
    }
}
