//! A French phone number, metropolitan or overseas.
//!
//! The four-digit prefix names the country before anything else: general libraries read
//! overseas numbers as metropolitan ones. Numbering plans change faster than their tables,
//! so doubt is a flag for a person, never a refusal.

use std::fmt;

/// A number that can be called, in E.164 (ITU-T), with what makes it doubtful.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PhoneNumber {
    e164: String,
    is_suspect: bool,
}

/// Why a text is no [`PhoneNumber`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum InvalidPhone {
    /// Nothing but spaces.
    #[error("a phone number is not empty")]
    Empty,
    /// Something that is neither a digit nor one of the usual separators.
    #[error("a phone number has digits, spaces, dots, hyphens or parentheses")]
    Character,
    /// Not ten digits once written the national way.
    #[error("a French phone number has ten digits, got {0}")]
    Length(usize),
    /// A foreign country code.
    #[error("the number is not French")]
    Foreign,
    /// A short, premium-rate or toll-free number, which nobody can be called back on.
    #[error("nobody can be called back on that number")]
    NotCallable,
}

/// Overseas prefixes of four national digits and their country code.
const OVERSEAS: [(&str, &str); 12] = [
    ("0262", "262"),
    ("0263", "262"),
    ("0269", "262"),
    ("0639", "262"),
    ("0692", "262"),
    ("0693", "262"),
    ("0590", "590"),
    ("0690", "590"),
    ("0691", "590"),
    ("0594", "594"),
    ("0694", "594"),
    ("0596", "596"),
];

/// Likewise, the second prefixes of Martinique.
const OVERSEAS_596: [&str; 2] = ["0696", "0697"];

/// Ranges that Arcep keeps for films and books (décision 2018-0881), by their first six digits.
const FICTION: [&str; 6] = ["019900", "026191", "035301", "046571", "053649", "063998"];

impl PhoneNumber {
    /// The longest writing accepted, in characters.
    pub const MAX_CHARS: usize = 40;

    /// Reads a number as people write it: `06 12 34 56 78`, `+33 (0)6.12.34.56.78`,
    /// `0033612345678`, `612345678`.
    pub fn parse(text: &str) -> Result<Self, InvalidPhone> {
        let text = crate::person_name::trimmed(text);
        if text.is_empty() {
            return Err(InvalidPhone::Empty);
        }
        if text.chars().nth(Self::MAX_CHARS).is_some() {
            return Err(InvalidPhone::Length(text.chars().count()));
        }
        let is_separator = |c: char| {
            let is_space = c.is_whitespace() && !crate::person_name::is_unsafe(c);
            is_space || ".-/()_".contains(c) || ('\u{2010}'..='\u{2015}').contains(&c)
        };
        let is_allowed =
            |(i, c): (usize, char)| c.is_ascii_digit() || is_separator(c) || (i == 0 && c == '+');
        if !text.char_indices().all(is_allowed) {
            return Err(InvalidPhone::Character);
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let is_international = text.starts_with('+') || digits.starts_with("00");
        let national = if is_international {
            from_international(&digits)?
        } else {
            digits
        };
        Self::from_national(national)
    }

    fn from_national(digits: String) -> Result<Self, InvalidPhone> {
        let national = if digits.len() == 9 && !digits.starts_with('0') {
            format!("0{digits}")
        } else {
            digits
        };
        if national.len() < 10
            && (national.starts_with('3')
                || national.starts_with("10")
                || national.starts_with("11"))
        {
            return Err(InvalidPhone::NotCallable);
        }
        if national.len() != 10 {
            return Err(InvalidPhone::Length(national.len()));
        }
        let is_callable =
            national.starts_with('0') && !national.starts_with("00") && !national.starts_with("08");
        let Some(subscriber) = national.strip_prefix('0').filter(|_| is_callable) else {
            return Err(InvalidPhone::NotCallable);
        };
        let is_suspect = is_suspect(&national);
        Ok(Self {
            e164: format!("+{}{subscriber}", country(&national)),
            is_suspect,
        })
    }

    /// The number in E.164: `+33612345678`.
    #[must_use]
    pub fn e164(&self) -> &str {
        &self.e164
    }

    /// Whether a person should look twice: repeated digits, or a range kept for fiction.
    #[must_use]
    pub const fn is_suspect(&self) -> bool {
        self.is_suspect
    }

    /// The national digits in pairs, parted by spaces that do not break.
    #[must_use]
    pub fn in_pairs(&self) -> String {
        let subscriber = ["+33", "+262", "+590", "+594", "+596"]
            .into_iter()
            .find_map(|code| self.e164.strip_prefix(code).filter(|rest| rest.len() == 9));
        let national = format!("0{}", subscriber.unwrap_or_default());
        let pairs: Vec<&str> = (0..5)
            .filter_map(|pair| national.get(pair * 2..pair * 2 + 2))
            .collect();
        pairs.join("\u{a0}")
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.e164)
    }
}

