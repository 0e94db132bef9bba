//! The thresholds of a fiche against the answers.

use super::fitting::{classes, is_collective, lowest_etas};
use super::{Findings, Situation};
use crate::answers::{Dpe, InsulationItem, Occupant, System, Usage, Work};
use crate::assessment::Ask;
use crate::operation::{Limit, Version};
use crate::reason::ReasonCode;

/// Holds every threshold of the version against the answers.
pub(super) fn assess(
    situation: &Situation<'_>,
    work: &Work,
    version: &Version,
    findings: &mut Findings<'_>,
) {
    for limit in version.limits {
        hold(limit, situation, work, findings);
    }
}

/// Holds one threshold against the answers.
#[inline(never)]
fn hold(limit: &Limit, situation: &Situation<'_>, work: &Work, findings: &mut Findings<'_>) {
    match *limit {
        Limit::EtasByEmitter { .. } | Limit::EtasByFuel { .. } | Limit::EtasByPower { .. } => {
            let value = work.etas.map(crate::answers::Etas::tenths);
            between(
                findings,
                ReasonCode::EtasMinimum,
                value,
                lowest_etas(limit, work),
            );
        }
        Limit::Scop { at_least } => match work.scop {
            None => findings.condition(ReasonCode::ScopMinimum),
            Some(scop) if scop.counts() >= at_least => findings.met(ReasonCode::ScopMinimum),
            Some(_) => findings.exclude(ReasonCode::ScopMinimum),
        },
        Limit::Power { at_most_kw } => match work.power_kw {
            None => findings.condition(ReasonCode::PowerMaximum),
            Some(power) if power.counts() <= at_most_kw * 10 => {
                findings.met(ReasonCode::PowerMaximum);
            }
            Some(_) => findings.exclude(ReasonCode::PowerMaximum),
        },
        Limit::Collectors {
            hot_water,
            heating_and_hot_water,
        } => {
            let value = work.area_m2.map(|area| (area.counts(), area.counts() + 1));
            let least = match work.usage {
                Some(Usage::HotWater) => (hot_water, hot_water),
                Some(Usage::HeatingAndHotWater | Usage::Heating) => {
                    (heating_and_hot_water, heating_and_hot_water)
                }
                None => (hot_water, heating_and_hot_water),
            };
            let tenths = (least.0 * 10, least.1 * 10);
            between(findings, ReasonCode::CollectorArea, value, tenths);
        }
        Limit::NotHotWaterOnly => match work.usage {
            None => findings.condition(ReasonCode::HeatPumpHeats),
            Some(Usage::HotWater) => findings.exclude(ReasonCode::HeatPumpHeats),
            Some(Usage::Heating | Usage::HeatingAndHotWater) => {
                findings.met(ReasonCode::HeatPumpHeats);
            }
        },
        Limit::OwnerOnly => match situation.answers.occupant {
            None => findings.leave_open(ReasonCode::OwnerOnly, Some(Ask::Occupant)),
            Some(Occupant::Tenant) => findings.exclude(ReasonCode::OwnerOnly),
            Some(Occupant::OwnerOccupier | Occupant::Landlord | Occupant::CoOwner) => {
                findings.met(ReasonCode::OwnerOnly);
            }
        },
        Limit::Systems {
            individual,
            collective,
        } => {
            let own = is_collective(work, situation.answers.dwelling.kind);
            systems(findings, work.system, own, (individual, collective));
        }
        Limit::DpeBefore(admitted) => match situation.answers.dwelling.dpe {
            None | Some(Dpe::Unknown) => {
                findings.leave_open(ReasonCode::DpeBefore, Some(Ask::DwellingDpe));
            }
            Some(class) if admitted.contains(&class) => findings.met(ReasonCode::DpeBefore),
            Some(_) => findings.exclude(ReasonCode::DpeBefore),
        },
        Limit::DpeGain { at_least } => {
            let gained = classes(situation.answers.dwelling.dpe, work.dpe_after);
            match gained {
                Some(gained) if gained >= at_least => findings.met(ReasonCode::DpeGain),
                Some(_) => findings.exclude(ReasonCode::DpeGain),
                None => findings.condition(ReasonCode::DpeGain),
            }
        }
        Limit::InsulationItems { at_least } => match &work.insulation_items {
            None => findings.condition(ReasonCode::TwoInsulationItems),
            Some(items) => {
                let distinct = InsulationItem::ALL
                    .iter()
                    .filter(|item| items.contains(item));
                if distinct.count() >= at_least {
                    findings.met(ReasonCode::TwoInsulationItems);
                } else {
                    findings.exclude(ReasonCode::TwoInsulationItems);
                }
            }
        },
    }
}

/// Holds the kind of ventilation against those for one dwelling and those for the building.
fn systems(
    findings: &mut Findings<'_>,
    answer: Option<System>,
    is_collective: Option<bool>,
    (individual, collective): (&[System], &[System]),
) {
    let covers = |systems: &[System]| answer.map(|answer| systems.contains(&answer));
    let covered = match is_collective {
        Some(false) => covers(individual),
        Some(true) => covers(collective),
        None => covers(individual).filter(|covered| covers(collective) == Some(*covered)),
    };
    match covered {
        None => findings.condition(ReasonCode::VentilationKind),
        Some(true) => findings.met(ReasonCode::VentilationKind),
        Some(false) => findings.exclude(ReasonCode::VentilationKind),
    }
}

/// Holds a value known to lie between two ends (the second left out) against a threshold known to
/// lie between two ends: what is not settled stays a condition on the product.
fn between(
    findings: &mut Findings<'_>,
    code: ReasonCode,
    value: Option<(u32, u32)>,
    least: (u32, u32),
) {
    match value {
        Some((from, _)) if from >= least.1 => findings.met(code),
        Some((_, below)) if below <= least.0 => findings.exclude(code),
        Some(_) | None => findings.condition(code),
    }
}
