//! Moving between screens.

use consent::Instant;
use eligibility::questionnaire::{Given, Question};

use super::beyond::{Asking, Beyond};
use super::slots::WantedSlot;
use super::{Announcement, Challenge, Effect, Funnel, Screen, Sending, Way};
use crate::contact::ContactDraft;
use crate::submission_id::SubmissionId;
use crate::wire::v1::SignalsMessage;

impl Funnel {
    pub(super) fn start(&mut self, at: Instant) {
        if self.screen == Screen::Start {
            self.started_at.get_or_insert(at);
            let first = self.questionnaire.plan(self.context()).first().copied();
            self.open(first.map_or(Screen::Outcome, Screen::Question));
        }
    }

    pub(super) fn type_answer(&mut self, given: Given) {
        let Screen::Question(question) = self.screen else {
            return;
        };
        // Late to blame, quick to forgive: the error leaves as soon as the answer is right.
        if self.question_error.is_some() {
            let mut trial = self.questionnaire.clone();
            self.question_error = trial.answer(question, given.clone(), self.context()).err();
        }
        self.typed = Some(given);
    }

    pub(super) fn advance<B: Beyond>(&mut self) {
        match self.screen {
            Screen::Question(question) => self.confirm_answer::<B>(question),
            _ => B::advance(self),
        }
    }

    fn confirm_answer<B: Beyond>(&mut self, question: Question) {
        let given = self
            .typed
            .clone()
            .unwrap_or_else(|| empty_answer(self, question));
        let mut questionnaire = self.questionnaire.clone();
        match questionnaire.answer(question, given, self.context()) {
            Err(error) => self.question_error = Some(error),
            Ok(dropped) => {
                self.questionnaire = questionnaire;
                let context = self.context();
                let next = match self.return_to {
                    Some(_) => self.questionnaire.next(context),
                    None => self.questionnaire.after(question, context),
                };
                let target = next
                    .map(Screen::Question)
                    .or(self.return_to)
                    .unwrap_or(Screen::Outcome);
                let was_asked = !self.asked_on.is_empty();
                let are_decisions_kept = B::keep_matching_decisions(self);
                if !was_asked {
                    // The request names the works: its box, not yet confirmed, is ticked anew.
                    self.is_call_requested = false;
                }
                let is_past_asking = matches!(target, Screen::Consents | Screen::Recap);
                let screen = if is_past_asking {
                    self.nearest_in::<B>(target)
                } else {
                    target
                };
                self.open(screen);
                if is_past_asking && screen == Screen::Outcome {
                    self.announcement = Some(Announcement::ResultChanged);
                } else if !dropped.is_empty() {
                    self.announcement = Some(Announcement::AskedAgain(dropped));
                } else if was_asked && !are_decisions_kept {
                    self.announcement = Some(Announcement::RequestChanged);
                }
            }
        }
    }

    pub(super) fn go_back<B: Beyond>(&mut self) {
        if self.sending.is_busy() {
            return;
        }
        self.keep_typed();
        B::keep_matching_decisions(self);
        let context = self.context();
        let target = match self.screen {
            Screen::Start | Screen::Resuming | Screen::Receipt => return,
            _ if self.has_way_round::<B>() => self.return_to.take().unwrap_or(self.screen),
            Screen::Question(question) => self
                .questionnaire
                .before(question, context)
                .map_or(Screen::Start, Screen::Question),
            Screen::Outcome => self
                .questionnaire
                .plan(context)
                .last()
                .map_or(Screen::Start, |last| Screen::Question(*last)),
            _ => B::before(self),
        };
        self.open(self.nearest_in::<B>(target));
    }

    /// Whether there is a screen to return to, and it is another than this one: a changed result
    /// has to be left by going on.
    fn has_way_round<B: Beyond>(&self) -> bool {
        let back = self.return_to.map(|from| self.nearest_in::<B>(from));
        back.is_some_and(|back| back != self.screen)
    }

    pub(super) fn show<B: Beyond>(&mut self, screen: Screen) {
        if self.sending.is_busy() || matches!(self.screen, Screen::Resuming | Screen::Receipt) {
            return;
        }
        self.keep_typed();
        B::keep_matching_decisions(self);
        self.return_to = None;
        self.open(self.nearest_in::<B>(screen));
    }

    /// What was chosen or typed and can be read is kept when the visitor turns back from it; to
    /// turn back from a change asked for is to give it up.
    fn keep_typed(&mut self) {
        let Screen::Question(question) = self.screen else {
            return;
        };
        let Some(typed) = self.typed.take().filter(|_| self.return_to.is_none()) else {
            return;
        };
        let mut questionnaire = self.questionnaire.clone();
        if let Ok(dropped) = questionnaire.answer(question, typed, self.context()) {
            self.questionnaire = questionnaire;
            if !dropped.is_empty() {
                self.announcement = Some(Announcement::AskedAgain(dropped));
            }
        }
    }

