//! What a householder answers: every field may be missing, none may be wrong.

mod closed;
mod exclusive;
mod object;
mod quantity;

use serde::{Deserialize, Deserializer, Serialize};

pub use crate::place::Place;
pub use closed::{
    Age, Dpe, DwellingKind, Emitter, Fuel, Heating, IncomeAnswer, IncomeClass, InsulationItem,
    Occupant, Quote, Replaced, System, Usage, WorkKind,
};
pub use object::Object;
pub use quantity::{Area, InvalidQuantity, Percent, Power, Scop};

/// The answers of one householder; absent or `null` means not answered.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Answers {
    /// Where the dwelling is.
    #[serde(
        deserialize_with = "null_is_default",
        skip_serializing_if = "Place::is_empty"
    )]
    pub place: Place,
    /// The dwelling itself.
    #[serde(
        deserialize_with = "null_is_default",
        skip_serializing_if = "is_default"
    )]
    pub dwelling: Dwelling,
    /// What the householder is to the dwelling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occupant: Option<Occupant>,
    /// The main heating before the works.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heating: Option<Heating>,
    /// The household, for the income class.
    #[serde(
        deserialize_with = "null_is_default",
        skip_serializing_if = "is_default"
    )]
    pub household: Household,
    /// How far the project has gone.
    #[serde(
        deserialize_with = "null_is_default",
        skip_serializing_if = "is_default"
    )]
    pub project: Project,
    /// The works wanted; empty means every kind that the dwelling allows.
    #[serde(deserialize_with = "works")]
    pub works: Vec<Work>,
}

/// The dwelling.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Dwelling {
    /// House or flat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<DwellingKind>,
    /// The habitable area in m² (surface habitable).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub living_area_m2: Option<Area>,
    /// When it was completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed: Option<Completed>,
    /// Whether somebody lives here eight months a year at least (résidence principale).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub main_residence: Option<bool>,
    /// The class of its energy performance certificate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dpe: Option<Dpe>,
}

/// When the dwelling was completed.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(!try_from, deny_unknown_fields))]
#[serde(try_from = "Object<exclusive::YearOrAge>", rename_all = "snake_case")]
pub enum Completed {
    /// The year of completion.
    Year(CompletionYear),
    /// The age on the commitment date.
    Age(Age),
}

/// A year of completion, 1000 to 2100.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct CompletionYear(
    #[cfg_attr(feature = "schema", schemars(range(min = 1000, max = 2100)))] u16,
);

/// The household that pays for the works.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Household {
    /// How many people it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub persons: Option<Persons>,
    /// Its income.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub income: Option<Income>,
    /// Where it lives, when that is not the dwelling (a landlord).
    #[serde(
        deserialize_with = "null_is_default",
        skip_serializing_if = "Place::is_empty"
    )]
    pub place: Place,
}

/// The size of a household, 1 to 30 persons.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Persons(#[cfg_attr(feature = "schema", schemars(range(min = 1, max = 30)))] u8);

/// The income of the household.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(!try_from, deny_unknown_fields))]
#[serde(try_from = "Object<exclusive::ClassOrRfr>", rename_all = "snake_case")]
pub enum Income {
    /// Its class: all that ever leaves a browser.
    Class(IncomeAnswer),
    /// Its revenu fiscal de référence in euros: command line only, refused on the wire.
    RfrEur(u32),
}

/// How far the project has gone, and what it promises.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Project {
    /// Where the quote stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
    /// Whether works have begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub works_started: Option<bool>,
    /// Whether the contractor holds the RGE sign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contractor_rge: Option<bool>,
    /// Whether no fossil heating or hot water is left after the works.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fossil_free_after: Option<bool>,
}

/// One work wanted, with what its amount depends on.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// Which work.
    pub kind: WorkKind,
    /// The area insulated, glazed, or of the collectors, in m².
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_m2: Option<Area>,
    /// The area that the appliance heats in m²; the living area when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heated_area_m2: Option<Area>,
    /// The seasonal efficiency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etas: Option<Etas>,
    /// The seasonal coefficient of performance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scop: Option<Scop>,
    /// The nominal power in kW.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub power_kw: Option<Power>,
    /// What it is used for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage: Option<Usage>,
    /// What the heat pump feeds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emitter: Option<Emitter>,
    /// What the stove burns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fuel: Option<Fuel>,
    /// The kind of ventilation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<System>,
    /// Whether the installation serves the whole building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collective: Option<bool>,
    /// How many dwellings a collective installation serves, 1 to 10 000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dwellings: Option<Dwellings>,
    /// The appliance taken away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Replaced>,
    /// What a deep renovation insulates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub insulation_items: Option<Vec<InsulationItem>>,
    /// The class of the certificate after the works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dpe_after: Option<Dpe>,
}

/// A count of dwellings, 1 to 10 000.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Dwellings(#[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10_000)))] u16);

