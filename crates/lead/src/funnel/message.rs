//! The message to send, made from the state.

use consent::{DecisionKey, Instant};

use super::{Challenge, Funnel, Way};
use crate::contact::Contact;
use crate::shown::Shown;
use crate::wire::v1::{
    BrowserClaims, ContactMessage, DecidedAt, EvidenceMessage, LeadMessage, RequestMessage,
    StatementMessage, Version,
};

impl Funnel {
    /// Everything the visitor is about to send; `None` while a step is not done.
    #[must_use]
    pub fn message(&self, submitted_at: Instant) -> Option<LeadMessage> {
        let is_complete = self.contact_faults().is_empty()
            && self.is_request_current()
            && self.are_texts_decided();
        let shown = self.shown().filter(|_| is_complete)?;
        let channel = self.way.and_then(Way::channel)?;
        let contact = Contact::read(&self.contact, channel).ok()?;
        let answers = self.questionnaire.answers(self.context());
        Some(LeadMessage {
            version: Version,
            submission_id: self.submission_id,
            partner: self.page.partner.clone(),
            language: self.language,
            assessment: self.assessment(),
            contact: ContactMessage {
                given_name: contact.given_name.as_str().to_owned(),
                family_name: contact.family_name.as_str().to_owned(),
                email: contact.email.map(|email| email.as_str().to_owned()),
                phone: contact.phone.map(|phone| phone.typed),
            },
            request: RequestMessage {
                channel,
                works: answers.works.iter().map(|work| work.kind).collect(),
                text_sha256: shown.request.sha256(),
                human_review: self.human_review,
            },
            evidence: self.evidence(&shown, submitted_at)?,
            answers,
        })
    }

    fn evidence(&self, shown: &Shown, submitted_at: Instant) -> Option<EvidenceMessage> {
        let Challenge::Ready(challenge) = &self.challenge else {
            return None;
        };
        let given: Vec<DecisionKey> = self.given.iter().map(|given| given.key.clone()).collect();
        let statements = shown.statements.iter().map(|statement| StatementMessage {
            key: statement.key.clone(),
            sha256: statement.passage.sha256(),
        });
        let decided = self.touched.iter().map(|touch| DecidedAt {
            key: touch.key.clone(),
            at: touch.at,
            input: touch.input,
        });
        Some(EvidenceMessage {
            nonce: challenge.nonce.clone(),
            deployment_version: self.deployment.deployment_version,
            notice_sha256: shown.notice.sha256(),
            policy_sha256: self.deployment.deployment.terms.policy.sha256,
            statements: statements.collect(),
            decisions: shown.decisions(&given),
            claims: BrowserClaims {
                page: self.page.address.clone(),
                wasm_sha256: self.page.wasm_sha256,
                started_at: self.started_at.unwrap_or(submitted_at),
                submitted_at,
                decided: decided.collect(),
                analytics: self.analytics.clone(),
            },
        })
    }
}
