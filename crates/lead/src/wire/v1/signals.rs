use serde::{Deserialize, Serialize};

/// What tells a person's request from a program's, as far as the browser can say it. Nothing
/// in it tells one person or one device from another.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignalsMessage {
    /// The challenge's task with its solution, as an ALTCHA v2 payload in JSON; absent when it
    /// was not solved in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<String>,
    /// Whether something wrote into the field that nobody is shown.
    #[serde(default)]
    pub trap_filled: bool,
}
