//! What is published, as whoever checks brings it.

use consent::Sha256Hex;
use consent::log::TreeHead;
use consent::receipt::seal::KnownKeys;
use serde::Deserialize;

/// What a receipt is checked against; each part may be missing.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Evidence {
    /// The keys of `/.well-known/jwks.json`.
    pub keys: Option<KnownKeys>,
    /// A head of the log.
    pub head: Option<PublishedHead>,
    /// That this head goes on from the one in the receipt.
    pub consistency: Option<Consistency>,
}

/// A head of the log, as `GET /v1/log/head` gives it: its signature, and what is said of it in
/// clear. The bare signature (JWS) will do.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PublishedHead {
    pub(crate) jws: String,
    stated: Option<Stated>,
}

/// The text is no head of a log.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a signed head of the log, as /v1/log/head gives it")]
pub struct NoHead;

#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stated {
    version: u8,
    size: u64,
    root: Sha256Hex,
    at: consent::Instant,
    head_jws: String,
}

/// That the log of size `to` began with the log of size `from`, as
/// `GET /v1/log/consistency?from=&to=` gives it (RFC 9162 2.1.4).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consistency {
    version: u8,
    pub(crate) from: u64,
    pub(crate) to: u64,
    pub(crate) path: Vec<Sha256Hex>,
}

/// The text is no proof of consistency.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a proof of consistency, as /v1/log/consistency gives it")]
pub struct NoConsistency;

impl PublishedHead {
    /// Reads the answer of `GET /v1/log/head`, or the JWS alone. Nothing is believed yet.
    pub fn parse(text: &str) -> Result<Self, NoHead> {
        let text = text.trim();
        if !text.starts_with('{') {
            let is_jws = text.split('.').count() == 3 && !text.contains(char::is_whitespace);
            let jws = is_jws.then(|| text.to_owned());
            return jws.map(|jws| Self { jws, stated: None }).ok_or(NoHead);
        }
        let stated: Stated = serde_json::from_str(text).map_err(|_| NoHead)?;
        if stated.version != 1 {
            return Err(NoHead);
        }
        let jws = stated.head_jws.clone();
        let stated = Some(stated);
        Ok(Self { jws, stated })
    }

    /// What was signed.
    #[must_use]
    pub fn jws(&self) -> &str {
        &self.jws
    }

    /// Whether what is said in clear is what was signed.
    #[must_use]
    pub fn says(&self, head: &TreeHead) -> bool {
        self.stated.as_ref().is_none_or(|stated| {
            (stated.size, stated.root, stated.at) == (head.size, head.root, head.at)
        })
    }
}

impl Consistency {
    /// Reads the answer of `GET /v1/log/consistency`.
    pub fn parse(text: &str) -> Result<Self, NoConsistency> {
        let read: Result<Self, _> = serde_json::from_str(text);
        read.ok()
            .filter(|proof| proof.version == 1)
            .ok_or(NoConsistency)
    }
}
