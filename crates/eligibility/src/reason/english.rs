//! The reasons in English.

use super::{OtherAid, ReasonCode};

#[expect(
    clippy::too_many_lines,
    reason = "one line per reason, in the order of the list"
)]
pub(super) const fn reason(code: ReasonCode) -> &'static str {
    match code {
        ReasonCode::PlaceKnown => {
            "The place of the dwelling decides the climate zone and the rules; it is still to be given."
        }
        ReasonCode::PlaceStraddles => {
            "This postcode lies in two departments; the commune is still to be given."
        }
        ReasonCode::MetropolitanFrance => {
            "These rules cover metropolitan France. Overseas departments have their own rules."
        }
        ReasonCode::DwellingOverTwoYears => {
            "The dwelling must have existed for more than two years when the quote is signed."
        }
        ReasonCode::RulesExpired => {
            "The rules have not been checked for this date; an adviser has to verify."
        }
        ReasonCode::VersionUnknown => {
            "No version of the rule is known for this date; an adviser has to verify."
        }
        ReasonCode::DwellingKindCovered => {
            "The rule says whether the works are for houses, flats or both."
        }
        ReasonCode::OfferBeforeQuote => {
            "The premium offer must be accepted before the quote is signed, or within fourteen days after for a private person and before works begin."
        }
        ReasonCode::WorksNotStarted => "Works must not have begun before the premium offer.",
        ReasonCode::RgeRequired => {
            "The works must be done by a contractor holding the RGE sign for these works."
        }
        ReasonCode::ProfessionalRequired => "The works must be done by a professional.",
        ReasonCode::TechnicalVisit => "The contractor visits the dwelling before making the quote.",
        ReasonCode::SevenDaysBeforeWorks => {
            "At least seven days separate the acceptance of the quote and the start of the works."
        }
        ReasonCode::OwnerAgreement => "A tenant needs the owner’s agreement.",
        ReasonCode::AtticResistance => "Insulation on an attic floor must reach R = 7 m².K/W.",
        ReasonCode::RoofResistance => "Insulation under a roof slope must reach R = 6 m².K/W.",
        ReasonCode::WallResistance => "Wall insulation must reach R = 3.7 m².K/W.",
        ReasonCode::FloorResistance => "Floor insulation must reach R = 3 m².K/W.",
        ReasonCode::FlatRoofResistance => "Flat roof insulation must reach R = 4.5 m².K/W.",
        ReasonCode::WindowPerformance => {
            "Windows must reach the Uw and Sw coefficients of the rule (for example Uw 1.3 and Sw 0.3)."
        }
        ReasonCode::EtasMinimum => {
            "The appliance must reach the seasonal efficiency (Etas) of the rule."
        }
        ReasonCode::ScopMinimum => "The heat pump must have a SCOP of at least 3.9.",
        ReasonCode::PowerMaximum => {
            "The power of the appliance must not exceed the limit of the rule."
        }
        ReasonCode::HeatPumpAlone => {
            "The heat pump must not be combined with another heating system."
        }
        ReasonCode::HeatPumpHeats => "The heat pump must not serve for hot water only.",
        ReasonCode::HeatPumpSizing => {
            "The installation comes with a regulator of class IV to VIII and a sizing note given with the quote."
        }
        ReasonCode::BiomassEquipment => {
            "The boiler has a regulator of class IV to VIII, and a 225-litre silo or a buffer tank."
        }
        ReasonCode::StoveEmissions => {
            "The appliance keeps to the emissions of the rule; the Flamme verte label proves it."
        }
        ReasonCode::SolarCombiEquipment => {
            "The system has at least 8 m² of certified collectors, over 400 litres of storage and low-temperature central heating."
        }
        ReasonCode::SolarWaterHeaterEquipment => {
            "The water heater has at least 2 m² of certified collectors and covers all the hot water needed."
        }
        ReasonCode::CollectorArea => {
            "The collectors cover at least 2 m² for hot water, 8 m² for heating and hot water."
        }
        ReasonCode::WaterHeaterEfficiency => {
            "The water heater reaches the efficiency of its draw-off profile: 95 % (M), 100 % (L) or 110 % (XL)."
        }
        ReasonCode::VentilationPerformance => {
            "The unit is of class A or better and recovers 85 % of the heat (75 % when collective)."
        }
        ReasonCode::VentilationKind => {
            "Single-flow ventilation must be humidity-controlled, type A or B; double-flow, self-regulating or modulated (self-regulating for a building)."
        }
        ReasonCode::NetworkNotConnected => {
            "The building was not connected to a heat network in the last five years."
        }
        ReasonCode::HybridUnsettled => {
            "The status of the hybrid heat pump rule is not confirmed; an adviser has to verify."
        }
        ReasonCode::DpeBefore => {
            "Before the works the dwelling must have an energy class that the rule admits: E, F or G since 1 September 2026."
        }
        ReasonCode::DpeGain => "The works must gain at least two energy classes.",
        ReasonCode::TwoInsulationItems => {
            "The works include at least two insulations among walls, floor, roof and windows."
        }
        ReasonCode::EnergyAudit => "An energy audit comes before the works.",
        ReasonCode::OwnerOnly => {
            "The beneficiary must own the dwelling; a tenant cannot ask for this premium."
        }
        ReasonCode::FullyDecarbonised => {
            "After the works, heating and hot water no longer use fossil energy."
        }
        ReasonCode::AnahFiles => {
            "If you ask for MaPrimeRénov’ accompagnée, Anah claims the certificates itself; there is no separate CEE premium."
        }
        ReasonCode::OnePremium => "Only one CEE premium can be claimed for the same works.",
        ReasonCode::NotCumulableWith => {
            "These works cannot each receive a premium when done together; one has to be chosen."
        }
        ReasonCode::AmountNotEstablished => {
            "The amount of this rule is not established; we show no uncertain figure."
        }
        ReasonCode::AmountAssumed => {
            "The latest text was not read in full; the amount shown is that of the version before."
        }
        ReasonCode::AmountPerSquareMetre => {
            "The amount depends on the area; it is given for one square metre."
        }
        ReasonCode::AmountPerDwelling => {
            "The amount is that of one dwelling; the operation is done for the whole building."
        }
        ReasonCode::NoOperation => "No CEE operation exists for these works in a private home.",
        ReasonCode::BonusBoilerReplaced => {
            "A bonus applies when a coal, oil or gas boiler is replaced."
        }
        ReasonCode::BonusCoalStoveReplaced => "A bonus applies when a coal stove is replaced.",
        ReasonCode::BonusCondensingGas => {
            "It is not established whether replacing a condensing gas boiler opens the bonus in 2026."
        }
        ReasonCode::BonusMainResidence => "The bonus is for main residences only.",
        ReasonCode::BonusIncomeClass => "The size of the bonus depends on the household’s income.",
        ReasonCode::BonusModelOnList => {
            "The model must be on ADEME’s list, its number on the quote and the invoice."
        }
        ReasonCode::BonusFossilFree => {
            "The bonus asks that no fossil heating or hot water is left after the works."
        }
        ReasonCode::BonusCharter => {
            "The bonus asks for an offer from a signatory of the “Coup de pouce” charter, accepted before the quote is signed."
        }
        ReasonCode::BonusEfficientNetwork => {
            "The bonus asks for an efficient heat network (renewable or recovered energy)."
        }
        ReasonCode::BonusSizeUnknown => {
            "A temporary bonus exists for these works; its size is not established."
        }
    }
}

pub(super) const fn aid(aid: OtherAid) -> &'static str {
    match aid {
        OtherAid::Maprimerenov => {
            "MaPrimeRénov’ for single works, from Anah, may come on top depending on income (rules of 1 September 2026)."
        }
        OtherAid::MaprimerenovAccompagnee => {
            "MaPrimeRénov’ for deep renovation, from Anah, exists for these works (rules of 1 September 2026)."
        }
        OtherAid::PhotovoltaicSurplus => {
            "Surplus electricity is bought at €0.011 per kWh for twenty years, up to 9 kWc; the self-consumption premium is abolished for requests filed since 5 June 2026."
        }
        OtherAid::PhotovoltaicVat => {
            "VAT is 5.5 % up to 9 kWc in a dwelling over two years old, if the panels and the installer meet the conditions in force since 1 October 2025; otherwise 20 %."
        }
    }
}
