//! The calculation written in a file, worked out again with exact decimals.

use std::collections::BTreeMap;

/// The result of each line by its label; a line that does not work out fails the test.
pub(crate) fn results(lines: &[String]) -> BTreeMap<String, u64> {
    let mut results = BTreeMap::new();
    for line in lines {
        let (label, rest) = line.split_once(": ").unwrap();
        let (terms, result) = rest.split_once(" = ").unwrap();
        let (result, scale) = decimal(result);
        assert_eq!((sum(terms), scale), (result, 0), "{line}");
        let result = u64::try_from(result).unwrap();
        assert_eq!(results.insert(label.to_owned(), result), None, "{line}");
    }
    results
}

/// The products added up, rounded down once at the end.
fn sum(terms: &str) -> u128 {
    const PLACES: u32 = 12;
    let products = terms.split('+').map(|product| {
        let factors = product.split('×').map(decimal);
        let (digits, scale) = factors
            .reduce(|one, other| (one.0 * other.0, one.1 + other.1))
            .unwrap();
        digits * 10u128.pow(PLACES - scale)
    });
    products.sum::<u128>() / 10u128.pow(PLACES)
}

/// "1 700.5" as 17005 and one decimal.
fn decimal(text: &str) -> (u128, u32) {
    let text: String = text.split_whitespace().collect();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits = [whole, fraction].concat().parse().unwrap();
    (digits, u32::try_from(fraction.len()).unwrap())
}
