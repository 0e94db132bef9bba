//! Randomness of the operating system.

use consent::Instant;
use lead::SubmissionId;

/// The operating system gave no randomness.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the operating system gave no randomness")]
pub struct NoRandomness;

/// So many random bytes.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

/// 128 random bits, as lower-case hexadecimal.
pub(crate) fn token() -> Result<String, NoRandomness> {
    bytes::<16>()
        .map(u128::from_be_bytes)
        .map(|number| format!("{number:032x}"))
}

/// A version 7 UUID (RFC 9562): sorts by time, and cannot be guessed.
pub(crate) fn uuid(now: Instant) -> Result<String, NoRandomness> {
    let millis = u64::try_from(now.unix_millis()).unwrap_or_default();
    Ok(SubmissionId::new(millis, bytes()?).to_string())
}
