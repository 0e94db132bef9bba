//! What stands at a moment, out of everything that was said before it.
//!
//! Events are never changed: giving, refusing and withdrawing are entries, and running out is
//! the passing of a date that the giving named (C. consom. R.223-1 I 3°). The last thing said
//! counts, by when it was said and not by when it was written down; so a withdrawal wins over
//! a proof of the same or an older giving, however late that proof appears (R-PH-9), and
//! nothing but a new giving ends an expiry (R-PH-8).

use std::collections::BTreeMap;

use crate::guard;
use crate::instant::Instant;
use crate::purpose::{DecisionKey, Purpose};
use crate::withdrawal::Subject;

/// One thing that was said about one subject.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Entry {
    /// About what.
    pub subject: Subject,
    /// When it was said.
    pub at: Instant,
    /// What was said.
    pub change: Change,
}

/// What was said. In this order: of two things said at the same moment the later one counts.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Change {
    /// Nothing, for nothing was asked.
    NotShown,
    /// Yes.
    Given {
        /// The first moment at which it no longer counts; `None` until withdrawn.
        ends_at: Option<Instant>,
    },
    /// No, or no answer.
    Refused,
    /// Not any more.
    Withdrawn,
}

/// What stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum State {
    /// Nothing was asked.
    NotShown,
    /// It was refused at that moment.
    Refused {
        /// When.
        at: Instant,
    },
    /// It is given.
    Given {
        /// Since when.
        since: Instant,
        /// The first moment at which it no longer counts; `None` until withdrawn.
        ends_at: Option<Instant>,
    },
    /// It was given, and its time is over.
    Expired {
        /// The first moment at which it no longer counted.
        at: Instant,
    },
    /// It was taken back.
    Withdrawn {
        /// Since when.
        at: Instant,
    },
}

/// What stands of each subject at this moment, from the entries in any order. What was said
/// later is not looked at.
#[must_use]
pub fn replay<'e>(
    entries: impl IntoIterator<Item = &'e Entry>,
    at: Instant,
) -> BTreeMap<Subject, State> {
    let said = entries.into_iter().filter(|entry| entry.at <= at);
    let mut said: Vec<&Entry> = said.collect();
    said.sort_by_key(|entry| (entry.at, entry.change));
    let mut states = BTreeMap::new();
    for entry in said {
        let state = states.entry(entry.subject.clone());
        let state = state.or_insert(State::NotShown);
        *state = state.then(entry);
    }
    for state in states.values_mut() {
        *state = state.at(at);
    }
    states
}

impl State {
    /// Whether it may be relied on.
    #[must_use]
    pub const fn is_given(self) -> bool {
        matches!(self, Self::Given { .. })
    }

    fn then(self, entry: &Entry) -> Self {
        let at = entry.at;
        match (self, entry.change) {
            // What was taken back stays so since the first time.
            (Self::Withdrawn { .. }, Change::Withdrawn) | (_, Change::NotShown) => self,
            (_, Change::Withdrawn) => Self::Withdrawn { at },
            (_, Change::Refused) => Self::Refused { at },
            (_, Change::Given { ends_at }) => Self::Given { since: at, ends_at },
        }
    }

    fn at(self, now: Instant) -> Self {
        match self {
            Self::Given {
                ends_at: Some(at), ..
            } if at <= now => Self::Expired { at },
            other => other,
        }
    }
}

/// The first moment at which a consent given then no longer counts: after the last day that its
/// words name, and for calls never later than a year (C. consom. R.223-1 I 3°). There is no
/// tacit renewal: nothing that happens later moves it.
#[must_use]
pub fn end_of_consent(
    key: &DecisionKey,
    given: Instant,
    end_of_last_day: Option<Instant>,
) -> Option<Instant> {
    match key.purpose {
        Purpose::Phone => {
            let year = guard::phone_consent_end(given);
            Some(end_of_last_day.map_or(year, |end| end.min(year)))
        }
        Purpose::LeadAcquisition | Purpose::Email | Purpose::EmailTracking => end_of_last_day,
    }
}

#[cfg(feature = "log")]
mod from_the_log {
    use chrono::NaiveDate;

    use super::{Change, Entry, end_of_consent};
    use crate::decision::DecisionState;
    use crate::instant::Instant;
    use crate::log::Facts;
    use crate::withdrawal::Subject;

