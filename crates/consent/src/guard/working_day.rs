//! Days on which work is done, by the calendar of the whole country.

use chrono::{Datelike, NaiveDate, Weekday};

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
    use crate::civil_date::iso;

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
