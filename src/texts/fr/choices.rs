use std::borrow::Cow;

use eligibility::answers::{
    Age, Dpe, DwellingKind, Fuel, Heating, InsulationItem, Occupant, Quote, Replaced, System,
    Usage, WorkKind,
};
use eligibility::questionnaire::{Choice, DetailField, Question};

use super::MONEY;
use crate::texts::{Quantity, band, capitalised, communes};

pub(in crate::texts) fn choice(question: Question, choice: Choice) -> Cow<'static, str> {
    Cow::Borrowed(match choice {
        Choice::Work(kind) => {
            return capitalised(lead::works::name(kind, consent::Language::Fr)).into();
        }
        Choice::NotYetKnown => "Je ne sais pas encore",
        Choice::Occupant(occupant) => match occupant {
            Occupant::OwnerOccupier => "J’en suis propriétaire et j’y habite",
            Occupant::Landlord => "J’en suis propriétaire et je le loue",
            Occupant::Tenant => "J’en suis locataire",
            Occupant::CoOwner => "J’en suis copropriétaire, pour des travaux sur l’immeuble",
        },
        Choice::Yes => "Oui",
        Choice::No => "Non",
        Choice::Dwelling(DwellingKind::House) => "Une maison",
        Choice::Dwelling(DwellingKind::Flat) => "Un appartement",
        Choice::Department(department) => return communes(department).into(),
        Choice::Age(age) => match age {
            Age::Under2 => "Moins de 2\u{a0}ans",
            Age::From2To10 => "De 2 à 10\u{a0}ans",
            Age::From10To15 => "De 10 à 15\u{a0}ans",
            Age::Over15 => "15\u{a0}ans ou plus",
            Age::Unknown => "Je ne sais pas",
        },
        Choice::Heating(heating) => self::heating(heating),
        Choice::Dpe(class) => match class {
            Dpe::A => "A",
            Dpe::B => "B",
            Dpe::C => "C",
            Dpe::D => "D",
            Dpe::E => "E",
            Dpe::F => "F",
            Dpe::G => "G",
            Dpe::Unknown => "Je ne sais pas",
        },
        Choice::Etas(name) => {
            return match band(name.name()) {
                (from, Some(to)) => format!("De {from}\u{a0}% à moins de {to}\u{a0}%"),
                (from, None) => format!("{from}\u{a0}% ou plus"),
            }
            .into();
        }
        Choice::Usage(usage) => match usage {
            Usage::Heating => "Le chauffage seulement",
            Usage::HotWater => "L’eau chaude seulement",
            Usage::HeatingAndHotWater => "Le chauffage et l’eau chaude",
        },
        Choice::Fuel(Fuel::Logs) => "Des bûches",
        Choice::Fuel(Fuel::Pellets) => "Des granulés",
        Choice::System(system) => match system {
            System::SelfRegulating => "Autoréglable",
            System::Modulated => "Modulée",
            System::HumidityA => "Hygroréglable de type A",
            System::HumidityALowConsumption => "Hygroréglable de type A, basse consommation",
            System::HumidityB => "Hygroréglable de type B",
        },
        Choice::Replaces(replaced) => self::replaced(replaced),
        Choice::Item(item) => match item {
            InsulationItem::Walls => "Les murs",
            InsulationItem::Floor => "Le plancher bas",
            InsulationItem::Roof => "La toiture",
            InsulationItem::Windows => "Les fenêtres",
        },
        Choice::Quote(quote) => match quote {
            Quote::NotSigned => "Non, rien n’est signé",
            Quote::SignedWithin14Days => "Oui, depuis 14\u{a0}jours au plus",
            Quote::SignedEarlier => "Oui, depuis plus de 14\u{a0}jours",
            Quote::Unknown => "Je ne sais pas",
        },
        Choice::Income {
            from_eur, to_eur, ..
        } => return income(from_eur, to_eur).into(),
        Choice::Unknown => match question {
            Question::Detail(_, DetailField::Replaces) => "Je ne sais pas encore",
            _ => "Je ne sais pas",
        },
        Choice::Undisclosed => "Je préfère ne pas répondre",
    })
}

