//! The collector's reading of a lead: every faulty field at once, then the comparison of what
//! was shown with what is in force.
//!
//! Pure like the rest: the date is the one of the challenge, the deployment is an argument.

mod comparison;

use chrono::NaiveDate;
use consent::{Channel, DecisionState, Language, PartnerId, Sha256Hex, Statement};
use eligibility::{Answers, Assessment, WorkKind, assess};

use crate::contact::{Contact, ContactDraft, Field};
use crate::deployment::PublicDeployment;
use crate::shown::{Shown, Situation};
use crate::submission_id::SubmissionId;
use crate::wire::problem::ProblemCode;
use crate::wire::v1::{BrowserClaims, EvidenceMessage, LeadMessage};
use crate::works;

/// The longest page address that a browser may claim, in bytes.
pub const MAX_PAGE_BYTES: usize = 2000;

/// A lead whose fields are all readable, not yet compared with the deployment.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    /// The same on every retry.
    pub submission_id: SubmissionId,
    /// The partner whose page embeds the test.
    pub partner: Option<PartnerId>,
    /// The language shown.
    pub language: Language,
    /// The answers of the test.
    pub answers: Answers,
    /// What the widget showed.
    pub claimed_assessment: Assessment,
    /// Who asks.
    pub contact: Contact,
    /// How to answer.
    pub channel: Channel,
    /// SHA-256 of the request's words as shown.
    pub request_sha256: Sha256Hex,
    /// Whether a person is asked to look at the result again (GDPR art. 22).
    pub human_review: bool,
    /// What was shown and decided.
    pub evidence: EvidenceMessage,
}

/// What a lead is compared with.
#[derive(Clone, Copy, Debug)]
pub struct InForce<'a> {
    /// The deployment.
    pub deployment: &'a PublicDeployment,
    /// Its version.
    pub version: Sha256Hex,
    /// The server's civil date when the challenge was given: the date inside statements.
    pub today: NaiveDate,
}

/// A lead whose texts and decisions are those in force, with the collector's own assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The texts, rendered again.
    pub shown: Shown,
    /// The names of the works in the request.
    pub works: Vec<&'static str>,
    /// One per decision key of the deployment, those shown first, in their order.
    pub decisions: Vec<Decided>,
    /// The collector's assessment; it counts.
    pub assessment: Assessment,
    /// Whether the widget showed another one.
    pub result_differs: bool,
}

/// A statement and what was decided about it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Decided {
    /// The statement as in force.
    pub statement: Statement,
    /// The decision.
    pub state: DecisionState,
}

/// Why a lead is not taken: a code, and RFC 6901 pointers to the fields concerned.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{}", code.title())]
pub struct Refusal {
    /// What is wrong.
    pub code: ProblemCode,
    /// Where.
    pub pointers: Vec<String>,
}

impl Refusal {
    /// A refusal about these fields.
    pub fn new<P: Into<String>>(code: ProblemCode, pointers: impl IntoIterator<Item = P>) -> Self {
        Self {
            code,
            pointers: pointers.into_iter().map(Into::into).collect(),
        }
    }
}

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
        if !is_page(&message.evidence.claims) {
            faults.push("/evidence/claims/page".to_owned());
        }
        if !has_record_token(&message.evidence.claims) {
            faults.push("/evidence/claims/analytics/record_id".to_owned());
        }
        match contact {
            Some(contact) if faults.is_empty() => Ok(Self {
                submission_id: message.submission_id,
                partner: message.partner,
                language: message.language,
                answers: message.answers,
                claimed_assessment: message.assessment,
                contact,
                channel: message.request.channel,
                request_sha256: message.request.text_sha256,
                human_review: message.request.human_review,
                evidence: message.evidence,
            }),
            _ => Err(Refusal::new(ProblemCode::InvalidField, faults)),
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

/// Origin and path only: a query may hold personal data.
fn is_page(claims: &BrowserClaims) -> bool {
    let page = claims.page.as_str();
    let has_scheme = page.starts_with("https://") || page.starts_with("http://");
    let is_plain = |b: u8| b.is_ascii_graphic() && !b"?#\"<>\\".contains(&b);
    has_scheme && page.len() <= MAX_PAGE_BYTES && page.bytes().all(is_plain)
}

/// The record's id is a random token of the collector's: kept with the lead, it must not
/// become a place for anything else.
fn has_record_token(claims: &BrowserClaims) -> bool {
    let analytics = claims.analytics.as_ref();
    let id = analytics.and_then(|claim| claim.record_id.as_deref());
    let is_token = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    id.is_none_or(|id| (22..=64).contains(&id.len()) && id.bytes().all(is_token))
}

impl Lead {
    /// The kinds of works of the test; empty means the whole test.
    pub fn works(&self) -> impl Iterator<Item = WorkKind> {
        self.answers.works.iter().map(|work| work.kind)
    }

    /// Renders the texts again, compares them and the decisions, assesses again.
    pub fn check(&self, in_force: InForce<'_>) -> Result<Checked, Refusal> {
        let InForce {
            deployment, today, ..
        } = in_force;
        let shown = Shown::in_situation(Situation {
            deployment,
            language: self.language,
            works: &self.answers.works,
            channel: self.channel,
            has_email: self.contact.email.is_some(),
            today,
        });
        let is_offered = deployment.languages.contains(&self.language);
        let shown = shown.ok().filter(|_| is_offered);
        let shown = comparison::texts(self, shown, in_force.version, &deployment.terms.policy)?;
        let decisions = comparison::decisions(&self.evidence.decisions, &shown)?;
        let assessment = assess(&self.answers, today, deployment.rates.as_ref());
        Ok(Checked {
            works: works::names(&self.answers.works, self.language),
            decisions,
            result_differs: assessment != self.claimed_assessment,
            assessment,
            shown,
        })
    }
}
