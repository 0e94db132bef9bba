//! What a buyer of certificates pays, by date and by income class.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::amount::Amount;
use crate::answers::IncomeClass;

/// The rates of one buyer: a list of periods.
///
/// In a deployment file, with dates as text:
/// ```toml
/// [[rates]]
/// from = "2026-09-01"
/// until = "2026-12-31"
/// cents_per_mwh = { default = 800, very_modest = 1100 }
/// ```
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Rates {
    /// The periods; the first that holds the commitment date counts.
    pub periods: Vec<RatePeriod>,
}

/// The rates of one period.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RatePeriod {
    /// The first commitment date.
    #[serde(with = "crate::civil_date")]
    #[cfg_attr(feature = "schema", schemars(with = "NaiveDate"))]
    pub from: NaiveDate,
    /// The last commitment date, none when open.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "crate::civil_date::optional"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub until: Option<NaiveDate>,
    /// What one MWh cumac is worth.
    pub cents_per_mwh: ClassRates,
}

/// Cents of euro per MWh cumac, by income class.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClassRates {
    /// For every class that has no rate of its own.
    pub default: u32,
    /// For very modest households, whose certificates are worth more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub very_modest: Option<u32>,
    /// For modest households.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modest: Option<u32>,
}

impl Rates {
    /// The rates on this commitment date.
    pub fn on(&self, date: NaiveDate) -> Option<ClassRates> {
        self.periods
            .iter()
            .find(|period| period.from <= date && period.until.is_none_or(|until| date <= until))
            .map(|period| period.cents_per_mwh)
    }
}

impl RatePeriod {
    /// Whether a commitment date lies in both periods.
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_before = |a: &Self, b: &Self| b.until.is_none_or(|until| a.from <= until);
        begins_before(self, other) && begins_before(other, self)
    }
}

impl ClassRates {
    /// Cents per MWh cumac of one class.
    pub fn of(self, class: IncomeClass) -> u32 {
        match class {
            IncomeClass::VeryModest => self.very_modest,
            IncomeClass::Modest => self.modest,
            IncomeClass::Intermediate | IncomeClass::Higher => None,
        }
        .unwrap_or(self.default)
    }

    /// Cents per MWh cumac of a class, or of every class when none is known.
    pub fn of_maybe(self, class: Option<IncomeClass>) -> Amount {
        let mut ends = (u32::MAX, 0);
        for known in IncomeClass::ALL {
            if class.is_none_or(|class| class == *known) {
                let cents = self.of(*known);
                ends = (ends.0.min(cents), ends.1.max(cents));
            }
        }
        Amount::between(u64::from(ends.0), u64::from(ends.1))
    }

    /// Whether the income class changes the rate.
    pub fn depend_on_income(self) -> bool {
        matches!(self.of_maybe(None), Amount::Range { .. })
    }
}