fn from_international(digits: &str) -> Result<String, InvalidPhone> {
    let digits = digits.strip_prefix("00").unwrap_or(digits);
    let rest = ["33", "262", "590", "594", "596"]
        .into_iter()
        .find_map(|code| digits.strip_prefix(code))
        .ok_or(InvalidPhone::Foreign)?;
    // « +33 (0)6 » keeps the zero that the country code replaces.
    let subscriber = rest.strip_prefix('0').unwrap_or(rest);
    if subscriber.len() == 9 {
        Ok(format!("0{subscriber}"))
    } else {
        Err(InvalidPhone::Length(subscriber.len() + 1))
    }
}

fn country(national: &str) -> &'static str {
    // 06 39 98 is metropolitan, in the middle of Mayotte's 06 39.
    if FICTION.iter().any(|range| national.starts_with(range)) {
        return "33";
    }
    let prefix = national.get(..4).unwrap_or_default();
    let listed = OVERSEAS.into_iter().find(|(known, _)| *known == prefix);
    match listed {
        Some((_, code)) => code,
        None if OVERSEAS_596.contains(&prefix) => "596",
        None => "33",
    }
}

fn is_suspect(national: &str) -> bool {
    let tail = national.get(2..).unwrap_or_default();
    let is_repeated = tail.bytes().zip(tail.bytes().skip(1)).all(|(a, b)| a == b);
    is_repeated || FICTION.iter().any(|range| national.starts_with(range))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: Result<&str, InvalidPhone>) {
        let parsed = PhoneNumber::parse(text);
        assert_eq!(
            parsed.as_ref().map(PhoneNumber::e164),
            expected.as_ref().copied(),
            "{text}"
        );
    }

    #[test]
    fn every_usual_writing_gives_one_number() {
        for text in [
            "06 12 34 56 78",
            "06.12.34.56.78",
            "+33 (0)6 12 34 56 78",
            "0033 6 12 34 56 78",
            "612345678",
            "06-12/34 5678",
            "\u{202a}06 12 34 56 78\u{202c}",
            "\u{200b}0612345678\u{feff}",
        ] {
            check(text, Ok("+33612345678"));
        }
    }

    #[test]
    fn overseas_prefixes_name_their_country() {
        check("0690 12 34 56", Ok("+590690123456"));
        check("0691 12 34 56", Ok("+590691123456"));
        check("0262 12 34 56", Ok("+262262123456"));
        check("0263 12 34 56", Ok("+262263123456"));
        check("0269 12 34 56", Ok("+262269123456"));
        check("0639 12 34 56", Ok("+262639123456"));
        check("0594 12 34 56", Ok("+594594123456"));
        check("0596 12 34 56", Ok("+596596123456"));
        check("0697 12 34 56", Ok("+596697123456"));
        check("+262 692 12 34 56", Ok("+262692123456"));
    }

    #[test]
    fn numbers_that_cannot_be_called_back_are_refused() {
        for text in ["0899 70 00 00", "0800 12 34 56", "3949", "118 218"] {
            check(text, Err(InvalidPhone::NotCallable));
        }
        check("", Err(InvalidPhone::Empty));
        check("06 12 34 56", Err(InvalidPhone::Length(8)));
        check("06 12 34 56 7x", Err(InvalidPhone::Character));
        check("06 12 34\n56 78", Err(InvalidPhone::Character));
        check(
            &format!("06{}12345678", " ".repeat(60)),
            Err(InvalidPhone::Length(70)),
        );
        check("+32 470 12 34 56", Err(InvalidPhone::Foreign));
    }

    #[test]
    fn doubtful_numbers_are_flagged_not_refused() {
        let is_suspect = |text| PhoneNumber::parse(text).unwrap().is_suspect();
        assert!(is_suspect("0600000000") && is_suspect("01 99 00 12 34"));
        assert!(is_suspect("06 39 98 12 34"));
        check("06 39 98 12 34", Ok("+33639981234"));
        assert!(!is_suspect("06 12 34 56 78"));
    }

    #[test]
    fn a_number_is_shown_the_french_way() {
        let shown = PhoneNumber::parse("0690123456").unwrap().in_pairs();
        assert_eq!(shown, "06 90 12 34 56".replace(' ', "\u{a0}"));
    }

    proptest! {
        #[test]
        fn nothing_typed_breaks_the_reader(text in "\\PC{0,30}") {
            let _ = PhoneNumber::parse(&text);
        }

        #[test]
        fn what_is_read_is_read_again_from_e164(subscriber in "[1-79][0-9]{8}") {
            if let Ok(number) = PhoneNumber::parse(&format!("0{subscriber}")) {
                prop_assert_eq!(PhoneNumber::parse(number.e164()), Ok(number));
            }
        }
    }
}
