//! The standardised operations as tables: the shape that `cargo xtask codegen` fills.

mod needs;
mod set;

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;

use crate::answers::{Dpe, DwellingKind, EtasBand, System, WorkKind};
use crate::breakdown::Scheme;
use crate::reason::{OtherAid, Promises};
use crate::tables::operations::{OPERATIONS, TITLES, place};

pub(crate) use needs::Needs;
pub use set::OperationSet;

/// A civil date as year × 10 000 + month × 100 + day: a constant that compares.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Date(u32);

/// The first and the last day, both included: `Date::NEVER_BEFORE` and `Date::NEVER_AFTER` when open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Period {
    pub(crate) from: Date,
    pub(crate) until: Date,
}

/// One standardised operation with every version that is known.
#[derive(Debug)]
pub(crate) struct Operation {
    /// Itself, as a set.
    pub(crate) alone: OperationSet,
    pub(crate) code: &'static str,
    pub(crate) works: &'static [WorkKind],
    pub(crate) dwellings: &'static [DwellingKind],
    /// What cannot be claimed together with it, by its own text or by theirs.
    pub(crate) not_cumulable_with: OperationSet,
    /// Whether it is in force is not confirmed: always to check.
    pub(crate) is_unsettled: bool,
    pub(crate) other_aids: &'static [(OtherAid, Period)],
    pub(crate) versions: &'static [Version],
    pub(crate) bonuses: &'static [BonusRule],
}

/// One version of a fiche.
#[derive(Debug)]
pub(crate) struct Version {
    pub(crate) label: &'static str,
    pub(crate) period: Period,
    pub(crate) conditions: Promises,
    pub(crate) limits: &'static [Limit],
    pub(crate) amount: Option<AmountTable>,
    /// The amounts are those of the version before: the text was not read.
    pub(crate) is_assumed: bool,
}

/// A threshold that an answer can meet or miss.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Limit {
    /// Seasonal efficiency in percent, by emitter.
    EtasByEmitter {
        low_temperature: u32,
        otherwise: u32,
    },
    /// Seasonal efficiency in percent, by fuel.
    EtasByFuel { logs: u32, pellets: u32 },
    /// Seasonal efficiency in percent, by power in kW.
    EtasByPower { up_to_20_kw: u32, over_20_kw: u32 },
    /// SCOP in hundredths.
    Scop { at_least: u32 },
    /// Power in kW.
    Power { at_most_kw: u32 },
    /// Collector area in m², by usage.
    Collectors {
        hot_water: u32,
        heating_and_hot_water: u32,
    },
    /// The heat pump does not only make hot water.
    NotHotWaterOnly,
    /// The class before the works is one of these.
    DpeBefore(&'static [Dpe]),
    /// Classes gained.
    DpeGain { at_least: u32 },
    /// Kinds of insulation among the works.
    InsulationItems { at_least: usize },
    /// A tenant cannot be the beneficiary.
    OwnerOnly,
    /// The kinds of ventilation that the fiche covers, for one dwelling and for the building.
    Systems {
        individual: &'static [System],
        collective: &'static [System],
    },
}

/// What a version pays: base × surface factor × zone factor × quantity.
#[derive(Debug)]
pub(crate) struct AmountTable {
    /// Whether the base is for one square metre.
    pub(crate) is_per_m2: bool,
    pub(crate) rows: &'static [Row],
    /// Hundredths for H1, H2, H3.
    pub(crate) zone_factor: [u16; 3],
    /// Whether the surface is the heated one, when answered, before the living area.
    pub(crate) is_surface_heated: bool,
    pub(crate) surface_factors: &'static [SurfaceFactors],
}

/// One base amount with the answers that choose it; none means any.
#[derive(Debug)]
pub(crate) struct Row {
    /// A collective row counts dwellings and takes no surface factor.
    pub(crate) needs: Needs,
    pub(crate) etas: Option<EtasBand>,
    /// SCOP in hundredths: from, below.
    pub(crate) scop: Option<(u32, u32)>,
    pub(crate) classes_gained: Option<u32>,
    /// kWh cumac for H1, H2, H3.
    pub(crate) kwh: [u32; 3],
    /// Hundredths.
    pub(crate) factor: u16,
}

/// The surface factors of one kind of dwelling, or of any.
#[derive(Debug)]
pub(crate) struct SurfaceFactors {
    pub(crate) dwelling: Option<DwellingKind>,
    /// Tenths of m² below which the factor in hundredths holds, in rising order.
    pub(crate) bands: &'static [(u32, u16)],
}

