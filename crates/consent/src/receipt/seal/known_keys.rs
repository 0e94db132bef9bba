//! The keys that a JWK set publishes, each with the time in which it signs.
//!
//! A retired key stays published, so that old receipts verify; its time is known, so that it
//! signs nothing new. `nbf` and `exp` are numeric dates (RFC 7519 2) beside the key, as in the
//! historical keys of `OpenID` Federation 1.0.

use std::collections::BTreeSet;

use super::{InvalidSeal, Jwk, Jwks, PublicKey, Sealable, open};
use crate::instant::Instant;

/// A published set, each key once.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct KnownKeys(Vec<KnownKey>);

/// One published key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct KnownKey {
    /// The key.
    pub key: PublicKey,
    /// In seconds since the Unix epoch: it signs nothing dated before. `None`: unknown.
    pub not_before: Option<i64>,
    /// In seconds since the Unix epoch: it signs nothing dated then or later. `None`: it still
    /// signs.
    pub not_after: Option<i64>,
}

/// Why a text is no set of keys to check with; keys are counted from 1.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum InvalidJwks {
    /// No JWK set (RFC 7517 5).
    #[error("not a JWK set")]
    Shape,
    /// A set without keys.
    #[error("the JWK set holds no key")]
    Empty,
    /// None of Ed25519, or its `kid` is not its thumbprint.
    #[error("key {0} of the JWK set is not an Ed25519 public key under its thumbprint")]
    Key(usize),
    /// A private half in a set that is made to be published.
    #[error("key {0} of the JWK set is a private one: publish the public half only")]
    Private(usize),
    /// The same key again, perhaps with another time.
    #[error("key {0} of the JWK set stands there twice")]
    Twice(usize),
    /// `nbf` is not before `exp`.
    #[error("key {0} of the JWK set ends before it begins")]
    Time(usize),
}

/// Why a document was not signed by these keys in their time.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum InvalidSignature {
    /// The seal itself.
    #[error(transparent)]
    Seal(#[from] InvalidSeal),
    /// The document is dated before its key was made, or after it was retired.
    #[error("the document is dated outside the time in which its key signed")]
    Time,
}

impl KnownKeys {
    /// Reads a JWK set; every fault of it refuses it whole.
    pub fn parse(json: &str) -> Result<Self, InvalidJwks> {
        let value: serde_json::Value =
            serde_json::from_str(json).map_err(|_| InvalidJwks::Shape)?;
        let listed = value.get("keys").and_then(serde_json::Value::as_array);
        let listed = listed.ok_or(InvalidJwks::Shape)?;
        if let Some(private) = listed.iter().position(|key| key.get("d").is_some()) {
            return Err(InvalidJwks::Private(private + 1));
        }
        let mut keys = Vec::with_capacity(listed.len());
        for (number, key) in (1..).zip(listed) {
            let jwk = serde_json::from_value(key.clone());
            keys.push(jwk.map_err(|_| InvalidJwks::Key(number))?);
        }
        Self::try_from(&Jwks { keys })
    }

    /// The keys without their times.
    #[must_use]
    pub fn public(&self) -> Vec<PublicKey> {
        self.0.iter().map(|known| known.key).collect()
    }

    /// The keys, the one that signs first.
    #[must_use]
    pub fn all(&self) -> &[KnownKey] {
        &self.0
    }

    /// Checks a signed document against keys and times; gives it with the key that signed it.
    pub fn verify<T: Sealable>(&self, jws: &str) -> Result<(T, KnownKey), InvalidSignature> {
        let (document, key) = open::<T>(jws, &self.public())?;
        let known = self.0.iter().find(|known| known.key == key);
        let known = known.ok_or(InvalidSeal::UnknownKey)?;
        if known.signs_at(document.sealed_at()) {
            Ok((document, *known))
        } else {
            Err(InvalidSignature::Time)
        }
    }
}

impl KnownKey {
    /// Whether what is dated so may be signed with it.
    #[must_use]
    pub fn signs_at(&self, moment: Instant) -> bool {
        let second = moment.unix_millis().div_euclid(1000);
        self.not_before.is_none_or(|first| first <= second)
            && self.not_after.is_none_or(|end| second < end)
    }
}

impl TryFrom<&Jwks> for KnownKeys {
    type Error = InvalidJwks;

    fn try_from(set: &Jwks) -> Result<Self, InvalidJwks> {
        let mut seen = BTreeSet::new();
        let mut keys = Vec::with_capacity(set.keys.len());
        for (number, jwk) in (1..).zip(&set.keys) {
            keys.push(KnownKey::of(jwk, number)?);
            if !seen.insert(&jwk.kid) {
                return Err(InvalidJwks::Twice(number));
            }
        }
        if keys.is_empty() {
            return Err(InvalidJwks::Empty);
        }
        Ok(Self(keys))
    }
}

