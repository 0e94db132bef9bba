//! The values of the rule files, refused where they are written when they can be nothing.

use std::fmt;

use serde::Deserialize;
use toml::value::{Date, Datetime};

/// A civil date, "2026-09-01"; there is no 30 February.
#[derive(Clone, Copy, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
#[serde(try_from = "String")]
pub(super) struct Day(Date);

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.parse() {
            Ok(Datetime {
                date: Some(date),
                time: None,
                offset: None,
            }) => Ok(Self(date)),
            _ => Err(format!("{text:?} is no date as YYYY-MM-DD")),
        }
    }
}

/// As a constant of the tables.
impl fmt::Display for Day {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Date { year, month, day } = self.0;
        write!(to, "Date::of({year}, {month}, {day})")
    }
}

/// A decimal above zero with two digits at most, in hundredths.
#[derive(Clone, Copy, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
#[serde(try_from = "f64")]
pub(super) struct Hundredths(pub(super) u32);

impl TryFrom<f64> for Hundredths {
    type Error = String;

    fn try_from(number: f64) -> Result<Self, String> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast saturates, and what it changed is refused on the next line"
        )]
        let hundredths = (number * 100.0).round() as u32;
        if hundredths == 0 || (f64::from(hundredths) - number * 100.0).abs() > 1.0e-6 {
            return Err(format!("{number} is no number above 0 in hundredths"));
        }
        Ok(Self(hundredths))
    }
}

impl fmt::Display for Hundredths {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(to)
    }
}

/// What an amount is for, where it is not for the installation.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Per {
    M2,
}

/// The area that chooses a surface factor.
#[derive(Clone, Copy, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
pub(super) enum Surface {
    Living,
    Heated,
}

/// A size for every household, or one for each kind of income: never for some of them only.
#[derive(Deserialize)]
#[serde(
    untagged,
    deny_unknown_fields,
    expecting = "`all`, or `modest_and_very_modest` with `others`, and factors above 0 in hundredths"
)]
pub(super) enum ByClass<T> {
    All {
        all: T,
    },
    Each {
        modest_and_very_modest: T,
        others: T,
    },
}

impl<T: Copy> ByClass<T> {
    /// For modest and very modest households, and for the others.
    pub(super) fn ends(&self) -> (T, T) {
        match *self {
            Self::All { all } => (all, all),
            Self::Each {
                modest_and_very_modest,
                others,
            } => (modest_and_very_modest, others),
        }
    }
}

/// A band of areas, with its end as the fiche writes it.
#[derive(Deserialize)]
#[serde(
    untagged,
    deny_unknown_fields,
    expecting = "a `factor` above 0 in hundredths, with `below` or `up_to` or neither of them"
)]
pub(super) enum Band {
    Below { below: u32, factor: Hundredths },
    UpTo { up_to: u32, factor: Hundredths },
    Rest { factor: Hundredths },
}

impl Band {
    /// The tenths of m² below which it holds: "up to 130" includes 130.0.
    pub(super) fn edge(&self) -> u32 {
        match *self {
            Self::Below { below, .. } => below.saturating_mul(10),
            Self::UpTo { up_to, .. } => up_to.saturating_mul(10).saturating_add(1),
            Self::Rest { .. } => u32::MAX,
        }
    }

    pub(super) fn factor(&self) -> Hundredths {
        match *self {
            Self::Below { factor, .. } | Self::UpTo { factor, .. } | Self::Rest { factor } => {
                factor
            }
        }
    }
}
