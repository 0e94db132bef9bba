//! What a person decided about one statement.

use serde::{Deserialize, Serialize};

use crate::purpose::DecisionKey;

/// The outcome for one decision key. Unanswered is [`Self::Refused`] (GDPR rec. 32).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum DecisionState {
    /// The person ticked the box themselves.
    Given,
    /// The statement was shown and the box left or made empty.
    Refused,
    /// The statement was not shown: the channel was not asked for.
    NotShown,
}

/// One decision as the evidence lists it.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Decision {
    /// What was decided, and for whom.
    pub key: DecisionKey,
    /// How.
    pub state: DecisionState,
}
