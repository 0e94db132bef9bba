//! A moment as the wire writes it: RFC 3339 in UTC with milliseconds.
//!
//! Its own small writer, because `chrono`'s general one weighs ten kilobytes in the widget.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use crate::civil_date;

/// Milliseconds since 1970-01-01T00:00:00Z, written `2026-11-23T10:00:00.000Z`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Instant(i64);

/// Why a text is no [`Instant`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a moment is written YYYY-MM-DDThh:mm:ss.mmmZ")]
pub struct InvalidInstant;

impl Instant {
    /// 1970-01-01T00:00:00Z.
    pub const EPOCH: Self = Self(0);

    /// 9999-12-31T23:59:59.999Z, the last that can be written.
    pub const LAST: Self = Self(253_402_300_799_999);

    /// The moment so many milliseconds after the Unix epoch, between the years 1 and 9999.
    pub fn from_unix_millis(millis: i64) -> Result<Self, InvalidInstant> {
        let year = DateTime::from_timestamp_millis(millis).map(|moment| moment.year());
        match year {
            Some(1..=9999) => Ok(Self(millis)),
            _ => Err(InvalidInstant),
        }
    }

    /// Milliseconds since the Unix epoch.
    #[must_use]
    pub const fn unix_millis(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from(*self))
    }
}

impl FromStr for Instant {
    type Err = InvalidInstant;

    fn from_str(text: &str) -> Result<Self, InvalidInstant> {
        let moment = || {
            let number = |from, width| civil_date::digits(text, from, width);
            let date = civil_date::parse_iso(text.get(..10)?).ok()?;
            let time = NaiveTime::from_hms_milli_opt(
                number(11, 2)?,
                number(14, 2)?,
                number(17, 2)?,
                number(20, 3)?,
            )?;
            let moment = NaiveDateTime::new(date, time).and_utc();
            Self::from_unix_millis(moment.timestamp_millis()).ok()
        };
        // Whatever else stands in the text, its own writing has not.
        moment()
            .filter(|moment| String::from(*moment) == text)
            .ok_or(InvalidInstant)
    }
}

impl TryFrom<String> for Instant {
    type Error = InvalidInstant;

    fn try_from(text: String) -> Result<Self, InvalidInstant> {
        text.parse()
    }
}

impl From<Instant> for String {
    fn from(Instant(millis): Instant) -> Self {
        let moment = DateTime::from_timestamp_millis(millis)
            .unwrap_or_default()
            .naive_utc();
        let (date, time) = (moment.date(), moment.time());
        let mut text = civil_date::iso(date);
        for (mark, number, width) in [
            ('T', time.hour(), 2),
            (':', time.minute(), 2),
            (':', time.second(), 2),
            ('.', time.nanosecond() / 1_000_000, 3),
        ] {
            text.push(mark);
            civil_date::push_digits(&mut text, number, width);
        }
        text.push('Z');
        text
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Instant {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Instant".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date-time" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn moments_are_written_with_milliseconds_in_utc() {
        let moment = Instant::from_unix_millis(1_795_428_000_007).unwrap();
        assert_eq!(moment.to_string(), "2026-11-23T10:00:00.007Z");
    }

    #[test]
    fn other_writings_are_refused() {
        for text in [
            "2026-11-23T10:00:00Z",
            "2026-11-23 10:00:00.000Z",
            "2026-11-23T25:00:00.000Z",
            "éééééééééééé",
        ] {
            assert_eq!(text.parse::<Instant>(), Err(InvalidInstant), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(millis in -60_000_000_000_000_i64..250_000_000_000_000) {
            let moment = Instant::from_unix_millis(millis).unwrap();
            prop_assert_eq!(moment.to_string().parse(), Ok(moment));
        }
    }
}
