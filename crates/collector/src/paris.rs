//! Europe/Paris, whose civil date counts for calls and consents.
//!
//! UTC+1, and UTC+2 from the last Sunday of March to the last of October, both at 01:00 UTC
//! (directive 2000/84/CE, arrêté du 3 avril 2001).

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use consent::Instant;

const HOUR_MILLIS: i64 = 3_600_000;

/// The civil date of this moment.
#[must_use]
pub(crate) fn civil_date(moment: Instant) -> NaiveDate {
    utc(moment.unix_millis() + offset_hours(moment) * HOUR_MILLIS).date()
}

/// The moment with its offset (RFC 3339): `2026-11-23T11:00:00.000+01:00`.
#[must_use]
pub(crate) fn rfc3339(moment: Instant) -> String {
    let offset = offset_hours(moment);
    let local = Instant::from_unix_millis(moment.unix_millis() + offset * HOUR_MILLIS);
    let local = local.unwrap_or(moment).to_string();
    format!("{}+{offset:02}:00", local.trim_end_matches('Z'))
}

fn offset_hours(moment: Instant) -> i64 {
    let moment = utc(moment.unix_millis());
    let year = moment.year();
    let is_summer = last_sunday_at_one(year, 3).is_some_and(|start| moment >= start)
        && last_sunday_at_one(year, 10).is_some_and(|end| moment < end);
    if is_summer { 2 } else { 1 }
}

fn last_sunday_at_one(year: i32, month: u32) -> Option<NaiveDateTime> {
    let last_day = NaiveDate::from_ymd_opt(year, month, 31)?;
    let back = last_day.weekday().days_since(Weekday::Sun);
    let sunday = NaiveDate::from_ymd_opt(year, month, 31 - back)?;
    Some(sunday.and_time(NaiveTime::from_hms_opt(1, 0, 0)?))
}

fn utc(millis: i64) -> NaiveDateTime {
    DateTime::from_timestamp_millis(millis)
        .unwrap_or_default()
        .naive_utc()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_follows_the_season() {
        let check = |utc: &str, paris: &str| {
            let moment: Instant = utc.parse().unwrap();
            assert_eq!(rfc3339(moment), paris);
            assert_eq!(civil_date(moment).to_string(), paris[..10]);
        };
        check("2026-11-23T10:00:00.000Z", "2026-11-23T11:00:00.000+01:00");
        check("2026-07-14T22:30:00.007Z", "2026-07-15T00:30:00.007+02:00");
        check("2026-12-31T23:00:00.000Z", "2027-01-01T00:00:00.000+01:00");
        // The last Sundays are 29 March and 25 October 2026, 28 March 2027.
        check("2026-03-29T00:59:59.999Z", "2026-03-29T01:59:59.999+01:00");
        check("2026-03-29T01:00:00.000Z", "2026-03-29T03:00:00.000+02:00");
        check("2026-10-25T00:59:59.999Z", "2026-10-25T02:59:59.999+02:00");
        check("2026-10-25T01:00:00.000Z", "2026-10-25T02:00:00.000+01:00");
        check("2027-03-28T01:00:00.000Z", "2027-03-28T03:00:00.000+02:00");
    }
}
