//! The base amount, exact until the one rounding at the end.

use super::Situation;
use super::fitting::Fitting;
use crate::amount::Amount;
use crate::answers::{DwellingKind, Work};
use crate::breakdown::{Chosen, Exact, NEUTRAL};
use crate::operation::{AmountTable, Operation, Row, Version};
use crate::place::ClimateZone;

/// Two ends as whole kWh, rounded down.
pub(super) fn floor(min: Exact, max: Exact) -> Amount {
    if min == max {
        return Amount::Exact(min.floor());
    }
    Amount::between(min.floor(), max.floor())
}

/// The base of this work: the least and the greatest that the answers leave open. None where the
/// fiche names no amount for them.
pub(super) fn base(
    situation: &Situation<'_>,
    work: &Work,
    operation: &Operation,
    version: &'static Version,
    table: &'static AmountTable,
) -> Option<(End, End)> {
    if let Some((kind, zone)) = situation.settled {
        // Most often there is one row, with one factor.
        let only = match table.rows {
            [row] if row.asks_nothing() => Some((0, row)),
            _ => only_row(table, situation, work, version, kind),
        };
        if let Some((place, row)) = only {
            let (low, high) = surface_factors(table, row, kind, situation, work);
            if low == high {
                let chosen = Chosen::new(place, zone, low);
                let weight = weight(table, row, zone, low, work);
                let end = End { chosen, weight };
                return Some((end, end));
            }
        }
    }
    between(table, situation, work, version, kinds(situation, operation))
}

/// The only row that fits in this kind of dwelling; none where none or several do.
fn only_row(
    table: &'static AmountTable,
    situation: &Situation<'_>,
    work: &Work,
    version: &Version,
    kind: DwellingKind,
) -> Option<(u8, &'static Row)> {
    let mut fitting = Fitting::new(situation, work, version);
    let possible = fitting.possible(kind);
    let mut only = None;
    for (place, row) in (0..).zip(table.rows) {
        if fitting.takes(row, possible) && only.replace((place, row)).is_some() {
            return None;
        }
    }
    only
}

/// One end of the base.
#[derive(Clone, Copy)]
pub(super) struct End {
    /// Where it comes from.
    pub(super) chosen: Chosen,
    /// What ends are compared by: the product of everything but the area, which all share.
    weight: u64,
}

/// The least and the greatest over every row that fits.
#[inline(never)]
fn between(
    table: &'static AmountTable,
    situation: &Situation<'_>,
    work: &Work,
    version: &'static Version,
    kinds: &[DwellingKind],
) -> Option<(End, End)> {
    let mut fitting = Fitting::new(situation, work, version);
    let mut ends: Option<(End, End)> = None;
    for kind in kinds {
        let possible = fitting.possible(*kind);
        for (place, row) in (0..).zip(table.rows) {
            if !fitting.takes(row, possible) {
                continue;
            }
            let (low, high) = surface_factors(table, row, *kind, situation, work);
            for zone in situation.zones.list().iter().copied() {
                let end = |surface| End {
                    chosen: Chosen::new(place, zone, surface),
                    weight: weight(table, row, zone, surface, work),
                };
                let (low, high) = (end(low), end(high));
                let (least, most) = ends.get_or_insert((low, high));
                if low.weight < least.weight {
                    *least = low;
                }
                if high.weight > most.weight {
                    *most = high;
                }
            }
        }
    }
    ends
}

impl End {
    /// The amount, before it is rounded.
    pub(super) fn exact(self, tenths: u32) -> Exact {
        Exact::new(self.weight, tenths)
    }
}

/// The kinds of dwelling that the answers leave open: a kind that the operation does not cover has
/// excluded the work before an amount is looked for.
fn kinds<'a>(situation: &'a Situation<'_>, operation: &Operation) -> &'a [DwellingKind] {
    match &situation.answers.dwelling.kind {
        Some(answered) => core::slice::from_ref(answered),
        None => operation.dwellings,
    }
}

fn weight(table: &AmountTable, row: &Row, zone: ClimateZone, surface: u16, work: &Work) -> u64 {
    let index = zone as usize;
    let kwh = row.kwh.get(index).copied().unwrap_or(0);
    let zone_factor = table.zone_factor.get(index).copied().unwrap_or(0);
    let hundredths = if surface == 0 { NEUTRAL } else { surface };
    let dwellings = match work.dwellings {
        Some(dwellings) if row.needs.collective_to_be(true) => dwellings.number(),
        _ => 1,
    };
    u64::from(kwh)
        * u64::from(zone_factor)
        * u64::from(hundredths)
        * u64::from(row.factor)
        * u64::from(dwellings)
}

/// Whether the row counts dwellings whose number is not answered.
pub(super) fn is_per_dwelling(situation: &Situation<'_>, work: &Work, version: &Version) -> bool {
    let is_flat = situation.answers.dwelling.kind != Some(DwellingKind::House);
    if !is_flat || work.dwellings.is_some() {
        return false;
    }
    let mut fitting = Fitting::new(situation, work, version);
    let rows = version
        .amount
        .as_ref()
        .map_or(&[] as &[Row], |table| table.rows);
    rows.iter().any(|row| {
        let mut kinds = DwellingKind::ALL.iter();
        row.needs.collective_to_be(true)
            && kinds.any(|kind| fitting.takes(row, fitting.possible(*kind)))
    })
}

/// The least and the greatest surface factor, in hundredths; zero where the row takes none.
fn surface_factors(
    table: &AmountTable,
    row: &Row,
    kind: DwellingKind,
    situation: &Situation<'_>,
    work: &Work,
) -> (u16, u16) {
    let bands = table.bands(Some(kind));
    if bands.is_empty() || row.needs.collective_to_be(true) {
        return (0, 0);
    }
    let living = situation.answers.dwelling.living_area_m2;
    let heated = work.heated_area_m2.filter(|_| table.is_surface_heated);
    let factors = bands.iter().map(|(_, factor)| *factor);
    let (least, most) = match heated.or(living) {
        Some(area) => {
            let band = bands.iter().find(|(below, _)| area.counts() < *below);
            let factor = band.map(|(_, factor)| *factor);
            (factor, factor)
        }
        None => (factors.clone().min(), factors.max()),
    };
    (least.unwrap_or(0), most.unwrap_or(0))
}
