//! Every question that the test can ask.

use std::borrow::Cow;

use crate::answers::WorkKind;
use crate::choice_macro::choices;

choices! {
    /// What is asked about one work.
    DetailField {
        /// The area insulated, glazed, or of the collectors.
        Area = "area_m2",
        /// What the stove burns.
        Fuel = "fuel",
        /// What it is used for.
        Usage = "usage",
        /// The seasonal efficiency.
        Etas = "etas",
        /// The seasonal coefficient of performance.
        Scop = "scop",
        /// Whether the installation serves the whole building.
        Collective = "collective",
        /// How many dwellings it serves.
        Dwellings = "dwellings",
        /// The kind of ventilation.
        System = "system",
        /// The appliance taken away.
        Replaces = "replaces",
        /// What a deep renovation insulates.
        InsulationItems = "insulation_items",
        /// The class of the certificate after the works.
        DpeAfter = "dpe_after",
    }
}

/// One screen of the test. The order of the variants is the order of the screens: first what can
/// end the test whatever the works, then what settles the verdict of some works, then what moves
/// amounts, and income last. A test derives this order from the rules.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Question {
    /// The works wanted.
    Works,
    /// The postcode.
    Postcode,
    /// The commune of a straddling postcode, which gives the department.
    Department,
    /// The age of the dwelling.
    Completed,
    /// Where the quote stands.
    Quote,
    /// Whether works have begun.
    WorksStarted,
    /// Owner or tenant.
    Occupant,
    /// House or flat.
    DwellingKind,
    /// The class of the energy performance certificate.
    Dpe,
    /// Main or secondary residence.
    MainResidence,
    /// The living area.
    LivingArea,
    /// The main heating.
    Heating,
    /// What one work's amount depends on.
    Detail(WorkKind, DetailField),
    /// Where a landlord lives, for the income brackets.
    HouseholdPostcode,
    /// The size of the household.
    Persons,
    /// The income class.
    Income,
}

impl Question {
    /// The questions before the details of the works.
    pub(crate) const BEFORE_DETAILS: &[Self] = &[
        Self::Works,
        Self::Postcode,
        Self::Department,
        Self::Completed,
        Self::Quote,
        Self::WorksStarted,
        Self::Occupant,
        Self::DwellingKind,
        Self::Dpe,
        Self::MainResidence,
        Self::LivingArea,
        Self::Heating,
    ];

    /// The questions after the details of the works.
    pub(crate) const AFTER_DETAILS: &[Self] =
        &[Self::HouseholdPostcode, Self::Persons, Self::Income];

    /// Every question that could ever be asked, in the order of the screens.
    pub fn all() -> impl Iterator<Item = Self> {
        let details = WorkKind::ALL.iter().flat_map(|kind| {
            DetailField::ALL
                .iter()
                .map(|field| Self::Detail(*kind, *field))
        });
        let before = Self::BEFORE_DETAILS.iter().copied();
        before
            .chain(details)
            .chain(Self::AFTER_DETAILS.iter().copied())
    }

    /// A stable name, made of the answers' own: `dwelling.kind`, `attic_insulation.area_m2`.
    pub fn id(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Works => "works",
            Self::Occupant => "occupant",
            Self::MainResidence => "dwelling.main_residence",
            Self::DwellingKind => "dwelling.kind",
            Self::Postcode => "place.postcode",
            Self::Department => "place.department",
            Self::LivingArea => "dwelling.living_area_m2",
            Self::Completed => "dwelling.completed",
            Self::Heating => "heating",
            Self::Dpe => "dwelling.dpe",
            Self::Detail(kind, field) => {
                return Cow::Owned([kind.name(), field.name()].join("."));
            }
            Self::Quote => "project.quote",
            Self::WorksStarted => "project.works_started",
            Self::HouseholdPostcode => "household.place",
            Self::Persons => "household.persons",
            Self::Income => "household.income",
        })
    }

    /// The question of this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|question| question.id() == id)
    }
}

impl serde::Serialize for Question {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.id())
    }
}

impl<'de> serde::Deserialize<'de> for Question {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let id = <Cow<'_, str>>::deserialize(from)?;
        Self::from_id(&id).ok_or_else(|| serde::de::Error::custom("no question has this name"))
    }
}
