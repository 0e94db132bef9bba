//! Civil dates in words and in ISO 8601, without a formatting library: `chrono`'s costs
//! ten kilobytes of the widget.

use chrono::{Datelike, NaiveDate};
use serde::Serializer;

use crate::terms::Language;

/// The text is no date of the calendar written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a date is written YYYY-MM-DD and exists in the calendar")]
pub struct InvalidDate;

const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The date as a sentence writes it: `23 novembre 2027`, `1er mai 2027`, `1 May 2027`.
/// The spaces do not break.
#[must_use]
pub fn in_words(date: NaiveDate, language: Language) -> String {
    let (months, first) = match language {
        Language::Fr => (&MONTHS_FR, "1er"),
        Language::En => (&MONTHS_EN, "1"),
    };
    let month = months
        .get(date.month0() as usize)
        .copied()
        .unwrap_or_default();
    let day = match date.day() {
        1 => first.to_owned(),
        day => day.to_string(),
    };
    format!("{day}\u{a0}{month}\u{a0}{}", date.year())
}

/// The date as ISO 8601 writes it: `2027-11-23`, for the years 0 to 9999.
#[must_use]
pub fn iso(date: NaiveDate) -> String {
    let mut text = String::with_capacity(10);
    push_digits(&mut text, u32::try_from(date.year()).unwrap_or_default(), 4);
    text.push('-');
    push_digits(&mut text, date.month(), 2);
    text.push('-');
    push_digits(&mut text, date.day(), 2);
    text
}

/// Reads `YYYY-MM-DD`.
pub fn parse_iso(text: &str) -> Result<NaiveDate, InvalidDate> {
    let date = || {
        let year = i32::try_from(digits(text, 0, 4)?).ok()?;
        NaiveDate::from_ymd_opt(year, digits(text, 5, 2)?, digits(text, 8, 2)?)
    };
    // Whatever else stands in the text, its own writing has not.
    date().filter(|date| iso(*date) == text).ok_or(InvalidDate)
}

/// Serialises as text, for `#[serde(serialize_with)]`.
pub fn serialize<S: Serializer>(date: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&iso(*date))
}

/// Writes the last `width` decimal digits of a number.
pub(crate) fn push_digits(text: &mut String, number: u32, width: u32) {
    for place in (0..width).rev() {
        text.extend(char::from_digit(number / 10_u32.pow(place) % 10, 10));
    }
}

/// The number that these decimal digits of a text write.
pub(crate) fn digits(text: &str, from: usize, width: usize) -> Option<u32> {
    let mut number = 0;
    for digit in text.as_bytes().get(from..from + width)? {
        number = number * 10 + char::from(*digit).to_digit(10)?;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        parse_iso(text).unwrap()
    }

    #[test]
    fn dates_read_as_people_say_them() {
        let check = |iso_text, language, words: &str| {
            assert_eq!(
                in_words(date(iso_text), language),
                words.replace(' ', "\u{a0}")
            );
        };
        check("2027-11-23", Language::Fr, "23 novembre 2027");
        check("2027-05-01", Language::Fr, "1er mai 2027");
        check("2027-05-01", Language::En, "1 May 2027");
    }

    #[test]
    fn only_real_dates_are_read() {
        for text in [
            "2027-02-29",
            "27-02-01",
            "2027/02/01",
            "2027-2-001",
            "+027-02-01",
            "20é7-02-1",
        ] {
            assert_eq!(parse_iso(text), Err(InvalidDate), "{text}");
        }
        assert_eq!(iso(date("2028-02-29")), "2028-02-29");
    }
}
