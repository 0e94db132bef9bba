//! The options that each question offers, given the answers before it.
//!
//! Lists that never change are constants: copying one costs the widget less than building it. A
//! test holds each to its enum.

use super::Context;
use super::input::{Choice, Input, TextKind};
use super::question::{DetailField, Question};
use crate::answers::{
    Age, Answers, Dpe, DwellingKind, Fuel, Heating, InsulationItem, Occupant, Quote, System, Usage,
    WorkKind,
};
use crate::place::{Located, Postcode};
use crate::{income, need};

const WORKS: &[Choice] = &[
    Choice::Work(WorkKind::AtticInsulation),
    Choice::Work(WorkKind::RoofInsulation),
    Choice::Work(WorkKind::ExternalWallInsulation),
    Choice::Work(WorkKind::InternalWallInsulation),
    Choice::Work(WorkKind::FloorInsulation),
    Choice::Work(WorkKind::FlatRoofInsulation),
    Choice::Work(WorkKind::Windows),
    Choice::Work(WorkKind::HeatPumpAirWater),
    Choice::Work(WorkKind::HeatPumpWaterWater),
    Choice::Work(WorkKind::HeatPumpHybrid),
    Choice::Work(WorkKind::HeatPumpAirAir),
    Choice::Work(WorkKind::BiomassBoiler),
    Choice::Work(WorkKind::WoodStove),
    Choice::Work(WorkKind::SolarCombi),
    Choice::Work(WorkKind::SolarWaterHeater),
    Choice::Work(WorkKind::SolarThermal),
    Choice::Work(WorkKind::ThermodynamicWaterHeater),
    Choice::Work(WorkKind::HeatNetworkConnection),
    Choice::Work(WorkKind::VentilationHumidityControlled),
    Choice::Work(WorkKind::VentilationDoubleFlow),
    Choice::Work(WorkKind::DeepRenovation),
    Choice::Work(WorkKind::Photovoltaic),
    Choice::NotYetKnown,
];
const OCCUPANTS: &[Choice] = &[
    Choice::Occupant(Occupant::OwnerOccupier),
    Choice::Occupant(Occupant::Landlord),
    Choice::Occupant(Occupant::Tenant),
    Choice::Occupant(Occupant::CoOwner),
];
const YES_OR_NO: &[Choice] = &[Choice::Yes, Choice::No];
const YES_NO_OR_UNKNOWN: &[Choice] = &[Choice::Yes, Choice::No, Choice::Unknown];
const DWELLINGS: &[Choice] = &[
    Choice::Dwelling(DwellingKind::House),
    Choice::Dwelling(DwellingKind::Flat),
];
const AGES: &[Choice] = &[
    Choice::Age(Age::Under2),
    Choice::Age(Age::From2To10),
    Choice::Age(Age::From10To15),
    Choice::Age(Age::Over15),
    Choice::Unknown,
];
const HEATINGS: &[Choice] = &[
    Choice::Heating(Heating::Oil),
    Choice::Heating(Heating::Coal),
    Choice::Heating(Heating::GasCondensing),
    Choice::Heating(Heating::GasStandard),
    Choice::Heating(Heating::GasUnknown),
    Choice::Heating(Heating::Electric),
    Choice::Heating(Heating::HeatPump),
    Choice::Heating(Heating::Wood),
    Choice::Heating(Heating::HeatNetwork),
    Choice::Heating(Heating::Other),
    Choice::Unknown,
];
const CLASSES: &[Choice] = &[
    Choice::Dpe(Dpe::A),
    Choice::Dpe(Dpe::B),
    Choice::Dpe(Dpe::C),
    Choice::Dpe(Dpe::D),
    Choice::Dpe(Dpe::E),
    Choice::Dpe(Dpe::F),
    Choice::Dpe(Dpe::G),
    Choice::Unknown,
];
const QUOTES: &[Choice] = &[
    Choice::Quote(Quote::NotSigned),
    Choice::Quote(Quote::SignedWithin14Days),
    Choice::Quote(Quote::SignedEarlier),
    Choice::Unknown,
];
const FUELS: &[Choice] = &[
    Choice::Fuel(Fuel::Logs),
    Choice::Fuel(Fuel::Pellets),
    Choice::Unknown,
];
const USAGES: &[Choice] = &[
    Choice::Usage(Usage::HotWater),
    Choice::Usage(Usage::HeatingAndHotWater),
    Choice::Unknown,
];
const DOUBLE_FLOW: &[Choice] = &[
    Choice::System(System::SelfRegulating),
    Choice::System(System::Modulated),
    Choice::Unknown,
];
const HUMIDITY: &[Choice] = &[
    Choice::System(System::HumidityA),
    Choice::System(System::HumidityALowConsumption),
    Choice::System(System::HumidityB),
    Choice::Unknown,
];
const ITEMS: &[Choice] = &[
    Choice::Item(InsulationItem::Walls),
    Choice::Item(InsulationItem::Floor),
    Choice::Item(InsulationItem::Roof),
    Choice::Item(InsulationItem::Windows),
    Choice::Unknown,
];

