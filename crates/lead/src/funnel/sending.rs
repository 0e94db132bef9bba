//! Sending once, whatever the network does (design: submission id).

use std::rc::Rc;

use super::{Announcement, Challenge, Effect, Funnel, Reply, Screen, Witness};
use crate::submission_id::SubmissionId;
use crate::wire::problem::ProblemCode;
use crate::wire::v1::StoredLeadMessage;

/// Waits before the second, third and fourth attempt, in milliseconds.
const RETRY_AFTER_MS: [u32; 3] = [1_000, 5_000, 30_000];

/// The longest wait that the collector may ask for: a visitor does not watch a page longer.
const LONGEST_WAIT_MS: u32 = 120_000;

/// Renewals of nonce or texts before the visitor is told to call.
const MOST_RENEWALS: u8 = 2;

/// How sending goes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Sending {
    /// Nothing is on its way.
    Idle,
    /// The frozen body is on its way, or waits for the next attempt.
    Posting {
        /// The frozen bytes.
        body: Rc<str>,
        /// Attempts that failed so far.
        failures: u8,
        /// Whether the body comes from before a reload: its consents are not in memory.
        is_resumed: bool,
    },
    /// The collector wanted a new nonce or newer texts; they are being fetched.
    Renewing,
    /// The new nonce came; its task is being solved.
    Proving,
    /// It did not work; the visitor may try again or call.
    Failed {
        /// The frozen bytes, where the collector may have stored them unseen.
        body: Option<Rc<str>>,
    },
}

impl Sending {
    /// Whether a body is frozen or being renewed: nothing may be changed meanwhile.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        matches!(
            self,
            Self::Posting { .. } | Self::Renewing | Self::Proving | Self::Failed { body: Some(_) }
        )
    }

    pub(super) const fn is_renewing(&self) -> bool {
        matches!(self, Self::Renewing)
    }
}

impl Funnel {
    pub(super) fn send(&mut self, witness: &'static Witness) {
        match &self.sending {
            Sending::Failed { body: Some(body) } => {
                self.post(Rc::clone(body), self.screen == Screen::Resuming);
            }
            Sending::Idle | Sending::Failed { body: None } if self.screen == Screen::Recap => {
                self.renewals = 0;
                self.freeze(witness);
            }
            _ => {}
        }
    }

    pub(super) fn resume(&mut self, body: Rc<str>) {
        if self.sending == Sending::Idle {
            self.screen = Screen::Resuming;
            self.post(body, true);
        }
    }

    /// The bytes that are sent; `None` while a step is not done.
    #[must_use]
    pub fn body(&self, witness: &Witness) -> Option<String> {
        crate::json::to_string(&self.message(witness)?).ok()
    }

    fn freeze(&mut self, witness: &'static Witness) {
        let body = self.body(witness);
        self.witness = Some(witness);
        if let Some(body) = body {
            self.post(body.into(), false);
        } else {
            let screen = self.nearest(Screen::Recap);
            self.open(screen);
        }
    }

    fn post(&mut self, body: Rc<str>, is_resumed: bool) {
        self.sending = Sending::Posting {
            body: Rc::clone(&body),
            failures: 0,
            is_resumed,
        };
        self.ask(Effect::Post { body, after_ms: 0 });
    }

