//! How long a consent to be called counts.
//!
//! There is no renewal here, tacit or other (C. consom. R.223-1 I 3°): the end is a function of
//! when the consent was collected and of nothing that happens later.

use chrono::{DateTime, Days, Months, NaiveDate};

use crate::instant::Instant;

/// The stated period is no lawful one.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a phone consent lasts between one and twelve months")]
pub struct UnlawfulPeriod;

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

/// The first moment at which a phone consent collected at `collected` no longer counts, whatever
/// its words say: the earlier of 365 days and one calendar year (C. consom. R.223-1 I 3°).
///
/// The last day that the words name ends hours after that moment; the year of the law wins.
#[must_use]
pub fn phone_consent_end(collected: Instant) -> Instant {
    let end = |collected: DateTime<chrono::Utc>| {
        let calendar = collected.checked_add_months(Months::new(12))?;
        let a_year = collected.checked_add_days(Days::new(365))?;
        Instant::from_unix_millis(calendar.min(a_year).timestamp_millis()).ok()
    };
    let moment = DateTime::from_timestamp_millis(collected.unix_millis());
    // Out of the calendar, a consent counts for no time at all.
    moment.and_then(end).unwrap_or(collected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::civil_date::{iso, parse_iso};

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
    fn at_the_end_of_the_calendar_a_consent_counts_for_no_time() {
        let last: Instant = "9999-12-31T23:59:59.999Z".parse().unwrap();
        assert_eq!(phone_consent_end(last), last);
    }
}
