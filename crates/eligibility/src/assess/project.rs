//! The rules on the project and the household: the same for every work.

use chrono::{Datelike as _, NaiveDate};

use super::{Findings, Situation};
use crate::answers::{Age, Answers, Completed, Occupant, Quote};
use crate::assessment::Ask;
use crate::reason::ReasonCode;

/// The offer comes before the quote (R.221-22 code de l'énergie), the quote before the works.
pub(super) fn assess(situation: &Situation<'_>, findings: &mut Findings<'_>) {
    let project = situation.answers.project;
    let offer = ReasonCode::OfferBeforeQuote;
    match project.quote {
        None | Some(Quote::NotSigned) => findings.condition(offer),
        Some(Quote::SignedWithin14Days) => findings.leave_open(offer, None),
        Some(Quote::SignedEarlier) => findings.exclude(offer),
        Some(Quote::Unknown) => findings.leave_open(offer, Some(Ask::ProjectQuote)),
    }
    match project.works_started {
        None => findings.condition(ReasonCode::WorksNotStarted),
        Some(false) => findings.met(ReasonCode::WorksNotStarted),
        Some(true) => findings.exclude(ReasonCode::WorksNotStarted),
    }
}

/// Whether MaPrimeRénov' may be for this household: it is for owners, their main homes or those they
/// let as such, fifteen years old at least.
pub(super) fn has_other_aids(answers: &Answers, on: NaiveDate) -> bool {
    let is_young = match answers.dwelling.completed {
        Some(Completed::Age(age)) => {
            matches!(age, Age::Under2 | Age::From2To10 | Age::From10To15)
        }
        Some(Completed::Year(year)) => on.year().unsigned_abs() < year.number() + 15,
        None => false,
    };
    let is_tenant = answers.occupant == Some(Occupant::Tenant);
    !(is_tenant || is_young || answers.dwelling.main_residence == Some(false))
}
