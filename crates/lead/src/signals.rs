//! What speaks for a program behind a request, and how much: a score, never a verdict.
//!
//! A lead of any score is stored and answered alike. From [`REVIEW_FROM`] on a person reads it
//! before anybody acts on it. Nothing here tells one person or one device from another.

/// The score from which a person reads a lead first.
///
/// Each signal alone happens to honest people, so none of the usual ones reaches it; two of
/// them do.
pub const REVIEW_FROM: u32 = 60;

/// The shortest time from the challenge to the lead, in milliseconds, that a person needs: the
/// way, the contact, the consents and the recap lie between, four screens even with everything
/// filled in by the browser.
pub const SOONEST_MS: i64 = 4_000;

/// Something that speaks for a program.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Signal {
    /// The task of the challenge was not solved.
    ProofMissing,
    /// What was sent as its solution is none.
    ProofWrong,
    /// The lead came sooner than a person can send it.
    SentFast,
    /// Something wrote into the field that nobody is shown.
    TrapFilled,
    /// The phone number has repeated digits or is kept for fiction.
    PhoneDoubtful,
}

impl Signal {
    /// All of them, in the order in which a lead's are listed.
    pub const ALL: [Self; 5] = [
        Self::ProofMissing,
        Self::ProofWrong,
        Self::SentFast,
        Self::TrapFilled,
        Self::PhoneDoubtful,
    ];

    /// The name by which it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ProofMissing => "proof_missing",
            Self::ProofWrong => "proof_wrong",
            Self::SentFast => "sent_fast",
            Self::TrapFilled => "trap_filled",
            Self::PhoneDoubtful => "phone_doubtful",
        }
    }

    /// What it adds to the score.
    #[must_use]
    pub const fn weight(self) -> u32 {
        match self {
            // Also: a slow device, a page without HTTPS, a nonce renewed while sending. A
            // nonce renewed while sending is also sent fast; an autofill program also fills
            // what nobody sees.
            Self::ProofMissing | Self::SentFast | Self::TrapFilled => 40,
            // No widget sends one.
            Self::ProofWrong => REVIEW_FROM,
            // Also: a number that just looks so.
            Self::PhoneDoubtful => 20,
        }
    }
}

/// What became of the challenge's task.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Proof {
    /// Solved.
    Solved,
    /// Nothing was sent.
    Missing,
    /// Something else was sent.
    Wrong,
}

/// What the collector knows of how a lead came.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Observed {
    /// The task of the challenge.
    pub proof: Proof,
    /// From the challenge to the lead by the collector's clock, in milliseconds.
    pub taken_ms: i64,
    /// Whether the field that nobody is shown came filled.
    pub is_trap_filled: bool,
    /// Whether the phone number deserves a second look.
    pub is_phone_doubtful: bool,
}

impl Observed {
    fn shows(&self, signal: Signal) -> bool {
        match signal {
            Signal::ProofMissing => self.proof == Proof::Missing,
            Signal::ProofWrong => self.proof == Proof::Wrong,
            Signal::SentFast => self.taken_ms < SOONEST_MS,
            Signal::TrapFilled => self.is_trap_filled,
            Signal::PhoneDoubtful => self.is_phone_doubtful,
        }
    }

    /// The signals that it shows, in their order.
    pub fn signals(&self) -> impl Iterator<Item = Signal> {
        Signal::ALL.into_iter().filter(|signal| self.shows(*signal))
    }

    /// The sum of their weights.
    #[must_use]
    pub fn score(&self) -> u32 {
        self.signals().map(Signal::weight).sum()
    }

    /// Whether a person reads the lead first.
    #[must_use]
    pub fn is_to_review(&self) -> bool {
        self.score() >= REVIEW_FROM
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSON: Observed = Observed {
        proof: Proof::Solved,
        taken_ms: SOONEST_MS,
        is_trap_filled: false,
        is_phone_doubtful: false,
    };

    fn check(observed: Observed, signals: &[Signal], is_to_review: bool) {
        assert_eq!(observed.signals().collect::<Vec<_>>(), signals);
        assert_eq!(observed.is_to_review(), is_to_review, "{observed:?}");
    }

    #[test]
    fn a_person_who_takes_the_time_shows_nothing() {
        check(PERSON, &[], false);
        assert_eq!(PERSON.score(), 0);
    }

    #[test]
    fn what_happens_to_people_marks_no_lead_by_itself() {
        let slow_phone = Observed {
            proof: Proof::Missing,
            ..PERSON
        };
        check(slow_phone, &[Signal::ProofMissing], false);
        let renewed = Observed {
            taken_ms: SOONEST_MS - 1,
            ..PERSON
        };
        check(renewed, &[Signal::SentFast], false);
        let autofilled = Observed {
            is_trap_filled: true,
            ..PERSON
        };
        check(autofilled, &[Signal::TrapFilled], false);
        let odd_number = Observed {
            is_phone_doubtful: true,
            ..PERSON
        };
        check(odd_number, &[Signal::PhoneDoubtful], false);
    }

    #[test]
    fn two_signs_mark_a_lead() {
        let script = Observed {
            proof: Proof::Missing,
            taken_ms: 0,
            ..PERSON
        };
        check(script, &[Signal::ProofMissing, Signal::SentFast], true);
        let driven = Observed {
            taken_ms: 1_000,
            is_trap_filled: true,
            ..PERSON
        };
        check(driven, &[Signal::SentFast, Signal::TrapFilled], true);
        let invented = Observed {
            is_trap_filled: true,
            is_phone_doubtful: true,
            ..PERSON
        };
        check(invented, &[Signal::TrapFilled, Signal::PhoneDoubtful], true);
    }

    #[test]
    fn a_forged_solution_marks_a_lead_by_itself() {
        let forged = Observed {
            proof: Proof::Wrong,
            ..PERSON
        };
        check(forged, &[Signal::ProofWrong], true);
    }

    #[test]
    fn a_clock_that_was_set_back_is_no_time_at_all() {
        let back = Observed {
            taken_ms: -1,
            ..PERSON
        };
        check(back, &[Signal::SentFast], false);
    }
}
