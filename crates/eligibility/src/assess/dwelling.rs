//! The rules on the dwelling itself: where it is, how old it is, whether the rules still hold.

use chrono::Datelike as _;

use super::{Findings, Situation, is_expired};
use crate::answers::{Age, Completed};
use crate::assessment::Ask;
use crate::place::{ClimateZone, Department, Located};
use crate::reason::ReasonCode;

/// The zones in which a place may lie, from the first to the last.
#[derive(Clone, Copy)]
pub(super) struct Zones(&'static [ClimateZone]);

impl Zones {
    /// Each, H1 first.
    pub(super) const fn list(self) -> &'static [ClimateZone] {
        self.0
    }

    /// The zone, where it is settled.
    pub(super) const fn only(self) -> Option<ClimateZone> {
        match self.0 {
            [zone] => Some(*zone),
            _ => None,
        }
    }
}

/// The zones in which the place may lie; none where the rules do not reach. No postcode lies in H1
/// and H3 alone: a test of the table holds it to that.
pub(super) fn zones(located: Option<Located>) -> Zones {
    let between = |first: Option<ClimateZone>, last: Option<ClimateZone>| {
        let ends = first.zip(last);
        let zones =
            ends.and_then(|(first, last)| ClimateZone::ALL.get(first as usize..=last as usize));
        Zones(zones.unwrap_or_default())
    };
    match located {
        Some(Located::In(department)) => between(department.zone(), department.zone()),
        Some(Located::Straddles(straddling)) => {
            let zones = || straddling.departments().filter_map(Department::zone);
            between(zones().min(), zones().max())
        }
        Some(Located::OutOfScope) => Zones(&[]),
        Some(Located::Unknown) | None => Zones(ClimateZone::ALL),
    }
}

/// Holds the rules on the dwelling against the answers.
pub(super) fn assess(situation: &Situation<'_>, findings: &mut Findings<'_>) {
    place(situation, findings);
    if is_expired(situation.day) {
        findings.leave_open(ReasonCode::RulesExpired, None);
    } else {
        age(situation, findings);
    }
}

fn place(situation: &Situation<'_>, findings: &mut Findings<'_>) {
    match situation.located {
        None | Some(Located::Unknown) => {
            findings.leave_open(ReasonCode::PlaceKnown, Some(Ask::Place));
        }
        Some(Located::Straddles(_)) => {
            findings.leave_open(ReasonCode::PlaceStraddles, Some(Ask::PlaceDepartment));
        }
        Some(Located::In(_) | Located::OutOfScope) if situation.zones.list().is_empty() => {
            findings.out_of_scope(ReasonCode::MetropolitanFrance);
        }
        Some(Located::In(_) | Located::OutOfScope) => {}
    }
}

/// More than two years on the commitment date. A year alone cannot settle the boundary year.
fn age(situation: &Situation<'_>, findings: &mut Findings<'_>) {
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
