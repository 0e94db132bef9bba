//! Version 1 of the messages. May change until the first release, with a CHANGELOG line;
//! afterwards a change is version 2.

mod challenge;
mod choice;
mod evidence;
mod lead;
mod log;
mod receipt;
mod signals;
mod stored;

pub use challenge::{ChallengeMessage, ChallengeRequest, DeploymentMessage};
pub use choice::{AnalyticsState, ChoiceMessage, StoredChoiceMessage};
pub use consent::evidence::{DecidedAt, InputKind};
pub use evidence::{
    AnalyticsClaim, BrowserClaims, EvidenceMessage, FORM_ID, NoticesShown, PartnersShown,
    StatementMessage, form_id,
};
pub use lead::{Attestation, CommittedAnswers, ContactMessage, LeadMessage, RequestMessage};
pub use log::{LogConsistencyMessage, LogHeadMessage, LogInclusionMessage, LogStampMessage};
pub use receipt::{
    ChoicesMessage, DecidedMessage, RequestedMessage, Standing, WithdrawalMessage, WithdrawnMessage,
};
pub use signals::SignalsMessage;
pub use stored::StoredLeadMessage;

use serde::{Deserialize, Serialize};

/// The number 1: each message says which version it is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Version;

/// The message is of another version.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("only version 1 is known")]
pub struct UnknownVersion;

impl TryFrom<u8> for Version {
    type Error = UnknownVersion;

    fn try_from(version: u8) -> Result<Self, UnknownVersion> {
        if version == 1 {
            Ok(Self)
        } else {
            Err(UnknownVersion)
        }
    }
}

impl From<Version> for u8 {
    fn from(_: Version) -> Self {
        1
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Version {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Version".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "const": 1 })
    }
}
