//! Europe/Paris, whose civil date counts for calls and consents.

use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat};
use chrono_tz::{Europe::Paris, Tz};
use consent::Instant;

/// The civil date of this moment.
#[must_use]
pub(crate) fn civil_date(moment: Instant) -> NaiveDate {
    local(moment).date_naive()
}

/// The moment with its offset (RFC 3339): `2026-11-23T11:00:00.000+01:00`.
#[must_use]
pub(crate) fn rfc3339(moment: Instant) -> String {
    local(moment).to_rfc3339_opts(SecondsFormat::Millis, false)
}

/// The first moment after this day. Clocks change in the small hours, never at midnight.
#[must_use]
pub(crate) fn end_of(day: NaiveDate) -> Instant {
    let midnight = day
        .succ_opt()
        .unwrap_or(NaiveDate::MAX)
        .and_time(NaiveTime::MIN);
    let moment = midnight.and_local_timezone(Paris).earliest();
    let millis = moment.map(|moment| moment.timestamp_millis());
    let moment = millis.and_then(|millis| Instant::from_unix_millis(millis).ok());
    moment.unwrap_or(Instant::EPOCH)
}

fn local(moment: Instant) -> DateTime<Tz> {
    DateTime::from_timestamp_millis(moment.unix_millis())
        .unwrap_or_default()
        .with_timezone(&Paris)
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
    #[test]
    fn a_day_ends_at_midnight_in_paris() {
        let check = |day: &str, end: &str| {
            let day = consent::civil_date::parse_iso(day).unwrap();
            assert_eq!(end_of(day).to_string(), end);
        };
        check("2026-11-23", "2026-11-23T23:00:00.000Z");
        check("2026-07-14", "2026-07-14T22:00:00.000Z");
        // The days on which clocks change.
        check("2026-03-29", "2026-03-29T22:00:00.000Z");
        check("2026-10-25", "2026-10-25T23:00:00.000Z");
        check("2026-12-31", "2026-12-31T23:00:00.000Z");
    }
}
