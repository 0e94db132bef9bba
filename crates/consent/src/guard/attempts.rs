//! How often a professional may call or try to.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Calls and attempts allowed in any [`PERIOD_DAYS`] (C. consom. D.223-9).
pub const ATTEMPTS_PER_PERIOD: usize = 4;

/// Consecutive calendar days in which attempts are counted (C. consom. D.223-9, « trente jours
/// calendaires »).
pub const PERIOD_DAYS: u8 = 30;

/// The civil days of the calls and attempts to one consumer, answered or not, where the consumer
/// is; in any order.
#[derive(Clone, Copy, Debug)]
pub struct Attempts<'a>(pub &'a [NaiveDate]);

impl Attempts<'_> {
    /// How many count on this day: those of the thirty days that end with it.
    #[must_use]
    pub fn counted_on(self, day: NaiveDate) -> usize {
        let first = day.checked_sub_days(Days::new(u64::from(PERIOD_DAYS) - 1));
        let first = first.unwrap_or(NaiveDate::MIN);
        let counts = |attempt: &&NaiveDate| (first..=day).contains(*attempt);
        self.0.iter().filter(counts).count()
    }

    /// Whether one more is lawful on this day.
    #[must_use]
    pub fn allow_one_on(self, day: NaiveDate) -> bool {
        self.counted_on(day) < ATTEMPTS_PER_PERIOD
    }

    /// Whether, with one more on this day, there are still four at most in any thirty days. Days
    /// after it count too: what happened may be written down late.
    #[must_use]
    pub fn allow_one_beside(self, day: NaiveDate) -> bool {
        let mut ends = day.iter_days().take(PERIOD_DAYS.into());
        ends.all(|end| self.allow_one_on(end))
    }

    /// The first day, from this one on, on which one more is lawful.
    #[must_use]
    pub fn next_on_or_after(self, day: NaiveDate) -> NaiveDate {
        let mut days = day.iter_days();
        days.find(|day| self.allow_one_on(*day)).unwrap_or(day)
    }
}

/// What was unlawful about a call or an attempt.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AttemptFault {
    /// What it was made under is no matter of calls: a request for an e-mail, another purpose.
    NotForCalls,
    /// Nobody asked for it or agreed to it by then (C. consom. L.223-1).
    NeverGiven,
    /// It was taken back (C. consom. R.223-3).
    Withdrawn,
    /// Its time was over (C. consom. R.223-1 I 3°, R.223-4).
    Expired,
    /// Outside the lawful days and hours where the person is (C. consom. D.223-9).
    OutsideHours,
    /// Nobody can say what time it was there.
    ZoneUnknown,
    /// With it, there are more than four in thirty days (C. consom. D.223-9).
    TooMany,
}

impl AttemptFault {
    /// One line for an operator.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::NotForCalls => "what it was made under allows no call",
            Self::NeverGiven => "nobody had asked for it or agreed to it",
            Self::Withdrawn => "it came after the withdrawal",
            Self::Expired => "it came after the last day",
            Self::OutsideHours => "it came outside the lawful days and hours where the person is",
            Self::ZoneUnknown => "nobody can say what time it was where the person is",
            Self::TooMany => "with it, there are more than 4 calls or attempts in 30 days",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::civil_date::parse_iso;

    fn day(text: &str) -> NaiveDate {
        parse_iso(text).unwrap()
    }

    #[test]
    fn a_fifth_attempt_waits_until_the_first_is_thirty_days_old() {
        let four = ["2026-11-02", "2026-11-02", "2026-11-03", "2026-11-20"].map(day);
        let attempts = Attempts(&four);
        assert!(Attempts(&four[..3]).allow_one_on(day("2026-11-20")));
        assert!(!attempts.allow_one_on(day("2026-11-20")));
        assert!(!attempts.allow_one_on(day("2026-12-01"))); // 2 November to 1 December: thirty days
        assert!(attempts.allow_one_on(day("2026-12-02")));
        assert_eq!(
            attempts.next_on_or_after(day("2026-11-21")),
            day("2026-12-02")
        );
        assert_eq!(
            attempts.next_on_or_after(day("2027-01-04")),
            day("2027-01-04")
        );
    }

    proptest! {
        #[test]
        fn whoever_obeys_never_passes_four_in_thirty_days(wishes in prop::collection::vec(0_u64..200, 0..60)) {
            let mut wishes = wishes;
            wishes.sort_unstable();
            let mut made: Vec<NaiveDate> = Vec::new();
            for wish in wishes {
                let wished = day("2026-11-23") + Days::new(wish);
                if Attempts(&made).allow_one_on(wished) {
                    made.push(wished);
                }
            }
            for first in &made {
                let within = made.iter().filter(|day| (0..30).contains(&(**day - *first).num_days()));
                prop_assert!(within.count() <= 4);
            }
        }

        #[test]
        fn written_down_in_any_order_four_in_thirty_days_stay_four(wishes in prop::collection::vec(0_u64..90, 0..40)) {
            let mut made: Vec<NaiveDate> = Vec::new();
            for wish in wishes {
                let wished = day("2026-11-23") + Days::new(wish);
                let is_lawful = Attempts(&made).allow_one_beside(wished);
                made.push(wished);
                let most = made.iter().map(|first| {
                    made.iter().filter(|day| (0..30).contains(&(**day - *first).num_days())).count()
                });
                prop_assert_eq!(is_lawful, most.max() <= Some(4));
                if !is_lawful {
                    made.pop();
                }
            }
        }

        #[test]
        fn the_day_named_is_the_first_lawful_one(made in prop::collection::vec(0_u64..90, 0..20), on in 0_u64..120) {
            let made: Vec<_> = made.into_iter().map(|days| day("2026-11-23") + Days::new(days)).collect();
            let on = day("2026-11-23") + Days::new(on);
            let next = Attempts(&made).next_on_or_after(on);
            prop_assert!(Attempts(&made).allow_one_on(next));
            prop_assert!(on.iter_days().take_while(|day| *day < next).all(|day| !Attempts(&made).allow_one_on(day)));
        }
    }
}
