//! The reasons of one assessment as sets: finding one is setting a bit.

use core::fmt;

use serde::ser::SerializeSeq as _;
use serde::{Deserialize, Serialize};

use super::{Promises, Reason, ReasonCode, Says};
use crate::operation::OperationSet;

/// Reasons in the order of `ReasonCode`, at most one for each rule.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Reasons {
    /// What is said of each rule as a number of three digits, the sets of those that have each:
    /// zero for none, else one more than the place of `Says`.
    ones: u64,
    twos: u64,
    fours: u64,
    with: OperationSet,
}

const _: () = assert!(
    ReasonCode::ALL.len() <= u64::BITS as usize,
    "a bit for each rule"
);

impl Reasons {
    /// No reason.
    pub const NONE: Self = Self {
        ones: 0,
        twos: 0,
        fours: 0,
        with: OperationSet::NONE,
    };

    /// The other operations that cannot be claimed together with this one: what
    /// `not_cumulable_with` names.
    pub const fn with(&self) -> OperationSet {
        self.with
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.seen().count_ones() as usize
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.seen() == 0
    }

    /// What is said of this rule, none where nothing is.
    pub fn of(&self, code: ReasonCode) -> Option<Says> {
        let mut all = Says::ALL.iter().copied();
        all.find(|says| self.said(*says) & code.bit() != 0)
    }

    /// Whether this is one of them.
    pub fn contains(&self, reason: Reason) -> bool {
        self.said(reason.says) & reason.code.bit() != 0
    }

    /// Each, in the order of `ReasonCode`.
    pub fn iter(&self) -> impl Iterator<Item = Reason> {
        let codes = ReasonCode::ALL.iter().copied();
        codes.filter_map(|code| Some(Reason::new(code, self.of(code)?)))
    }

    /// Adds a reason, unless its rule already has one.
    pub(crate) const fn push(&mut self, reason: Reason) {
        self.add(reason.code.bit(), reason.says);
    }

    /// Adds promises, but for the rules that already have a reason.
    pub(crate) const fn promise(&mut self, promises: Promises) {
        self.add(promises.set(), Says::Condition);
    }

    /// Those that keep a verdict from being `eligible`.
    pub(crate) const fn open(&self) -> Self {
        let mut open = Self::NONE;
        open.add(self.said(Says::NotMet), Says::NotMet);
        open.add(self.said(Says::ToCheck), Says::ToCheck);
        open
    }

    /// Notes that the work cannot be claimed together with these.
    pub(crate) const fn exclude(&mut self, with: OperationSet) {
        self.push(Reason::new(ReasonCode::NotCumulableWith, Says::Note));
        self.with = with;
    }

    /// A bit for each rule that has a reason.
    const fn seen(&self) -> u64 {
        self.ones | self.twos | self.fours
    }

    /// A bit for each rule of which this is said.
    const fn said(&self, says: Says) -> u64 {
        let number = says as u8 + 1;
        digit(self.ones, number & 1) & digit(self.twos, number & 2) & digit(self.fours, number & 4)
    }

    const fn add(&mut self, rules: u64, says: Says) {
        let rules = rules & !self.seen();
        let number = says as u8 + 1;
        if number & 1 != 0 {
            self.ones |= rules;
        }
        if number & 2 != 0 {
            self.twos |= rules;
        }
        if number & 4 != 0 {
            self.fours |= rules;
        }
    }
}

/// The set itself, or what is left out of it where the digit is zero.
const fn digit(set: u64, digit: u8) -> u64 {
    if digit == 0 { !set } else { set }
}

impl fmt::Debug for Reasons {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_list().entries(self.iter()).finish()
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
        for reason in self.iter() {
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
