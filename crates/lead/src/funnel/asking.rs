//! The way, the contact and the consents.

use std::rc::Rc;

use consent::{Channel, DecisionKey, Instant, Passage, Sha256Hex, Statement};

use super::{Announcement, Challenge, Effect, Funnel, Screen, Sending, Touch, Way};
use crate::contact::{Contact, Field, FieldError, FieldFault};
use crate::shown::Shown;
use crate::wire::v1::{ChallengeMessage, DeploymentMessage, InputKind};

impl Funnel {
    /// On from the result: to the way, or back to where an answer was changed from.
    pub(super) fn leave_outcome(&mut self) {
        self.see_result();
        // An edit that led nowhere comes from the result itself.
        self.return_to = self.return_to.filter(|from| *from != Screen::Outcome);
        let target = self.return_to.unwrap_or(Screen::Way);
        let screen = self.nearest(target);
        self.open(screen);
        if screen == Screen::Contact && !self.is_request_current() {
            self.announcement = Some(Announcement::RequestChanged);
        }
    }

    /// What is sent from here on rests on this result.
    pub(super) fn see_result(&mut self) {
        self.seen = Some(Rc::new(self.assessment()));
    }

    /// Whether the answers make another result than the one that the visitor saw.
    pub(super) fn is_result_new(&self) -> bool {
        let seen = self.seen.as_deref();
        seen.is_some_and(|seen| *seen != self.assessment())
    }

    pub(super) fn choose_way(&mut self, way: Way) {
        if self.screen != Screen::Way {
            return;
        }
        if self.way != Some(way) {
            // Another channel is another request: its box starts empty (R-CO-4).
            self.is_call_requested = false;
            // Whoever changes their mind while waiting presses Continue again.
            if let Challenge::Asked { is_awaited } = &mut self.challenge {
                *is_awaited = false;
            }
        }
        self.way = Some(way);
        self.is_way_missing = false;
        self.keep_matching_request();
    }

    pub(super) fn confirm_way(&mut self) {
        match self.way {
            None => self.is_way_missing = true,
            Some(Way::CallUs) => self.open(Screen::CallUs),
            Some(Way::Email | Way::Phone) => match self.challenge {
                Challenge::Ready(_) => self.leave_way(),
                Challenge::Asked { .. } => self.challenge = Challenge::Asked { is_awaited: true },
                Challenge::None | Challenge::Failed => {
                    self.challenge = Challenge::Asked { is_awaited: true };
                    self.ask(Effect::FetchChallenge);
                }
            },
        }
    }

    /// From the way on, a change goes through the contact step: the channel's fields differ.
    fn leave_way(&mut self) {
        self.open(Screen::Contact);
    }

    pub(super) fn take_challenge(&mut self, challenge: Rc<ChallengeMessage>) {
        if !matches!(self.challenge, Challenge::Asked { .. }) && !self.sending.is_renewing() {
            return;
        }
        let has_task = challenge.task.is_some();
        let was = std::mem::replace(&mut self.challenge, Challenge::Ready(challenge));
        self.signals.proof = None;
        let kept = self.keep_matching_decisions();
        let is_awaited = matches!(was, Challenge::Asked { is_awaited: true });
        if self.sending.is_renewing() {
            // What can go at once waits for its proof: a lead that comes sooner than anybody
            // can write it should not come without one, too.
            if has_task && kept && self.are_texts_decided() {
                self.sending = Sending::Proving;
            } else {
                self.send_renewed(kept);
            }
        } else if is_awaited && self.screen == Screen::Way {
            self.leave_way();
        }
    }

    /// Keeps the proof of the challenge at hand, and sends what waited for it. One of another
    /// challenge may come late: it is left.
    pub(super) fn take_proof(&mut self, proof: Option<String>) {
        if let Some(proof) = proof {
            match &self.challenge {
                Challenge::Ready(challenge) if proof.contains(&challenge.nonce) => {
                    self.signals.proof = Some(proof);
                }
                _ => return,
            }
        }
        if matches!(self.sending, Sending::Proving) {
            self.send_renewed(true);
        }
    }

    pub(super) fn miss_challenge(&mut self) {
        if matches!(self.challenge, Challenge::Asked { .. }) {
            self.challenge = Challenge::Failed;
        }
        self.fail_renewal();
    }

    pub(super) fn take_deployment(&mut self, deployment: Rc<DeploymentMessage>) {
        self.deployment = deployment;
        self.keep_matching_decisions();
        self.text_revision += 1;
        self.sending = Sending::Idle;
        let target = if self.has_statements() {
            Screen::Consents
        } else {
            Screen::Recap
        };
        let screen = self.nearest(target);
        self.open(screen);
        self.announcement = Some(Announcement::TextsChanged);
    }

    pub(super) fn type_contact(&mut self, field: Field, text: String) {
        let typed = match field {
            Field::GivenName => &mut self.contact.given_name,
            Field::FamilyName => &mut self.contact.family_name,
            Field::Phone => &mut self.contact.phone,
            Field::Email => &mut self.contact.email,
            Field::Request => return,
        };
        *typed = text;
        // Consents wait for « Continuer »: whoever retypes an address empties it for a moment.
        self.keep_matching_request();
        self.forgive();
    }

    pub(super) fn request_call(&mut self, requested: bool) {
        if self.screen == Screen::Contact {
            self.is_call_requested = requested;
            self.forgive();
        }
    }

