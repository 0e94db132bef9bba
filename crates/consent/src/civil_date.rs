//! Civil dates in words and in ISO 8601, without a formatting library: `chrono`'s costs
//! ten kilobytes of the widget.

use chrono::{Datelike, NaiveDate};

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

/// The date as ISO 8601 writes it: `2027-11-23`.
#[must_use]
pub fn iso(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// Reads `YYYY-MM-DD`.
pub fn parse_iso(text: &str) -> Result<NaiveDate, InvalidDate> {
    let number = |from: usize, to: usize| -> Option<u32> {
        let digits = text.get(from..to)?;
        let is_number = digits.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| digits.parse().ok()).flatten()
    };
    let separators = text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    if text.len() != 10 || !separators {
        return Err(InvalidDate);
    }
    let year = number(0, 4).and_then(|year| i32::try_from(year).ok());
    let date = year.zip(number(5, 7)).zip(number(8, 10));
    date.and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(InvalidDate)
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
