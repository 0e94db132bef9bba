//! Whole numbers as a language writes them, without a formatting library.

use eligibility::Amount;
use eligibility::breakdown::Unit;

/// What a number counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Quantity {
    /// Kilowatt-hours of certificates (cumac).
    KwhCumac,
    /// Whole euros.
    Euros,
}

/// How a language writes numbers.
#[derive(Clone, Copy, Debug)]
pub struct Money {
    /// Between thousands.
    pub thousands: char,
    /// Before the decimals.
    pub point: char,
    /// Before an amount in euros ("€" in English).
    pub before: &'static str,
    /// After an amount in euros ("\u{a0}€" in French).
    pub after: &'static str,
}

impl Money {
    /// The number in groups of three digits.
    #[must_use]
    pub fn grouped(self, number: u64) -> String {
        let digits = number.to_string();
        let mut grouped = String::with_capacity(digits.len() + 6);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(self.thousands);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// The number with its unit.
    #[must_use]
    pub fn with_unit(self, number: u64, quantity: Quantity) -> String {
        let grouped = self.grouped(number);
        match quantity {
            Quantity::KwhCumac => [&grouped, "\u{a0}kWh\u{a0}cumac"].concat(),
            Quantity::Euros => [self.before, &grouped, self.after].concat(),
        }
    }

    /// A number of a calculation, as its unit is written.
    #[must_use]
    pub fn calculated(self, number: u64, unit: Unit) -> String {
        match unit {
            Unit::KwhCumac => self.with_unit(number, Quantity::KwhCumac),
            Unit::Euros => self.with_unit(number, Quantity::Euros),
            Unit::SquareMetreTenths => [&self.decimal(number, 10), "\u{a0}m²"].concat(),
            Unit::Number => self.grouped(number),
            Unit::Hundredths => ["×\u{a0}", &self.decimal(number, 100)].concat(),
            Unit::Zone => ["H", &self.grouped(number)].concat(),
            Unit::Words => String::new(),
        }
    }

    /// An amount of cents in euros, the cents with both digits or none.
    #[must_use]
    pub fn cents(self, cents: u64) -> String {
        let mut euros = self.decimal(cents, 100);
        if !cents.is_multiple_of(100) && cents.is_multiple_of(10) {
            euros.push('0');
        }
        [self.before, &euros, self.after].concat()
    }

    /// So many parts of one, `parts` being a power of ten, without zeros at the end.
    fn decimal(self, number: u64, parts: u64) -> String {
        let mut text = self.grouped(number / parts);
        let (mut rest, mut place) = (number % parts, parts);
        if rest > 0 {
            text.push(self.point);
        }
        while rest > 0 {
            place /= 10;
            text.push_str(&(rest / place).to_string());
            rest %= place;
        }
        text
    }

    /// Both ends with their unit, or the one number.
    #[must_use]
    pub fn ends(self, amount: Amount, quantity: Quantity) -> (String, Option<String>) {
        let text = |number| self.with_unit(number, quantity);
        match amount {
            Amount::Exact(number) => (text(number), None),
            Amount::Range { min, max } => (text(min), Some(text(max))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: Money = Money {
        thousands: '\u{202f}',
        point: ',',
        before: "",
        after: "\u{a0}€",
    };

    #[test]
    fn thousands_are_grouped_from_the_right() {
        let check = |number, expected: &str| {
            assert_eq!(FRENCH.grouped(number).replace('\u{202f}', " "), expected);
        };
        check(0, "0");
        check(999, "999");
        check(1_000, "1 000");
        check(1_234_567, "1 234 567");
    }

    #[test]
    fn a_factor_has_its_decimals_and_no_more() {
        let check = |number, unit, expected: &str| {
            assert_eq!(FRENCH.calculated(number, unit), expected);
        };
        check(100, Unit::Hundredths, "×\u{a0}1");
        check(120, Unit::Hundredths, "×\u{a0}1,2");
        check(105, Unit::Hundredths, "×\u{a0}1,05");
        check(805, Unit::SquareMetreTenths, "80,5\u{a0}m²");
        check(12_000, Unit::SquareMetreTenths, "1\u{202f}200\u{a0}m²");
        check(3, Unit::Zone, "H3");
    }

    #[test]
    fn cents_have_two_digits_or_none() {
        let check = |cents, expected: &str| assert_eq!(FRENCH.cents(cents), expected);
        check(800, "8\u{a0}€");
        check(850, "8,50\u{a0}€");
        check(1_105, "11,05\u{a0}€");
    }

    #[test]
    fn units_never_break_from_their_number() {
        assert_eq!(
            FRENCH.with_unit(4_000, Quantity::Euros),
            "4\u{202f}000\u{a0}€"
        );
        assert_eq!(
            FRENCH.with_unit(12, Quantity::KwhCumac),
            "12\u{a0}kWh\u{a0}cumac"
        );
    }
}
