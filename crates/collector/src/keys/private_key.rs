//! One key of the file, checked.

use consent::base64url;
use consent::receipt::seal::{Jwk, SigningKeyPair};
use serde::{Deserialize, Serialize};

/// RFC 8037 section 2, with the names and times of `Jwk`. Neither printed nor compared.
#[derive(Clone, Deserialize, Serialize)]
#[serde(try_from = "Members", into = "Members")]
pub(super) struct PrivateKey {
    seed: [u8; 32],
    /// In seconds since the Unix epoch; what is published of it.
    pub(super) not_before: Option<i64>,
    pub(super) not_after: Option<i64>,
}

/// As the file has it. Of the names only `d` is needed; another that is there must be the key's.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Members {
    kty: String,
    crv: String,
    #[serde(default)]
    x: Option<String>,
    d: String,
    #[serde(default)]
    kid: Option<String>,
    #[serde(default)]
    alg: Option<String>,
    #[serde(default, rename = "use")]
    used_for: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nbf: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exp: Option<i64>,
}

#[derive(Debug, thiserror::Error)]
#[error("not an Ed25519 private key under its own names")]
pub(super) struct NoPrivateKey;

impl PrivateKey {
    /// A key without a time.
    pub(super) const fn of(seed: [u8; 32]) -> Self {
        Self {
            seed,
            not_before: None,
            not_after: None,
        }
    }

    pub(super) fn pair(&self) -> SigningKeyPair {
        SigningKeyPair::from_seed(&self.seed)
    }

    pub(super) fn kid(&self) -> String {
        self.pair().public_key().kid()
    }

    /// The public half with its time.
    pub(super) fn to_jwk(&self) -> Jwk {
        Jwk {
            nbf: self.not_before,
            exp: self.not_after,
            ..self.pair().public_key().to_jwk()
        }
    }
}

impl TryFrom<Members> for PrivateKey {
    type Error = NoPrivateKey;

    fn try_from(members: Members) -> Result<Self, NoPrivateKey> {
        let seed = base64url::decode(&members.d).map_err(|_| NoPrivateKey)?;
        let key = Self {
            seed: seed.try_into().map_err(|_| NoPrivateKey)?,
            not_before: members.nbf,
            not_after: members.exp,
        };
        let jwk = key.to_jwk();
        let is_own = |stated: Option<String>, own: &str| stated.is_none_or(|stated| stated == own);
        let is_right = members.kty == jwk.kty
            && members.crv == jwk.crv
            && is_own(members.x, &jwk.x)
            && is_own(members.kid, &jwk.kid)
            && is_own(members.alg, &jwk.alg)
            && is_own(members.used_for, &jwk.r#use);
        if is_right { Ok(key) } else { Err(NoPrivateKey) }
    }
}

impl From<PrivateKey> for Members {
    fn from(key: PrivateKey) -> Self {
        let jwk = key.to_jwk();
        Self {
            kty: jwk.kty,
            crv: jwk.crv,
            x: Some(jwk.x),
            d: base64url::encode(&key.seed),
            kid: Some(jwk.kid),
            alg: Some(jwk.alg),
            used_for: Some(jwk.r#use),
            nbf: jwk.nbf,
            exp: jwk.exp,
        }
    }
}
