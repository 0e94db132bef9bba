use consent::receipt::Receipt;
use serde::{Deserialize, Serialize};

use super::Version;

/// 201 of `POST /v1/leads`: the lead is durable and this proves it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StoredLeadMessage {
    /// 1.
    pub version: Version,
    /// The lead's id, the collector's own.
    pub lead_id: String,
    /// The receipt in clear, the payload of `receipt_jws`.
    pub receipt: Receipt,
    /// The receipt signed: compact JWS (RFC 7515) with `EdDSA` (RFC 8037) over RFC 8785 JSON.
    pub receipt_jws: String,
    /// Where the log holds the receipt's events (`consent::log::LeadProof`): JSON as text, kept
    /// with the receipt and read by whoever checks it.
    pub log_proof: String,
    /// What opens `/r/{token}`, where every choice can be seen and taken back without an account;
    /// absent from a retry that comes more than a day later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt_token: Option<String>,
    /// Whether the collector's assessment differs from the one shown.
    pub result_differs: bool,
}
