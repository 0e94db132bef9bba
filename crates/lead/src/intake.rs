//! The collector's reading of a lead: every faulty field at once, then the comparison of what
//! was shown with what is in force.
//!
//! Pure like the rest: the date is the one of the challenge, the deployment is an argument.

mod comparison;
mod doubt;
mod reading;

pub use doubt::{Arrival, Doubt, DoubtCode};

use chrono::NaiveDate;
use consent::evidence::Salt;
use consent::{
    CallSlot, Channel, DecisionState, Instant, Language, PartnerId, Sha256Hex, Statement,
};
use eligibility::{Answers, Assessment, WorkKind, assess};

use crate::call;
use crate::contact::Contact;
use crate::deployment::PublicDeployment;
use crate::shown::{Shown, Situation};
use crate::submission_id::SubmissionId;
use crate::wire::problem::ProblemCode;
use crate::wire::v1::{EvidenceMessage, SignalsMessage};
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
    /// The slot chosen for a call.
    pub slot: Option<CallSlot>,
    /// SHA-256 of the request's words as shown.
    pub request_sha256: Sha256Hex,
    /// Whether a person is asked to look at the result again (GDPR art. 22).
    pub human_review: bool,
    /// What was shown and decided.
    pub evidence: EvidenceMessage,
    /// What `evidence.answers_sha256` is salted with; kept with the contact.
    pub answers_salt: Salt,
    /// What `evidence.answers_sha256` is the digest of; kept with the contact.
    pub committed: String,
    /// The RFC 8785 form of what the browser attests ([`crate::wire::v1::Attestation`]).
    pub attested: String,
    /// What tells a person's request from a program's; the default where none was sent.
    pub signals: SignalsMessage,
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

impl Lead {
    /// SHA-256 of what the browser attests: in the receipt, and in each leaf of the log.
    #[must_use]
    pub fn evidence_sha256(&self) -> Sha256Hex {
        Sha256Hex::of(self.attested.as_bytes())
    }

    /// The kinds of works of the test; empty means the whole test.
    pub fn works(&self) -> impl Iterator<Item = WorkKind> {
        self.answers.works.iter().map(|work| work.kind)
    }

    /// Whether the slot chosen, if one was, can still be kept: it is lawful where the dwelling
    /// is, it has not begun, and it ends by the last day of the call (C. consom. D.223-9 and
    /// R.223-4, R-PH-7).
    pub fn check_slot(
        &self,
        received_at: Instant,
        call_not_after: Option<NaiveDate>,
    ) -> Result<(), Refusal> {
        let is_kept = self
            .slot
            .zip(call_not_after)
            .is_none_or(|(slot, deadline)| {
                call::is_open(slot, self.answers.place, received_at, deadline)
            });
        let gone = || Refusal::new(ProblemCode::SlotUnavailable, ["/request/slot"]);
        is_kept.then_some(()).ok_or_else(gone)
    }

    /// Renders the texts again, compares them and the decisions, assesses again.
    pub fn check(&self, in_force: InForce<'_>) -> Result<Checked, Refusal> {
        let InForce {
            deployment, today, ..
        } = in_force;
        comparison::periods(self, &deployment.terms, today)?;
        let shown = Shown::in_situation(Situation {
            deployment,
            language: self.language,
            works: &self.answers.works,
            channel: self.channel,
            slot: self.slot,
            has_email: self.contact.email.is_some(),
            today,
        });
        let is_offered = deployment.languages.contains(&self.language);
        let shown = shown.ok().filter(|_| is_offered);
        let shown = comparison::texts(self, shown, in_force.version, &deployment.terms)?;
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
