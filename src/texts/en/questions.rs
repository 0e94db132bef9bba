use eligibility::answers::WorkKind;
use eligibility::questionnaire::{DetailField, Question};

use crate::texts::QuestionWords;

/// A question answered by a choice.
const fn choose(
    title: &'static str,
    hint: Option<&'static str>,
    missing: &'static str,
) -> QuestionWords {
    QuestionWords {
        title,
        hint,
        missing,
        example: "",
        help: None,
    }
}

/// A question answered by typing.
const fn write(
    title: &'static str,
    hint: &'static str,
    missing: &'static str,
    example: &'static str,
) -> QuestionWords {
    QuestionWords {
        title,
        hint: Some(hint),
        missing,
        example,
        help: None,
    }
}

pub(in crate::texts) fn question(question: Question) -> QuestionWords {
    match question {
        Question::Works => choose(
            "Which works do you have in mind?",
            Some("Tick all that interests you."),
            "Tick at least one answer, for example “I don’t know yet”",
        ),
        Question::Occupant => choose(
            "What are you to this home?",
            None,
            "Say what you are to this home, for example “I rent it”",
        ),
        Question::MainResidence => choose(
            "Is it a main residence?",
            Some("A home that you or your tenant live in for at least eight months a year."),
            "Say whether it is a main residence, for example “Yes”",
        ),
        Question::DwellingKind => choose(
            "Is it a house or a flat?",
            None,
            "Choose the kind of home, for example “A house”",
        ),
        Question::Postcode => write(
            "What is the postcode of the home?",
            "5 digits, for example 69003. It gives the climate zone.",
            "Enter the 5-digit postcode of the home, for example 35000",
            "35000",
        ),
        Question::Department => choose(
            "In which municipality is the home?",
            Some("This postcode is shared by two departments."),
            "Choose the line that names your municipality, for example the first",
        ),
        Question::LivingArea => write(
            "What is the living area?",
            "In square metres, for example 85. An estimate is enough.",
            "Enter the living area in square metres, for example 95",
            "95",
        ),
        Question::Completed => choose(
            "How long ago was this home built?",
            Some("Count from the end of its construction."),
            "Choose the age of the home, for example “15 years or more”",
        ),
        Question::Heating => choose(
            "What is the main heating today?",
            Some("The one that heats most of the home."),
            "Choose the main heating, for example “An oil boiler”",
        ),
        Question::Dpe => choose(
            "What is the energy class of the home?",
            Some("It is the letter of the energy performance certificate (DPE)."),
            "Choose a class from A to G, for example “E”, or “I don’t know”",
        ),
        Question::Detail(kind, field) => detail(kind, field),
        Question::Quote => choose(
            "Have you already signed a quote for these works?",
            Some("As a rule the offer of a premium comes before the signature."),
            "Say whether a quote is signed, for example “No, nothing is signed”",
        ),
        Question::WorksStarted => choose(
            "Have the works begun?",
            None,
            "Say whether the works have begun, for example “No”",
        ),
        Question::HouseholdPostcode => write(
            "What is the postcode of your own home?",
            "5 digits, for example 69003. Income ceilings depend on the region.",
            "Enter the 5-digit postcode of your home, for example 35000",
            "35000",
        ),
        Question::Persons => write(
            "How many people are there in your household?",
            "Including you: everybody who lives with you, children too.",
            "Enter the number of people, for example 3",
            "3",
        ),
        Question::Income => QuestionWords {
            title: "What is the reference tax income of your household?",
            hint: Some(
                "A bracket is enough. If the household has several tax notices, add them up.",
            ),
            missing: "Choose a bracket, or “I prefer not to answer”",
            example: "",
            help: Some((
                "Where do I find my reference tax income?",
                "On the first page of your latest income tax notice, in the box “Vos références”. It is a yearly amount, different from your salary.",
            )),
        },
    }
}

fn detail(kind: WorkKind, field: DetailField) -> QuestionWords {
    match field {
        DetailField::Area => area(kind),
        DetailField::Fuel => choose(
            "Which fuel do you want to burn?",
            None,
            "Choose a fuel, for example “Logs”",
        ),
        DetailField::Usage => choose(
            "What will this appliance be used for?",
            None,
            "Choose the use, for example “Heating and hot water”",
        ),
        DetailField::Etas => choose(
            "What is the seasonal efficiency (Etas) of the appliance?",
            Some("It stands on the quote or on the energy label, in per cent."),
            "Choose a bracket, or “I don’t know”",
        ),
        DetailField::Scop => write(
            "What is the SCOP of the appliance?",
            "The seasonal coefficient of performance, for example 4.2. It stands on the quote.",
            "Enter the SCOP, for example 4.5",
            "4.5",
        ),
        DetailField::System => choose(
            "Which kind of ventilation do you want?",
            Some("It stands on the quote."),
            "Choose a kind of ventilation, or “I don’t know”",
        ),
        DetailField::Collective => choose(
            "Does the installation serve the whole building?",
            None,
            "Say whether it serves the whole building, for example “No”",
        ),
        DetailField::Dwellings => write(
            "How many homes will be connected?",
            "The number of homes in the building, for example 12.",
            "Enter the number of homes, for example 20",
            "20",
        ),
        DetailField::Replaces => choose(
            "Which appliance will be replaced?",
            Some("Replacing an old boiler or a coal stove may open a bonus."),
            "Choose the appliance that is replaced, for example “An oil boiler”",
        ),
        DetailField::InsulationItems => choose(
            "What will you insulate or replace?",
            Some("Tick all that is planned."),
            "Tick at least one answer, for example “The walls”",
        ),
        DetailField::DpeAfter => choose(
            "Which energy class do you aim for after the works?",
            Some("The energy audit says it."),
            "Choose a class from A to G, for example “B”, or “I don’t know”",
        ),
    }
}

fn area(kind: WorkKind) -> QuestionWords {
    match kind {
        WorkKind::Windows => write(
            "What area of windows do you want to replace?",
            "In square metres, frames included, for example 12. An estimate is enough.",
            "Enter the area of the windows in square metres, for example 10",
            "10",
        ),
        WorkKind::SolarCombi | WorkKind::SolarWaterHeater | WorkKind::SolarThermal => write(
            "What area of collectors is planned?",
            "In square metres, for example 10. It stands on the quote.",
            "Enter the area of the collectors in square metres, for example 8",
            "8",
        ),
        WorkKind::AtticInsulation
        | WorkKind::RoofInsulation
        | WorkKind::ExternalWallInsulation
        | WorkKind::InternalWallInsulation
        | WorkKind::FloorInsulation
        | WorkKind::FlatRoofInsulation => write(
            "What area do you want to insulate?",
            "In square metres, for example 80. An estimate is enough.",
            "Enter the area to insulate in square metres, for example 60",
            "60",
        ),
        WorkKind::HeatPumpAirWater
        | WorkKind::HeatPumpWaterWater
        | WorkKind::HeatPumpHybrid
        | WorkKind::HeatPumpAirAir
        | WorkKind::BiomassBoiler
        | WorkKind::WoodStove
        | WorkKind::ThermodynamicWaterHeater
        | WorkKind::HeatNetworkConnection
        | WorkKind::VentilationHumidityControlled
        | WorkKind::VentilationDoubleFlow
        | WorkKind::DeepRenovation
        | WorkKind::Photovoltaic => write(
            "What area do these works concern?",
            "In square metres, for example 85. An estimate is enough.",
            "Enter the area concerned in square metres, for example 90",
            "90",
        ),
    }
}
