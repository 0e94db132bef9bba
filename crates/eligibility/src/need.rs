//! Which answers the rules of the chosen works still read.

use chrono::NaiveDate;

use crate::answers::{Answers, EtasBand, Heating, Occupant, Quote, Replaced, WorkKind};
use crate::place::Located;
use crate::questionnaire::{Context, DetailField, Question};

/// Whether a rule reads the answer to this question, given the answers to those before it.
pub(crate) fn is_needed(question: Question, before: &Answers, context: Context<'_>) -> bool {
    let _ = context;
    match question {
        Question::Department => {
            matches!(before.place.located(), Some(Located::Straddles(_)))
        }
        Question::Dpe => before
            .works
            .iter()
            .any(|work| work.kind == WorkKind::DeepRenovation),
        Question::Detail(kind, field) => {
            field == DetailField::Area && kind == WorkKind::AtticInsulation
        }
        Question::WorksStarted => before.project.quote != Some(Quote::SignedEarlier),
        Question::HouseholdPostcode => before.occupant == Some(Occupant::Landlord),
        _ => true,
    }
}

/// The bands of seasonal efficiency of the version in force.
pub(crate) fn etas_bands(kind: WorkKind, answers: &Answers, on: NaiveDate) -> Vec<EtasBand> {
    let _ = (kind, answers, on);
    Vec::new()
}

/// The appliances that these works can take away from this heating.
pub(crate) fn replaceable(kind: WorkKind, answers: &Answers) -> Vec<Replaced> {
    let _ = kind;
    match answers.heating {
        Some(Heating::Oil) => vec![Replaced::OilBoiler, Replaced::None],
        _ => vec![Replaced::None],
    }
}
