//! From what was given to the answers.

use super::input::{AnswerError, Choice, Given, Input, TextKind};
use super::question::{DetailField, Question};
use super::{Context, offer, typed};
use crate::answers::{
    Age, Answers, Area, Completed, Dpe, Dwellings, Etas, Heating, Income, IncomeAnswer, Persons,
    Quote, Replaced, Scop, Work,
};
use crate::place::Place;

/// Whether this may be given to the question now.
pub(super) fn check(
    question: Question,
    given: &Given,
    answers: &Answers,
    context: Context<'_>,
) -> Result<(), AnswerError> {
    match (offer::input(question, answers, context), given) {
        (Input::One(offered), Given::One(choice)) if offered.contains(choice) => Ok(()),
        (Input::Many(_), Given::Many(choices)) if choices.is_empty() => Err(AnswerError::Empty),
        (Input::Many(offered), Given::Many(choices)) => {
            let alone = [Choice::NotYetKnown, Choice::Unknown];
            if choices.iter().any(|choice| !offered.contains(choice)) {
                Err(AnswerError::NotOffered)
            } else if choices.len() > 1 && choices.iter().any(|choice| alone.contains(choice)) {
                Err(AnswerError::NotExclusive)
            } else {
                Ok(())
            }
        }
        (
            Input::Text {
                may_be_unknown: true,
                ..
            },
            Given::Unknown,
        ) => Ok(()),
        (Input::Text { kind, .. }, Given::Text(text)) => check_text(kind, text),
        _ => Err(AnswerError::NotOffered),
    }
}

fn check_text(kind: TextKind, text: &str) -> Result<(), AnswerError> {
    match kind {
        TextKind::Postcode => typed::postcode(text).map(|_| ()),
        TextKind::Area => area(text).map(|_| ()),
        TextKind::Persons => persons(text).map(|_| ()),
        TextKind::Dwellings => dwellings(text).map(|_| ()),
        TextKind::Scop => scop(text).map(|_| ()),
    }
}

/// Adds what was given to the answers; what does not fit the question adds nothing.
pub(super) fn apply(question: Question, given: &Given, answers: &mut Answers) {
    match given {
        Given::One(choice) => apply_choice(question, *choice, answers),
        Given::Many(choices) => apply_choices(question, choices, answers),
        Given::Text(text) => apply_text(question, text, answers),
        Given::Unknown => {}
    }
}

fn apply_choice(question: Question, choice: Choice, answers: &mut Answers) {
    let yes = (choice == Choice::Yes).then_some(true);
    let yes_or_no = yes.or_else(|| (choice == Choice::No).then_some(false));
    match (question, choice) {
        (Question::Occupant, Choice::Occupant(occupant)) => answers.occupant = Some(occupant),
        (Question::MainResidence, _) => answers.dwelling.main_residence = yes_or_no,
        (Question::DwellingKind, Choice::Dwelling(kind)) => answers.dwelling.kind = Some(kind),
        (Question::Department, Choice::Department(department)) => {
            if let Ok(place) = Place::new(answers.place.postcode(), Some(department)) {
                answers.place = place;
            }
        }
        (Question::Completed, Choice::Age(age)) => {
            answers.dwelling.completed = Some(Completed::Age(age));
        }
        (Question::Completed, Choice::Unknown) => {
            answers.dwelling.completed = Some(Completed::Age(Age::Unknown));
        }
        (Question::Heating, Choice::Heating(heating)) => answers.heating = Some(heating),
        (Question::Heating, Choice::Unknown) => answers.heating = Some(Heating::Unknown),
        (Question::Dpe, Choice::Dpe(dpe)) => answers.dwelling.dpe = Some(dpe),
        (Question::Dpe, Choice::Unknown) => answers.dwelling.dpe = Some(Dpe::Unknown),
        (Question::Quote, Choice::Quote(quote)) => answers.project.quote = Some(quote),
        (Question::Quote, Choice::Unknown) => answers.project.quote = Some(Quote::Unknown),
        (Question::WorksStarted, _) => answers.project.works_started = yes_or_no,
        (Question::Income, Choice::Income { class, .. }) => {
            answers.household.income = Some(Income::Class(class.into()));
        }
        (Question::Income, Choice::Undisclosed) => {
            answers.household.income = Some(Income::Class(IncomeAnswer::Unknown));
        }
        (Question::Detail(kind, field), _) => {
            if let Some(work) = answers.works.iter_mut().find(|work| work.kind == kind) {
                apply_detail_choice(field, choice, yes_or_no, work);
            }
        }
        _ => {}
    }
}

