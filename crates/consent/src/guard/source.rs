//! By when a person is told where data came from that they did not give themselves.

use chrono::{DateTime, Months};

use crate::instant::Instant;

/// The first moment at which it is too late to say where data collected at `collected` came
/// from: a month later (GDPR art. 14(3)(a)). It is due earlier, with the first message to the
/// person (art. 14(3)(b)).
#[must_use]
pub fn source_told_until(collected: Instant) -> Instant {
    let moment = DateTime::from_timestamp_millis(collected.unix_millis());
    let end = moment.and_then(|moment| moment.checked_add_months(Months::new(1)));
    let end = end.and_then(|end| Instant::from_unix_millis(end.timestamp_millis()).ok());
    end.unwrap_or(collected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_one_of_the_calendar() {
        let check = |collected: &str, until: &str| {
            let collected: Instant = collected.parse().unwrap();
            assert_eq!(source_told_until(collected).to_string(), until);
        };
        check("2026-11-23T10:00:00.000Z", "2026-12-23T10:00:00.000Z");
        check("2027-01-31T10:00:00.000Z", "2027-02-28T10:00:00.000Z");
        check("9999-12-15T10:00:00.000Z", "9999-12-15T10:00:00.000Z");
    }
}