    pub(super) fn take_reply(&mut self, reply: Reply, fresh_id: SubmissionId) {
        match (self.sending.clone(), reply) {
            (Sending::Posting { .. }, Reply::Stored(stored)) => self.finish(stored, fresh_id),
            (
                Sending::Posting {
                    body,
                    failures,
                    is_resumed,
                },
                Reply::Unreached,
            ) => {
                self.retry(body, failures, is_resumed, 0);
            }
            (
                Sending::Posting {
                    body,
                    failures,
                    is_resumed,
                },
                Reply::Refused {
                    code,
                    retry_after_ms,
                },
            ) => match code {
                ProblemCode::SubmissionInFlight
                | ProblemCode::RequestTimeout
                | ProblemCode::TooManyRequests
                | ProblemCode::Internal
                | ProblemCode::Unavailable => {
                    self.retry(body, failures, is_resumed, retry_after_ms.unwrap_or(0));
                }
                ProblemCode::NonceExpired | ProblemCode::NonceUsed => {
                    self.renew(is_resumed, Effect::FetchChallenge);
                }
                ProblemCode::SlotUnavailable => {
                    self.lose_slot();
                    self.renew(is_resumed, Effect::FetchChallenge);
                }
                ProblemCode::DeploymentChanged
                | ProblemCode::NoticeStale
                | ProblemCode::PartnersChanged
                | ProblemCode::StatementMismatch => self.renew(is_resumed, Effect::FetchDeployment),
                ProblemCode::SubmissionConflict => self.send_under(fresh_id, is_resumed),
                ProblemCode::MalformedJson
                | ProblemCode::OriginRefused
                | ProblemCode::NotFound
                | ProblemCode::UnknownPartner
                | ProblemCode::MethodNotAllowed
                | ProblemCode::BodyTooLarge
                | ProblemCode::UnsupportedMediaType
                | ProblemCode::UnknownField
                | ProblemCode::InvalidField
                | ProblemCode::CommitmentMismatch
                | ProblemCode::ConsentNotFree
                | ProblemCode::SectorBanned
                | ProblemCode::PeriodTooLong => self.sending = Sending::Failed { body: None },
            },
            (Sending::Renewing, Reply::Unreached | Reply::Refused { .. }) => self.fail_renewal(),
            _ => {}
        }
        if self.screen == Screen::Resuming && self.sending == (Sending::Failed { body: None }) {
            self.decide_again();
        }
    }

    fn retry(&mut self, body: Rc<str>, failures: u8, is_resumed: bool, at_least_ms: u32) {
        match RETRY_AFTER_MS.get(usize::from(failures)) {
            Some(after_ms) => {
                let after_ms = (*after_ms).max(at_least_ms).min(LONGEST_WAIT_MS);
                self.sending = Sending::Posting {
                    body: Rc::clone(&body),
                    failures: failures + 1,
                    is_resumed,
                };
                self.ask(Effect::Post { body, after_ms });
            }
            None => self.sending = Sending::Failed { body: Some(body) },
        }
    }

    fn renew(&mut self, is_resumed: bool, effect: Effect) {
        self.renewals += 1;
        if is_resumed {
            self.decide_again();
        } else if self.renewals > MOST_RENEWALS {
            self.sending = Sending::Failed { body: None };
        } else {
            self.sending = Sending::Renewing;
            self.ask(effect);
        }
    }

    /// A body from before a reload cannot be made again without its consents, and these are
    /// never kept: the visitor decides once more.
    pub(super) fn decide_again(&mut self) {
        self.sending = Sending::Idle;
        self.challenge = Challenge::None;
        let screen = self.nearest(Screen::Way);
        self.open(screen);
        self.announcement = Some(Announcement::DecideAgain);
    }

    fn send_under(&mut self, fresh_id: SubmissionId, is_resumed: bool) {
        self.submission_id = fresh_id;
        match self.witness {
            Some(witness) if !is_resumed => self.freeze(witness),
            _ => self.decide_again(),
        }
    }

    /// A new nonce came while sending: the same words are sent again, other words are
    /// decided again.
    pub(super) fn send_renewed(&mut self, are_consents_kept: bool) {
        self.sending = Sending::Idle;
        if are_consents_kept && self.are_texts_decided() {
            if let Some(witness) = self.witness {
                self.freeze(witness);
            }
        } else {
            self.text_revision += 1;
            let screen = self.nearest(Screen::Consents);
            self.open(screen);
            self.announcement = Some(if self.is_slot_gone() {
                Announcement::RequestChanged
            } else {
                Announcement::TextsChanged
            });
        }
    }

    pub(super) fn fail_renewal(&mut self) {
        if self.sending.is_renewing() {
            self.sending = Sending::Failed { body: None };
        }
    }

    fn finish(&mut self, stored: Rc<StoredLeadMessage>, fresh_id: SubmissionId) {
        self.stored = Some(stored);
        self.forget_person();
        self.challenge = Challenge::None;
        self.submission_id = fresh_id;
        self.open(Screen::Receipt);
    }

    pub(super) fn part_from_twin(&mut self, fresh_id: SubmissionId) {
        // The other tab owns the id, and the frozen body if there is one.
        // Under way, both send the same bytes under the same id, which is one lead.
        if self.screen != Screen::Receipt && !self.sending.is_busy() {
            self.submission_id = fresh_id;
        }
    }
}
