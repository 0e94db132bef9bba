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
    let digits = ["m²", "m2", "M²", "M2"]
        .iter()
        .find_map(|unit| compact.strip_suffix(unit))
        .unwrap_or(&compact);
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    if compact.is_empty() {
        return Err(AnswerError::Empty);
    }
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(fraction) {
        return Err(AnswerError::NotANumber);
    }
    let fraction = fraction.trim_end_matches('0');
    let out_of_range = AnswerError::OutOfRange { min, max };
    let missing = usize::try_from(decimals)
        .unwrap_or(0)
        .checked_sub(fraction.len());
    let Some(missing) = missing else {
        return Err(AnswerError::TooPrecise);
    };
    let per_unit = 10u32.pow(decimals);
    let mut counts = 0u32;
    let zeros = core::iter::repeat_n(b'0', missing);
    for digit in whole.bytes().chain(fraction.bytes()).chain(zeros) {
        counts = counts
            .checked_mul(10)
            .and_then(|tens| tens.checked_add(u32::from(digit - b'0')))
            .ok_or(out_of_range)?;
    }
    if (min * per_unit..=max * per_unit).contains(&counts) {
        Ok(counts)
    } else {
        Err(out_of_range)
    }
}
