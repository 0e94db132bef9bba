//! What the rules find: the verdict so far, the reasons, the answers still to ask.

use crate::assessment::{Ask, Verdict};
use crate::reason::{Reason, ReasonCode, Reasons, Says};

/// The verdict so far, with what led to it.
#[derive(Clone, Copy)]
pub(super) struct Findings {
    pub(super) verdict: Verdict,
    pub(super) reasons: Reasons,
    pub(super) to_ask: Asks,
    /// Whether only the verdict counts: the questionnaire asks for it at every step.
    is_terse: bool,
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

impl Findings {
    pub(super) const NONE: Self = Self::new(false);
    pub(super) const TERSE: Self = Self::new(true);

    const fn new(is_terse: bool) -> Self {
        Self {
            verdict: Verdict::Eligible,
            reasons: Reasons::NONE,
            to_ask: Asks::NONE,
            is_terse,
        }
    }

    /// Whether nothing has excluded so far.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.verdict, Verdict::Eligible | Verdict::ToCheck)
    }

    /// The verdict can only get worse: the order of the list is the order of `Verdict`.
    fn find(&mut self, code: ReasonCode, says: Says, verdict: Verdict) {
        self.verdict = self.verdict.max(verdict);
        if !self.is_terse {
            self.reasons.push(Reason::new(code, says));
        }
    }

    pub(super) fn met(&mut self, code: ReasonCode) {
        self.find(code, Says::Met, Verdict::Eligible);
    }

    pub(super) fn condition(&mut self, code: ReasonCode) {
        self.find(code, Says::Condition, Verdict::Eligible);
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

    pub(super) fn leave_open(&mut self, code: ReasonCode, ask: Option<Ask>) {
        self.find(code, Says::ToCheck, Verdict::ToCheck);
        if !self.is_terse {
            self.to_ask.add(ask);
        }
    }

    /// The answers that can still settle the verdict: none where something excludes already.
    pub(super) fn open_asks(&self) -> Asks {
        match self.verdict {
            Verdict::ToCheck => self.to_ask,
            Verdict::Eligible | Verdict::NotEligible | Verdict::OutOfScope => Asks::NONE,
        }
    }

    /// The reasons that keep the verdict from being `eligible`.
    pub(super) fn open_reasons(&self) -> Reasons {
        let mut open = Reasons::NONE;
        for reason in &self.reasons {
            if matches!(reason.says, Says::NotMet | Says::ToCheck) {
                open.push(*reason);
            }
        }
        open
    }
}