impl KnownKey {
    fn of(jwk: &Jwk, number: usize) -> Result<Self, InvalidJwks> {
        let (not_before, not_after) = (jwk.nbf, jwk.exp);
        if let (Some(first), Some(end)) = (not_before, not_after)
            && first >= end
        {
            return Err(InvalidJwks::Time(number));
        }
        Ok(Self {
            key: PublicKey::try_from(jwk).map_err(|_| InvalidJwks::Key(number))?,
            not_before,
            not_after,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::receipt::Receipt;
    use crate::receipt::example::receipt;
    use crate::receipt::seal::SigningKeyPair;

    /// The receipt's own second: 2026-11-23T10:15:00Z.
    const SECOND: i64 = 1_795_428_900;

    fn pair(seed: u8) -> SigningKeyPair {
        SigningKeyPair::from_seed(&[seed; 32])
    }

    fn jwk(seed: u8, nbf: Option<i64>, exp: Option<i64>) -> Jwk {
        Jwk {
            nbf,
            exp,
            ..pair(seed).public_key().to_jwk()
        }
    }

    fn parse(keys: &[Jwk]) -> Result<KnownKeys, InvalidJwks> {
        let keys = keys.to_vec();
        KnownKeys::parse(&serde_json::to_string(&Jwks { keys }).unwrap())
    }

    #[test]
    fn a_receipt_verifies_with_the_key_that_signed_then_and_with_no_other() {
        assert_eq!(receipt().received_at.unix_millis() / 1000, SECOND);
        let jws = pair(7).sign(&receipt()).unwrap();
        let check = |nbf, exp, expected: Result<(), InvalidSignature>| {
            let keys = parse(&[jwk(8, Some(SECOND), None), jwk(7, nbf, exp)]).unwrap();
            let read = keys.verify::<Receipt>(&jws);
            let signer = read.as_ref().map(|(_, known)| known.key.kid());
            assert!(signer.is_err() || signer == Ok(pair(7).public_key().kid()));
            assert_eq!(read.map(|_| ()), expected, "{nbf:?} {exp:?}");
        };
        check(None, None, Ok(()));
        check(Some(SECOND), None, Ok(()));
        check(Some(SECOND), Some(SECOND + 1), Ok(()));
        check(Some(SECOND + 1), None, Err(InvalidSignature::Time));
        check(None, Some(SECOND), Err(InvalidSignature::Time));
        let stranger = parse(&[jwk(8, None, None)]).unwrap();
        assert_eq!(
            stranger.verify::<Receipt>(&jws),
            Err(InvalidSeal::UnknownKey.into())
        );
    }

    #[test]
    fn each_fault_of_a_set_is_told_with_its_key() {
        let good = jwk(7, None, None);
        let check = |keys: &[Jwk], error| assert_eq!(parse(keys), Err(error));
        check(&[], InvalidJwks::Empty);
        check(&[good.clone(), good.clone()], InvalidJwks::Twice(2));
        let other_time = jwk(7, Some(1), None);
        check(&[good.clone(), other_time], InvalidJwks::Twice(2));
        check(&[jwk(7, Some(2), Some(2))], InvalidJwks::Time(1));
        let renamed = Jwk {
            kid: "another".to_owned(),
            ..good.clone()
        };
        check(&[good.clone(), renamed], InvalidJwks::Key(2));
        for text in ["", "[]", "{}", "{\"keys\":{}}"] {
            assert_eq!(KnownKeys::parse(text), Err(InvalidJwks::Shape), "{text}");
        }
        let unnamed = "{\"keys\":[{\"kty\":\"OKP\"}]}";
        assert_eq!(KnownKeys::parse(unnamed), Err(InvalidJwks::Key(1)));
        let private = "{\"keys\":[{\"kty\":\"OKP\",\"d\":\"x\"}]}";
        assert_eq!(KnownKeys::parse(private), Err(InvalidJwks::Private(1)));
    }

    #[test]
    fn times_are_written_only_where_they_are_known() {
        let bare = serde_json::to_string(&jwk(7, None, None)).unwrap();
        assert!(!bare.contains("nbf") && !bare.contains("exp"), "{bare}");
        let dated = serde_json::to_string(&jwk(7, Some(1), Some(2))).unwrap();
        assert!(dated.contains("\"nbf\":1,\"exp\":2"), "{dated}");
    }
}