fn heating(heating: Heating) -> &'static str {
    match heating {
        Heating::Oil => "Une chaudière au fioul",
        Heating::Coal => "Du charbon",
        Heating::GasCondensing => "Une chaudière gaz à condensation",
        Heating::GasStandard => "Une chaudière gaz sans condensation",
        Heating::GasUnknown => "Le gaz, je ne sais pas quelle chaudière",
        Heating::Electric => "Des radiateurs électriques",
        Heating::HeatPump => "Une pompe à chaleur",
        Heating::Wood => "Le bois ou les granulés",
        Heating::HeatNetwork => "Un réseau de chaleur",
        Heating::Other => "Un autre chauffage",
        Heating::Unknown => "Je ne sais pas",
    }
}

fn replaced(replaced: Replaced) -> &'static str {
    match replaced {
        Replaced::None => "Aucun, l’appareil actuel reste",
        Replaced::OilBoiler => "Une chaudière au fioul",
        Replaced::CoalBoiler => "Une chaudière au charbon",
        Replaced::GasCondensingBoiler => "Une chaudière gaz à condensation",
        Replaced::GasBoiler => "Une chaudière gaz sans condensation",
        Replaced::CoalStove => "Un poêle ou un insert au charbon",
        Replaced::HeatPump => "Une pompe à chaleur",
        Replaced::Electric => "Un chauffage électrique",
        Replaced::Wood => "Un appareil au bois",
        Replaced::Other => "Un autre appareil",
        Replaced::Unknown => "Je ne sais pas",
    }
}

fn income(from_eur: u32, to_eur: Option<u32>) -> String {
    let euros = |amount: u32| MONEY.with_unit(amount.into(), Quantity::Euros);
    match to_eur {
        Some(to) if from_eur == 0 => format!("Jusqu’à {}", euros(to)),
        Some(to) => format!("De {} à {}", euros(from_eur), euros(to)),
        None => format!("{} ou plus", euros(from_eur)),
    }
}

pub(in crate::texts) fn choice_hint(choice: Choice) -> Option<&'static str> {
    match choice {
        Choice::Work(kind) => work_hint(kind),
        Choice::NotYetKnown => Some("Le test passe en revue tous les travaux possibles."),
        Choice::Undisclosed => Some("Le résultat donnera alors une fourchette."),
        _ => None,
    }
}

pub(in crate::texts) fn work_hint(kind: WorkKind) -> Option<&'static str> {
    Some(match kind {
        WorkKind::AtticInsulation => "L’isolant est posé sur le plancher du grenier.",
        WorkKind::RoofInsulation => "L’isolant est posé sous les pentes du toit.",
        WorkKind::FloorInsulation => "Au-dessus d’une cave, d’un garage ou d’un vide sanitaire.",
        WorkKind::HeatPumpAirWater => {
            "Elle alimente des radiateurs à eau ou un plancher chauffant."
        }
        WorkKind::HeatPumpHybrid => "Une pompe à chaleur et une chaudière dans un même appareil.",
        WorkKind::HeatPumpAirAir => "Elle souffle de l’air chaud, comme un climatiseur réversible.",
        WorkKind::SolarCombi => "Des capteurs pour le chauffage et l’eau chaude.",
        WorkKind::DeepRenovation => {
            "Plusieurs travaux ensemble, pour gagner au moins deux classes de DPE."
        }
        WorkKind::Photovoltaic => "Ils produisent de l’électricité.",
        WorkKind::ExternalWallInsulation
        | WorkKind::InternalWallInsulation
        | WorkKind::FlatRoofInsulation
        | WorkKind::Windows
        | WorkKind::HeatPumpWaterWater
        | WorkKind::BiomassBoiler
        | WorkKind::WoodStove
        | WorkKind::SolarWaterHeater
        | WorkKind::SolarThermal
        | WorkKind::ThermodynamicWaterHeater
        | WorkKind::HeatNetworkConnection
        | WorkKind::VentilationHumidityControlled
        | WorkKind::VentilationDoubleFlow => return None,
    })
}

pub(in crate::texts) fn work_group(kind: WorkKind) -> Option<&'static str> {
    match kind {
        WorkKind::AtticInsulation => Some("Isolation"),
        WorkKind::HeatPumpAirWater => Some("Chauffage et eau chaude"),
        WorkKind::VentilationHumidityControlled => Some("Ventilation"),
        WorkKind::DeepRenovation => Some("Projet d’ensemble"),
        WorkKind::Photovoltaic => Some("Électricité"),
        _ => None,
    }
}

pub(in crate::texts) fn unit(question: Question) -> Option<&'static str> {
    match question {
        Question::LivingArea | Question::Detail(_, DetailField::Area) => Some("m²"),
        _ => None,
    }
}
