//! Europe/Paris, whose civil date counts for calls and consents.

use chrono::{DateTime, NaiveDate, SecondsFormat};
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
}
