//! What a text asks to promise.

use super::ReasonCode;

/// The conditions of a version or of a bonus, each a `condition`: a bit for each rule.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Promises(u64);

impl Promises {
    /// These conditions.
    pub(crate) const fn of(codes: &[ReasonCode]) -> Self {
        let mut set = 0;
        let mut codes = codes;
        while let [code, others @ ..] = codes {
            set |= code.bit();
            codes = others;
        }
        Self(set)
    }

    /// A bit for each rule.
    pub(super) const fn set(self) -> u64 {
        self.0
    }

    /// Whether this is one of them.
    pub(crate) const fn name(self, code: ReasonCode) -> bool {
        self.0 & code.bit() != 0
    }

    /// The others.
    pub(crate) const fn without(self, code: ReasonCode) -> Self {
        Self(self.0 & !code.bit())
    }
}
