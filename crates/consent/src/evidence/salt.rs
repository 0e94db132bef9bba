use serde::{Deserialize, Serialize};

use crate::base64url;

/// 16 random bytes, kept with the contact; base64url on the wire. Neither printed nor logged: it
/// is what stands between a digest and a guess.
#[derive(Clone, Copy, Eq, PartialEq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Salt([u8; 16]);

/// The text is no salt.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a salt is 16 bytes in base64url")]
pub struct InvalidSalt;

impl Salt {
    /// The raw bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl From<[u8; 16]> for Salt {
    fn from(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl TryFrom<String> for Salt {
    type Error = InvalidSalt;

    fn try_from(text: String) -> Result<Self, InvalidSalt> {
        let bytes = base64url::decode(&text).map_err(|_| InvalidSalt)?;
        bytes.try_into().map(Self).map_err(|_| InvalidSalt)
    }
}

impl From<Salt> for String {
    fn from(salt: Salt) -> Self {
        base64url::encode(&salt.0)
    }
}

impl std::fmt::Debug for Salt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Salt")
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Salt {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Salt".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[A-Za-z0-9_-]{21}[AQgw]$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_salt_is_sixteen_bytes_and_never_printed() {
        let salt = Salt::from([0xfb; 16]);
        let text = String::from(salt);
        assert_eq!(text.len(), 22);
        assert_eq!(Salt::try_from(text), Ok(salt));
        assert_eq!(format!("{salt:?}"), "Salt");
        for text in ["", "+-vr", "AAAAAAAAAAAAAAAAAAAAAB", &"A".repeat(23)] {
            assert_eq!(Salt::try_from(text.to_owned()), Err(InvalidSalt), "{text}");
        }
    }
}