/// A bonus on top of the fiche.
#[derive(Debug)]
pub(crate) struct BonusRule {
    pub(crate) scheme: Scheme,
    pub(crate) period: Period,
    pub(crate) dwelling: Option<DwellingKind>,
    pub(crate) size: BonusSize,
    pub(crate) replaces: Option<BonusReplaces>,
    pub(crate) is_main_residence_only: bool,
    pub(crate) is_fossil_free_after: bool,
    pub(crate) conditions: Promises,
}

/// How much a bonus adds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum BonusSize {
    /// Hundredths by which the base is multiplied.
    Factor { modest: u32, others: u32 },
    /// Euros at least.
    #[cfg_attr(
        not(feature = "history"),
        expect(dead_code, reason = "no bonus of this shape outlived 2025")
    )]
    EurMinimum { modest: u64, others: u64 },
    /// kWh added for a number of dwellings.
    KwhAdded {
        up_to: u64,
        each: u64,
        fixed: u64,
        each_beyond: u64,
        fixed_beyond: u64,
    },
    /// Not established.
    Unknown,
}

/// What has to be replaced for a bonus.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum BonusReplaces {
    /// A boiler burning coal, oil or gas.
    Boiler,
    /// A coal stove.
    CoalStove,
}

/// An operation in the version in force on a date.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct OperationInForce {
    /// The code: "BAR-TH-171".
    pub operation: &'static str,
    /// The title in French.
    pub title: &'static str,
    /// The version.
    pub version: &'static str,
    /// The first commitment date, none when not established.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The last commitment date, none when open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The works that it covers.
    pub works: &'static [WorkKind],
    /// The dwellings that it covers.
    pub dwellings: &'static [DwellingKind],
}

/// Every operation in the version in force on this commitment date, by code.
pub fn operations(on: NaiveDate) -> impl Iterator<Item = OperationInForce> {
    OPERATIONS
        .iter()
        .zip(TITLES)
        .filter_map(move |(operation, title)| {
            let version = operation.version(on.into())?;
            Some(OperationInForce {
                operation: operation.code,
                title,
                version: version.label,
                from: version.period.from.civil(),
                until: version.period.until.civil(),
                works: operation.works,
                dwellings: operation.dwellings,
            })
        })
}

impl Date {
    /// The date of these numbers.
    pub(crate) const fn of(year: u32, month: u32, day: u32) -> Self {
        Self(year * 10_000 + month * 100 + day)
    }

    /// Before every date.
    pub(crate) const NEVER_BEFORE: Self = Self(0);
    /// After every date.
    pub(crate) const NEVER_AFTER: Self = Self(u32::MAX);

    /// The civil date; none for an open end.
    pub(crate) fn civil(self) -> Option<NaiveDate> {
        let year = i32::try_from(self.0 / 10_000).ok()?;
        NaiveDate::from_ymd_opt(year, self.0 / 100 % 100, self.0 % 100)
    }
}

impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        Self::of(
            u32::try_from(date.year()).unwrap_or(0),
            date.month(),
            date.day(),
        )
    }
}

impl Period {
    /// Whether this date lies in the period.
    pub(crate) fn holds(self, on: Date) -> bool {
        self.from <= on && on <= self.until
    }
}

impl Operation {
    /// The operation of a work in this kind of dwelling. Where an operation for each kind exists
    /// and the kind is not known, the first.
    pub(crate) fn of(work: WorkKind, dwelling: Option<DwellingKind>) -> Option<&'static Self> {
        OPERATIONS.get(usize::from(place(work, dwelling)?))
    }

    /// The operation of this code, as a place in the table.
    pub(crate) fn place(code: &str) -> Option<usize> {
        OPERATIONS
            .iter()
            .position(|operation| operation.code == code)
    }

    /// The version in force on this commitment date.
    pub(crate) fn version(&self, on: Date) -> Option<&'static Version> {
        self.versions
            .iter()
            .find(|version| version.period.holds(on))
    }
}

impl Row {
    /// The row of no amount that any answer chooses: what a table starts from.
    pub(crate) const ANY: Self = Self {
        needs: Needs::NOTHING,
        etas: None,
        scop: None,
        classes_gained: None,
        kwh: [0; 3],
        factor: 100,
    };

    /// Whether every answer chooses it.
    pub(crate) const fn asks_nothing(&self) -> bool {
        self.needs.is_nothing()
            && self.etas.is_none()
            && self.scop.is_none()
            && self.classes_gained.is_none()
    }
}

impl AmountTable {
    /// The surface factors of this kind of dwelling; empty when the surface changes nothing.
    pub(crate) fn bands(&self, dwelling: Option<DwellingKind>) -> &'static [(u32, u16)] {
        self.surface_factors
            .iter()
            .find(|factors| factors.dwelling.is_none() || factors.dwelling == dwelling)
            .map_or(&[], |factors| factors.bands)
    }
}