    pub(super) fn edit<B: Beyond>(&mut self, screen: Screen) {
        if !self.sending.is_busy() && matches!(self.screen, Screen::Recap | Screen::Outcome) {
            let from = self.screen;
            self.open(self.nearest_in::<B>(screen));
            self.return_to = Some(from);
        }
    }

    pub(super) fn erase(&mut self, submission_id: SubmissionId) {
        if matches!(
            self.sending,
            Sending::Posting { .. } | Sending::Renewing | Sending::Proving
        ) {
            return;
        }
        let fresh = Self::new(super::Beginning {
            deployment: self.deployment.clone(),
            language: self.language,
            page: self.page.clone(),
            on: self.on,
            submission_id,
        });
        let (analytics, effects) = (self.analytics.take(), self.effects);
        *self = Self {
            analytics,
            effects,
            ..fresh
        };
    }

    /// The screen itself where the answers allow it, else the last one they do.
    pub(super) fn nearest(&self, screen: Screen) -> Screen {
        self.nearest_in::<Asking>(screen)
    }

    pub(super) fn nearest_in<B: Beyond>(&self, screen: Screen) -> Screen {
        let context = self.context();
        match screen {
            Screen::Start => return Screen::Start,
            Screen::Question(question) => {
                let plan = self.questionnaire.plan(context);
                let first_open = self.questionnaire.next(context);
                let is_reached = first_open.is_none_or(|open| question <= open);
                if plan.contains(&question) && is_reached {
                    return screen;
                }
            }
            _ => {}
        }
        if let Some(open) = self.questionnaire.next(context) {
            return if self.started_at.is_some() {
                Screen::Question(open)
            } else {
                Screen::Start
            };
        }
        B::nearest(self, screen)
    }

    /// The same once every question is answered.
    pub(super) fn nearest_asking(&self, screen: Screen) -> Screen {
        let has_texts = self.shown().is_some();
        match screen {
            Screen::Contact | Screen::Consents | Screen::Recap if self.is_result_new() => {
                Screen::Outcome
            }
            Screen::Way => Screen::Way,
            Screen::CallUs if self.way == Some(Way::CallUs) => Screen::CallUs,
            Screen::Contact | Screen::Consents | Screen::Recap if !has_texts => {
                if matches!(self.way, Some(Way::Email | Way::Phone)) {
                    Screen::Way
                } else {
                    Screen::Outcome
                }
            }
            Screen::Contact => Screen::Contact,
            Screen::Consents | Screen::Recap
                if !self.contact_faults().is_empty() || !self.is_request_current() =>
            {
                Screen::Contact
            }
            Screen::Recap if self.are_texts_decided() => Screen::Recap,
            Screen::Consents | Screen::Recap if self.has_statements() => Screen::Consents,
            Screen::Consents | Screen::Recap => Screen::Recap,
            _ => Screen::Outcome,
        }
    }

    pub(super) fn open(&mut self, screen: Screen) {
        self.question_error = None;
        self.contact_errors = Vec::new();
        self.is_way_missing = false;
        self.sending = Sending::Idle;
        if self.return_to == Some(screen) {
            self.return_to = None;
        }
        self.screen = screen;
        self.typed = match screen {
            Screen::Question(question) => self.questionnaire.given(question).cloned(),
            _ => None,
        };
        if matches!(screen, Screen::Way | Screen::Contact)
            && matches!(self.challenge, Challenge::None | Challenge::Failed)
        {
            self.challenge = Challenge::Asked { is_awaited: false };
            self.ask(Effect::FetchChallenge);
        }
    }

    /// A 201 ends this test: what was typed leaves the tab.
    pub(super) fn forget_person(&mut self) {
        self.contact = ContactDraft::default();
        self.touched = Vec::new();
        self.witness = None;
        self.call_slot = WantedSlot::Soonest;
        self.is_call_requested = false;
        self.signals = SignalsMessage::default();
    }
}

/// What Continue says when nothing was chosen or typed.
fn empty_answer(funnel: &Funnel, question: Question) -> Given {
    use eligibility::questionnaire::Input;
    match funnel.questionnaire.input(question, funnel.context()) {
        Input::Text { .. } => Given::Text(String::new()),
        Input::One(_) | Input::Many(_) => Given::Many(Vec::new()),
    }
}
