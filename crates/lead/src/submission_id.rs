//! The identifier that makes a retried lead exist once.

use std::fmt;
use std::str::FromStr;

use consent::digest;
use serde::{Deserialize, Serialize};

/// A UUID (RFC 9562) in lower case with hyphens; version 7, made when the test starts.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct SubmissionId([u8; 16]);

/// Why a text is no [`SubmissionId`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a submission id is a version 7 UUID in lower case")]
pub struct InvalidSubmissionId;

impl SubmissionId {
    /// Stands for an id that could not be read, until the message is refused.
    pub const UNREAD: Self = Self([0; 16]);

    /// A new identifier: the moment in Unix milliseconds, then random bits (RFC 9562 5.7).
    #[must_use]
    pub fn new(unix_millis: u64, random: [u8; 10]) -> Self {
        let [_, _, m0, m1, m2, m3, m4, m5] = unix_millis.to_be_bytes();
        let [r0, r1, r2, r3, r4, r5, r6, r7, r8, r9] = random;
        let version = 0x70 | (r0 & 0x0f);
        let variant = 0x80 | (r2 & 0x3f);
        Self([
            m0, m1, m2, m3, m4, m5, version, r1, variant, r3, r4, r5, r6, r7, r8, r9,
        ])
    }
}

impl fmt::Display for SubmissionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from(*self))
    }
}

impl FromStr for SubmissionId {
    type Err = InvalidSubmissionId;

    fn from_str(text: &str) -> Result<Self, InvalidSubmissionId> {
        let mut nibbles = text.chars().filter_map(|letter| letter.to_digit(16));
        let mut bytes = [0; 16];
        for byte in &mut bytes {
            for nibble in nibbles.by_ref().take(2) {
                *byte = *byte << 4 | u8::try_from(nibble).map_err(|_| InvalidSubmissionId)?;
            }
        }
        let id = Self(bytes);
        let [.., version, _, variant, _, _, _, _, _, _, _] = bytes;
        let is_version_7 = version >> 4 == 7 && variant >> 6 == 2;
        // Whatever else stands in the text, its own writing has not.
        if is_version_7 && String::from(id) == text {
            Ok(id)
        } else {
            Err(InvalidSubmissionId)
        }
    }
}

impl TryFrom<String> for SubmissionId {
    type Error = InvalidSubmissionId;

    fn try_from(text: String) -> Result<Self, InvalidSubmissionId> {
        text.parse()
    }
}

impl From<SubmissionId> for String {
    fn from(SubmissionId(bytes): SubmissionId) -> Self {
        let mut text = Self::with_capacity(36);
        for (index, byte) in bytes.into_iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            digest::push_hex(&mut text, byte);
        }
        text
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for SubmissionId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SubmissionId".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "uuid" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_example_of_rfc_9562_is_made_again() {
        // Appendix A.6: random bits 0xCC3 and 0x18C4DC0C0C07398F.
        let random = [0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f];
        let id = SubmissionId::new(0x017f_22e2_79b0, random);
        assert_eq!(id.to_string(), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    }

    #[test]
    fn other_writings_are_refused() {
        for text in [
            "",
            "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
            "017f22e279b07cc398c4dc0c0c07398f",
            "017f22e2-79b0-4cc3-98c4-dc0c0c07398f",
            "017f22e2-79b0-7cc3-18c4-dc0c0c07398f",
        ] {
            assert_eq!(
                text.parse::<SubmissionId>(),
                Err(InvalidSubmissionId),
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(millis in 0_u64..1 << 48, random: [u8; 10]) {
            let id = SubmissionId::new(millis, random);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }
    }
}
