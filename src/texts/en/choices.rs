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
            return capitalised(lead::works::name(kind, consent::Language::En)).into();
        }
        Choice::NotYetKnown => "I don’t know yet",
        Choice::Occupant(occupant) => match occupant {
            Occupant::OwnerOccupier => "I own it and live in it",
            Occupant::Landlord => "I own it and let it",
            Occupant::Tenant => "I rent it",
            Occupant::CoOwner => "I own a share of the building, for works on the building",
        },
        Choice::Yes => "Yes",
        Choice::No => "No",
        Choice::Dwelling(DwellingKind::House) => "A house",
        Choice::Dwelling(DwellingKind::Flat) => "A flat",
        Choice::Department(department) => return communes(department).into(),
        Choice::Age(age) => match age {
            Age::Under2 => "Under 2 years",
            Age::From2To10 => "2 to 10 years",
            Age::From10To15 => "10 to 15 years",
            Age::Over15 => "15 years or more",
            Age::Unknown => "I don’t know",
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
            Dpe::Unknown => "I don’t know",
        },
        Choice::Etas(name) => {
            return match band(name.name()) {
                (from, Some(to)) => format!("{from}% to under {to}%"),
                (from, None) => format!("{from}% or more"),
            }
            .into();
        }
        Choice::Usage(usage) => match usage {
            Usage::Heating => "Heating only",
            Usage::HotWater => "Hot water only",
            Usage::HeatingAndHotWater => "Heating and hot water",
        },
        Choice::Fuel(Fuel::Logs) => "Logs",
        Choice::Fuel(Fuel::Pellets) => "Pellets",
        Choice::System(system) => match system {
            System::SelfRegulating => "Self-regulating",
            System::Modulated => "Modulated",
            System::HumidityA => "Humidity-controlled, type A",
            System::HumidityALowConsumption => "Humidity-controlled, type A, low consumption",
            System::HumidityB => "Humidity-controlled, type B",
        },
        Choice::Replaces(replaced) => self::replaced(replaced),
        Choice::Item(item) => match item {
            InsulationItem::Walls => "The walls",
            InsulationItem::Floor => "The ground floor",
            InsulationItem::Roof => "The roof",
            InsulationItem::Windows => "The windows",
        },
        Choice::Quote(quote) => match quote {
            Quote::NotSigned => "No, nothing is signed",
            Quote::SignedWithin14Days => "Yes, 14 days ago at most",
            Quote::SignedEarlier => "Yes, more than 14 days ago",
            Quote::Unknown => "I don’t know",
        },
        Choice::Income {
            from_eur, to_eur, ..
        } => return income(from_eur, to_eur).into(),
        Choice::Unknown => match question {
            Question::Detail(_, DetailField::Replaces) => "I don’t know yet",
            _ => "I don’t know",
        },
        Choice::Undisclosed => "I prefer not to answer",
    })
}

fn heating(heating: Heating) -> &'static str {
    match heating {
        Heating::Oil => "An oil boiler",
        Heating::Coal => "Coal",
        Heating::GasCondensing => "A condensing gas boiler",
        Heating::GasStandard => "A gas boiler without condensation",
        Heating::GasUnknown => "Gas, I don’t know which boiler",
        Heating::Electric => "Electric radiators",
        Heating::HeatPump => "A heat pump",
        Heating::Wood => "Wood or pellets",
        Heating::HeatNetwork => "A heat network",
        Heating::Other => "Another kind of heating",
        Heating::Unknown => "I don’t know",
    }
}

fn replaced(replaced: Replaced) -> &'static str {
    match replaced {
        Replaced::None => "None, the present appliance stays",
        Replaced::OilBoiler => "An oil boiler",
        Replaced::CoalBoiler => "A coal boiler",
        Replaced::GasCondensingBoiler => "A condensing gas boiler",
        Replaced::GasBoiler => "A gas boiler without condensation",
        Replaced::CoalStove => "A coal stove",
        Replaced::HeatPump => "A heat pump",
        Replaced::Electric => "Electric heating",
        Replaced::Wood => "A wood appliance",
        Replaced::Other => "Another appliance",
        Replaced::Unknown => "I don’t know",
    }
}

fn income(from_eur: u32, to_eur: Option<u32>) -> String {
    let euros = |amount: u32| MONEY.with_unit(amount.into(), Quantity::Euros);
    match to_eur {
        Some(to) if from_eur == 0 => format!("Up to {}", euros(to)),
        Some(to) => format!("{} to {}", euros(from_eur), euros(to)),
        None => format!("{} or more", euros(from_eur)),
    }
}

pub(in crate::texts) fn choice_hint(choice: Choice) -> Option<&'static str> {
    match choice {
        Choice::Work(kind) => work_hint(kind),
        Choice::NotYetKnown => Some("The test reviews all the works that are possible."),
        Choice::Undisclosed => Some("The result is then a range."),
        _ => None,
    }
}

pub(in crate::texts) fn work_hint(kind: WorkKind) -> Option<&'static str> {
    Some(match kind {
        WorkKind::AtticInsulation => "The insulation lies on the attic floor.",
        WorkKind::RoofInsulation => "The insulation is fixed under the roof slopes.",
        WorkKind::FloorInsulation => "Above a cellar, a garage or a crawl space.",
        WorkKind::HeatPumpAirWater => "It feeds water radiators or underfloor heating.",
        WorkKind::HeatPumpHybrid => "A heat pump and a boiler in one appliance.",
        WorkKind::HeatPumpAirAir => "It blows warm air, as a reversible air conditioner does.",
        WorkKind::SolarCombi => "Collectors for heating and hot water.",
        WorkKind::DeepRenovation => "Several works together, to gain at least two DPE classes.",
        WorkKind::Photovoltaic => "They produce electricity.",
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
        WorkKind::AtticInsulation => Some("Insulation"),
        WorkKind::HeatPumpAirWater => Some("Heating and hot water"),
        WorkKind::VentilationHumidityControlled => Some("Ventilation"),
        WorkKind::DeepRenovation => Some("Whole project"),
        WorkKind::Photovoltaic => Some("Electricity"),
        _ => None,
    }
}

pub(in crate::texts) fn unit(question: Question) -> Option<&'static str> {
    match question {
        Question::LivingArea | Question::Detail(_, DetailField::Area) => Some("m²"),
        _ => None,
    }
}
