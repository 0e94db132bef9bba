//! Time stamps of signed heads (RFC 3161): somebody else says when the log was what it was.
//!
//! Only a digest of the head leaves the collector. What is checked of an answer, and what is
//! not, is in docs/decisions/0015.

mod authority;
mod token;

pub(crate) use authority::ask;
pub(crate) use token::{InvalidToken, Roots, verify};

use consent::Sha256Hex;
use der::asn1::{Null, ObjectIdentifier, OctetStringRef, UintRef};
use der::{Encode as _, Sequence};

/// SHA-256 (RFC 5754 2.2).
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// What an authority is asked to stamp, and the number that only its answer can know.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request {
    pub(crate) imprint: Sha256Hex,
    nonce: [u8; 8],
}

/// `TimeStampReq` (RFC 3161 2.4.1), without a policy or extensions of our own.
#[derive(Sequence)]
struct TimeStampReq<'a> {
    version: u8,
    message_imprint: MessageImprint<'a>,
    nonce: UintRef<'a>,
    cert_req: bool,
}

/// Which digest, and the digest.
#[derive(Sequence)]
struct MessageImprint<'a> {
    algorithm: Algorithm,
    digest: OctetStringRef<'a>,
}

/// SHA-256 takes no parameters; both ways to say so are in use (RFC 5754 2).
#[derive(Sequence)]
struct Algorithm {
    oid: ObjectIdentifier,
    #[asn1(optional = "true")]
    parameters: Option<Null>,
}

impl Request {
    /// A request for this document, with 8 random bytes.
    pub(crate) fn new(document: &[u8], mut random: [u8; 8]) -> Self {
        // A positive INTEGER of exactly 8 bytes has one encoding.
        let [first, ..] = &mut random;
        *first = *first & 0x7f | 0x40;
        Self {
            imprint: Sha256Hex::of(document),
            nonce: random,
        }
    }

    /// The request as it is sent.
    pub(crate) fn to_der(self) -> Result<Vec<u8>, der::Error> {
        let request = TimeStampReq {
            version: 1,
            message_imprint: MessageImprint {
                algorithm: Algorithm {
                    oid: SHA_256,
                    parameters: Some(Null),
                },
                digest: OctetStringRef::new(self.imprint.as_bytes())?,
            },
            nonce: UintRef::new(&self.nonce)?,
            cert_req: true,
        };
        request.to_der()
    }

    /// Whether this is the nonce that was sent.
    pub(crate) fn has_nonce(&self, nonce: Option<&[u8]>) -> bool {
        nonce == Some(self.nonce.as_slice())
    }
}
