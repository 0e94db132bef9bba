use consent::{Channel, Decision, DecisionKey, Instant, Language, PartnerId, Sha256Hex};
use eligibility::{Answers, Assessment, WorkKind};
use serde::{Deserialize, Serialize};

use super::Version;
use super::choice::AnalyticsState;
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
    /// What was shown and decided.
    pub evidence: EvidenceMessage,
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
    /// SHA-256 of the request's words as shown.
    pub text_sha256: Sha256Hex,
    /// Whether a person is asked to look at the result again (GDPR art. 22, R-AD-1).
    #[serde(default)]
    pub human_review: bool,
}

/// What was shown, what was decided.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EvidenceMessage {
    /// The nonce of the challenge.
    pub nonce: String,
    /// The deployment that the texts were made from.
    pub deployment_version: Sha256Hex,
    /// SHA-256 of the level-1 notice as shown.
    pub notice_sha256: Sha256Hex,
    /// SHA-256 of the privacy policy that the notice links to.
    pub policy_sha256: Sha256Hex,
    /// Every statement shown, in the order shown.
    pub statements: Vec<StatementMessage>,
    /// Every decision of the deployment, shown or not.
    pub decisions: Vec<Decision>,
    /// What only the browser says; recorded as its claim, never as fact.
    pub claims: BrowserClaims,
}

/// One statement as shown.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatementMessage {
    /// What its box decides.
    pub key: DecisionKey,
    /// SHA-256 of its blocks joined by line feeds.
    pub sha256: Sha256Hex,
}

/// What only the browser can say (design: client claims are labelled so).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BrowserClaims {
    /// Origin and path of the page, without query.
    pub page: String,
    /// SHA-256 of the wasm that ran, as the loader passed it; absent under live reload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wasm_sha256: Option<Sha256Hex>,
    /// When the test was started, by the device's clock.
    pub started_at: Instant,
    /// When the send button was pressed, by the device's clock.
    pub submitted_at: Instant,
    /// When and how each box was last touched.
    #[serde(default)]
    pub decided: Vec<DecidedAt>,
    /// The analytics choice kept in this browser, if one was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub analytics: Option<AnalyticsClaim>,
}

/// When and how one box was last touched.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecidedAt {
    /// Which box.
    pub key: DecisionKey,
    /// When, by the device's clock.
    pub at: Instant,
    /// With what.
    pub input: InputKind,
}

/// What a box was touched with.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum InputKind {
    /// Mouse, finger or pen.
    Pointer,
    /// Keyboard, or an assistive technology that acts as one.
    Keyboard,
}

/// The analytics choice kept in the browser.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnalyticsClaim {
    /// The record's id, as `POST /v1/choices` gave it: 22 to 64 letters, digits, `-` and `_`; absent when it could not be recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_id: Option<String>,
    /// The choice.
    pub state: AnalyticsState,
}
