use consent::{Instant, Sha256Hex};
use serde::{Deserialize, Serialize};

use super::Version;

/// `GET /v1/log/head`: what the transparency log is now.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogHeadMessage {
    /// 1.
    pub version: Version,
    /// How many leaves there are.
    pub size: u64,
    /// The root over them (RFC 9162 2.1.1).
    pub root: Sha256Hex,
    /// When the newest leaf came; for an empty log, now.
    pub at: Instant,
    /// The same, signed: compact JWS of `consent::log::TreeHead`.
    pub head_jws: String,
}

/// `GET /v1/log/inclusion/{leaf}`: that a leaf is in the log as it is now.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogInclusionMessage {
    /// 1.
    pub version: Version,
    /// The leaf's number, from 0.
    pub leaf: u64,
    /// The leaf's hash: nothing of what it is about.
    pub leaf_sha256: Sha256Hex,
    /// The hashes on its way up to the root (RFC 9162 2.1.3).
    pub path: Vec<Sha256Hex>,
    /// The signed head that the path leads to.
    pub head_jws: String,
}

/// `GET /v1/log/consistency?from=&to=`: that the log of one size began with the other.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogConsistencyMessage {
    /// 1.
    pub version: Version,
    /// The earlier size, from 1.
    pub from: u64,
    /// The later size.
    pub to: u64,
    /// The hashes that lead to both roots (RFC 9162 2.1.4).
    pub path: Vec<Sha256Hex>,
}

/// `GET /v1/log/stamp?from=`: when somebody else saw a head of the log (RFC 3161).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogStampMessage {
    /// 1.
    pub version: Version,
    /// How many leaves the head has.
    pub size: u64,
    /// The signed head: these bytes, and no line feed after them, are what was stamped.
    pub head_jws: String,
    /// The authority's answer: a `TimeStampToken` in DER, as base64 with padding (RFC 4648 §4).
    pub token: String,
}
