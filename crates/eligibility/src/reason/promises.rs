//! What a text asks to promise: reasons that a table holds ready to be copied.

use super::{Reason, ReasonCode, Says};

/// The conditions of a version or of a bonus, each a `condition`.
#[derive(Debug)]
pub(crate) struct Promises {
    /// The conditions, then copies of one of them up to the length that is copied in one step.
    list: [Reason; Self::MOST],
    count: u8,
    /// A bit for each rule in the list.
    set: u64,
}

impl Promises {
    /// The most that one text asks for.
    pub(super) const MOST: usize = 8;

    /// These conditions, in this order.
    pub(crate) const fn of(codes: &[ReasonCode]) -> Self {
        assert!(codes.len() <= Self::MOST, "more conditions than a text has");
        let mut promises = Self {
            list: [Reason::new(ReasonCode::OnePremium, Says::Condition); Self::MOST],
            count: 0,
            set: 0,
        };
        let mut codes = codes;
        let mut room = promises.list.as_mut_slice();
        while let ([code, others @ ..], [place, free @ ..]) = (codes, room) {
            *place = Reason::new(*code, Says::Condition);
            promises.count += 1;
            promises.set |= code.bit();
            (codes, room) = (others, free);
        }
        promises
    }

    /// The list with what it is filled up with, and how many are conditions.
    pub(super) const fn filled(&self) -> (&[Reason; Self::MOST], u8) {
        (&self.list, self.count)
    }

    /// A bit for each rule in the list.
    pub(super) const fn set(&self) -> u64 {
        self.set
    }

    /// Whether this is one of them.
    pub(crate) const fn name(&self, code: ReasonCode) -> bool {
        self.set & code.bit() != 0
    }

    /// Each, in the order of the text.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Reason> {
        self.list.iter().take(usize::from(self.count)).copied()
    }
}
