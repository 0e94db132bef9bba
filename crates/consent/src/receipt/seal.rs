//! Signing receipts and tree heads, and checking them: compact JWS (RFC 7515) with Ed25519
//! (RFC 8037) over the RFC 8785 form of what is signed.
//!
//! One algorithm, one type per document, one canonical payload: what else a header could say
//! is refused, so that nothing has to be decided while checking.

use std::fmt;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

mod known_keys;

use super::Receipt;
use crate::base64url;
use crate::canonical_json::{self, NotCanonical};
use crate::digest::Sha256Hex;
use crate::instant::Instant;

pub use known_keys::{InvalidJwks, InvalidSignature, KnownKey, KnownKeys};

/// The `typ` of a signed receipt, so that no other token of this key passes for one.
pub const RECEIPT_TYPE: &str = "cee-receipt+jws";

const ALGORITHM: &str = "EdDSA";

/// A document that the collector signs.
pub trait Sealable: DeserializeOwned + Serialize {
    /// The `typ` of its header.
    const TYPE: &str;

    /// When it was made, by the collector's clock; the key that signs it counts at that time.
    fn sealed_at(&self) -> Instant;
}

impl Sealable for Receipt {
    const TYPE: &str = RECEIPT_TYPE;

    fn sealed_at(&self) -> Instant {
        self.received_at
    }
}

/// The collector's Ed25519 key pair; the secret half never shows.
pub struct SigningKeyPair(SigningKey);

/// The half that everybody may know.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PublicKey(VerifyingKey);

/// A set of public keys (RFC 7517), as `/.well-known/jwks.json` gives it.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
pub struct Jwks {
    /// The keys, the one that signs first.
    pub keys: Vec<Jwk>,
}

/// An Ed25519 public key as JSON (RFC 8037 2).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub struct Jwk {
    /// `OKP`.
    pub kty: String,
    /// `Ed25519`.
    pub crv: String,
    /// The key, 32 bytes in base64url.
    pub x: String,
    /// SHA-256 thumbprint of the key (RFC 7638) in base64url.
    pub kid: String,
    /// `EdDSA`.
    pub alg: String,
    /// `sig`.
    pub r#use: String,
    /// In seconds since the Unix epoch: the key signs nothing dated before. Absent: unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nbf: Option<i64>,
    /// In seconds since the Unix epoch: the key signs nothing dated then or later. Absent: it
    /// still signs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exp: Option<i64>,
}

/// The key is none of Ed25519, or its `kid` is not its thumbprint.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not an Ed25519 public key under its thumbprint")]
pub struct InvalidKey;

/// Why a text is no signed document of these keys.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum InvalidSeal {
    /// Not three parts of base64url parted by dots.
    #[error("not a compact JWS")]
    Shape,
    /// Another algorithm, another type, or a header field that nobody knows.
    #[error("the header is not that of the document")]
    Header,
    /// Signed with a key that is not in the set.
    #[error("the key is not known")]
    UnknownKey,
    /// The signature does not fit: something was changed.
    #[error("the signature does not fit")]
    Signature,
    /// The payload is not in its RFC 8785 form, or is another document.
    #[error("the payload is not the canonical document")]
    Payload,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    kid: String,
    typ: String,
}

impl SigningKeyPair {
    /// The key pair of a 32-byte secret (RFC 8032 5.1.5), which must come from a random source.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The public half.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// The signed document.
    pub fn sign<T: Sealable>(&self, document: &T) -> Result<String, NotCanonical> {
        let header = Header {
            alg: ALGORITHM.to_owned(),
            kid: self.public_key().kid(),
            typ: T::TYPE.to_owned(),
        };
        let header = canonical_json::to_string(&header)?;
        let payload = canonical_json::to_string(document)?;
        Ok(self.compact(&header, payload.as_bytes()))
    }

    fn compact(&self, header: &str, payload: &[u8]) -> String {
        let mut jws = base64url::encode(header.as_bytes());
        jws.push('.');
        jws.push_str(&base64url::encode(payload));
        let signature = self.0.sign(jws.as_bytes());
        jws.push('.');
        jws.push_str(&base64url::encode(&signature.to_bytes()));
        jws
    }
}

