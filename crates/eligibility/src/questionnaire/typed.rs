//! Typed texts as numbers and postcodes, as people type them.

use super::input::AnswerError;
use crate::place::{InvalidPostcode, Located, Postcode};

/// Reads a postcode: inner spaces are dropped, a postcode that no place has is refused.
pub(crate) fn postcode(text: &str) -> Result<Postcode, AnswerError> {
    let compact: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    if compact.is_empty() {
        return Err(AnswerError::Empty);
    }
    let postcode: Postcode = compact.parse().map_err(|error| match error {
        InvalidPostcode::Length(_) => AnswerError::PostcodeLength,
        InvalidPostcode::NotDigit => AnswerError::PostcodeNotDigit,
        InvalidPostcode::CorsicanLetter => AnswerError::PostcodeCorsicanLetter,
    })?;
    match postcode.located() {
        Located::Unknown => Err(AnswerError::PostcodeUnknown),
        Located::In(_) | Located::Straddles(_) | Located::OutOfScope => Ok(postcode),
    }
}

/// Reads a number of `decimals` at most and returns it in counts of its last decimal, when it
/// lies between `min` and `max` whole units. Comma or dot, spaces and "m2" or "m²" are accepted.
pub(crate) fn number(text: &str, decimals: u32, min: u32, max: u32) -> Result<u32, AnswerError> {
    let compact: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let out_of_range = AnswerError::OutOfRange { min, max };
    let mut counts = 0u64;
    let mut missing = decimals;
    let mut has_point = false;
    let mut has_digit = false;
    let mut letters = compact.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '0'..='9' if has_point && missing == 0 => {
                // A further decimal must be zero, as in "95,00".
                if letter != '0' {
                    return Err(AnswerError::TooPrecise);
                }
            }
            '0'..='9' => {
                counts = counts.saturating_mul(10).saturating_add(digit(letter));
                has_digit = true;
                missing -= u32::from(has_point);
            }
            ',' | '.' if has_digit && !has_point => has_point = true,
            'm' | 'M' if has_digit && matches!(letters.as_str(), "²" | "2") => break,
            _ => return Err(AnswerError::NotANumber),
        }
    }
    if compact.is_empty() {
        return Err(AnswerError::Empty);
    }
    let per_unit = 10u64.pow(decimals);
    let counts = counts.saturating_mul(10u64.pow(missing));
    if counts < u64::from(min) * per_unit || counts > u64::from(max) * per_unit {
        return Err(out_of_range);
    }
    u32::try_from(counts).map_err(|_| out_of_range)
}

fn digit(letter: char) -> u64 {
    letter.to_digit(10).map_or(0, u64::from)
}
