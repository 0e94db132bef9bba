//! What the rules find: the verdict so far, the reasons, the answers still to ask.

use super::limits::Held;
use crate::assessment::{Ask, Verdict};
use crate::reason::{Promises, Reason, ReasonCode, Reasons, Says};

/// The verdict so far, with what led to it.
pub(super) struct Findings<'a> {
    pub(super) verdict: Verdict,
    to_ask: Asks,
    /// Where the reasons are written.
    reasons: &'a mut Reasons,
}

/// What the rules on the dwelling found: where the rules on each work start from.
#[derive(Clone, Copy)]
pub(super) struct Ground {
    pub(super) verdict: Verdict,
    to_ask: Asks,
}

/// Answers to ask for, each once: a bit for each.
#[derive(Clone, Copy)]
pub(super) struct Asks(u8);

impl Asks {
    const NONE: Self = Self(0);

    fn add(&mut self, ask: Option<Ask>) {
        self.0 |= ask.map_or(0, |ask| 1 << ask as u8);
    }

    /// Takes over those of another.
    pub(super) fn extend(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Each, in the order of `Ask`.
    pub(super) fn list(self) -> Vec<Ask> {
        let all = Ask::ALL.iter().copied();
        all.filter(|ask| self.0 >> *ask as u8 & 1 == 1).collect()
    }
}

impl Ground {
    /// Nothing found.
    pub(super) const NONE: Self = Self {
        verdict: Verdict::Eligible,
        to_ask: Asks::NONE,
    };
}

impl<'a> Findings<'a> {
    /// What was found so far, with the place of its reasons.
    pub(super) fn on(ground: Ground, reasons: &'a mut Reasons) -> Self {
        Self {
            verdict: ground.verdict,
            to_ask: ground.to_ask,
            reasons,
        }
    }

    /// What was found, without the reasons.
    pub(super) const fn ground(&self) -> Ground {
        Ground {
            verdict: self.verdict,
            to_ask: self.to_ask,
        }
    }

    /// Whether nothing has excluded so far.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.verdict, Verdict::Eligible | Verdict::ToCheck)
    }

    /// The verdict can only get worse: the order of the list is the order of `Verdict`.
    fn find(&mut self, code: ReasonCode, says: Says, verdict: Verdict) {
        self.verdict = self.verdict.max(verdict);
        self.reasons.push(Reason::new(code, says));
    }

    pub(super) fn met(&mut self, code: ReasonCode) {
        self.find(code, Says::Met, Verdict::Eligible);
    }

    pub(super) fn condition(&mut self, code: ReasonCode) {
        self.find(code, Says::Condition, Verdict::Eligible);
    }

    /// Takes over promises: none of them excludes.
    pub(super) const fn promise(&mut self, promises: Promises) {
        self.reasons.promise(promises);
    }

    pub(super) fn note(&mut self, code: ReasonCode) {
        self.find(code, Says::Note, Verdict::Eligible);
    }

    pub(super) fn exclude(&mut self, code: ReasonCode) {
        self.find(code, Says::NotMet, Verdict::NotEligible);
    }

    pub(super) fn out_of_scope(&mut self, code: ReasonCode) {
        self.find(code, Says::NotMet, Verdict::OutOfScope);
    }

    /// Takes over what the answers say of a threshold.
    pub(super) fn hold(&mut self, code: ReasonCode, held: Held) {
        match held {
            Held::Met => self.met(code),
            Held::Missed => self.exclude(code),
            Held::Promised => self.condition(code),
            Held::Open(ask) => self.leave_open(code, Some(ask)),
        }
    }

    pub(super) fn leave_open(&mut self, code: ReasonCode, ask: Option<Ask>) {
        self.find(code, Says::ToCheck, Verdict::ToCheck);
        self.to_ask.add(ask);
    }

    /// The answers that can still settle the verdict: none where something excludes already.
    pub(super) const fn open_asks(&self) -> Asks {
        match self.verdict {
            Verdict::ToCheck => self.to_ask,
            Verdict::Eligible | Verdict::NotEligible | Verdict::OutOfScope => Asks::NONE,
        }
    }
}
