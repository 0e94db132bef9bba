use consent::evidence::Salt;
use consent::{CallSlot, Channel, Language, PartnerId, Sha256Hex};
use eligibility::{Answers, Assessment, WorkKind};
use serde::{Deserialize, Serialize};

use super::Version;
use super::evidence::EvidenceMessage;
use super::signals::SignalsMessage;
use crate::submission_id::SubmissionId;

/// `POST /v1/leads`: everything one person sends, once.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeadMessage {
    /// 1.
    pub version: Version,
    /// The same on every retry.
    pub submission_id: SubmissionId,
    /// The partner whose page embeds the test; absent on the own site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<PartnerId>,
    /// The language shown.
    pub language: Language,
    /// The answers of the test; never an exact income, never a date.
    pub answers: Answers,
    /// What the widget showed; the collector's own assessment counts.
    pub assessment: Assessment,
    /// Who asks.
    pub contact: ContactMessage,
    /// What they ask for.
    pub request: RequestMessage,
    /// What the browser drew for `evidence.answers_sha256`; kept with the contact.
    pub answers_salt: Salt,
    /// What was shown and decided.
    pub evidence: EvidenceMessage,
    /// What tells a person's request from a program's; absent where nothing was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signals: Option<SignalsMessage>,
}

/// What `evidence.answers_sha256` commits to: SHA-256 of the RFC 8785 form of these three, as
/// they stand in the message. Once the salt is erased with the contact, the digest tells nobody
/// whose answers they were.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CommittedAnswers<'a> {
    /// The message's `answers_salt`.
    pub salt: Salt,
    /// Its `answers`.
    pub answers: &'a Answers,
    /// Its `contact`.
    pub contact: &'a ContactMessage,
}

/// What a browser attests without saying who asks: the message without its answers, its
/// assessment, its contact, its salt and its signals, which prove no consent. The digest of its
/// RFC 8785 form goes into the receipt and into each leaf of the log.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Attestation<'a> {
    /// 1.
    pub version: Version,
    /// The message's.
    pub submission_id: SubmissionId,
    /// The message's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner: Option<&'a PartnerId>,
    /// The message's.
    pub language: Language,
    /// The message's.
    pub request: &'a RequestMessage,
    /// The message's.
    pub evidence: &'a EvidenceMessage,
}

impl LeadMessage {
    /// What the browser attests by this message.
    #[must_use]
    pub const fn attestation(&self) -> Attestation<'_> {
        Attestation {
            version: self.version,
            submission_id: self.submission_id,
            partner: self.partner.as_ref(),
            language: self.language,
            request: &self.request,
            evidence: &self.evidence,
        }
    }
}

/// Who asks.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ContactMessage {
    /// Given name, 1 to 100 characters.
    pub given_name: String,
    /// Family name, 1 to 100 characters.
    pub family_name: String,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Phone number as typed; the collector reads it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// What the person asks for: evidence of a demand, not a consent (R.223-4, R-PH-1).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RequestMessage {
    /// How to answer.
    pub channel: Channel,
    /// What about: the works of the test; empty means the whole test.
    pub works: Vec<WorkKind>,
    /// The slot chosen for a call; absent: as soon as possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot: Option<CallSlot>,
    /// SHA-256 of the request's words as shown.
    pub text_sha256: Sha256Hex,
    /// Whether a person is asked to look at the result again (GDPR art. 22, R-AD-1).
    #[serde(default)]
    pub human_review: bool,
}
