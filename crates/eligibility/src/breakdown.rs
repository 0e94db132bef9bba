//! How an amount is calculated: every factor of it, and the lines in which a person reads them.

#[cfg(feature = "en")]
mod english;
mod french;
mod line;
mod origin;
mod scheme;

use serde::{Deserialize, Serialize};

use crate::answers::{Area, Dwellings};
use crate::choice_macro::choices;
use crate::place::ClimateZone;

pub use line::{Line, Part, Unit};
pub(crate) use origin::{Chosen, NEUTRAL, Origin, Rows};
pub use scheme::Scheme;

/// A build without English says in French what it would say in English.
#[cfg(not(feature = "en"))]
use french as english;

choices! {
    /// What the fiche gives an amount for.
    Per {
        /// One installation, whatever its size.
        Installation = "installation",
        /// One square metre insulated or glazed.
        SquareMetre = "square_metre",
        /// One dwelling of a collective installation.
        Dwelling = "dwelling",
    }
}

/// The factors of one base amount: their product, rounded down once, is the amount.
///
/// A factor is absent where the fiche has none; it is in hundredths, 120 being 1.2 times.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Factors {
    /// kWh cumac for one unit, as the table of the fiche gives them.
    pub kwh: u32,
    /// The unit.
    pub per: Per,
    /// How many square metres; absent when not answered, the amount is then for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_m2: Option<Area>,
    /// How many dwellings; absent when not answered, the amount is then for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dwellings: Option<Dwellings>,
    /// The climate zone that chose the amount or its factor; absent where it changes nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<ClimateZone>,
    /// The factor of the climate zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone_hundredths: Option<u16>,
    /// The factor of the living or heated area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surface_hundredths: Option<u16>,
    /// The factor of the kind of equipment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system_hundredths: Option<u16>,
}

/// The factors of an exact amount, or those of the two ends between which it lies.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged, deny_unknown_fields)]
pub enum Breakdown {
    /// Every answer that moves the base is given.
    One(Factors),
    /// An answer that moves the base is missing.
    Between {
        /// The factors of the least amount.
        min: Factors,
        /// The factors of the greatest amount.
        max: Factors,
    },
}

/// kWh cumac × 10⁷: three factors in hundredths and a quantity in tenths leave no remainder.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Exact(u64);

impl Exact {
    const PER_KWH: u64 = 10_000_000;

    /// kWh × 10⁶ for one unit, that many tenths of a unit.
    pub(crate) fn new(kwh_and_factors: u64, tenths: u32) -> Self {
        Self(kwh_and_factors * u64::from(tenths))
    }

    /// Whole kWh, rounded down.
    pub(crate) const fn floor(self) -> u64 {
        self.0 / Self::PER_KWH
    }

    /// Times a factor in hundredths, in whole kWh, rounded down.
    pub(crate) const fn times(self, hundredths: u64) -> u64 {
        const PART: u64 = Exact::PER_KWH * 100;
        // In two parts, for the product may be too large for a number.
        self.0 / PART * hundredths + self.0 % PART * hundredths / PART
    }
}

impl Breakdown {
    /// The breakdown between these two ends.
    pub(crate) fn between(min: Factors, max: Factors) -> Self {
        if min == max {
            Self::One(min)
        } else {
            Self::Between { min, max }
        }
    }

    /// The factors of the least amount.
    pub const fn min(&self) -> &Factors {
        match self {
            Self::One(factors) => factors,
            Self::Between { min, .. } => min,
        }
    }

    /// The factors of the greatest amount.
    pub const fn max(&self) -> &Factors {
        match self {
            Self::One(factors) => factors,
            Self::Between { max, .. } => max,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;

    /// By the rule of three in a wider number, whatever the size.
    fn check(weight: u64, hundredths: u64) {
        let wide = u128::from(weight) * u128::from(hundredths);
        let expected = wide / (u128::from(Exact::PER_KWH) * 100);
        assert_eq!(u128::from(Exact(weight).times(hundredths)), expected);
    }

    #[test]
    fn a_factor_counts_whole_in_amounts_of_any_size() {
        check(0, 120);
        check(999_999_999, 120);
        check(12_345_678_987_654_321, 275);
        check(u64::MAX / 2, 300);
    }
}