/// A seasonal efficiency, measured or as a band of the version in force.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(!try_from, deny_unknown_fields))]
#[serde(
    try_from = "Object<exclusive::PercentOrBand>",
    rename_all = "snake_case"
)]
pub enum Etas {
    /// The efficiency in percent.
    Percent(Percent),
    /// A band.
    Band(EtasBand),
}

crate::choice_macro::choices! {
    /// The bands of seasonal efficiency of every version of every fiche, in percent.
    EtasBand {
        /// 66 to under 72.
        From66To72 = "66_72",
        /// 72 to under 80.
        From72To80 = "72_80",
        /// 80 and over.
        Over80 = "80_plus",
        /// 111 to under 120.
        From111To120 = "111_120",
        /// 120 to under 130.
        From120To130 = "120_130",
        /// 130 to under 140.
        From130To140 = "130_140",
        /// 140 to under 150.
        From140To150 = "140_150",
        /// 150 to under 160.
        From150To160 = "150_160",
        /// 160 and over.
        Over160 = "160_plus",
        /// 111 to under 140.
        From111To140 = "111_140",
        /// 140 and over.
        Over140 = "140_plus",
        /// 140 to under 170.
        From140To170 = "140_170",
        /// 111 to under 170.
        From111To170 = "111_170",
        /// 170 and over.
        Over170 = "170_plus",
        /// 170 to under 200.
        From170To200 = "170_200",
        /// 200 and over.
        Over200 = "200_plus",
        /// 200 to under 230.
        From200To230 = "200_230",
        /// 230 and over.
        Over230 = "230_plus",
    }
}

/// Declares the checked constructor and reader of a small whole number.
macro_rules! whole_number {
    ($type:ident($inner:ident), $least:literal..=$most:literal) => {
        impl $type {
            /// The least value.
            pub const LEAST: u32 = $least;
            /// The greatest value.
            pub const MOST: u32 = $most;

            /// The value, when it is in range.
            pub fn new(number: u32) -> Result<Self, InvalidQuantity> {
                match $inner::try_from(number) {
                    Ok(inner) if (Self::LEAST..=Self::MOST).contains(&number) => Ok(Self(inner)),
                    _ => Err(InvalidQuantity::OutOfRange),
                }
            }

            /// The number itself.
            pub fn number(self) -> u32 {
                u32::from(self.0)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                Self::new(u32::deserialize(from)?).map_err(serde::de::Error::custom)
            }
        }
    };
}

whole_number!(CompletionYear(u16), 1000..=2100);
whole_number!(Persons(u8), 1..=30);
whole_number!(Dwellings(u16), 1..=10_000);

impl EtasBand {
    /// The tenths of a percent from which and below which the band holds.
    pub(crate) const fn tenths(self) -> (u32, u32) {
        let (from, below) = match self {
            Self::From66To72 => (66, 72),
            Self::From72To80 => (72, 80),
            Self::Over80 => return (800, u32::MAX),
            Self::From111To120 => (111, 120),
            Self::From120To130 => (120, 130),
            Self::From130To140 => (130, 140),
            Self::From140To150 => (140, 150),
            Self::From150To160 => (150, 160),
            Self::Over160 => return (1_600, u32::MAX),
            Self::From111To140 => (111, 140),
            Self::Over140 => return (1_400, u32::MAX),
            Self::From140To170 => (140, 170),
            Self::From111To170 => (111, 170),
            Self::Over170 => return (1_700, u32::MAX),
            Self::From170To200 => (170, 200),
            Self::Over200 => return (2_000, u32::MAX),
            Self::From200To230 => (200, 230),
            Self::Over230 => return (2_300, u32::MAX),
        };
        (from * 10, below * 10)
    }
}

impl Etas {
    /// The tenths of a percent from which and below which the efficiency lies.
    pub(crate) fn tenths(self) -> (u32, u32) {
        match self {
            Self::Percent(percent) => (percent.counts(), percent.counts() + 1),
            Self::Band(band) => band.tenths(),
        }
    }
}

impl Work {
    /// This work with nothing else answered.
    pub const fn new(kind: WorkKind) -> Self {
        Self {
            kind,
            area_m2: None,
            heated_area_m2: None,
            etas: None,
            scop: None,
            power_kw: None,
            usage: None,
            emitter: None,
            fuel: None,
            system: None,
            collective: None,
            dwellings: None,
            replaces: None,
            insulation_items: None,
            dpe_after: None,
        }
    }
}

impl Answers {
    /// Whether an exact income is among the answers: the wire refuses it.
    pub const fn has_exact_income(&self) -> bool {
        matches!(self.household.income, Some(Income::RfrEur(_)))
    }
}

fn null_is_default<'de, T, D>(from: D) -> Result<T, D::Error>
where
    T: Default + Deserialize<'de>,
    D: Deserializer<'de>,
{
    let object = Option::<Object<T>>::deserialize(from)?;
    Ok(object.map_or_else(T::default, |Object(value)| value))
}

fn works<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Work>, D::Error> {
    let works = Option::<Vec<Object<Work>>>::deserialize(from)?.unwrap_or_default();
    Ok(works.into_iter().map(|Object(work)| work).collect())
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
