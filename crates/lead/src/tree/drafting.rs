//! What the tab keeps of a test.

use eligibility::questionnaire::{Choice, Given, Question, Questionnaire};

use super::{FromTree, Place, Tree, from_members, from_names, from_texts};
use crate::contact::ContactDraft;
use crate::funnel::{Draft, Screen, Way};
use crate::submission_id::SubmissionId;

from_texts! { SubmissionId, or Self::UNREAD; }

from_members!(Draft {
    saved_at,
    submission_id,
    started_at,
    questionnaire,
    screen,
    typed,
    way,
    contact,
    human_review
});

from_members!(ContactDraft { ; or_default given_name, family_name, email, phone });

from_names!(Way { "email" => Email, "phone" => Phone, "call_us" => CallUs });

impl FromTree for Screen {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        let Some(name) = place.tree.text() else {
            return Self::Question(place.member("question"));
        };
        match name.as_str() {
            "start" => Self::Start,
            "outcome" => Self::Outcome,
            "way" => Self::Way,
            "call_us" => Self::CallUs,
            "contact" => Self::Contact,
            "consents" => Self::Consents,
            "recap" => Self::Recap,
            "resuming" => Self::Resuming,
            "receipt" => Self::Receipt,
            _ => {
                place.note_fault();
                Self::Start
            }
        }
    }
}

impl FromTree for Questionnaire {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        let answered: Vec<Answered> = FromTree::from_tree(place);
        answered
            .into_iter()
            .map(|Answered(question, given)| (question, given))
            .collect()
    }
}

/// A question with what was given to it, as a list of two.
struct Answered(Question, Given);

impl FromTree for Answered {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        if place.tree.length() != Some(2) {
            place.note_fault();
        }
        let at = |index| place.at(place.tree.item(index));
        Self(Question::from_tree(&at(0)), Given::from_tree(&at(1)))
    }
}

impl FromTree for Question {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        place.or(Self::from_id(&place.text()), Self::Works)
    }
}

impl FromTree for Given {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        if let Some(name) = place.tree.text() {
            return place.or((name == "unknown").then_some(Self::Unknown), Self::Unknown);
        }
        if let Some(choice) = place.member("one") {
            return Self::One(choice);
        }
        if let Some(choices) = place.member("many") {
            return Self::Many(choices);
        }
        Self::Text(place.member("text"))
    }
}

impl FromTree for Choice {
    fn from_tree<T: Tree>(place: &Place<'_, T>) -> Self {
        place.or(Self::from_code(&place.text()), Self::Unknown)
    }
}