/// How a question is answered, given the answers to the questions before it.
pub(super) fn input(question: Question, answers: &Answers, context: Context<'_>) -> Input {
    let one = match question {
        Question::Works => return Input::Many(WORKS.to_vec()),
        Question::Occupant => OCCUPANTS,
        Question::MainResidence | Question::WorksStarted => YES_OR_NO,
        Question::DwellingKind => DWELLINGS,
        Question::Postcode | Question::HouseholdPostcode => {
            return text(TextKind::Postcode, false);
        }
        Question::Department => return Input::One(departments(answers)),
        Question::LivingArea => return text(TextKind::Area, true),
        Question::Completed => AGES,
        Question::Heating => HEATINGS,
        Question::Dpe => CLASSES,
        Question::Detail(kind, field) => return detail(kind, field, answers, context),
        Question::Quote => QUOTES,
        Question::Persons => return text(TextKind::Persons, false),
        Question::Income => return Input::One(incomes(answers, context)),
    };
    Input::One(one.to_vec())
}

fn detail(kind: WorkKind, field: DetailField, answers: &Answers, context: Context<'_>) -> Input {
    let one = match field {
        DetailField::Area => return text(TextKind::Area, true),
        DetailField::Scop => return text(TextKind::Scop, true),
        DetailField::Dwellings => return text(TextKind::Dwellings, true),
        DetailField::Fuel => FUELS,
        DetailField::Usage => USAGES,
        DetailField::Etas => {
            let bands = need::etas_bands(kind, answers, context.on);
            let choices = bands.into_iter().map(Choice::Etas).chain([Choice::Unknown]);
            return Input::One(choices.collect());
        }
        DetailField::System if kind == WorkKind::VentilationDoubleFlow => DOUBLE_FLOW,
        DetailField::System => HUMIDITY,
        DetailField::Collective => YES_NO_OR_UNKNOWN,
        DetailField::Replaces => {
            let appliances = need::replaceable(kind, answers);
            let choices = appliances
                .into_iter()
                .map(Choice::Replaces)
                .chain([Choice::Unknown]);
            return Input::One(choices.collect());
        }
        DetailField::InsulationItems => return Input::Many(ITEMS.to_vec()),
        DetailField::DpeAfter => CLASSES,
    };
    Input::One(one.to_vec())
}

const fn text(kind: TextKind, may_be_unknown: bool) -> Input {
    Input::Text {
        kind,
        may_be_unknown,
    }
}

fn incomes(answers: &Answers, context: Context<'_>) -> Vec<Choice> {
    let mut choices = Vec::with_capacity(5);
    for bracket in income::brackets(answers, context.on) {
        choices.push(Choice::Income {
            class: bracket.class,
            from_eur: bracket.from_eur,
            to_eur: bracket.to_eur,
        });
    }
    choices.push(Choice::Undisclosed);
    choices
}

fn departments(answers: &Answers) -> Vec<Choice> {
    let mut choices = Vec::with_capacity(2);
    if let Some(Located::Straddles(straddling)) = answers.place.postcode().map(Postcode::located) {
        for department in straddling.departments() {
            choices.push(Choice::Department(department));
        }
    }
    choices
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The list is every value of the enum that is not "unknown", in its order.
    fn check<T: Copy>(
        list: &[Choice],
        all: &[T],
        is_unknown: fn(T) -> bool,
        wrap: fn(T) -> Choice,
    ) {
        let known = all
            .iter()
            .copied()
            .filter(|value| !is_unknown(*value))
            .map(wrap);
        let offered = list.iter().copied();
        let alone = [Choice::Unknown, Choice::NotYetKnown];
        assert!(offered.filter(|choice| !alone.contains(choice)).eq(known));
    }

    #[test]
    fn every_value_of_an_enum_is_offered() {
        check(WORKS, WorkKind::ALL, |_| false, Choice::Work);
        check(OCCUPANTS, Occupant::ALL, |_| false, Choice::Occupant);
        check(DWELLINGS, DwellingKind::ALL, |_| false, Choice::Dwelling);
        check(AGES, Age::ALL, |age| age == Age::Unknown, Choice::Age);
        check(
            HEATINGS,
            Heating::ALL,
            |heating| heating == Heating::Unknown,
            Choice::Heating,
        );
        check(
            CLASSES,
            Dpe::ALL,
            |class| class == Dpe::Unknown,
            Choice::Dpe,
        );
        check(
            QUOTES,
            Quote::ALL,
            |quote| quote == Quote::Unknown,
            Choice::Quote,
        );
        check(FUELS, Fuel::ALL, |_| false, Choice::Fuel);
        check(ITEMS, InsulationItem::ALL, |_| false, Choice::Item);
        let systems = [DOUBLE_FLOW, HUMIDITY].concat();
        check(&systems, System::ALL, |_| false, Choice::System);
        check(
            USAGES,
            Usage::ALL,
            |usage| usage == Usage::Heating,
            Choice::Usage,
        );
    }
}
