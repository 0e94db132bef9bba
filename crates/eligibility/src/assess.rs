//! The engine: answers and a commitment date in, an assessment out.

use chrono::NaiveDate;

use crate::answers::Answers;
use crate::assessment::{Assessment, Verdict};
use crate::income;
use crate::rates::Rates;

/// Assesses these answers for a commitment on this date. Pure: the same arguments give the same
/// assessment, in a browser and on a server.
pub fn assess(answers: &Answers, on: NaiveDate, rates: Option<&Rates>) -> Assessment {
    let _ = rates;
    Assessment {
        rule_set: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default(),
        on,
        climate_zone: None,
        income_class: income::class(answers, on),
        verdict: Verdict::ToCheck,
        reasons: Vec::new(),
        works: Vec::new(),
        to_ask: Vec::new(),
    }
}
