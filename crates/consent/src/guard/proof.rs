//! How long the proof of a consent or of a request is kept.

use chrono::{DateTime, Days, Months};

use crate::instant::Instant;

/// The first moment at which the proof of what was collected at `collected` may be erased: the
/// later of 1095 days and three calendar years (C. consom. R.223-2 and R.223-4, « trois ans »).
#[must_use]
pub fn proof_kept_until(collected: Instant) -> Instant {
    let end = |collected: DateTime<chrono::Utc>| {
        let calendar = collected.checked_add_months(Months::new(36))?;
        let days = collected.checked_add_days(Days::new(1095))?;
        Instant::from_unix_millis(calendar.max(days).timestamp_millis()).ok()
    };
    let moment = DateTime::from_timestamp_millis(collected.unix_millis());
    moment.and_then(end).unwrap_or(Instant::LAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_the_end_of_the_calendar_a_proof_is_kept_for_good() {
        let late: Instant = "9998-01-01T00:00:00.000Z".parse().unwrap();
        assert_eq!(proof_kept_until(late), Instant::LAST);
    }
}
