//! The walk over the questions: each is judged by the answers to those before it alone.

use super::question::{DetailField, Question};
use super::{Context, Progress};
use crate::answers::{Answers, Work};
use crate::need::{self, Open};
use crate::place::Place;

/// Walks the questions in order; `fill` adds the answer of each question asked, so that the next
/// one is judged by the answers before it. Returns the questions and the answers gathered.
pub(super) fn walk(
    context: Context<'_>,
    fill: &mut dyn FnMut(Question, &mut Answers),
) -> (Vec<Question>, Answers) {
    let mut asked = Vec::new();
    let mut before = Answers::default();
    let mut open = Open::new(&before, context.on);
    let mut visit = |question, before: &mut Answers| {
        if need::is_needed(question, before, &open, context) {
            asked.push(question);
            fill(question, before);
            open.answered(question, before, context.on);
        }
    };
    for question in Question::BEFORE_DETAILS {
        visit(*question, &mut before);
    }
    for index in 0..before.works.len() {
        for field in DetailField::ALL {
            if let Some(work) = before.works.get(index) {
                let question = Question::Detail(work.kind, *field);
                visit(question, &mut before);
            }
        }
    }
    for question in Question::AFTER_DETAILS {
        visit(*question, &mut before);
    }
    (asked, before)
}

/// Copies the answer to one question.
pub(super) fn copy(question: Question, from: &Answers, to: &mut Answers) {
    match question {
        Question::Works => {
            to.works = from.works.iter().map(|work| Work::new(work.kind)).collect();
        }
        Question::Occupant => to.occupant = from.occupant,
        Question::MainResidence => to.dwelling.main_residence = from.dwelling.main_residence,
        Question::DwellingKind => to.dwelling.kind = from.dwelling.kind,
        Question::Postcode => {
            to.place = match from.place.postcode() {
                Some(postcode) => Place::from(postcode),
                None => from.place,
            };
        }
        Question::Department => to.place = from.place,
        Question::LivingArea => to.dwelling.living_area_m2 = from.dwelling.living_area_m2,
        Question::Completed => to.dwelling.completed = from.dwelling.completed,
        Question::Heating => to.heating = from.heating,
        Question::Dpe => to.dwelling.dpe = from.dwelling.dpe,
        Question::Detail(kind, field) => {
            let source = from.works.iter().find(|work| work.kind == kind);
            let target = to.works.iter_mut().find(|work| work.kind == kind);
            if let (Some(source), Some(target)) = (source, target) {
                copy_detail(field, source, target);
            }
        }
        Question::Quote => to.project.quote = from.project.quote,
        Question::WorksStarted => to.project.works_started = from.project.works_started,
        Question::HouseholdPostcode => to.household.place = from.household.place,
        Question::Persons => to.household.persons = from.household.persons,
        Question::Income => to.household.income = from.household.income,
    }
}

fn copy_detail(field: DetailField, from: &Work, to: &mut Work) {
    match field {
        DetailField::Area => to.area_m2 = from.area_m2,
        DetailField::Fuel => to.fuel = from.fuel,
        DetailField::Usage => to.usage = from.usage,
        DetailField::Etas => to.etas = from.etas,
        DetailField::Scop => to.scop = from.scop,
        DetailField::System => to.system = from.system,
        DetailField::Collective => to.collective = from.collective,
        DetailField::Dwellings => to.dwellings = from.dwellings,
        DetailField::Replaces => to.replaces = from.replaces,
        DetailField::InsulationItems => to.insulation_items.clone_from(&from.insulation_items),
        DetailField::DpeAfter => to.dpe_after = from.dpe_after,
    }
}

/// Where a question stands: the commune shares the number of the postcode.
pub(super) fn progress(question: Question, plan: &[Question]) -> Progress {
    let counted = |planned: &&Question| **planned != Question::Department;
    let up_to = plan
        .iter()
        .filter(counted)
        .filter(|planned| **planned <= question)
        .count();
    let total = plan.iter().filter(counted).count();
    Progress {
        number: up_to.max(1),
        total: total.max(up_to).max(1),
    }
}
