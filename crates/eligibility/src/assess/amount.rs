//! The base amount, exact until the one rounding at the end.

use super::Situation;
use crate::amount::Amount;
use crate::answers::{Dpe, DwellingKind, Emitter, EtasBand, Fuel, Usage, Work};
use crate::operation::{AmountTable, Limit, Operation, Row, Version};

/// kWh cumac × 10⁷: three factors in hundredths and a quantity in tenths leave no remainder.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Exact(u64);

const PER_KWH: u64 = 10_000_000;

/// The base of one work.
pub(super) enum Base {
    /// Between these two ends.
    Between(Exact, Exact),
    /// Between these two ends for each square metre: the area is not answered.
    PerSquareMetre(Exact, Exact),
    /// The fiche names no amount for these answers.
    NotEstablished,
}

impl Exact {
    /// Times a factor in hundredths, in whole kWh, rounded down.
    pub(super) fn times(self, hundredths: u64) -> u64 {
        self.0.saturating_mul(hundredths) / (PER_KWH * 100)
    }
}

/// Two ends as whole kWh, rounded down.
pub(super) fn floor(min: Exact, max: Exact) -> Amount {
    Amount::between(min.times(100), max.times(100))
}

/// The base of this work: the least and the greatest that the answers leave open.
pub(super) fn base(
    situation: Situation<'_>,
    work: &Work,
    operation: &Operation,
    version: &Version,
) -> Base {
    let Some(table) = &version.amount else {
        return Base::NotEstablished;
    };
    let dwelling = situation.answers.dwelling;
    let mut ends: Option<(u64, u64)> = None;
    for kind in operation.dwellings {
        if dwelling.kind.is_some_and(|answered| answered != *kind) {
            continue;
        }
        for row in table
            .rows
            .iter()
            .filter(|row| fits(row, *kind, situation, work, version))
        {
            let (low, high) = surface_factors(table, row, *kind, situation, work);
            for zone in situation.zones {
                let of_zone = |hundredths: u32| {
                    let index = *zone as usize;
                    let kwh = row.kwh.get(index).copied().unwrap_or(0);
                    let zone_factor = table.zone_factor.get(index).copied().unwrap_or(0);
                    u64::from(kwh)
                        * u64::from(zone_factor)
                        * u64::from(row.factor)
                        * u64::from(hundredths)
                        * quantity(table, row, work)
                };
                let (min, max) = (of_zone(low), of_zone(high));
                ends = Some(match ends {
                    None => (min, max),
                    Some((least, most)) => (least.min(min), most.max(max)),
                });
            }
        }
    }
    match ends {
        None => Base::NotEstablished,
        Some((min, max)) if table.is_per_m2 && work.area_m2.is_none() => {
            Base::PerSquareMetre(Exact(min), Exact(max))
        }
        Some((min, max)) => Base::Between(Exact(min), Exact(max)),
    }
}

/// Tenths of what the row counts: square metres, dwellings, or one installation.
fn quantity(table: &AmountTable, row: &Row, work: &Work) -> u64 {
    if table.is_per_m2 {
        return work.area_m2.map_or(10, |area| u64::from(area.counts()));
    }
    match (row.is_collective, work.dwellings) {
        (Some(true), Some(dwellings)) => u64::from(dwellings.number()) * 10,
        _ => 10,
    }
}

/// Whether the row counts dwellings whose number is not answered.
pub(super) fn is_per_dwelling(situation: Situation<'_>, work: &Work, version: &Version) -> bool {
    let is_flat = situation.answers.dwelling.kind != Some(DwellingKind::House);
    let rows = version
        .amount
        .as_ref()
        .map_or(&[] as &[Row], |table| table.rows);
    let counts = |row: &Row| {
        row.is_collective == Some(true)
            && DwellingKind::ALL
                .iter()
                .any(|kind| fits(row, *kind, situation, work, version))
    };
    is_flat && work.dwellings.is_none() && rows.iter().any(counts)
}

/// Whether the answers leave this row open for this kind of dwelling.
fn fits(
    row: &Row,
    kind: DwellingKind,
    situation: Situation<'_>,
    work: &Work,
    version: &Version,
) -> bool {
    let collective = work
        .collective
        .or((kind == DwellingKind::House).then_some(false));
    agrees(row.dwelling, Some(kind))
        && agrees(row.usage, work.usage)
        && agrees(row.system, work.system)
        && agrees(row.is_collective, collective)
        && row
            .etas
            .is_none_or(|band| overlaps(band.tenths(), etas(work, version)))
        && row.scop.is_none_or(|band| {
            let scop = work
                .scop
                .map_or((0, u32::MAX), |scop| (scop.counts(), scop.counts() + 1));
            overlaps(band, scop)
        })
        && row
            .classes_gained
            .is_none_or(|gained| is_gain_open(gained, situation, work, version))
}

