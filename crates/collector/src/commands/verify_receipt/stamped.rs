//! A time stamp of the published head (RFC 3161), as `GET /v1/log/stamp` gives it.

use std::path::Path;

use anyhow::Context as _;
use consent::{Instant, Sha256Hex};
use lead::wire::v1::LogStampMessage;
use verify::{PublishedHead, Verdict};

use crate::base64;
use crate::log_stamp::{self, InvalidToken, Roots};

/// The text is no stamp of a head.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("not a time stamp of a head, as /v1/log/stamp gives it")]
struct NoStamp;

/// What a stamp is worth.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Stamped {
    /// The head existed then.
    At(Instant),
    /// So somebody says whom nobody named.
    ByWhomever(Instant),
    /// The stamp proves nothing.
    Never(InvalidToken),
}

impl Stamped {
    /// All of it with this stamp, in one word.
    pub(super) fn with(stamp: Option<Self>, verdict: Verdict) -> Verdict {
        match (stamp, verdict) {
            (Some(Self::Never(_)), _) => Verdict::Faulty,
            (Some(Self::ByWhomever(_)), Verdict::Sound) => Verdict::Incomplete,
            (_, verdict) => verdict,
        }
    }
}

/// The stamped head, and what the stamp is worth.
pub(super) fn open(
    text: &str,
    file: &Path,
    roots: Option<&Roots>,
) -> anyhow::Result<(PublishedHead, Stamped)> {
    let read = |text| {
        let message: LogStampMessage = serde_json::from_str(text).ok()?;
        let head = PublishedHead::parse(&message.head_jws).ok()?;
        let token = base64::decode(&message.token)?;
        Some((message.head_jws, head, token))
    };
    let (jws, head, token) = read(text)
        .ok_or(NoStamp)
        .with_context(|| file.display().to_string())?;
    // The nonce was checked by whoever asked for the stamp.
    let imprint = Sha256Hex::of(jws.as_bytes());
    let stamped = match log_stamp::verify(&token, imprint, |_| true, roots) {
        Ok(at) if roots.is_some() => Stamped::At(at),
        Ok(at) => Stamped::ByWhomever(at),
        Err(fault) => Stamped::Never(fault),
    };
    Ok((head, stamped))
}
