//! A civil date on the wire: `2026-11-23`, nothing else.
//!
//! chrono's own reader brings its whole format parser, some ten kilobytes of wasm, for ten bytes
//! of text. Use with `#[serde(with = "eligibility::civil_date")]`.

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserializer, Serializer};

/// Reads `YYYY-MM-DD`.
pub fn parse(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.as_bytes().split_first_chunk::<4>()?;
    let &[b'-', ref month @ .., b'-', day_tens, day_ones] = rest else {
        return None;
    };
    let [_, _] = month else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0u32, |number, digit| {
            digit
                .is_ascii_digit()
                .then(|| number * 10 + u32::from(digit - b'0'))
        })
    };
    let year = i32::try_from(number(year)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(&[day_tens, day_ones])?)
}

/// Writes `YYYY-MM-DD`; years beyond four digits do not occur in these rules.
pub fn format(date: NaiveDate) -> String {
    let year = u32::try_from(date.year()).unwrap_or(0);
    let mut text = String::with_capacity(10);
    for (place, number) in [
        (1000, year),
        (100, year),
        (10, year),
        (1, year),
        (0, 0),
        (10, date.month()),
        (1, date.month()),
        (0, 0),
        (10, date.day()),
        (1, date.day()),
    ] {
        match place {
            0 => text.push('-'),
            _ => text.extend(char::from_digit(number / place % 10, 10)),
        }
    }
    text
}

/// Serialises as text.
pub fn serialize<S: Serializer>(date: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&format(*date))
}

/// Deserialises from text.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    from.deserialize_str(Text)
}

struct Text;

impl serde::de::Visitor<'_> for Text {
    type Value = NaiveDate;

    fn expecting(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        to.write_str("a date as YYYY-MM-DD")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<NaiveDate, E> {
        parse(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }
}

/// The same for a date that may be absent.
pub mod optional {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serializer};

    /// Serialises as text, or nothing.
    pub fn serialize<S: Serializer>(date: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
        match date {
            Some(date) => super::serialize(date, to),
            None => to.serialize_none(),
        }
    }

    /// Deserialises from text, or nothing.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
        #[derive(Deserialize)]
        struct Date(#[serde(with = "super")] NaiveDate);
        Ok(Option::<Date>::deserialize(from)?.map(|Date(date)| date))
    }
}

#[cfg(test)]
mod tests {
    use super::{format, parse};

    #[test]
    fn a_date_reads_and_writes_itself() {
        for text in ["2026-11-23", "2024-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(parse(text).map(format).as_deref(), Some(text));
        }
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in [
            "",
            "2026-11-31",
            "2025-02-29",
            "2026-1-2",
            "2026/11/23",
            "+026-11-23",
            "2026-11-23T",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
