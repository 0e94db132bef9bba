//! The rules on how far the project has gone: the same for every work.

use super::{Findings, Situation};
use crate::answers::Quote;
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