    pub(super) fn confirm_contact(&mut self) {
        self.contact_errors = self.contact_faults();
        if self.contact_errors.is_empty() {
            self.accept_slot();
            self.keep_matching_consents();
            self.asked_on = self.request_digests();
            // Past the consents the recap comes anyway, and « Retour » leads here again.
            let is_decided = self.are_texts_decided();
            self.return_to = self.return_to.filter(|_| is_decided);
            let target = match self.return_to {
                Some(screen) => screen,
                _ if self.has_statements() => Screen::Consents,
                _ => Screen::Recap,
            };
            self.open(target);
        }
    }

    pub(super) fn finish_consents(&mut self) {
        self.return_to = None;
        self.decided_on = self.statement_digests();
        self.open(Screen::Recap);
    }

    /// Whether the statements to decide are the ones that were on screen when the consents
    /// step was last left.
    pub(super) fn are_texts_decided(&self) -> bool {
        self.statement_digests() == self.decided_on
    }

    /// The same for the request, its notices and all statements, of texts that are rendered.
    pub(super) fn is_all_decided(&self, shown: &Shown) -> bool {
        !self.asked_on.is_empty()
            && request_digests(shown) == self.asked_on
            && statement_digests(shown) == self.decided_on
    }

    fn statement_digests(&self) -> Vec<Sha256Hex> {
        self.shown()
            .map_or_else(Vec::new, |shown| statement_digests(&shown))
    }

    /// The faults of the contact step as it stands.
    pub(super) fn contact_faults(&self) -> Vec<FieldError> {
        let Some(channel) = self.way.and_then(Way::channel) else {
            return Vec::new();
        };
        let mut faults = Contact::read(&self.contact, channel)
            .err()
            .unwrap_or_default();
        if channel == Channel::Phone && !self.is_call_requested {
            faults.push(FieldError {
                field: Field::Request,
                fault: FieldFault::NotRequested,
            });
        }
        faults
    }

    /// Late to blame, quick to forgive: an error leaves when its field becomes right; none
    /// appears while typing.
    fn forgive(&mut self) {
        let faults = self.contact_faults();
        let blamed: Vec<Field> = self
            .contact_errors
            .iter()
            .map(|error| error.field)
            .collect();
        self.contact_errors = faults
            .into_iter()
            .filter(|error| blamed.contains(&error.field))
            .collect();
    }

    pub(super) fn set_consent(
        &mut self,
        key: DecisionKey,
        is_given: bool,
        at: Instant,
        input: InputKind,
    ) {
        let is_decidable = self.screen == Screen::Consents && !self.sending.is_busy();
        let shown = self.shown().filter(|_| is_decidable);
        let Some(statement) = shown
            .iter()
            .flat_map(|shown| &shown.statements)
            .find(|s| s.key == key)
        else {
            return;
        };
        let sha256 = statement.passage.sha256();
        let before = self.touched.iter().position(|touch| touch.key == key);
        let before = before.map(|place| self.touched.remove(place));
        self.touched.push(Touch {
            key,
            given: is_given.then_some(sha256),
            at,
            input,
            toggles: before.map_or(0, |touch| touch.toggles) + 1,
        });
    }

    pub(super) fn distrust(&mut self, keys: &[DecisionKey]) {
        let is_decidable = matches!(self.screen, Screen::Consents | Screen::Recap);
        if !is_decidable || self.sending.is_busy() {
            return;
        }
        for touch in &mut self.touched {
            if keys.contains(&touch.key) {
                touch.given = None;
            }
        }
        self.text_revision += 1;
        self.open(Screen::Consents);
        self.announcement = Some(Announcement::TextsAltered);
    }

    /// Drops each decision whose words are no longer the ones it was made on (R-CO-4): each
    /// consent by its own, the request by its own and its notices. Says whether all were kept.
    pub(super) fn keep_matching_decisions(&mut self) -> bool {
        self.keep_open_slot();
        if self.touched.is_empty() && self.asked_on.is_empty() {
            return true;
        }
        let are_kept = self.keep_matching_consents();
        self.keep_matching_request() && are_kept
    }

    fn keep_matching_consents(&mut self) -> bool {
        let shown = self.shown();
        let statements = shown.as_ref().map_or(&[][..], |shown| &shown.statements);
        let mut are_kept = true;
        for touch in &mut self.touched {
            let Some(sha256) = touch.given else { continue };
            let is_same = |s: &Statement| s.key == touch.key && s.passage.sha256() == sha256;
            if !statements.iter().any(is_same) {
                touch.given = None;
                are_kept = false;
            }
        }
        if !are_kept {
            // The same boxes may come back: they are then decided again, not taken for refused.
            self.decided_on = Vec::new();
        }
        are_kept
    }

    fn keep_matching_request(&mut self) -> bool {
        let is_asked = self.is_request_current();
        if !is_asked && !self.asked_on.is_empty() {
            self.is_call_requested = false;
            self.asked_on = Vec::new();
        }
        is_asked
    }

    /// Whether the request and its notices are the ones that were on screen when the contact
    /// step was left.
    pub(super) fn is_request_current(&self) -> bool {
        !self.asked_on.is_empty() && self.request_digests() == self.asked_on
    }

    fn request_digests(&self) -> Vec<Sha256Hex> {
        self.shown()
            .map_or_else(Vec::new, |shown| request_digests(&shown))
    }

    pub(super) fn has_statements(&self) -> bool {
        self.shown()
            .is_some_and(|shown| !shown.statements.is_empty())
    }
}

fn request_digests(shown: &Shown) -> Vec<Sha256Hex> {
    let passages = [&shown.notice, &shown.request].into_iter();
    let passages = passages.chain(&shown.phone_field);
    passages.map(Passage::sha256).collect()
}

fn statement_digests(shown: &Shown) -> Vec<Sha256Hex> {
    let statements = shown.statements.iter();
    statements.map(|s| s.passage.sha256()).collect()
}