impl fmt::Debug for SigningKeyPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SigningKeyPair")
            .field(&self.public_key().kid())
            .finish()
    }
}

impl PublicKey {
    /// Reads the 32 bytes of a key (RFC 8032 5.1.2).
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, InvalidKey> {
        VerifyingKey::from_bytes(bytes)
            .map(Self)
            .map_err(|_| InvalidKey)
    }

    /// Whether this key made this signature of these bytes (RFC 8032 5.1.7). Strict: no
    /// small-order key and no second signature of the same bytes passes.
    #[must_use]
    pub fn has_signed(&self, bytes: &[u8], signature: &[u8; 64]) -> bool {
        let signature = Signature::from_bytes(signature);
        self.0.verify_strict(bytes, &signature).is_ok()
    }

    /// The key's thumbprint (RFC 7638, members of RFC 8037 2) in base64url.
    #[must_use]
    pub fn kid(&self) -> String {
        let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, self.x());
        base64url::encode(Sha256Hex::of(members.as_bytes()).as_bytes())
    }

    /// The key as JSON.
    #[must_use]
    pub fn to_jwk(&self) -> Jwk {
        Jwk {
            kty: "OKP".to_owned(),
            crv: "Ed25519".to_owned(),
            x: self.x(),
            kid: self.kid(),
            alg: ALGORITHM.to_owned(),
            r#use: "sig".to_owned(),
            nbf: None,
            exp: None,
        }
    }

    fn x(&self) -> String {
        base64url::encode(self.0.as_bytes())
    }
}

impl TryFrom<&Jwk> for PublicKey {
    type Error = InvalidKey;

    fn try_from(jwk: &Jwk) -> Result<Self, InvalidKey> {
        let bytes = base64url::decode(&jwk.x).map_err(|_| InvalidKey)?;
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| InvalidKey)?;
        let key = Self::from_bytes(&bytes)?;
        let (nbf, exp) = (jwk.nbf, jwk.exp);
        let named = Jwk {
            nbf,
            exp,
            ..key.to_jwk()
        };
        if named == *jwk {
            Ok(key)
        } else {
            Err(InvalidKey)
        }
    }
}

/// Checks a signed document against the keys known and reads it. When a key signed is for
/// [`KnownKeys::verify`] to judge.
pub fn verify<T: Sealable>(jws: &str, keys: &[PublicKey]) -> Result<T, InvalidSeal> {
    open(jws, keys).map(|(document, _)| document)
}

/// The document and the key that signed it.
fn open<T: Sealable>(jws: &str, keys: &[PublicKey]) -> Result<(T, PublicKey), InvalidSeal> {
    let (signed, signature) = jws.rsplit_once('.').ok_or(InvalidSeal::Shape)?;
    let (header, payload) = signed.split_once('.').ok_or(InvalidSeal::Shape)?;
    let decode = |part| base64url::decode(part).map_err(|_| InvalidSeal::Shape);
    let (header, payload) = (decode(header)?, decode(payload)?);
    let signature: [u8; 64] = decode(signature)?
        .try_into()
        .map_err(|_| InvalidSeal::Shape)?;
    let header: Header = serde_json::from_slice(&header).map_err(|_| InvalidSeal::Header)?;
    if header.alg != ALGORITHM || header.typ != T::TYPE {
        return Err(InvalidSeal::Header);
    }
    let key = keys
        .iter()
        .find(|key| key.kid() == header.kid)
        .ok_or(InvalidSeal::UnknownKey)?;
    if !key.has_signed(signed.as_bytes(), &signature) {
        return Err(InvalidSeal::Signature);
    }
    if !canonical_json::is_canonical(&payload) {
        return Err(InvalidSeal::Payload);
    }
    let document = serde_json::from_slice(&payload).map_err(|_| InvalidSeal::Payload)?;
    Ok((document, *key))
}

#[cfg(test)]
mod tests;
