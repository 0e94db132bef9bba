//! What the rules say of one set of answers.

mod other_aids;
mod text;
mod wire;

use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::amount::Amount;
use crate::answers::{IncomeClass, WorkKind};
use crate::assess::premium;
use crate::breakdown::{Breakdown, Origin, Scheme};
use crate::choice_macro::choices;
use crate::place::ClimateZone;
use crate::rates::Rates;
use crate::reason::Reasons;

pub use other_aids::OtherAids;
pub(crate) use text::Text;

choices! {
    /// What the rules conclude.
    Verdict {
        /// Every rule that can exclude is met, as far as the answers go.
        Eligible = "eligible",
        /// An answer that could exclude is missing, or a rule is not settled.
        ToCheck = "to_check",
        /// A rule excludes; the reasons say which.
        NotEligible = "not_eligible",
        /// These rules do not cover the place, or the works are no CEE operation.
        OutOfScope = "out_of_scope",
    }
}

choices! {
    /// An answer whose absence keeps a verdict open, by its path in the answers.
    Ask {
        /// The postcode or the department.
        Place = "place",
        /// The department of a straddling postcode.
        PlaceDepartment = "place.department",
        /// House or flat.
        DwellingKind = "dwelling.kind",
        /// The year of completion or the age.
        DwellingCompleted = "dwelling.completed",
        /// The class of the energy performance certificate.
        DwellingDpe = "dwelling.dpe",
        /// Owner or tenant.
        Occupant = "occupant",
        /// Where the quote stands.
        ProjectQuote = "project.quote",
    }
}

/// The assessment of one set of answers on one commitment date.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// The date of the rule set: what it says was checked on that day.
    #[serde(with = "crate::civil_date")]
    #[cfg_attr(feature = "schema", schemars(with = "NaiveDate"))]
    pub rule_set: NaiveDate,
    /// The commitment date for which it holds (the quote's acceptance).
    #[serde(with = "crate::civil_date")]
    #[cfg_attr(feature = "schema", schemars(with = "NaiveDate"))]
    pub on: NaiveDate,
    /// The climate zone, when the place is known and covered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub climate_zone: Option<ClimateZone>,
    /// The income class, when answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub income_class: Option<IncomeClass>,
    /// The dwelling's own verdict: its place, its age, the date of the rules.
    pub verdict: Verdict,
    /// Why the dwelling's verdict is not `eligible`.
    pub reasons: Reasons,
    /// One assessment per work, in the order of the answers.
    pub works: Vec<WorkAssessment>,
    /// The missing answers that keep a verdict open, without repetition.
    pub to_ask: Vec<Ask>,
}

impl Assessment {
    /// The indicative premium of this volume in whole euros: of one square metre for a volume of
    /// one. None without rates, or where a floor in euros holds for the whole work.
    pub fn premium_of(&self, volume: &KwhCumac, rates: Option<&Rates>) -> Option<Amount> {
        if matches!(volume.bonus, Some(Bonus::EurMinimum { .. })) {
            return None;
        }
        premium(rates, self.on, self.income_class, volume)
    }
}

/// What the rules say of one work.
///
/// Small, for a situation has many: the text that decided and the factors of the amount are places
/// in the tables, written out by `operation`, `version`, `sources` and `KwhCumac::factors`.
#[derive(Clone)]
pub struct WorkAssessment {
    /// Which work.
    pub kind: WorkKind,
    /// The verdict on this work in this dwelling.
    pub verdict: Verdict,
    /// What else exists for this work on that date.
    pub other_aids: OtherAids,
    /// The indicative premium in whole euros, only with rates.
    pub premium_eur: Option<Amount>,
    /// Every rule that was met, missed, left open, or stays a condition.
    pub reasons: Reasons,
    pub(crate) text: Text,
    pub(crate) volume: Option<KwhCumac>,
    /// Whether the volume is of each square metre: the amount depends on an area not answered.
    pub(crate) is_per_m2: bool,
}

impl WorkAssessment {
    /// The standardised operation ("BAR-EN-101"), none when no operation exists.
    pub fn operation(&self) -> Option<&str> {
        self.text.operation()
    }

    /// The version of the fiche in force on the commitment date.
    pub fn version(&self) -> Option<&str> {
        self.text.version()
    }

    /// The text that decided: "BAR-TH-171 vA82-5"; none where no version is in force.
    pub fn source(&self) -> Option<String> {
        let (operation, version) = self.text.source()?;
        Some([operation, version].join(" "))
    }

    /// The volume of certificates; absent where no amount is established or the verdict excludes.
    pub fn kwh_cumac(&self) -> Option<&KwhCumac> {
        self.volume.as_ref().filter(|_| !self.is_per_m2)
    }

    /// The volume for each square metre, where the amount depends on an area not answered.
    pub fn kwh_cumac_per_m2(&self) -> Option<&KwhCumac> {
        self.volume.as_ref().filter(|_| self.is_per_m2)
    }
}

/// What is told of the text counts, not where it is kept.
impl PartialEq for WorkAssessment {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.verdict == other.verdict
            && self.other_aids == other.other_aids
            && self.premium_eur == other.premium_eur
            && self.reasons == other.reasons
            && self.operation() == other.operation()
            && self.version() == other.version()
            && self.text.source() == other.text.source()
            && self.volume == other.volume
            && self.is_per_m2 == other.is_per_m2
    }
}

impl fmt::Debug for WorkAssessment {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("WorkAssessment")
            .field("kind", &self.kind)
            .field("operation", &self.operation())
            .field("version", &self.version())
            .field("verdict", &self.verdict)
            .field("kwh_cumac", &self.kwh_cumac())
            .field("kwh_cumac_per_m2", &self.kwh_cumac_per_m2())
            .field("premium_eur", &self.premium_eur)
            .field("reasons", &self.reasons)
            .field("other_aids", &self.other_aids)
            .finish_non_exhaustive()
    }
}

/// A volume of certificates in kWh cumac.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KwhCumac {
    /// What the fiche gives, rounded down once.
    pub base: Amount,
    /// The factors of the base.
    #[serde(default, skip_serializing_if = "Origin::is_none", rename = "factors")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Breakdown>"))]
    pub(crate) origin: Origin,
    /// The bonus on top, when one may apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bonus: Option<Bonus>,
    /// What sets the bonus.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bonus_scheme: Option<Scheme>,
    /// Base and bonus; absent when the size of the bonus is not established.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Amount>,
}

impl KwhCumac {
    /// The factors of the base; absent only in a message that leaves them out.
    pub fn factors(&self) -> Option<Breakdown> {
        self.origin.breakdown()
    }
}

/// A bonus (Coup de pouce and the like) on top of the fiche.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Bonus {
    /// The base is multiplied.
    Factor {
        /// The factor in hundredths: 500 is five times.
        hundredths: Amount,
    },
    /// kWh cumac are added to the base.
    Kwh {
        /// How many.
        kwh: Amount,
    },
    /// A premium of so many euros at least, before 2026.
    EurMinimum {
        /// Whole euros.
        eur: Amount,
    },
    /// A bonus exists and its size is not established: no total.
    Unknown,
}
