//! Every field of a message, and all of its faults at once; then what the message says against
//! itself.

mod claimed;

use consent::{Channel, Decision, DecisionKey, DecisionState, Sha256Hex};

use super::{Lead, Refusal};
use crate::contact::{Contact, ContactDraft, Field};
use crate::json;
use crate::wire::problem::ProblemCode;
use crate::wire::v1::{CommittedAnswers, EvidenceMessage, LeadMessage, form_id};

impl TryFrom<LeadMessage> for Lead {
    type Error = Refusal;

    /// Reads every field; all faults at once.
    fn try_from(message: LeadMessage) -> Result<Self, Refusal> {
        let mut faults = Vec::new();
        let contact = read_contact(&message, &mut faults);
        if message.answers.has_exact_income() {
            // R-MI-2: an income leaves the browser as a class only.
            faults.push("/answers/household/income".to_owned());
        }
        let answered = message.answers.works.iter().map(|work| work.kind);
        if !message.request.works.iter().copied().eq(answered) {
            faults.push("/request/works".to_owned());
        }
        if message.request.slot.is_some() && message.request.channel != Channel::Phone {
            faults.push("/request/slot".to_owned());
        }
        if message.evidence.form_id != form_id(message.partner.as_ref()) {
            faults.push("/evidence/form_id".to_owned());
        }
        claimed::faults(&message.evidence, &mut faults);
        let contact = contact.filter(|_| faults.is_empty());
        let Some(contact) = contact else {
            return Err(Refusal::new(ProblemCode::InvalidField, faults));
        };
        check_consents(&message.evidence)?;
        let committed = check_commitment(&message)?;
        let attested = json::to_canonical(&message.attestation());
        match attested {
            Ok(attested) => Ok(Self {
                submission_id: message.submission_id,
                partner: message.partner,
                language: message.language,
                answers: message.answers,
                claimed_assessment: message.assessment,
                contact,
                channel: message.request.channel,
                slot: message.request.slot,
                request_sha256: message.request.text_sha256,
                human_review: message.request.human_review,
                evidence: message.evidence,
                answers_salt: message.answers_salt,
                committed,
                attested,
                signals: message.signals.unwrap_or_default(),
            }),
            Err(_) => Err(Refusal::new(ProblemCode::InvalidField, ["/evidence"])),
        }
    }
}

fn read_contact(message: &LeadMessage, faults: &mut Vec<String>) -> Option<Contact> {
    let channel = message.request.channel;
    let sent = &message.contact;
    let draft = ContactDraft {
        given_name: sent.given_name.clone(),
        family_name: sent.family_name.clone(),
        email: sent.email.clone().unwrap_or_default(),
        phone: sent.phone.clone().unwrap_or_default(),
    };
    if channel == Channel::Email && sent.phone.is_some() {
        faults.push(pointer(Field::Phone)); // R-MI-2
    }
    match Contact::read(&draft, channel) {
        Ok(contact) => Some(contact),
        Err(errors) => {
            faults.extend(errors.iter().map(|error| pointer(error.field)));
            None
        }
    }
}

fn pointer(field: Field) -> String {
    format!("/contact/{}", field.name())
}

/// A message that says against itself that a consent is none (CJEU C-673/17, C-61/19; GDPR 7(4);
/// design: only a trusted user event gives a consent). No widget of ours sends one.
///
/// Silence about the press is no better than an untrusted one: a box that starts empty is given
/// by a press or not at all, and a consent without its moment proves nothing (GDPR 7(1)).
fn check_consents(evidence: &EvidenceMessage) -> Result<(), Refusal> {
    let is_given = |key: &DecisionKey| {
        let is_it = |d: &Decision| d.key == *key && d.state == DecisionState::Given;
        evidence.decisions.iter().any(is_it)
    };
    let is_shown = |key: &DecisionKey| evidence.statements.iter().any(|s| s.key == *key);
    let is_pressed = |key: &DecisionKey| {
        let mut presses = evidence.claims.decided.iter();
        presses.any(|press| press.key == *key && press.toggles > 0)
    };
    let statements = evidence.statements.iter().enumerate();
    let unfree = statements.filter(|(_, statement)| !statement.is_free());
    let unfree = unfree.map(|(i, _)| format!("/evidence/statements/{i}"));
    let decided = evidence.claims.decided.iter().enumerate();
    let untrusted = decided.filter(|(_, decided)| !decided.is_trusted && is_given(&decided.key));
    let untrusted = untrusted.map(|(i, _)| format!("/evidence/claims/decided/{i}/is_trusted"));
    // A decision about words that were not shown is refused for that.
    let given = evidence.decisions.iter().enumerate();
    let given = given.filter(|(_, d)| d.state == DecisionState::Given && is_shown(&d.key));
    let untold = given.filter(|(_, decision)| !is_pressed(&decision.key));
    let untold = untold.map(|(i, _)| format!("/evidence/decisions/{i}"));
    let pointers: Vec<String> = unfree.chain(untrusted).chain(untold).collect();
    if pointers.is_empty() {
        return Ok(());
    }
    Err(Refusal::new(ProblemCode::ConsentNotFree, pointers))
}

/// Gives the text that was committed to.
fn check_commitment(message: &LeadMessage) -> Result<String, Refusal> {
    let committed = json::to_canonical(&CommittedAnswers {
        salt: message.answers_salt,
        answers: &message.answers,
        contact: &message.contact,
    });
    let is_theirs =
        |text: &String| Sha256Hex::of(text.as_bytes()) == message.evidence.answers_sha256;
    let pointers = ["/evidence/answers_sha256"];
    let mismatch = || Refusal::new(ProblemCode::CommitmentMismatch, pointers);
    committed.ok().filter(is_theirs).ok_or_else(mismatch)
}