    impl Entry {
        /// What a leaf of the log says, by the facts that it commits to and the moment it was
        /// written; nothing where nobody said anything, as of a call. `end_of` gives the first
        /// moment after a day, in the zone whose days count.
        #[must_use]
        pub fn of(
            at: Instant,
            facts: &Facts<'_>,
            end_of: impl Fn(NaiveDate) -> Instant,
        ) -> Option<Self> {
            match facts {
                Facts::Request(request) => Some(Self {
                    subject: Subject::Request,
                    at,
                    change: Change::Given {
                        ends_at: request.call_not_after.map(end_of),
                    },
                }),
                Facts::Decision(decision) => Some(Self {
                    subject: Subject::Consent(decision.key.clone()),
                    at,
                    change: match decision.state {
                        DecisionState::Given => Change::Given {
                            ends_at: end_of_consent(
                                decision.key,
                                at,
                                decision.valid_until.map(end_of),
                            ),
                        },
                        DecisionState::Refused => Change::Refused,
                        DecisionState::NotShown => Change::NotShown,
                    },
                }),
                Facts::Withdrawal(withdrawal) => Some(Self {
                    subject: withdrawal.subject.clone(),
                    at: withdrawal.said_at,
                    change: Change::Withdrawn,
                }),
                Facts::CallAttempt(_) => None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(seconds: i64) -> Instant {
        Instant::from_unix_millis(seconds * 1000).unwrap()
    }

    fn entry(subject: &str, at: i64, change: Change) -> Entry {
        Entry {
            subject: subject.parse().unwrap(),
            at: moment(at),
            change,
        }
    }

    const FOR_EVER: Change = Change::Given { ends_at: None };

    fn until(seconds: i64) -> Change {
        Change::Given {
            ends_at: Some(moment(seconds)),
        }
    }

    fn check(entries: &[(i64, Change)], now: i64, expected: State) {
        let entries: Vec<Entry> = entries
            .iter()
            .map(|(at, change)| entry("phone:self", *at, *change))
            .collect();
        let states = replay(&entries, moment(now));
        assert_eq!(states.into_values().collect::<Vec<_>>(), [expected]);
    }

    #[test]
    fn a_consent_to_calls_never_outlives_the_year_of_the_law() {
        let check = |key: &str, last: Option<i64>, end: Option<i64>| {
            let key = key.parse().unwrap();
            let end_of_last_day = last.map(moment);
            assert_eq!(
                end_of_consent(&key, moment(5), end_of_last_day),
                end.map(moment)
            );
        };
        let year = 365 * 86_400 + 5;
        check("phone:self", Some(year + 3600), Some(year));
        check("phone:partner/un", Some(year - 3600), Some(year - 3600));
        check("phone:self", None, Some(year));
        check("email:self", Some(year + 3600), Some(year + 3600));
        check("lead_acquisition:self", None, None);
    }

    #[test]
    fn nothing_said_is_no_state() {
        assert_eq!(replay(&[], moment(0)), BTreeMap::new());
        let later = [entry("request", 5, FOR_EVER)];
        assert_eq!(replay(&later, moment(4)), BTreeMap::new());
    }

    #[test]
    fn a_consent_counts_until_its_last_moment_and_not_one_second_longer() {
        let given = State::Given {
            since: moment(1),
            ends_at: Some(moment(10)),
        };
        let expired = State::Expired { at: moment(10) };
        check(&[(1, until(10))], 9, given);
        check(&[(1, until(10))], 10, expired);
        check(&[(1, until(10))], 11, expired);
    }

    #[test]
    fn nothing_but_a_new_giving_ends_an_expiry() {
        let expired = State::Expired { at: moment(10) };
        check(&[(1, until(10)), (12, Change::NotShown)], 20, expired);
        let refused = State::Refused { at: moment(12) };
        check(&[(1, until(10)), (12, Change::Refused)], 20, refused);
        let given = State::Given {
            since: moment(12),
            ends_at: Some(moment(30)),
        };
        check(&[(1, until(10)), (12, until(30))], 20, given);
        // A request is no consent (R-PH-8: not revived by a new request).
        let entries = [
            entry("phone:self", 1, until(10)),
            entry("request", 12, FOR_EVER),
        ];
        let states = replay(&entries, moment(20));
        assert_eq!(states.get(&"phone:self".parse().unwrap()), Some(&expired));
    }

    #[test]
    fn a_withdrawal_wins_over_any_later_proof_of_the_same_or_an_older_giving() {
        let withdrawn = State::Withdrawn { at: moment(5) };
        for late in [until(100), FOR_EVER] {
            for at in [0, 1, 5] {
                let entries = [(1, until(50)), (5, Change::Withdrawn), (at, late)];
                check(&entries, 20, withdrawn);
            }
        }
    }

    #[test]
    fn withdrawing_twice_is_withdrawing_once() {
        let entries = [
            (1, FOR_EVER),
            (5, Change::Withdrawn),
            (9, Change::Withdrawn),
        ];
        check(&entries, 20, State::Withdrawn { at: moment(5) });
    }

    #[test]
    fn who_agrees_again_has_agreed() {
        let entries = [(1, FOR_EVER), (5, Change::Withdrawn), (9, FOR_EVER)];
        let given = State::Given {
            since: moment(9),
            ends_at: None,
        };
        check(&entries, 20, given);
        assert!(given.is_given());
        assert!(!State::Withdrawn { at: moment(5) }.is_given());
    }

    #[test]
    fn what_was_not_asked_is_neither_given_nor_refused() {
        check(&[(1, Change::NotShown)], 2, State::NotShown);
        let refused = State::Refused { at: moment(1) };
        check(&[(1, Change::Refused), (2, Change::NotShown)], 3, refused);
    }
}
