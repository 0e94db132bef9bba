use chrono::NaiveDate;
use consent::{Instant, PartnerId, Sha256Hex};
use serde::{Deserialize, Serialize};

use super::Version;
use crate::deployment::PublicDeployment;

/// `GET /v1/deployment`: what the widget shows is made from this.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DeploymentMessage {
    /// 1.
    pub version: Version,
    /// SHA-256 of the RFC 8785 form of `deployment`; also the `ETag`.
    pub deployment_version: Sha256Hex,
    /// The public part.
    pub deployment: PublicDeployment,
}

/// `POST /v1/challenges`: asks for a nonce. Holds nothing that was typed.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChallengeRequest {
    /// 1.
    pub version: Version,
    /// The partner whose page embeds the test; absent on the own site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<PartnerId>,
}

/// The answer: binds a proof to a moment that the server knows.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChallengeMessage {
    /// 1.
    pub version: Version,
    /// Good for one lead.
    pub nonce: String,
    /// The server's civil date in Europe/Paris: the date inside statements.
    pub today: NaiveDate,
    /// Until when the nonce is good.
    pub expires_at: Instant,
    /// The deployment in force.
    pub deployment_version: Sha256Hex,
    /// What to solve while the visitor answers: an ALTCHA v2 challenge in JSON, which names the
    /// nonce and is sent back as it is with its solution; absent where none is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
}
