//! On which days and at what hours a professional may call a consumer.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};

use super::is_public_holiday;

/// The hours of a lawful call, in the consumer's time zone: from the first, included, to the
/// second, excluded (C. consom. D.223-9, « de 10 heures à 13 heures et de 14 heures à 20 heures »).
pub const CALL_HOURS: [(u32, u32); 2] = [(10, 13), (14, 20)];

/// Whether calls are lawful on this day at all: Monday to Friday except the holidays of C. trav.
/// L.3133-1 (C. consom. D.223-9).
#[must_use]
pub fn is_call_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_public_holiday(day)
}

/// Whether a call is lawful when it is this time where the consumer is (C. consom. D.223-9).
#[must_use]
pub fn is_call_time(local: NaiveDateTime) -> bool {
    let is_hour = |(from, to): (u32, u32)| (from..to).contains(&local.hour());
    is_call_day(local.date()) && CALL_HOURS.into_iter().any(is_hour)
}
