//! Answers given one way or another, never both: read as two fields so that the fault has a name.

use serde::Deserialize;

use super::{
    Age, Completed, CompletionYear, Etas, EtasBand, Income, IncomeAnswer, Object, Percent,
};

/// Neither or both of two ways were given.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("give exactly one of {0} and {1}")]
pub struct NotOne(&'static str, &'static str);

/// Declares the two fields and the conversion into the enum of the two ways.
macro_rules! one_of {
    ($fields:ident, $answer:ident, $one:ident: $One:ident, $other:ident: $Other:ident) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $fields {
            $one: Option<$One>,
            $other: Option<$Other>,
        }

        impl TryFrom<Object<$fields>> for $answer {
            type Error = NotOne;

            fn try_from(Object(fields): Object<$fields>) -> Result<Self, NotOne> {
                match (fields.$one, fields.$other) {
                    (Some(one), None) => Ok(one.into()),
                    (None, Some(other)) => Ok(other.into()),
                    _ => Err(NotOne(stringify!($one), stringify!($other))),
                }
            }
        }
    };
}

one_of!(YearOrAge, Completed, year: CompletionYear, age: Age);
one_of!(ClassOrRfr, Income, class: IncomeAnswer, rfr_eur: u32);
one_of!(PercentOrBand, Etas, percent: Percent, band: EtasBand);

impl From<CompletionYear> for Completed {
    fn from(year: CompletionYear) -> Self {
        Self::Year(year)
    }
}

impl From<Age> for Completed {
    fn from(age: Age) -> Self {
        Self::Age(age)
    }
}

impl From<IncomeAnswer> for Income {
    fn from(class: IncomeAnswer) -> Self {
        Self::Class(class)
    }
}

impl From<u32> for Income {
    fn from(rfr_eur: u32) -> Self {
        Self::RfrEur(rfr_eur)
    }
}

impl From<Percent> for Etas {
    fn from(percent: Percent) -> Self {
        Self::Percent(percent)
    }
}

impl From<EtasBand> for Etas {
    fn from(band: EtasBand) -> Self {
        Self::Band(band)
    }
}
