//! What opens a receipt: 192 random bits in its link. Who has it can see and withdraw choices.

use std::str::FromStr;

use consent::{Sha256Hex, base64url};

use crate::random::{self, NoRandomness};

const BYTES: usize = 24;

/// The token of one receipt. Neither printed nor logged; the database keeps its digest.
#[derive(Clone)]
pub(crate) struct ReceiptToken(String);

/// The text is no token.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a receipt's token is 24 bytes in base64url")]
pub(crate) struct InvalidReceiptToken;

impl ReceiptToken {
    /// One that nobody had before.
    pub(crate) fn draw() -> Result<Self, NoRandomness> {
        let bytes: [u8; BYTES] = random::bytes()?;
        Ok(Self(base64url::encode(&bytes)))
    }

    /// As it stands in the link.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// What is kept of it. A token is random enough that its digest needs no salt.
    pub(crate) fn sha256(&self) -> Sha256Hex {
        Sha256Hex::of(self.0.as_bytes())
    }
}

impl FromStr for ReceiptToken {
    type Err = InvalidReceiptToken;

    fn from_str(text: &str) -> Result<Self, InvalidReceiptToken> {
        match base64url::decode(text) {
            Ok(bytes) if bytes.len() == BYTES => Ok(Self(text.to_owned())),
            _ => Err(InvalidReceiptToken),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_more_than_128_random_bits_and_is_read_back() {
        let (one, other) = (ReceiptToken::draw().unwrap(), ReceiptToken::draw().unwrap());
        assert_eq!(base64url::decode(one.as_str()).unwrap().len() * 8, 192);
        assert_ne!(one.as_str(), other.as_str());
        let read: ReceiptToken = one.as_str().parse().unwrap();
        assert_eq!(read.sha256(), one.sha256());
    }

    #[test]
    fn anything_else_is_no_token() {
        let short = base64url::encode(&[7; 16]);
        for text in ["", "withdrawals", &short, &"=".repeat(32), &"é".repeat(16)] {
            assert!(text.parse::<ReceiptToken>().is_err(), "{text}");
        }
    }
}
