//! Every reason that an assessment can give, with its source and its sentence.

#[cfg(feature = "en")]
mod english;
mod french;
mod list;
mod promises;
mod source;

use crate::choice_macro::choices;
use crate::language::Language;

pub use list::Reasons;
pub(crate) use promises::Promises;

/// A build without English says in French what it would say in English.
#[cfg(not(feature = "en"))]
use french as english;

choices! {
    /// What a reason says of its rule.
    Says {
        /// The rule is met.
        Met = "met",
        /// The rule excludes.
        NotMet = "not_met",
        /// The rule cannot be settled from the answers.
        ToCheck = "to_check",
        /// The rule is a promise to keep; the verdict does not wait for it.
        Condition = "condition",
        /// Something to know, that excludes nothing.
        Note = "note",
    }
}

choices! {
    /// A rule, by the name that the assessment gives it; in the order in which they are told.
    ReasonCode {
        /// The place is not answered.
        PlaceKnown = "place_known",
        /// The postcode lies in two departments.
        PlaceStraddles = "place_straddles",
        /// The fiches cover metropolitan France.
        MetropolitanFrance = "metropolitan_france",
        /// The commitment date is after the last date that was checked.
        RulesExpired = "rules_expired",
        /// The dwelling has existed for more than two years.
        DwellingOverTwoYears = "dwelling_over_two_years",
        /// The offer of the premium comes before the signature of the quote.
        OfferBeforeQuote = "offer_before_quote",
        /// Works have not begun.
        WorksNotStarted = "works_not_started",
        /// No version of the fiche is known for the commitment date.
        VersionUnknown = "version_unknown",
        /// The status of hybrid heat pumps is not settled.
        HybridUnsettled = "hybrid_unsettled",
        /// The fiche covers this kind of dwelling.
        DwellingKindCovered = "dwelling_kind_covered",
        /// The owner agrees to the works of a tenant.
        OwnerAgreement = "owner_agreement",
        /// The seasonal efficiency reaches the threshold of the fiche.
        EtasMinimum = "etas_minimum",
        /// The seasonal coefficient of performance reaches the threshold.
        ScopMinimum = "scop_minimum",
        /// The power stays under the limit of the fiche.
        PowerMaximum = "power_maximum",
        /// The area of solar thermal collectors.
        CollectorArea = "collector_area",
        /// The heat pump heats, it does not only make hot water.
        HeatPumpHeats = "heat_pump_heats",
        /// The beneficiary owns the dwelling.
        OwnerOnly = "owner_only",
        /// The kind of ventilation is one that the fiche covers.
        VentilationKind = "ventilation_kind",
        /// The class of the dwelling before the works.
        DpeBefore = "dpe_before",
        /// The classes gained by the works.
        DpeGain = "dpe_gain",
        /// At least two kinds of insulation.
        TwoInsulationItems = "two_insulation_items",
        /// A professional does the works; the fiche asks no RGE sign.
        ProfessionalRequired = "professional_required",
        /// The insulation of the attic reaches its thermal resistance.
        AtticResistance = "attic_resistance",
        /// The insulation of the roof slope reaches its thermal resistance.
        RoofResistance = "roof_resistance",
        /// The insulation of the walls reaches its thermal resistance.
        WallResistance = "wall_resistance",
        /// The insulation of the floor reaches its thermal resistance.
        FloorResistance = "floor_resistance",
        /// The contractor visits the dwelling before the quote.
        TechnicalVisit = "technical_visit",
        /// Seven clear days between the acceptance of the quote and the works.
        SevenDaysBeforeWorks = "seven_days_before_works",
        /// The insulation of the flat roof reaches its thermal resistance.
        FlatRoofResistance = "flat_roof_resistance",
        /// The windows reach their coefficients.
        WindowPerformance = "window_performance",
        /// The heat pump heats alone.
        HeatPumpAlone = "heat_pump_alone",
        /// The regulator and the sizing note that come with a heat pump.
        HeatPumpSizing = "heat_pump_sizing",
        /// The equipment of a biomass boiler.
        BiomassEquipment = "biomass_equipment",
        /// The emissions of a wood appliance.
        StoveEmissions = "stove_emissions",
        /// The collectors and the storage of a combined solar system.
        SolarCombiEquipment = "solar_combi_equipment",
        /// The collectors of a solar water heater.
        SolarWaterHeaterEquipment = "solar_water_heater_equipment",
        /// The efficiency of a thermodynamic water heater.
        WaterHeaterEfficiency = "water_heater_efficiency",
        /// The performance of double-flow ventilation.
        VentilationPerformance = "ventilation_performance",
        /// The building was not connected to a network lately.
        NetworkNotConnected = "network_not_connected",
        /// An energy audit comes first.
        EnergyAudit = "energy_audit",
        /// Anah files the certificates of the accompanied route.
        AnahFiles = "anah_files",
        /// Heating and hot water use no fossil energy after the works.
        FullyDecarbonised = "fully_decarbonised",
        /// A professional holding the RGE sign does the works.
        RgeRequired = "rge_required",
        /// One premium for one operation.
        OnePremium = "one_premium",
        /// The works are no CEE operation for a household.
        NoOperation = "no_operation",
        /// A boiler burning coal, oil or gas is replaced.
        BonusBoilerReplaced = "bonus_boiler_replaced",
        /// A coal stove is replaced.
        BonusCoalStoveReplaced = "bonus_coal_stove_replaced",
        /// The dwelling is a main residence.
        BonusMainResidence = "bonus_main_residence",
        /// No fossil heating or hot water is left.
        BonusFossilFree = "bonus_fossil_free",
        /// The model is on the list of the ADEME.
        BonusModelOnList = "bonus_model_on_list",
        /// The network is efficient.
        BonusEfficientNetwork = "bonus_efficient_network",
        /// The contract is with a signatory of the charter.
        BonusCharter = "bonus_charter",
        /// Whether a condensing gas boiler counts is not settled.
        BonusCondensingGas = "bonus_condensing_gas",
        /// The income class decides the size of the bonus.
        BonusIncomeClass = "bonus_income_class",
        /// A bonus exists, its size is not established.
        BonusSizeUnknown = "bonus_size_unknown",
        /// No amount is established for this version.
        AmountNotEstablished = "amount_not_established",
        /// The amounts are those of the version before: the new text was not read.
        AmountAssumed = "amount_assumed",
        /// The amount is for one square metre: the area is not answered.
        AmountPerSquareMetre = "amount_per_square_metre",
        /// The amount is the share of one dwelling.
        AmountPerDwelling = "amount_per_dwelling",
        /// Another work asked for cannot be claimed together with this one.
        NotCumulableWith = "not_cumulable_with",
    }
}

