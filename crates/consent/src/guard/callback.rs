//! By when somebody who asked for a call is called.

use chrono::{Days, NaiveDate, NaiveTime};

use super::{CallZone, is_jour_ouvrable};
use crate::instant::Instant;

/// Working days allowed for a requested call, counted after the day of the request
/// (C. consom. R.223-4, « cinq jours ouvrables »).
pub const CALLBACK_WORKING_DAYS: u8 = 5;

/// The last civil day (Europe/Paris) of a requested call: the fifth jour ouvrable after
/// `requested`, which does not count itself (C. consom. R.223-4).
#[must_use]
pub fn callback_deadline(requested: NaiveDate) -> NaiveDate {
    let working = requested
        .iter_days()
        .skip(1)
        .filter(|day| is_jour_ouvrable(*day));
    working
        .take(CALLBACK_WORKING_DAYS.into())
        .last()
        .unwrap_or(requested)
}

/// The first moment after a day in Europe/Paris. After the deadline's it is too late to call,
/// wherever the person lives.
#[must_use]
pub fn end_of_paris_day(day: NaiveDate) -> Instant {
    let midnight = day.checked_add_days(Days::new(1)).unwrap_or(day);
    CallZone::Paris.instant(day, midnight.and_time(NaiveTime::MIN))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::civil_date::{iso, parse_iso};

    #[test]
    fn a_requested_call_has_five_jours_ouvrables() {
        let check = |requested: &str, deadline: &str| {
            assert_eq!(
                iso(callback_deadline(parse_iso(requested).unwrap())),
                deadline
            );
        };
        check("2026-10-02", "2026-10-08"); // a Friday: Saturday counts
        check("2026-10-04", "2026-10-09"); // asked on a Sunday
        check("2026-11-09", "2026-11-16"); // 11 November does not count
        check("2026-11-23", "2026-11-28"); // ends on a Saturday
        check("2026-12-23", "2026-12-30"); // Christmas
        check("2027-03-26", "2027-04-02"); // Easter Monday
        check("2027-05-05", "2027-05-13"); // Ascension and 8 May
        check("2027-05-13", "2027-05-20"); // Whit Monday
        check("2027-10-30", "2027-11-06"); // All Saints' Day
    }

    #[test]
    fn the_last_day_ends_at_midnight_in_paris_whatever_the_season() {
        let check = |deadline: &str, end: &str| {
            let end_of_day = end_of_paris_day(parse_iso(deadline).unwrap());
            assert_eq!(end_of_day.to_string(), end);
        };
        check("2026-07-14", "2026-07-14T22:00:00.000Z");
        check("2026-10-24", "2026-10-24T22:00:00.000Z"); // the clock goes back the night after
        check("2026-10-25", "2026-10-25T23:00:00.000Z");
        check("2027-03-27", "2027-03-27T23:00:00.000Z");
        check("2027-03-28", "2027-03-28T22:00:00.000Z");
    }
}
