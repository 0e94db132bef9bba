//! RFC 8785 (JCS): one byte sequence per JSON value, so that digests and signatures of the
//! same facts agree everywhere.

use serde::Serialize;

use crate::digest::Sha256Hex;

/// The value has no canonical form: a number beyond what JSON programs agree on, or a map
/// whose keys are not text (RFC 8785 3.2.2 and 3.2.3).
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the value cannot be written as canonical JSON")]
pub struct NotCanonical;

/// The canonical form (RFC 8785): keys by UTF-16 code unit, no spaces, numbers as ECMAScript.
pub fn to_string(value: &impl Serialize) -> Result<String, NotCanonical> {
    serde_json_canonicalizer::to_string(value).map_err(|_| NotCanonical)
}

/// SHA-256 of the UTF-8 bytes of the canonical form.
pub fn sha256(value: &impl Serialize) -> Result<Sha256Hex, NotCanonical> {
    to_string(value).map(|text| Sha256Hex::of(text.as_bytes()))
}

/// Whether these bytes are the canonical form of what they say.
#[must_use]
pub fn is_canonical(bytes: &[u8]) -> bool {
    let value = serde_json::from_slice::<serde_json::Value>(bytes);
    let again = value.ok().and_then(|value| to_string(&value).ok());
    again.is_some_and(|text| text.as_bytes() == bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_by_code_unit_and_spaces_dropped() {
        let value: serde_json::Value =
            serde_json::from_str("{ \"é\": 1, \"z\": [true, null], \"Z\": \"a\\u000a\" }").unwrap();
        assert_eq!(
            to_string(&value).as_deref(),
            Ok("{\"Z\":\"a\\n\",\"z\":[true,null],\"é\":1}")
        );
    }

    #[test]
    fn other_spellings_of_the_same_value_are_told_apart() {
        assert!(is_canonical(b"{\"a\":1,\"b\":2}"));
        for text in [
            "{\"b\":2,\"a\":1}",
            "{\"a\":1, \"b\":2}",
            "{\"a\":1.0}",
            "{",
            "",
        ] {
            assert!(!is_canonical(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn numbers_are_written_as_ecmascript_writes_them() {
        // RFC 8785 appendix B.
        for (number, text) in [
            (333_333_333.333_333_3, "333333333.3333333"),
            (1e30, "1e+30"),
            (4.5, "4.5"),
            (2e-3, "0.002"),
            (1e-27, "1e-27"),
            (-0.0, "0"),
        ] {
            assert_eq!(to_string(&number).as_deref(), Ok(text));
        }
        assert_eq!(to_string(&f64::NAN), Err(NotCanonical));
    }
}