choices! {
    /// An aid other than the CEE premium.
    OtherAid {
        /// MaPrimeRénov' for one work ("par geste").
        Maprimerenov = "maprimerenov",
        /// MaPrimeRénov' for a deep renovation ("accompagnée").
        MaprimerenovAccompagnee = "maprimerenov_accompagnee",
        /// The purchase of the surplus of photovoltaic electricity.
        PhotovoltaicSurplus = "photovoltaic_surplus",
        /// VAT at 5.5 % on photovoltaic panels.
        PhotovoltaicVat = "photovoltaic_vat",
    }
}

/// One reason of an assessment.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reason {
    /// The rule.
    pub code: ReasonCode,
    /// What is said of it.
    pub says: Says,
}

impl Reason {
    /// This said of this rule.
    pub const fn new(code: ReasonCode, says: Says) -> Self {
        Self { code, says }
    }
}

impl ReasonCode {
    /// The rule as one bit of a set.
    pub(crate) const fn bit(self) -> u64 {
        1 << self as u32
    }

    /// The rule as a sentence for the visitor.
    pub const fn sentence(self, language: Language) -> &'static str {
        match language {
            Language::Fr => french::reason(self),
            Language::En => english::reason(self),
        }
    }

    /// The text on which the rule rests.
    pub const fn source(self) -> &'static str {
        source::reason(self)
    }
}

impl OtherAid {
    /// The aid as a sentence for the visitor, with its date.
    pub const fn sentence(self, language: Language) -> &'static str {
        match language {
            Language::Fr => french::aid(self),
            Language::En => english::aid(self),
        }
    }

    /// The text on which the aid rests.
    pub const fn source(self) -> &'static str {
        source::aid(self)
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, OtherAid, ReasonCode};

    /// Words that promise, press, or pretend to be the State.
    const NEVER: &[&str] = &[
        "gratuit",
        "offert",
        "garanti ",
        "officiel",
        "Bloctel",
        "dernière chance",
        "avez droit",
        "veuillez",
    ];

    fn sentences(language: Language) -> impl Iterator<Item = &'static str> {
        let reasons = ReasonCode::ALL
            .iter()
            .map(move |code| code.sentence(language));
        reasons.chain(OtherAid::ALL.iter().map(move |aid| aid.sentence(language)))
    }

    #[test]
    fn every_reason_is_one_or_two_whole_sentences_with_a_source() {
        for language in [Language::Fr, Language::En] {
            for sentence in sentences(language) {
                assert!(sentence.ends_with('.'), "{sentence}");
                assert!(sentence.starts_with(char::is_uppercase), "{sentence}");
            }
        }
        let sources = ReasonCode::ALL.iter().map(|code| code.source());
        assert!(
            sources
                .chain(OtherAid::ALL.iter().map(|aid| aid.source()))
                .all(|s| s.len() > 3)
        );
    }

    #[test]
    fn french_sentences_keep_to_the_typography() {
        for sentence in sentences(Language::Fr) {
            assert!(!sentence.contains('\''), "straight apostrophe: {sentence}");
            assert!(
                !sentence.contains('"'),
                "straight quotation mark: {sentence}"
            );
            for mark in [';', '!', '?'] {
                for before in sentence.split(mark).rev().skip(1) {
                    assert!(before.ends_with('\u{202f}'), "{mark}: {sentence}");
                }
            }
            for mark in [':', '»', '%', '€'] {
                for before in sentence.split(mark).rev().skip(1) {
                    assert!(before.ends_with('\u{a0}'), "{mark}: {sentence}");
                }
            }
            assert!(
                NEVER.iter().all(|word| !sentence.contains(word)),
                "{sentence}"
            );
        }
    }

    #[test]
    fn no_two_reasons_say_the_same() {
        for language in [Language::Fr, Language::En] {
            let mut all: Vec<_> = sentences(language).collect();
            all.sort_unstable();
            let count = all.len();
            all.dedup();
            assert_eq!(all.len(), count);
        }
    }
}
