//! The options that each question offers, given the answers before it.

use super::Context;
use super::input::{Choice, Input, TextKind};
use super::question::{DetailField, Question};
use crate::answers::{
    Age, Answers, Dpe, DwellingKind, Fuel, Heating, InsulationItem, Occupant, Quote, System, Usage,
    WorkKind,
};
use crate::income;
use crate::need;
use crate::place::Located;

/// How a question is answered, given the answers to the questions before it.
pub(super) fn input(question: Question, answers: &Answers, context: Context<'_>) -> Input {
    match question {
        Question::Works => {
            let works = WorkKind::ALL.iter().map(|kind| Choice::Work(*kind));
            Input::Many(works.chain([Choice::NotYetKnown]).collect())
        }
        Question::Occupant => Input::One(
            Occupant::ALL
                .iter()
                .map(|occupant| Choice::Occupant(*occupant))
                .collect(),
        ),
        Question::MainResidence | Question::WorksStarted => {
            Input::One(vec![Choice::Yes, Choice::No])
        }
        Question::DwellingKind => Input::One(
            DwellingKind::ALL
                .iter()
                .map(|kind| Choice::Dwelling(*kind))
                .collect(),
        ),
        Question::Postcode | Question::HouseholdPostcode => Input::Text {
            kind: TextKind::Postcode,
            may_be_unknown: false,
        },
        Question::Department => Input::One(departments(answers)),
        Question::LivingArea => Input::Text {
            kind: TextKind::Area,
            may_be_unknown: true,
        },
        Question::Completed => Input::One(or_unknown(
            Age::ALL
                .iter()
                .filter(|age| **age != Age::Unknown)
                .map(|age| Choice::Age(*age)),
        )),
        Question::Heating => Input::One(or_unknown(
            Heating::ALL
                .iter()
                .filter(|heating| **heating != Heating::Unknown)
                .map(|heating| Choice::Heating(*heating)),
        )),
        Question::Dpe => Input::One(or_unknown(dpe_classes())),
        Question::Detail(kind, field) => detail(kind, field, answers, context),
        Question::Quote => Input::One(or_unknown(
            Quote::ALL
                .iter()
                .filter(|quote| **quote != Quote::Unknown)
                .map(|q| Choice::Quote(*q)),
        )),
        Question::Persons => Input::Text {
            kind: TextKind::Persons,
            may_be_unknown: false,
        },
        Question::Income => {
            let brackets = income::brackets(answers, context.on).map(|bracket| Choice::Income {
                class: bracket.class,
                from_eur: bracket.from_eur,
                to_eur: bracket.to_eur,
            });
            Input::One(brackets.chain([Choice::Undisclosed]).collect())
        }
    }
}

fn detail(kind: WorkKind, field: DetailField, answers: &Answers, context: Context<'_>) -> Input {
    match field {
        DetailField::Area => Input::Text {
            kind: TextKind::Area,
            may_be_unknown: true,
        },
        DetailField::Scop => Input::Text {
            kind: TextKind::Scop,
            may_be_unknown: true,
        },
        DetailField::Dwellings => Input::Text {
            kind: TextKind::Dwellings,
            may_be_unknown: true,
        },
        DetailField::Fuel => {
            Input::One(or_unknown(Fuel::ALL.iter().map(|fuel| Choice::Fuel(*fuel))))
        }
        DetailField::Usage => Input::One(or_unknown(
            [Usage::HotWater, Usage::HeatingAndHotWater]
                .into_iter()
                .map(Choice::Usage),
        )),
        DetailField::Etas => Input::One(or_unknown(
            need::etas_bands(kind, answers, context.on)
                .into_iter()
                .map(Choice::Etas),
        )),
        DetailField::System => {
            let systems: &[System] = match kind {
                WorkKind::VentilationDoubleFlow => &[System::SelfRegulating, System::Modulated],
                _ => &[
                    System::HumidityA,
                    System::HumidityALowConsumption,
                    System::HumidityB,
                ],
            };
            Input::One(or_unknown(
                systems.iter().map(|system| Choice::System(*system)),
            ))
        }
        DetailField::Collective => Input::One(vec![Choice::Yes, Choice::No, Choice::Unknown]),
        DetailField::Replaces => Input::One(or_unknown(
            need::replaceable(kind, answers)
                .into_iter()
                .map(Choice::Replaces),
        )),
        DetailField::InsulationItems => Input::Many(or_unknown(
            InsulationItem::ALL.iter().map(|item| Choice::Item(*item)),
        )),
        DetailField::DpeAfter => Input::One(or_unknown(dpe_classes())),
    }
}

fn or_unknown(choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    choices.chain([Choice::Unknown]).collect()
}

fn dpe_classes() -> impl Iterator<Item = Choice> {
    Dpe::ALL
        .iter()
        .filter(|class| **class != Dpe::Unknown)
        .map(|class| Choice::Dpe(*class))
}

fn departments(answers: &Answers) -> Vec<Choice> {
    match answers
        .place
        .postcode()
        .map(crate::place::Postcode::located)
    {
        Some(Located::Straddles(straddling)) => {
            straddling.departments().map(Choice::Department).collect()
        }
        _ => Vec::new(),
    }
}