fn apply_detail_choice(
    field: DetailField,
    choice: Choice,
    yes_or_no: Option<bool>,
    work: &mut Work,
) {
    match (field, choice) {
        (DetailField::Fuel, Choice::Fuel(fuel)) => work.fuel = Some(fuel),
        (DetailField::Usage, Choice::Usage(usage)) => work.usage = Some(usage),
        (DetailField::Etas, Choice::Etas(band)) => work.etas = Some(Etas::Band(band)),
        (DetailField::System, Choice::System(system)) => work.system = Some(system),
        (DetailField::Collective, _) => work.collective = yes_or_no,
        (DetailField::Replaces, Choice::Replaces(replaced)) => work.replaces = Some(replaced),
        (DetailField::Replaces, Choice::Unknown) => work.replaces = Some(Replaced::Unknown),
        (DetailField::DpeAfter, Choice::Dpe(dpe)) => work.dpe_after = Some(dpe),
        (DetailField::DpeAfter, Choice::Unknown) => work.dpe_after = Some(Dpe::Unknown),
        _ => {}
    }
}

fn apply_choices(question: Question, choices: &[Choice], answers: &mut Answers) {
    match question {
        // The order of the list, not of the clicks: the same works give the same bytes.
        Question::Works => {
            answers.works = crate::answers::WorkKind::ALL
                .iter()
                .filter(|kind| choices.contains(&Choice::Work(**kind)))
                .map(|kind| Work::new(*kind))
                .collect();
        }
        Question::Detail(kind, DetailField::InsulationItems)
            if !choices.contains(&Choice::Unknown) =>
        {
            let items = crate::answers::InsulationItem::ALL
                .iter()
                .filter(|item| choices.contains(&Choice::Item(**item)))
                .copied()
                .collect();
            if let Some(work) = answers.works.iter_mut().find(|work| work.kind == kind) {
                work.insulation_items = Some(items);
            }
        }
        _ => {}
    }
}

fn apply_text(question: Question, text: &str, answers: &mut Answers) {
    match question {
        Question::Postcode => {
            if let Ok(postcode) = typed::postcode(text) {
                answers.place = postcode.into();
            }
        }
        Question::HouseholdPostcode => {
            if let Ok(postcode) = typed::postcode(text) {
                answers.household.place = postcode.into();
            }
        }
        Question::LivingArea => answers.dwelling.living_area_m2 = area(text).ok(),
        Question::Persons => answers.household.persons = persons(text).ok(),
        Question::Detail(kind, field) => {
            if let Some(work) = answers.works.iter_mut().find(|work| work.kind == kind) {
                match field {
                    DetailField::Area => work.area_m2 = area(text).ok(),
                    DetailField::Scop => work.scop = scop(text).ok(),
                    DetailField::Dwellings => work.dwellings = dwellings(text).ok(),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

fn area(text: &str) -> Result<Area, AnswerError> {
    let counts = typed::number(text, 1, 1, Area::MOST)?;
    Area::from_counts(counts).map_err(|_| AnswerError::OutOfRange {
        min: 1,
        max: Area::MOST,
    })
}

fn scop(text: &str) -> Result<Scop, AnswerError> {
    let counts = typed::number(text, 2, 1, Scop::MOST)?;
    Scop::from_counts(counts).map_err(|_| AnswerError::OutOfRange {
        min: 1,
        max: Scop::MOST,
    })
}

fn persons(text: &str) -> Result<Persons, AnswerError> {
    let (min, max) = (Persons::LEAST, Persons::MOST);
    let number = typed::number(text, 0, min, max)?;
    Persons::new(number).map_err(|_| AnswerError::OutOfRange { min, max })
}

fn dwellings(text: &str) -> Result<Dwellings, AnswerError> {
    let (min, max) = (Dwellings::LEAST, Dwellings::MOST);
    let number = typed::number(text, 0, min, max)?;
    Dwellings::new(number).map_err(|_| AnswerError::OutOfRange { min, max })
}
