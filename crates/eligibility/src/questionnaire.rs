//! Which questions are asked, in which order, and what their answers change.
//!
//! A question is on the plan when a rule of the chosen works still reads it, given the answers to
//! the questions before it. So answering never moves what was already passed, and the result is
//! that of [`crate::assess`] on [`Questionnaire::answers`].

mod choice_code;
mod input;
mod offer;
mod plan;
mod question;
mod read;
mod typed;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::answers::Answers;
use crate::rates::Rates;

pub use input::{AnswerError, Choice, Given, Input, TextKind};
pub use question::{DetailField, Question};

/// What decides, beside the answers, which questions are worth asking.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The commitment date that the test supposes: today.
    pub on: NaiveDate,
    /// The rates of the deployment: income is asked when it changes the rate.
    pub rates: Option<&'a Rates>,
}

/// Where a question stands: "Question n sur N". `number` never goes back along the plan, and
/// `total` is never below it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Progress {
    /// The number of this question, from 1.
    pub number: usize,
    /// How many questions the answers so far let expect.
    pub total: usize,
}

/// What was given to each question: all that a reload has to restore.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Questionnaire {
    given: Vec<(Question, Given)>,
}

impl FromIterator<(Question, Given)> for Questionnaire {
    /// Restores what was given, valid now or not: see [`Questionnaire::drop_invalid`].
    fn from_iter<I: IntoIterator<Item = (Question, Given)>>(given: I) -> Self {
        Self {
            given: given.into_iter().collect(),
        }
    }
}

/// The questions asked given these answers, in order; the answers already given included.
pub fn plan(answers: &Answers, context: Context<'_>) -> Vec<Question> {
    plan::walk(context, &mut |question, before| {
        plan::copy(question, answers, before);
    })
    .0
}

/// How a question is answered, given the answers to the questions before it.
pub fn input(question: Question, answers: &Answers, context: Context<'_>) -> Input {
    offer::input(question, answers, context)
}

/// Where this question stands on the plan of these answers.
pub fn progress(question: Question, answers: &Answers, context: Context<'_>) -> Progress {
    plan::progress(question, &plan(answers, context))
}

impl Questionnaire {
    /// The answers that the questions on the plan have received; an answer to a question that is
    /// no longer asked is kept for later and left out.
    pub fn answers(&self, context: Context<'_>) -> Answers {
        self.walk(context).1
    }

    /// The questions asked, in order, those already answered included.
    pub fn plan(&self, context: Context<'_>) -> Vec<Question> {
        self.walk(context).0
    }

    /// The first question of the plan that has no valid answer; `None` when the test is over.
    pub fn next(&self, context: Context<'_>) -> Option<Question> {
        self.plan(context)
            .into_iter()
            .find(|question| !self.is_answered(*question, context))
    }

    /// The question after this one on the plan; `None` after the last.
    pub fn after(&self, question: Question, context: Context<'_>) -> Option<Question> {
        self.plan(context)
            .into_iter()
            .find(|planned| *planned > question)
    }

    /// The question before this one on the plan; `None` before the first.
    pub fn before(&self, question: Question, context: Context<'_>) -> Option<Question> {
        self.plan(context)
            .into_iter()
            .rev()
            .find(|planned| *planned < question)
    }

    /// How this question is answered now.
    pub fn input(&self, question: Question, context: Context<'_>) -> Input {
        offer::input(question, &self.answers(context), context)
    }

    /// Where this question stands now.
    pub fn progress(&self, question: Question, context: Context<'_>) -> Progress {
        plan::progress(question, &self.plan(context))
    }

    /// What was given to this question, as given.
    pub fn given(&self, question: Question) -> Option<&Given> {
        self.given
            .iter()
            .find(|(asked, _)| *asked == question)
            .map(|(_, given)| given)
    }

    /// Whether this question has an answer that is valid now.
    pub fn is_answered(&self, question: Question, context: Context<'_>) -> bool {
        self.holds(question, &self.answers(context), context)
    }

    /// Answers a question. Returns the questions of the plan whose earlier answer no longer holds
    /// because of this one: their answers are gone and have to be given again.
    pub fn answer(
        &mut self,
        question: Question,
        given: Given,
        context: Context<'_>,
    ) -> Result<Vec<Question>, AnswerError> {
        read::check(question, &given, &self.answers(context), context)?;
        match self.given.iter_mut().find(|(asked, _)| *asked == question) {
            Some((_, kept)) => *kept = given,
            None => self.given.push((question, given)),
        }
        Ok(self.drop_invalid(context))
    }

    /// Removes the answers on the plan that no longer hold: after a restore, and after each answer.
    pub fn drop_invalid(&mut self, context: Context<'_>) -> Vec<Question> {
        let mut dropped = Vec::new();
        loop {
            let (plan, answers) = self.walk(context);
            let invalid = plan.into_iter().find(|question| {
                self.given(*question).is_some() && !self.holds(*question, &answers, context)
            });
            let Some(question) = invalid else {
                return dropped;
            };
            self.given.retain(|(asked, _)| *asked != question);
            dropped.push(question);
        }
    }

    fn holds(&self, question: Question, answers: &Answers, context: Context<'_>) -> bool {
        self.given(question)
            .is_some_and(|given| read::check(question, given, answers, context).is_ok())
    }

    fn walk(&self, context: Context<'_>) -> (Vec<Question>, Answers) {
        plan::walk(context, &mut |question, before| {
            if let Some(given) = self.given(question) {
                read::apply(question, given, before);
            }
        })
    }
}
