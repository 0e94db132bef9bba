//! The reasons in French.

use super::{OtherAid, ReasonCode};

#[expect(
    clippy::too_many_lines,
    reason = "one line per reason, in the order of the list"
)]
pub(super) const fn reason(code: ReasonCode) -> &'static str {
    match code {
        ReasonCode::PlaceKnown => {
            "Le lieu du logement décide de la zone climatique et des règles : il reste à indiquer."
        }
        ReasonCode::PlaceStraddles => {
            "Ce code postal se trouve dans deux départements : la commune reste à indiquer."
        }
        ReasonCode::MetropolitanFrance => {
            "Ce test applique les règles de la France métropolitaine. Outre-mer, d’autres fiches CEE existent : demandez-les à un conseiller France Rénov’."
        }
        ReasonCode::DwellingOverTwoYears => {
            "Le logement doit exister depuis plus de deux ans à la signature du devis."
        }
        ReasonCode::RulesExpired => {
            "Les règles n’ont pas été relues pour cette date : un conseiller doit vérifier."
        }
        ReasonCode::VersionUnknown => {
            "Aucune version de la fiche n’est connue pour cette date : un conseiller doit vérifier."
        }
        ReasonCode::DwellingKindCovered => {
            "La fiche dit si les travaux concernent les maisons, les appartements ou les deux."
        }
        ReasonCode::OfferBeforeQuote => {
            "L’offre de prime doit être acceptée avant la signature du devis, ou au plus tard quatorze jours après pour un particulier et avant le début des travaux."
        }
        ReasonCode::WorksNotStarted => {
            "Les travaux ne doivent pas avoir commencé avant l’offre de prime."
        }
        ReasonCode::RgeRequired => {
            "Les travaux doivent être faits par une entreprise RGE (reconnue garante de l’environnement) pour ces travaux."
        }
        ReasonCode::ProfessionalRequired => "Les travaux doivent être faits par un professionnel.",
        ReasonCode::TechnicalVisit => "L’entreprise visite le logement avant d’établir le devis.",
        ReasonCode::SevenDaysBeforeWorks => {
            "Sept jours au moins séparent l’acceptation du devis et le début des travaux."
        }
        ReasonCode::OwnerAgreement => "Un locataire a besoin de l’accord du propriétaire.",
        ReasonCode::AtticResistance => {
            "L’isolant posé en combles perdus doit atteindre R = 7 m².K/W."
        }
        ReasonCode::RoofResistance => {
            "L’isolant posé en rampants de toiture doit atteindre R = 6 m².K/W."
        }
        ReasonCode::WallResistance => "L’isolant posé sur les murs doit atteindre R = 3,7 m².K/W.",
        ReasonCode::FloorResistance => {
            "L’isolant posé sur le plancher bas doit atteindre R = 3 m².K/W."
        }
        ReasonCode::FlatRoofResistance => {
            "L’isolant posé sur la toiture terrasse doit atteindre R = 4,5 m².K/W."
        }
        ReasonCode::WindowPerformance => {
            "Les fenêtres doivent atteindre les coefficients Uw et Sw de la fiche (par exemple Uw 1,3 et Sw 0,3)."
        }
        ReasonCode::EtasMinimum => {
            "L’appareil doit atteindre l’efficacité saisonnière (Etas) de la fiche."
        }
        ReasonCode::ScopMinimum => "La pompe à chaleur doit avoir un SCOP de 3,9 au moins.",
        ReasonCode::PowerMaximum => {
            "La puissance de l’appareil ne doit pas dépasser celle que fixe la fiche."
        }
        ReasonCode::HeatPumpAlone => {
            "La pompe à chaleur ne doit pas être associée à un autre système de chauffage."
        }
        ReasonCode::HeatPumpHeats => "La pompe à chaleur ne doit pas servir qu’à l’eau chaude.",
        ReasonCode::HeatPumpSizing => {
            "L’installation comprend un régulateur de classe IV à VIII et une note de dimensionnement remise avec le devis."
        }
        ReasonCode::BiomassEquipment => {
            "La chaudière a un régulateur de classe IV à VIII, et un silo de 225 litres ou un ballon tampon."
        }
        ReasonCode::StoveEmissions => {
            "L’appareil respecte les émissions de la fiche ; le label Flamme verte le prouve."
        }
        ReasonCode::SolarCombiEquipment => {
            "Le système a 8 m² de capteurs certifiés au moins, plus de 400 litres de stockage et un chauffage central basse température."
        }
        ReasonCode::SolarWaterHeaterEquipment => {
            "Le chauffe-eau a 2 m² de capteurs certifiés au moins et couvre tout le besoin d’eau chaude."
        }
        ReasonCode::CollectorArea => {
            "Les capteurs font 2 m² au moins pour l’eau chaude, 8 m² pour le chauffage et l’eau chaude."
        }
        ReasonCode::WaterHeaterEfficiency => {
            "Le chauffe-eau atteint l’efficacité de son profil de soutirage : 95 % (M), 100 % (L) ou 110 % (XL)."
        }
        ReasonCode::VentilationPerformance => {
            "Le caisson est de classe A au moins et récupère 85 % de la chaleur (75 % en installation collective)."
        }
        ReasonCode::VentilationKind => {
            "La ventilation simple flux doit être hygroréglable de type A ou B ; la double flux, autoréglable ou modulée (autoréglable pour un immeuble)."
        }
        ReasonCode::NetworkNotConnected => {
            "Le bâtiment n’a pas été raccordé à un réseau de chaleur ces cinq dernières années."
        }
        ReasonCode::HybridUnsettled => {
            "Le statut de la fiche des pompes à chaleur hybrides n’est pas confirmé : un conseiller doit vérifier."
        }
        ReasonCode::DpeBefore => {
            "Le logement doit avoir, avant les travaux, une classe de DPE admise par la fiche : E, F ou G depuis le 1ᵉʳ septembre 2026."
        }
        ReasonCode::DpeGain => "Les travaux doivent faire gagner deux classes de DPE au moins.",
        ReasonCode::TwoInsulationItems => {
            "Les travaux comprennent deux isolations au moins, parmi les murs, le plancher bas, la toiture et les fenêtres."
        }
        ReasonCode::EnergyAudit => "Un audit énergétique précède les travaux.",
        ReasonCode::OwnerOnly => {
            "Le bénéficiaire doit être propriétaire : un locataire ne peut pas demander cette prime."
        }
        ReasonCode::FullyDecarbonised => {
            "Après travaux, le chauffage et l’eau chaude n’utilisent plus d’énergie fossile."
        }
        ReasonCode::AnahFiles => {
            "Si vous demandez MaPrimeRénov’ accompagnée, l’Anah demande elle-même les certificats : il n’y a pas de prime CEE à part."
        }
        ReasonCode::OnePremium => "Une seule prime CEE peut être demandée pour les mêmes travaux.",
        ReasonCode::NotCumulableWith => {
            "Ces travaux ne peuvent pas recevoir chacun une prime s’ils sont faits ensemble : il faut choisir."
        }
        ReasonCode::AmountNotEstablished => {
            "Le montant de cette fiche n’est pas établi : nous n’affichons pas de chiffre incertain."
        }
        ReasonCode::AmountAssumed => {
            "Le dernier texte n’a pas été lu en entier : le montant affiché est celui de la version précédente."
        }
        ReasonCode::AmountPerSquareMetre => {
            "Le montant dépend de la surface : il est indiqué pour un mètre carré."
        }
        ReasonCode::AmountPerDwelling => {
            "Le montant est celui d’un logement ; l’opération se fait pour tout l’immeuble."
        }
        ReasonCode::NoOperation => {
            "Aucune opération CEE n’existe pour ces travaux chez un particulier."
        }
        ReasonCode::BonusBoilerReplaced => {
            "Un bonus s’ajoute si une chaudière au charbon, au fioul ou au gaz est remplacée."
        }
        ReasonCode::BonusCoalStoveReplaced => {
            "Un bonus s’ajoute si un appareil de chauffage au charbon est remplacé."
        }
        ReasonCode::BonusCondensingGas => {
            "Il n’est pas établi que le remplacement d’une chaudière gaz à condensation ouvre le bonus en 2026."
        }
        ReasonCode::BonusMainResidence => "Le bonus est réservé aux résidences principales.",
        ReasonCode::BonusIncomeClass => "La taille du bonus dépend des revenus du ménage.",
        ReasonCode::BonusModelOnList => {
            "Le modèle doit figurer sur la liste de l’ADEME, et son numéro sur le devis et la facture."
        }
        ReasonCode::BonusFossilFree => {
            "Le bonus demande qu’il ne reste ni chauffage ni eau chaude à énergie fossile après travaux."
        }
        ReasonCode::BonusCharter => {
            "Le bonus demande une offre d’un signataire de la charte « Coup de pouce », acceptée avant la signature du devis."
        }
        ReasonCode::BonusEfficientNetwork => {
            "Le bonus demande un réseau de chaleur efficace (énergies renouvelables ou de récupération)."
        }
        ReasonCode::BonusSizeUnknown => {
            "Un bonus temporaire existe pour ces travaux, sa taille n’est pas établie."
        }
    }
}

pub(super) const fn aid(aid: OtherAid) -> &'static str {
    match aid {
        OtherAid::Maprimerenov => {
            "MaPrimeRénov’ par geste, de l’Anah, peut s’ajouter sous conditions de revenus (règles du 1ᵉʳ septembre 2026)."
        }
        OtherAid::MaprimerenovAccompagnee => {
            "MaPrimeRénov’ rénovation d’ampleur, de l’Anah, existe pour ces travaux (règles du 1ᵉʳ septembre 2026)."
        }
        OtherAid::PhotovoltaicSurplus => {
            "Le surplus d’électricité est acheté 0,011 € par kWh pendant vingt ans, jusqu’à 9 kWc ; la prime à l’autoconsommation n’existe plus pour les demandes déposées depuis le 5 juin 2026."
        }
        OtherAid::PhotovoltaicVat => {
            "La TVA est de 5,5 % jusqu’à 9 kWc dans un logement de plus de deux ans, si les panneaux et l’installateur remplissent les conditions en vigueur depuis le 1ᵉʳ octobre 2025 ; sinon 20 %."
        }
    }
}
