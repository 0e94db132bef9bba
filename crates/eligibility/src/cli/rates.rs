//! Rates from a file: those of a deployment description, or a list in JSON.

use std::fs;
use std::path::Path;

use eligibility::Rates;
use serde::Deserialize as _;

use super::Fault;

/// Reads the rates of a file; periods that hold no day or a day twice are refused.
pub(super) fn read(file: &Path) -> Result<Rates, Fault> {
    let rates = fs::read_to_string(file)
        .map_err(|error| error.to_string())
        .and_then(|text| parse(text.trim_start_matches('\u{feff}')))
        .and_then(checked);
    rates.map_err(|because| Fault::Rates {
        file: file.to_owned(),
        because,
    })
}

fn parse(text: &str) -> Result<Rates, String> {
    if is_json(text) {
        return serde_json::from_str(text).map_err(|error| error.to_string());
    }
    let mut deployment: toml::Table = toml::from_str(text).map_err(|error| error.to_string())?;
    let rates = deployment
        .remove("rates")
        .ok_or("it has no [[rates]]: see the README for an example")?;
    // As a value of TOML a date reads as the text that the wire has.
    Rates::deserialize(rates).map_err(|error| error.to_string())
}

/// A list of objects, or an object: a TOML file begins with a name, in brackets or not.
fn is_json(text: &str) -> bool {
    let mut signs = text.chars().filter(|sign| !sign.is_whitespace());
    match signs.next() {
        Some('{') => true,
        Some('[') => matches!(signs.next(), Some('{' | ']')),
        _ => false,
    }
}

fn checked(rates: Rates) -> Result<Rates, String> {
    if rates.periods.is_empty() {
        return Err("no period".to_owned());
    }
    for (place, period) in rates.periods.iter().enumerate() {
        let number = place + 1;
        if period.until.is_some_and(|until| until < period.from) {
            return Err(format!("period {number} ends before it begins"));
        }
        let mut earlier = rates.periods.iter().take(place);
        if earlier.any(|earlier| earlier.overlaps(period)) {
            return Err(format!("period {number} overlaps an earlier one"));
        }
    }
    Ok(rates)
}
