//! What the tab keeps of a test.

use eligibility::questionnaire::{Choice, Given, Question, Questionnaire};

use super::{FromTree, Tree, from_members, from_names, from_texts, member};
use crate::contact::ContactDraft;
use crate::funnel::{Draft, Screen, Way};
use crate::submission_id::SubmissionId;

from_texts!(SubmissionId);

from_members!(Draft {
    saved_at,
    submission_id,
    started_at,
    questionnaire,
    screen,
    way,
    contact,
    human_review
});

from_members!(ContactDraft { ; or_default given_name, family_name, email, phone });

from_names!(Way { "email" => Email, "phone" => Phone, "call_us" => CallUs });

impl FromTree for Screen {
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        let Some(name) = tree.text() else {
            return member(tree, "question").map(Self::Question);
        };
        Some(match name.as_str() {
            "start" => Self::Start,
            "outcome" => Self::Outcome,
            "way" => Self::Way,
            "call_us" => Self::CallUs,
            "contact" => Self::Contact,
            "consents" => Self::Consents,
            "recap" => Self::Recap,
            "resuming" => Self::Resuming,
            "receipt" => Self::Receipt,
            _ => return None,
        })
    }
}

impl FromTree for Questionnaire {
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        tree.items()?.iter().map(answered).collect()
    }
}

fn answered<T: Tree>(pair: &T) -> Option<(Question, Given)> {
    let [question, given] = <[T; 2]>::try_from(pair.items()?).ok()?;
    Some((Question::from_tree(&question)?, Given::from_tree(&given)?))
}

impl FromTree for Question {
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        Self::from_id(&tree.text()?)
    }
}

impl FromTree for Given {
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        if let Some(name) = tree.text() {
            return (name == "unknown").then_some(Self::Unknown);
        }
        let one = member(tree, "one").map(Self::One);
        let many = || member(tree, "many").map(Self::Many);
        one.or_else(many)
            .or_else(|| member(tree, "text").map(Self::Text))
    }
}

impl FromTree for Choice {
    fn from_tree<T: Tree>(tree: &T) -> Option<Self> {
        Self::from_code(&tree.text()?)
    }
}
