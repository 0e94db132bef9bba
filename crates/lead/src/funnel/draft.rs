//! What survives a reload: answers and what was typed. Never a consent, never the request.

use consent::Instant;
use eligibility::questionnaire::{Given, Questionnaire};
use serde::{Deserialize, Serialize};

use super::beyond::{Asking, Beyond, TestOnly};
use super::{Funnel, Screen, Way};
use crate::contact::ContactDraft;
use crate::submission_id::SubmissionId;

/// A draft lives this long, in milliseconds: 24 hours (R-CK-12).
const LIFETIME_MS: i64 = 24 * 60 * 60 * 1_000;

/// The part of a [`Funnel`] that session storage may keep.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// When the test was started, by the device's clock: a draft's day begins here, however
    /// often it is saved.
    pub saved_at: Instant,
    /// The id of this test.
    pub submission_id: SubmissionId,
    /// When the test was started.
    pub started_at: Option<Instant>,
    /// The answers.
    pub questionnaire: Questionnaire,
    /// What was on screen.
    pub screen: Screen,
    /// What stood in the question on screen, not yet confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typed: Option<Given>,
    /// The way chosen.
    pub way: Option<Way>,
    /// What stood in the contact fields.
    pub contact: ContactDraft,
    /// Whether a human look was asked for.
    pub human_review: bool,
}

impl Draft {
    /// Whether it is of the last 24 hours (R-CK-12), by the device's clock; one from the future
    /// is not.
    #[must_use]
    pub fn is_current(&self, now: Instant) -> bool {
        let age = now.unix_millis() - self.saved_at.unix_millis();
        (0..=LIFETIME_MS).contains(&age)
    }
}

impl Funnel {
    /// What to keep of this journey.
    #[must_use]
    pub fn draft(&self, now: Instant) -> Draft {
        Draft {
            saved_at: self.started_at.unwrap_or(now),
            submission_id: self.submission_id,
            started_at: self.started_at,
            questionnaire: self.questionnaire.clone(),
            screen: self.screen,
            typed: self.typed.clone(),
            way: self.way,
            contact: self.contact.clone(),
            human_review: self.human_review,
        }
    }

    /// This journey continued from a draft; one that is too old, or from the future, is
    /// dropped.
    #[must_use]
    pub fn restored(self, draft: Draft, now: Instant) -> Self {
        self.continued::<Asking>(draft, now)
    }

    /// The same for whoever has no code of the asking steps yet: at most to the result.
    #[must_use]
    pub fn restored_test(self, draft: Draft, now: Instant) -> Self {
        self.continued::<TestOnly>(draft, now)
    }

    fn continued<B: Beyond>(mut self, draft: Draft, now: Instant) -> Self {
        if !draft.is_current(now) {
            return self;
        }
        self.submission_id = draft.submission_id;
        self.started_at = draft.started_at;
        let mut questionnaire = draft.questionnaire;
        questionnaire.drop_invalid(self.context());
        self.questionnaire = questionnaire;
        self.way = draft.way;
        self.contact = draft.contact;
        self.human_review = draft.human_review;
        let screen = self.nearest_in::<B>(draft.screen);
        self.open(screen);
        if screen == draft.screen && draft.typed.is_some() {
            self.typed = draft.typed;
        }
        B::resume_at(&mut self, draft.screen);
        self
    }
}
