use consent::{Instant, Language, Sha256Hex};
use serde::{Deserialize, Serialize};

use super::Version;

/// What the visitor chose about audience measurement.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum AnalyticsState {
    /// Accepted.
    Given,
    /// Refused.
    Refused,
}

/// `POST /v1/choices`: one choice of the cookie banner, without identity.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChoiceMessage {
    /// 1.
    pub version: Version,
    /// The deployment whose services were named.
    pub deployment_version: Sha256Hex,
    /// The language shown.
    pub language: Language,
    /// SHA-256 of the text shown, as the browser says; the words are those of the widget's
    /// release.
    pub text_sha256: Sha256Hex,
    /// The choice.
    pub analytics: AnalyticsState,
}

/// The answer: the choice is recorded.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StoredChoiceMessage {
    /// 1.
    pub version: Version,
    /// The record's id, random; a lead sent from the same browser names it.
    pub record_id: String,
    /// When it was recorded.
    pub recorded_at: Instant,
}
