//! The reasons of one assessment, kept in place: nothing is allocated while the rules are read.

use core::fmt;
use core::ops::Deref;

use serde::ser::SerializeSeq as _;
use serde::{Deserialize, Serialize};

use super::{Promises, Reason, ReasonCode, Says};
use crate::operation::OperationSet;

/// Reasons in the order found, at most one for each rule.
#[derive(Clone, Copy)]
pub struct Reasons {
    /// One place for each rule, and room for what a list of promises is filled up with.
    list: [Reason; ReasonCode::ALL.len() + Promises::MOST],
    count: u8,
    /// A bit for each rule in the list.
    seen: u64,
    with: OperationSet,
}

const _: () = assert!(
    ReasonCode::ALL.len() <= u64::BITS as usize,
    "a bit for each rule"
);

impl Reasons {
    /// No reason.
    pub const NONE: Self = Self {
        list: [Reason::new(ReasonCode::PlaceKnown, Says::Note);
            ReasonCode::ALL.len() + Promises::MOST],
        count: 0,
        seen: 0,
        with: OperationSet::NONE,
    };

    /// The other operations that cannot be claimed together with this one: what
    /// `not_cumulable_with` names.
    pub const fn with(&self) -> OperationSet {
        self.with
    }

    /// Adds a reason, unless its rule already has one.
    pub(crate) fn push(&mut self, reason: Reason) {
        let bit = reason.code.bit();
        if self.seen & bit == 0
            && let Some(place) = self.list.get_mut(usize::from(self.count))
        {
            *place = reason;
            self.count += 1;
            self.seen |= bit;
        }
    }

    /// Adds promises, but for the rules that already have a reason.
    pub(crate) fn promise(&mut self, promises: &Promises) {
        let (list, count) = promises.filled();
        let from = usize::from(self.count);
        match self.list.get_mut(from..from + list.len()) {
            Some(room) if self.seen & promises.set() == 0 => {
                room.copy_from_slice(list);
                self.count += count;
                self.seen |= promises.set();
            }
            _ => promises.iter().for_each(|reason| self.push(reason)),
        }
    }

    /// Says something else of a rule that has a reason, one of the last.
    pub(crate) fn revise(&mut self, code: ReasonCode, says: Says) {
        let own = self.list.get_mut(..usize::from(self.count));
        let mut own = own.into_iter().flatten().rev();
        if let Some(reason) = own.find(|reason| reason.code == code) {
            reason.says = says;
        }
    }

    /// Those that keep a verdict from being `eligible`.
    pub(crate) fn open(&self) -> Self {
        let mut open = Self::NONE;
        for reason in self {
            if matches!(reason.says, Says::NotMet | Says::ToCheck) {
                open.push(*reason);
            }
        }
        open
    }

    /// Notes that the work cannot be claimed together with these.
    pub(crate) fn exclude(&mut self, with: OperationSet) {
        self.push(Reason::new(ReasonCode::NotCumulableWith, Says::Note));
        self.with = with;
    }
}

/// What lies beyond the reasons does not count.
impl PartialEq for Reasons {
    fn eq(&self, other: &Self) -> bool {
        **self == **other && self.with == other.with
    }
}

impl Eq for Reasons {}

impl Deref for Reasons {
    type Target = [Reason];

    fn deref(&self) -> &[Reason] {
        self.list.get(..usize::from(self.count)).unwrap_or_default()
    }
}

impl<'a> IntoIterator for &'a Reasons {
    type Item = &'a Reason;
    type IntoIter = core::slice::Iter<'a, Reason>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for Reasons {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_list().entries(self).finish()
    }
}

/// One reason as the wire has it.
#[derive(Deserialize, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Reason")
)]
#[serde(deny_unknown_fields)]
struct Message {
    /// The rule.
    code: ReasonCode,
    /// What is said of it.
    says: Says,
    /// The operations that cannot be claimed together, for `not_cumulable_with`.
    #[serde(default, skip_serializing_if = "OperationSet::is_empty")]
    with: OperationSet,
}

impl Serialize for Reasons {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(Some(self.len()))?;
        for reason in self {
            list.serialize_element(&Message {
                code: reason.code,
                says: reason.says,
                with: match reason.code {
                    ReasonCode::NotCumulableWith => self.with,
                    _ => OperationSet::NONE,
                },
            })?;
        }
        list.end()
    }
}

impl<'de> Deserialize<'de> for Reasons {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut reasons = Self::NONE;
        for message in Vec::<Message>::deserialize(from)? {
            let is_named = !message.with.is_empty();
            if is_named != (message.code == ReasonCode::NotCumulableWith) {
                return Err(serde::de::Error::custom(
                    "`with` belongs to not_cumulable_with",
                ));
            }
            reasons.push(Reason::new(message.code, message.says));
            if is_named {
                reasons.with = message.with;
            }
        }
        Ok(reasons)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Reasons {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Reasons".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<Message>::json_schema(generator)
    }
}
