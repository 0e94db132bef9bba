//! The rules on the dwelling itself: where it is, how old it is, whether the rules still hold.

use chrono::Datelike as _;

use super::{Findings, Situation, is_expired};
use crate::answers::{Age, Completed, Place};
use crate::assessment::Ask;
use crate::place::{ClimateZone, Located};
use crate::reason::ReasonCode;

/// The zones in which the place may lie.
pub(super) fn zones(place: Place) -> Vec<ClimateZone> {
    let may_lie_in = |zone: ClimateZone| match place.located() {
        Some(Located::In(department)) => department.zone() == Some(zone),
        Some(Located::Straddles(straddling)) => straddling
            .departments()
            .any(|department| department.zone() == Some(zone)),
        Some(Located::OutOfScope) => false,
        Some(Located::Unknown) | None => true,
    };
    ClimateZone::ALL
        .iter()
        .copied()
        .filter(|zone| may_lie_in(*zone))
        .collect()
}

/// Holds the rules on the dwelling against the answers.
pub(super) fn assess(situation: Situation<'_>, findings: &mut Findings) {
    place(situation, findings);
    if is_expired(situation.on) {
        findings.leave_open(ReasonCode::RulesExpired, None);
    } else {
        age(situation, findings);
    }
}

fn place(situation: Situation<'_>, findings: &mut Findings) {
    match situation.answers.place.located() {
        None | Some(Located::Unknown) => {
            findings.leave_open(ReasonCode::PlaceKnown, Some(Ask::Place));
        }
        Some(Located::Straddles(_)) => {
            findings.leave_open(ReasonCode::PlaceStraddles, Some(Ask::PlaceDepartment));
        }
        Some(Located::In(_) | Located::OutOfScope) if situation.zones.is_empty() => {
            findings.out_of_scope(ReasonCode::MetropolitanFrance);
        }
        Some(Located::In(_) | Located::OutOfScope) => {}
    }
}

/// More than two years on the commitment date. A year alone cannot settle the boundary year.
fn age(situation: Situation<'_>, findings: &mut Findings) {
    let rule = ReasonCode::DwellingOverTwoYears;
    let years = match situation.answers.dwelling.completed {
        None | Some(Completed::Age(Age::Unknown)) => {
            return findings.leave_open(rule, Some(Ask::DwellingCompleted));
        }
        Some(Completed::Age(Age::Under2)) => return findings.exclude(rule),
        Some(Completed::Age(Age::From2To10 | Age::From10To15 | Age::Over15)) => {
            return findings.met(rule);
        }
        Some(Completed::Year(year)) => i64::from(situation.on.year()) - i64::from(year.number()),
    };
    match years {
        ..2 => findings.exclude(rule),
        2 => findings.leave_open(rule, Some(Ask::DwellingCompleted)),
        3.. => findings.met(rule),
    }
}