fn agrees<T: Copy + PartialEq>(row: Option<T>, answer: Option<T>) -> bool {
    row.is_none() || answer.is_none() || row == answer
}

fn overlaps(one: (u32, u32), other: (u32, u32)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

/// The efficiency in tenths of a percent that an eligible appliance can have.
fn etas(work: &Work, version: &Version) -> (u32, u32) {
    let (from, below) = work
        .etas
        .map_or((0, u32::MAX), crate::answers::Etas::tenths);
    let least = version
        .limits
        .iter()
        .map(|limit| lowest_etas(limit, work).0)
        .max();
    (from.max(least.unwrap_or(0)), below)
}

/// The least and the greatest threshold of efficiency, in tenths, that the answers leave open.
pub(crate) fn lowest_etas(limit: &Limit, work: &Work) -> (u32, u32) {
    let (low, high) = match *limit {
        Limit::EtasByEmitter {
            low_temperature,
            otherwise,
        } => match (work.emitter, work.usage) {
            // Heating and hot water together is always judged at 55 °C.
            (Some(Emitter::MediumHighTemperature), _) | (_, Some(Usage::HeatingAndHotWater)) => {
                (otherwise, otherwise)
            }
            (Some(Emitter::LowTemperature), Some(Usage::Heating)) => {
                (low_temperature, low_temperature)
            }
            _ => (otherwise, low_temperature),
        },
        Limit::EtasByFuel { logs, pellets } => match work.fuel {
            Some(Fuel::Logs) => (logs, logs),
            Some(Fuel::Pellets) => (pellets, pellets),
            None => (logs, pellets),
        },
        Limit::EtasByPower {
            up_to_20_kw,
            over_20_kw,
        } => match work.power_kw {
            Some(power) if power.counts() <= 200 => (up_to_20_kw, up_to_20_kw),
            Some(_) => (over_20_kw, over_20_kw),
            None => (up_to_20_kw, over_20_kw),
        },
        _ => (0, 0),
    };
    (low * 10, high * 10)
}

/// The least and the greatest surface factor, in hundredths.
fn surface_factors(
    table: &AmountTable,
    row: &Row,
    kind: DwellingKind,
    situation: Situation<'_>,
    work: &Work,
) -> (u32, u32) {
    let bands = table.bands(Some(kind));
    if bands.is_empty() || row.is_collective == Some(true) {
        return (100, 100);
    }
    let living = situation.answers.dwelling.living_area_m2;
    let heated = work.heated_area_m2.filter(|_| table.is_surface_heated);
    match heated.or(living) {
        Some(area) => {
            let band = bands.iter().find(|(below, _)| area.counts() < *below);
            band.map_or((0, 0), |(_, factor)| (*factor, *factor))
        }
        None => bands
            .iter()
            .fold((u32::MAX, 0), |(low, high), (_, factor)| {
                (low.min(*factor), high.max(*factor))
            }),
    }
}

/// How many classes of the certificate are gained; none when one of the two is not known.
pub(super) fn classes(before: Option<Dpe>, after: Option<Dpe>) -> Option<u32> {
    match (before?, after?) {
        (Dpe::Unknown, _) | (_, Dpe::Unknown) => None,
        (before, after) => Some((before as u32).saturating_sub(after as u32)),
    }
}

/// Whether the row of so many classes gained, or more for the last one, is still possible.
fn is_gain_open(gained: u32, situation: Situation<'_>, work: &Work, version: &Version) -> bool {
    const MOST: u32 = 4;
    let known = |class: Option<Dpe>| class.filter(|class| *class != Dpe::Unknown);
    let admitted = version.limits.iter().find_map(|limit| match limit {
        Limit::DpeBefore(classes) => Some(*classes),
        _ => None,
    });
    let befores = admitted.unwrap_or(&[Dpe::C, Dpe::D, Dpe::E, Dpe::F, Dpe::G]);
    befores
        .iter()
        .filter(|class| known(situation.answers.dwelling.dpe).is_none_or(|known| known == **class))
        .any(|before| match known(work.dpe_after) {
            Some(after) => {
                classes(Some(*before), Some(after)).map(|gain| gain.min(MOST)) == Some(gained)
            }
            None => *before as u32 >= gained,
        })
}

/// The bands of efficiency among which this work can still lie, in the order of the table.
pub(crate) fn bands_of_etas(
    work: &Work,
    kind: Option<DwellingKind>,
    version: &Version,
) -> Vec<EtasBand> {
    let rows = version
        .amount
        .as_ref()
        .map_or(&[] as &[Row], |table| table.rows);
    let open = etas(work, version);
    let mut bands = Vec::new();
    for row in rows.iter().filter(|row| agrees(row.dwelling, kind)) {
        if let Some(band) = row.etas
            && overlaps(band.tenths(), open)
            && !bands.contains(&band)
        {
            bands.push(band);
        }
    }
    bands
}
