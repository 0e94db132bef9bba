//! The text or the source on which each reason rests.

use super::{OtherAid, ReasonCode};

#[expect(
    clippy::match_same_arms,
    reason = "one line per reason, in the order of the list"
)]
pub(super) const fn reason(code: ReasonCode) -> &'static str {
    match code {
        ReasonCode::PlaceKnown => "cee/zones; arrêté du 22 décembre 2014, annexe",
        ReasonCode::PlaceStraddles => "npm @etalab/decoupage-administratif 6.0.0",
        ReasonCode::MetropolitanFrance => {
            "arrêté du 22 décembre 2014 ; fiches BAR-EN-106, BAR-EN-107, BAR-EN-109, BAR-TH-124"
        }
        ReasonCode::DwellingOverTwoYears => {
            "arrêté du 22 décembre 2014, annexe ; point 1 de chaque fiche"
        }
        ReasonCode::RulesExpired => "date de relecture du jeu de règles",
        ReasonCode::VersionUnknown => "dates d’application des fiches",
        ReasonCode::DwellingKindCovered => "point 1 de chaque fiche : secteur d’application",
        ReasonCode::OfferBeforeQuote => "R.221-22 du code de l’énergie ; décret 2021-1662",
        ReasonCode::WorksNotStarted => "R.221-22 du code de l’énergie",
        ReasonCode::RgeRequired => "décret 2014-812, article 1 ; point 3 de la fiche",
        ReasonCode::ProfessionalRequired => "point 3 de la fiche",
        ReasonCode::TechnicalVisit => "point 3 de la fiche, depuis le 1ᵉʳ janvier 2025",
        ReasonCode::SevenDaysBeforeWorks => "point 3 de la fiche, depuis le 1ᵉʳ janvier 2025",
        ReasonCode::OwnerAgreement => "règles générales des CEE",
        ReasonCode::AtticResistance => "BAR-EN-101, point 3",
        ReasonCode::RoofResistance => "BAR-EN-101, point 3",
        ReasonCode::WallResistance => "BAR-EN-102, point 3",
        ReasonCode::FloorResistance => "BAR-EN-103, point 3",
        ReasonCode::FlatRoofResistance => "BAR-EN-105, point 3",
        ReasonCode::WindowPerformance => "BAR-EN-104, point 3",
        ReasonCode::EtasMinimum => "point 3 de la fiche",
        ReasonCode::ScopMinimum => "BAR-TH-129, point 3",
        ReasonCode::PowerMaximum => "point 3 de la fiche",
        ReasonCode::HeatPumpAlone => "BAR-TH-171 et BAR-TH-172, point 3",
        ReasonCode::HeatPumpHeats => "BAR-TH-171 et BAR-TH-172, point 3",
        ReasonCode::HeatPumpSizing => "BAR-TH-171 et BAR-TH-172, point 3",
        ReasonCode::BiomassEquipment => "BAR-TH-113, point 3",
        ReasonCode::StoveEmissions => "BAR-TH-112, point 3",
        ReasonCode::SolarCombiEquipment => "BAR-TH-143, point 3",
        ReasonCode::SolarWaterHeaterEquipment => "BAR-TH-101, point 3",
        ReasonCode::CollectorArea => "BAR-TH-168, point 3",
        ReasonCode::WaterHeaterEfficiency => "BAR-TH-148, point 3",
        ReasonCode::VentilationPerformance => "BAR-TH-125, point 3",
        ReasonCode::VentilationKind => "BAR-TH-127, point 1, et BAR-TH-125, titre et point 3",
        ReasonCode::NetworkNotConnected => "BAR-TH-137, point 3",
        ReasonCode::HybridUnsettled => "BAR-TH-159, statut au 23 novembre 2026 non confirmé",
        ReasonCode::DpeBefore => {
            "arrêté du 17 août 2026 (JORFTEXT000054734487), lu dans des sources secondaires"
        }
        ReasonCode::DpeGain => "BAR-TH-174 et BAR-TH-175, point 3",
        ReasonCode::TwoInsulationItems => "BAR-TH-174 et BAR-TH-175, point 3",
        ReasonCode::EnergyAudit => "BAR-TH-174 et BAR-TH-175, point 3",
        ReasonCode::OwnerOnly => "BAR-TH-174 et BAR-TH-175, point 2",
        ReasonCode::FullyDecarbonised => {
            "arrêté du 17 août 2026 (JORFTEXT000054734487), lu dans des sources secondaires"
        }
        ReasonCode::AnahFiles => "BAR-TH-174 et BAR-TH-175 ; règlement de l’Anah",
        ReasonCode::OnePremium => "L.221-7 du code de l’énergie",
        ReasonCode::NotCumulableWith => "point 3 des fiches BAR-TH-171, BAR-TH-172, BAR-TH-143",
        ReasonCode::AmountNotEstablished => "sources de la fiche",
        ReasonCode::AmountAssumed => "arrêté du 17 août 2026 (JORFTEXT000054734487)",
        ReasonCode::AmountPerSquareMetre => "formule de la fiche, par mètre carré",
        ReasonCode::AmountPerDwelling => "formule de la fiche, par logement",
        ReasonCode::NoOperation => "catalogue des opérations standardisées",
        ReasonCode::BonusBoilerReplaced => {
            "arrêtés du 6 septembre, 21 et 27 décembre 2025 (Coup de pouce chauffage)"
        }
        ReasonCode::BonusCoalStoveReplaced => {
            "arrêté du 21 décembre 2025 (Coup de pouce chauffage)"
        }
        ReasonCode::BonusCondensingGas => "question ouverte au 23 novembre 2026",
        ReasonCode::BonusMainResidence => "Coup de pouce chauffage, depuis le 1ᵉʳ octobre 2025",
        ReasonCode::BonusIncomeClass => "Coup de pouce chauffage 2026",
        ReasonCode::BonusModelOnList => "décret 2026-413 du 29 mai 2026",
        ReasonCode::BonusFossilFree => "arrêté du 17 août 2026, lu dans des sources secondaires",
        ReasonCode::BonusCharter => "charte « Coup de pouce chauffage »",
        ReasonCode::BonusEfficientNetwork => "BAR-TH-137 ; Coup de pouce 2026",
        ReasonCode::BonusSizeUnknown => "arrêté du 17 août 2026, lu dans des sources secondaires",
    }
}

pub(super) const fn aid(aid: OtherAid) -> &'static str {
    match aid {
        OtherAid::Maprimerenov => "arrêté du 17 août 2026 ; guides de l’Anah",
        OtherAid::MaprimerenovAccompagnee => "guides de l’Anah, septembre 2026",
        OtherAid::PhotovoltaicSurplus => "arrêté tarifaire du 1ᵉʳ juin 2026 (JO du 4 juin 2026)",
        OtherAid::PhotovoltaicVat => "TVA à taux réduit, depuis le 1ᵉʳ octobre 2025",
    }
}
