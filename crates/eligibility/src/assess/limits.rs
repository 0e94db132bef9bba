//! The thresholds of a fiche against the answers.

use super::fitting::{classes, is_collective, lowest_etas};
use super::{Findings, Situation};
use crate::answers::{Dpe, InsulationItem, Occupant, System, Usage, Work};
use crate::assessment::Ask;
use crate::operation::{Limit, Version};
use crate::reason::ReasonCode;

/// What the answers say of one threshold.
#[derive(Clone, Copy)]
pub(super) enum Held {
    /// It is reached.
    Met,
    /// It is missed.
    Missed,
    /// The product will tell.
    Promised,
    /// This answer will tell.
    Open(Ask),
}

impl From<Option<bool>> for Held {
    fn from(is_met: Option<bool>) -> Self {
        match is_met {
            None => Self::Promised,
            Some(true) => Self::Met,
            Some(false) => Self::Missed,
        }
    }
}

/// Holds every threshold of the version against the answers.
pub(super) fn assess(
    situation: &Situation<'_>,
    work: &Work,
    version: &Version,
    findings: &mut Findings<'_>,
) {
    for limit in version.limits {
        let (code, held) = hold(limit, situation, work);
        findings.hold(code, held);
    }
}

/// Holds one threshold against the answers. It writes nothing itself: what is written to from two
/// functions cannot stay in registers.
#[inline(never)]
fn hold(limit: &Limit, situation: &Situation<'_>, work: &Work) -> (ReasonCode, Held) {
    let answers = situation.answers;
    match *limit {
        Limit::EtasByEmitter { .. } | Limit::EtasByFuel { .. } | Limit::EtasByPower { .. } => {
            let value = work.etas.map(crate::answers::Etas::tenths);
            let is_met = between(value, lowest_etas(limit, work));
            (ReasonCode::EtasMinimum, is_met.into())
        }
        Limit::Scop { at_least } => {
            let is_met = work.scop.map(|scop| scop.counts() >= at_least);
            (ReasonCode::ScopMinimum, is_met.into())
        }
        Limit::Power { at_most_kw } => {
            let is_met = work.power_kw.map(|power| power.counts() <= at_most_kw * 10);
            (ReasonCode::PowerMaximum, is_met.into())
        }
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
            let is_met = between(value, (least.0 * 10, least.1 * 10));
            (ReasonCode::CollectorArea, is_met.into())
        }
        Limit::NotHotWaterOnly => {
            let is_met = work.usage.map(|usage| usage != Usage::HotWater);
            (ReasonCode::HeatPumpHeats, is_met.into())
        }
        Limit::OwnerOnly => {
            let held = match answers.occupant {
                None => Held::Open(Ask::Occupant),
                Some(Occupant::Tenant) => Held::Missed,
                Some(Occupant::OwnerOccupier | Occupant::Landlord | Occupant::CoOwner) => Held::Met,
            };
            (ReasonCode::OwnerOnly, held)
        }
        Limit::Systems {
            individual,
            collective,
        } => {
            let own = is_collective(work, answers.dwelling.kind);
            let is_met = systems(work.system, own, (individual, collective));
            (ReasonCode::VentilationKind, is_met.into())
        }
        Limit::DpeBefore(admitted) => {
            let held = match answers.dwelling.dpe {
                None | Some(Dpe::Unknown) => Held::Open(Ask::DwellingDpe),
                Some(class) if admitted.contains(&class) => Held::Met,
                Some(_) => Held::Missed,
            };
            (ReasonCode::DpeBefore, held)
        }
        Limit::DpeGain { at_least } => {
            let gained = classes(answers.dwelling.dpe, work.dpe_after);
            let is_met = gained.map(|gained| gained >= at_least);
            (ReasonCode::DpeGain, is_met.into())
        }
        Limit::InsulationItems { at_least } => {
            let is_met = work.insulation_items.as_ref().map(|items| {
                let all = InsulationItem::ALL.iter();
                all.filter(|item| items.contains(item)).count() >= at_least
            });
            (ReasonCode::TwoInsulationItems, is_met.into())
        }
    }
}

/// Whether the kind of ventilation is among those for one dwelling or those for the building; none
/// where that is not settled.
fn systems(
    answer: Option<System>,
    is_collective: Option<bool>,
    (individual, collective): (&[System], &[System]),
) -> Option<bool> {
    let covers = |systems: &[System]| answer.map(|answer| systems.contains(&answer));
    match is_collective {
        Some(false) => covers(individual),
        Some(true) => covers(collective),
        None => covers(individual).filter(|covered| covers(collective) == Some(*covered)),
    }
}

/// Whether a value known to lie between two ends (the second left out) reaches a threshold known to
/// lie between two ends; none where that is not settled.
fn between(value: Option<(u32, u32)>, least: (u32, u32)) -> Option<bool> {
    match value {
        Some((from, _)) if from >= least.1 => Some(true),
        Some((_, below)) if below <= least.0 => Some(false),
        Some(_) | None => None,
    }
}
