//! The rules on the dwelling itself: where it is, how old it is, whether the rules still hold.

use chrono::Datelike as _;

use super::{Findings, Situation, is_expired};
use crate::answers::{Age, Completed};
use crate::assessment::Ask;
use crate::place::{ClimateZone, Department, Located};
use crate::reason::ReasonCode;

/// The zones in which a place may lie.
#[derive(Clone, Copy)]
pub(super) struct Zones([bool; ClimateZone::ALL.len()]);

impl Zones {
    /// Each, H1 first.
    pub(super) fn iter(self) -> impl Iterator<Item = ClimateZone> {
        let all = ClimateZone::ALL.iter().copied().zip(self.0);
        all.filter_map(|(zone, may_be)| may_be.then_some(zone))
    }

    /// The zone, where it is settled.
    pub(super) fn only(self) -> Option<ClimateZone> {
        let mut zones = self.iter();
        zones.next().filter(|_| zones.next().is_none())
    }
}

/// The zones in which the place may lie; none where the rules do not reach.
pub(super) fn zones(located: Option<Located>) -> Zones {
    let mut zones = Zones([false; ClimateZone::ALL.len()]);
    let mut add = |department: Department| {
        let place = department
            .zone()
            .and_then(|zone| zones.0.get_mut(zone as usize));
        if let Some(place) = place {
            *place = true;
        }
    };
    match located {
        Some(Located::In(department)) => add(department),
        Some(Located::Straddles(straddling)) => straddling.departments().for_each(add),
        Some(Located::OutOfScope) => {}
        Some(Located::Unknown) | None => zones.0 = [true; ClimateZone::ALL.len()],
    }
    zones
}

/// Holds the rules on the dwelling against the answers.
pub(super) fn assess(situation: &Situation<'_>, findings: &mut Findings) {
    place(situation, findings);
    if is_expired(situation.day) {
        findings.leave_open(ReasonCode::RulesExpired, None);
    } else {
        age(situation, findings);
    }
}

fn place(situation: &Situation<'_>, findings: &mut Findings) {
    match situation.located {
        None | Some(Located::Unknown) => {
            findings.leave_open(ReasonCode::PlaceKnown, Some(Ask::Place));
        }
        Some(Located::Straddles(_)) => {
            findings.leave_open(ReasonCode::PlaceStraddles, Some(Ask::PlaceDepartment));
        }
        Some(Located::In(_) | Located::OutOfScope) if situation.zones.iter().next().is_none() => {
            findings.out_of_scope(ReasonCode::MetropolitanFrance);
        }
        Some(Located::In(_) | Located::OutOfScope) => {}
    }
}

/// More than two years on the commitment date. A year alone cannot settle the boundary year.
fn age(situation: &Situation<'_>, findings: &mut Findings) {
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
