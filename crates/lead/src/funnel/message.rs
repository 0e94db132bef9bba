//! The message to send, made from the state.

use consent::receipt::ReceiptPolicy;
use consent::{Channel, DecisionKey, Sha256Hex};

use super::{Challenge, Funnel, Way, Witness};
use crate::contact::Contact;
use crate::json;
use crate::shown::Shown;
use crate::wire::v1::{
    BrowserClaims, CommittedAnswers, ContactMessage, DecidedAt, EvidenceMessage, LeadMessage,
    NoticesShown, PartnersShown, RequestMessage, StatementMessage, Version, form_id,
};

impl Funnel {
    /// Everything the visitor is about to send; `None` while a step is not done.
    #[must_use]
    pub fn message(&self, witness: &Witness) -> Option<LeadMessage> {
        // Rendered once: the visitor waits.
        let shown = self.shown()?;
        let is_complete = self.contact_faults().is_empty()
            && self.is_all_decided(&shown)
            && !self.is_result_new();
        if !is_complete {
            return None;
        }
        let channel = self.way.and_then(Way::channel)?;
        let contact = Contact::read(&self.contact, channel).ok()?;
        let answers = self.questionnaire.answers(self.context());
        let contact = ContactMessage {
            given_name: contact.given_name.as_str().to_owned(),
            family_name: contact.family_name.as_str().to_owned(),
            email: contact.email.map(|email| email.as_str().to_owned()),
            phone: contact.phone.map(|phone| phone.typed),
        };
        let committed = CommittedAnswers {
            salt: witness.salt,
            answers: &answers,
            contact: &contact,
        };
        let committed = json::to_canonical(&committed).ok()?;
        let answers_sha256 = Sha256Hex::of(committed.as_bytes());
        Some(LeadMessage {
            version: Version,
            submission_id: self.submission_id,
            partner: self.page.partner.clone(),
            language: self.language,
            assessment: self.assessment(),
            contact,
            request: RequestMessage {
                channel,
                works: answers.works.iter().map(|work| work.kind).collect(),
                slot: self.slot().filter(|_| channel == Channel::Phone),
                text_sha256: shown.request.sha256(),
                human_review: self.human_review,
            },
            answers_salt: witness.salt,
            evidence: self.evidence(&shown, witness, answers_sha256)?,
            answers,
            signals: Some(self.signals.clone()),
        })
    }

    fn evidence(
        &self,
        shown: &Shown,
        witness: &Witness,
        answers_sha256: Sha256Hex,
    ) -> Option<EvidenceMessage> {
        let Challenge::Ready(challenge) = &self.challenge else {
            return None;
        };
        let given: Vec<DecisionKey> = self.given().cloned().collect();
        let terms = &self.deployment.deployment.terms;
        // Boxes of another way, or of the test before this one, may have been seen and touched too.
        let is_shown = |key: &DecisionKey| shown.statements.iter().any(|known| known.key == *key);
        let seen = witness.seen.iter().filter(|seen| is_shown(&seen.key));
        let touched = self.touched.iter().filter(|touch| is_shown(&touch.key));
        let decided = touched.map(|touch| DecidedAt {
            key: touch.key.clone(),
            at: touch.at,
            input: touch.input,
            is_trusted: true, // no other press reaches the journey
            toggles: touch.toggles,
        });
        Some(EvidenceMessage {
            version: Version,
            form_id: form_id(self.page.partner.as_ref()),
            nonce: challenge.nonce.clone(),
            deployment_version: self.deployment.deployment_version,
            notice: NoticesShown::of(shown),
            policy: ReceiptPolicy::from(&terms.policy),
            partners: PartnersShown::of(terms),
            statements: shown.statements.iter().map(StatementMessage::of).collect(),
            decisions: shown.decisions(&given),
            answers_sha256,
            claims: BrowserClaims {
                page: self.page.address.clone(),
                widget_version: env!("CARGO_PKG_VERSION").to_owned(),
                wasm_sha256: self.page.wasm_sha256,
                surroundings: witness.surroundings.clone(),
                started_at: self.started_at.unwrap_or(witness.at()),
                submit: witness.submit,
                seen: seen.cloned().collect(),
                decided: decided.collect(),
                signals: witness.signals,
                analytics: self.analytics.clone(),
            },
        })
    }
}
