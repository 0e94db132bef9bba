//! Legal limits as pure functions: how long a consent counts, by when to call.
//!
//! Sources are in each function. All of them are second-hand readings of the texts; a
//! lawyer's correction is a one-line change here.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The stated period is no lawful one.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a phone consent lasts between one and twelve months")]
pub struct UnlawfulPeriod;

/// Working days allowed for a requested call, counted after the day of the request
/// (C. consom. R.223-4, « cinq jours ouvrables »).
pub const CALLBACK_WORKING_DAYS: u8 = 5;

/// The last day on which a phone consent given on `collected` counts: the earlier of the
/// calendar period and 365 days (C. consom. R.223-1 I 3°, « ne peut excéder un an »).
pub fn phone_consent_until(collected: NaiveDate, months: u8) -> Result<NaiveDate, UnlawfulPeriod> {
    if !(1..=12).contains(&months) {
        return Err(UnlawfulPeriod);
    }
    let calendar = collected.checked_add_months(Months::new(months.into()));
    let a_year = collected.checked_add_days(Days::new(365));
    calendar.min(a_year).ok_or(UnlawfulPeriod)
}

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

/// Whether the day is a jour ouvrable: any day but Sundays and the holidays of C. trav.
/// L.3133-1. Saturdays count.
#[must_use]
pub fn is_jour_ouvrable(day: NaiveDate) -> bool {
    day.weekday() != Weekday::Sun && !is_public_holiday(day)
}

/// Whether the day is one of the eleven holidays of C. trav. L.3133-1 (Alsace-Moselle and
/// overseas days are not national).
#[must_use]
pub fn is_public_holiday(day: NaiveDate) -> bool {
    const FIXED: [(u32, u32); 8] = [
        (1, 1),
        (5, 1),
        (5, 8),
        (7, 14),
        (8, 15),
        (11, 1),
        (11, 11),
        (12, 25),
    ];
    /// Easter Monday, Ascension, Whit Monday: days after Easter Sunday.
    const MOVING: [i64; 3] = [1, 39, 50];
    let is_fixed = FIXED.contains(&(day.month(), day.day()));
    let after_easter = easter_sunday(day.year()).map(|easter| (day - easter).num_days());
    is_fixed || after_easter.is_some_and(|days| MOVING.contains(&days))
}

/// Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher).
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let lunar_correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - lunar_correction + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * late + 114;
    let (month, day) = (
        u32::try_from(days / 31).ok()?,
        u32::try_from(days % 31 + 1).ok()?,
    );
    NaiveDate::from_ymd_opt(year, month, day)
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
    fn a_phone_consent_never_outlives_a_year() {
        let check = |collected: &str, months, until: &str| {
            let day = phone_consent_until(parse_iso(collected).unwrap(), months);
            assert_eq!(day.map(iso).as_deref(), Ok(until));
        };
        check("2026-08-11", 12, "2027-08-11");
        check("2027-03-01", 12, "2028-02-29"); // 365 days come before 1 March 2028
        check("2028-02-29", 12, "2029-02-28");
        check("2026-11-30", 3, "2027-02-28");
        assert_eq!(phone_consent_until(NaiveDate::MIN, 0), Err(UnlawfulPeriod));
        assert_eq!(phone_consent_until(NaiveDate::MIN, 13), Err(UnlawfulPeriod));
    }

    #[test]
    fn the_eleven_holidays_of_a_year_are_found() {
        let check = |year: i32, moving: [&str; 3]| {
            let days = NaiveDate::from_ymd_opt(year, 1, 1)
                .unwrap()
                .iter_days()
                .take(365);
            let holidays: Vec<String> = days
                .filter(|day| is_public_holiday(*day))
                .map(iso)
                .collect();
            assert_eq!(holidays.len(), 11, "{year}");
            assert!(
                moving
                    .iter()
                    .all(|day| holidays.iter().any(|found| found == day)),
                "{year}"
            );
        };
        check(2026, ["2026-04-06", "2026-05-14", "2026-05-25"]);
        check(2027, ["2027-03-29", "2027-05-06", "2027-05-17"]);
        check(2028, ["2028-04-17", "2028-05-25", "2028-06-05"]);
        check(2031, ["2031-04-14", "2031-05-22", "2031-06-02"]);
    }
}
