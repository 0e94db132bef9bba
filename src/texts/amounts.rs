//! Whole numbers as a language writes them, without a formatting library.

use eligibility::Amount;

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
