//! The base amount, exact until the one rounding at the end.

use super::Situation;
use crate::amount::Amount;
use crate::answers::{Dpe, DwellingKind, Emitter, EtasBand, Fuel, Usage, Work};
use crate::breakdown::{Breakdown, Exact, Factors, Per};
use crate::operation::{AmountTable, Limit, Needs, Operation, Row, Version};
use crate::place::ClimateZone;

/// The two ends of the base of one work.
#[derive(Clone, Copy)]
pub(super) struct Base<'a> {
    least: End,
    most: End,
    table: &'a AmountTable,
    work: &'a Work,
}

/// A factor in hundredths that changes nothing.
const NEUTRAL: u16 = 100;

/// Two ends as whole kWh, rounded down.
pub(super) fn floor(min: Exact, max: Exact) -> Amount {
    if min == max {
        return Amount::Exact(min.times(100));
    }
    Amount::between(min.times(100), max.times(100))
}

/// The base of this work: the least and the greatest that the answers leave open. None where the
/// fiche names no amount for them.
pub(super) fn base<'a>(
    situation: &Situation<'_>,
    work: &'a Work,
    operation: &Operation,
    version: &'a Version,
) -> Option<Base<'a>> {
    let table = version.amount.as_ref()?;
    let fitting = Fitting::new(situation, work, version);
    let mut ends: Option<(End, End)> = None;
    for kind in kinds(situation, operation) {
        let possible = fitting.possible(*kind);
        for row in table.rows.iter().filter(|row| fitting.takes(row, possible)) {
            let (low, high) = surface_factors(table, row, *kind, situation, work);
            for zone in situation.zones.list() {
                let low = End::new(table, row, *zone, low, work);
                let high = if low.surface == high {
                    low
                } else {
                    End::new(table, row, *zone, high, work)
                };
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
    let (least, most) = ends?;
    Some(Base {
        least,
        most,
        table,
        work,
    })
}

impl Base<'_> {
    /// The least and the greatest base.
    pub(super) fn ends(&self) -> (Exact, Exact) {
        let tenths = match self.work.area_m2 {
            Some(area) if self.table.is_per_m2 => area.counts(),
            _ => 10,
        };
        let exact = |end: End| Exact::new(end.weight, tenths);
        (exact(self.least), exact(self.most))
    }

    /// The factors of each end.
    pub(super) fn factors(&self) -> Breakdown {
        let factors = |end: End| end.factors(self.table, self.work);
        if self.least.is(self.most) {
            return Breakdown::One(factors(self.least));
        }
        Breakdown::between(factors(self.least), factors(self.most))
    }

    /// Whether it is for one square metre, the area not being answered.
    pub(super) const fn is_per_m2(&self) -> bool {
        self.table.is_per_m2 && self.work.area_m2.is_none()
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

/// A row in a zone with a surface factor: where one end of the base may lie.
#[derive(Clone, Copy)]
struct End {
    row: &'static Row,
    zone: ClimateZone,
    surface: Option<u16>,
    /// What the ends are compared by: the product of everything but the area, which all share.
    weight: u64,
}

impl End {
    fn new(
        table: &AmountTable,
        row: &'static Row,
        zone: ClimateZone,
        surface: Option<u16>,
        work: &Work,
    ) -> Self {
        let index = zone as usize;
        let kwh = row.kwh.get(index).copied().unwrap_or(0);
        let zone_factor = table.zone_factor.get(index).copied().unwrap_or(0);
        let hundredths = surface.unwrap_or(NEUTRAL);
        let dwellings = match work.dwellings {
            Some(dwellings) if row.needs.collective_to_be(true) => dwellings.number(),
            _ => 1,
        };
        let weight = u64::from(kwh)
            * u64::from(zone_factor)
            * u64::from(hundredths)
            * u64::from(row.factor)
            * u64::from(dwellings);
        Self {
            row,
            zone,
            surface,
            weight,
        }
    }

    /// Whether it is the same row in the same zone with the same factor.
    fn is(self, other: Self) -> bool {
        core::ptr::eq(self.row, other.row)
            && self.zone == other.zone
            && self.surface == other.surface
    }

    fn factors(self, table: &AmountTable, work: &Work) -> Factors {
        let Self {
            row, zone, surface, ..
        } = self;
        let index = zone as usize;
        let has_zone_factor = differ(&table.zone_factor);
        let is_collective = row.needs.collective_to_be(true);
        Factors {
            kwh: row.kwh.get(index).copied().unwrap_or(0),
            per: match (table.is_per_m2, is_collective) {
                (true, _) => Per::SquareMetre,
                (false, true) => Per::Dwelling,
                (false, false) => Per::Installation,
            },
            area_m2: work.area_m2.filter(|_| table.is_per_m2),
            dwellings: work.dwellings.filter(|_| !table.is_per_m2 && is_collective),
            zone: (has_zone_factor || differ(&row.kwh)).then_some(zone),
            zone_hundredths: table
                .zone_factor
                .get(index)
                .copied()
                .filter(|_| has_zone_factor),
            surface_hundredths: surface,
            system_hundredths: (row.factor != NEUTRAL).then_some(row.factor),
        }
    }
}

/// Whether the row counts dwellings whose number is not answered.
pub(super) fn is_per_dwelling(situation: &Situation<'_>, work: &Work, version: &Version) -> bool {
    let is_flat = situation.answers.dwelling.kind != Some(DwellingKind::House);
    if !is_flat || work.dwellings.is_some() {
        return false;
    }
    let fitting = Fitting::new(situation, work, version);
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

/// What the answers leave open, once for all the rows of a table.
struct Fitting<'a> {
    situation: &'a Situation<'a>,
    work: &'a Work,
    version: &'a Version,
    /// The efficiency in tenths of a percent: from, below.
    etas: (u32, u32),
    /// The coefficient of performance in hundredths: from, below.
    scop: (u32, u32),
}

impl<'a> Fitting<'a> {
    fn new(situation: &'a Situation<'a>, work: &'a Work, version: &'a Version) -> Self {
        let scop = work.scop.map(|scop| (scop.counts(), scop.counts() + 1));
        Self {
            situation,
            work,
            version,
            etas: etas(work, version),
            scop: scop.unwrap_or((0, u32::MAX)),
        }
    }

    /// The answers that are still possible for this kind of dwelling.
    fn possible(&self, kind: DwellingKind) -> Needs {
        let work = self.work;
        Needs::left_by(
            kind,
            is_collective(work, Some(kind)),
            work.usage,
            work.system,
        )
    }

    /// Whether this row is still possible, given the answers that are.
    fn takes(&self, row: &Row, possible: Needs) -> bool {
        row.needs.fit(possible)
            && row
                .etas
                .is_none_or(|band| overlaps(band.tenths(), self.etas))
            && row.scop.is_none_or(|band| overlaps(band, self.scop))
            && row
                .classes_gained
                .is_none_or(|gained| is_gain_open(gained, self.situation, self.work, self.version))
    }
}

/// Whether the installation is the building's: never in a house, unless answered.
pub(super) fn is_collective(work: &Work, kind: Option<DwellingKind>) -> Option<bool> {
    let is_house = kind == Some(DwellingKind::House);
    work.collective.or(is_house.then_some(false))
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

/// Whether the zone changes the number.
fn differ<T: PartialEq>([h1, h2, h3]: &[T; 3]) -> bool {
    h1 != h2 || h2 != h3
}

/// The least and the greatest surface factor, in hundredths; none where the row takes none.
fn surface_factors(
    table: &AmountTable,
    row: &Row,
    kind: DwellingKind,
    situation: &Situation<'_>,
    work: &Work,
) -> (Option<u16>, Option<u16>) {
    let bands = table.bands(Some(kind));
    if bands.is_empty() || row.needs.collective_to_be(true) {
        return (None, None);
    }
    let living = situation.answers.dwelling.living_area_m2;
    let heated = work.heated_area_m2.filter(|_| table.is_surface_heated);
    let factors = bands.iter().map(|(_, factor)| *factor);
    match heated.or(living) {
        Some(area) => {
            let band = bands.iter().find(|(below, _)| area.counts() < *below);
            let factor = band.map(|(_, factor)| *factor);
            (factor, factor)
        }
        None => (factors.clone().min(), factors.max()),
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
fn is_gain_open(gained: u32, situation: &Situation<'_>, work: &Work, version: &Version) -> bool {
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
    for row in rows.iter().filter(|row| row.needs.agree_with(kind)) {
        if let Some(band) = row.etas
            && overlaps(band.tenths(), open)
            && !bands.contains(&band)
        {
            bands.push(band);
        }
    }
    bands
}
