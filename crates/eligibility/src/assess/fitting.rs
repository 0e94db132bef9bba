//! Which rows of a table the answers leave open.

use super::Situation;
use crate::answers::{Dpe, DwellingKind, Emitter, EtasBand, Fuel, Usage, Work};
use crate::operation::{Limit, Needs, Row, Version};

/// What the answers leave open, once for all the rows of a table.
pub(super) struct Fitting<'a> {
    situation: &'a Situation<'a>,
    work: &'a Work,
    version: &'a Version,
    /// The efficiency in tenths of a percent: from, below; looked up for the first row that asks.
    etas: Option<(u32, u32)>,
}

impl<'a> Fitting<'a> {
    pub(super) const fn new(
        situation: &'a Situation<'a>,
        work: &'a Work,
        version: &'a Version,
    ) -> Self {
        Self {
            situation,
            work,
            version,
            etas: None,
        }
    }

    /// The answers that are still possible for this kind of dwelling.
    pub(super) fn possible(&self, kind: DwellingKind) -> Needs {
        let work = self.work;
        Needs::left_by(
            kind,
            is_collective(work, Some(kind)),
            work.usage,
            work.system,
        )
    }

    /// Whether this row is still possible, given the answers that are.
    #[inline]
    pub(super) fn takes(&mut self, row: &Row, possible: Needs) -> bool {
        let Self {
            situation,
            work,
            version,
            ref mut etas,
        } = *self;
        let mut open = || *etas.get_or_insert_with(|| self::etas(work, version));
        row.needs.fit(possible)
            && row.etas.is_none_or(|band| overlaps(band.tenths(), open()))
            && row.scop.is_none_or(|band| overlaps(band, scop(work)))
            && row
                .classes_gained
                .is_none_or(|gained| is_gain_open(gained, situation, work, version))
    }
}

/// The coefficient of performance in hundredths: from, below.
fn scop(work: &Work) -> (u32, u32) {
    let answered = work.scop.map(|scop| (scop.counts(), scop.counts() + 1));
    answered.unwrap_or((0, u32::MAX))
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
#[inline(never)]
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

/// How many classes of the certificate are gained; none when one of the two is not known.
pub(super) fn classes(before: Option<Dpe>, after: Option<Dpe>) -> Option<u32> {
    match (before?, after?) {
        (Dpe::Unknown, _) | (_, Dpe::Unknown) => None,
        (before, after) => Some((before as u32).saturating_sub(after as u32)),
    }
}

/// Whether the row of so many classes gained, or more for the last one, is still possible.
#[inline(never)]
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
