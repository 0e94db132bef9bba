//! Base64 as `base64 -d` reads it (RFC 4648 §4), by the one that signatures are written in.

use consent::base64url;

/// Writes bytes, with padding.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = base64url::encode(bytes).replace('-', "+").replace('_', "/");
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}

/// Reads what [`encode`] writes and nothing else.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let plain = text
        .trim_end_matches('=')
        .replace('+', "-")
        .replace('/', "_");
    let bytes = base64url::decode(&plain).ok()?;
    (encode(&bytes) == text).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4648 §10, and the letters in which the alphabets differ.
    #[test]
    fn the_vectors_of_the_rfc_are_written_and_read_back() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg=="),
            (b"fo", "Zm8="),
            (b"foo", "Zm9v"),
            (b"foobar", "Zm9vYmFy"),
            (&[0xfb, 0xff], "+/8="),
        ] {
            assert_eq!(encode(bytes), text);
            assert_eq!(decode(text).as_deref(), Some(bytes));
        }
        for other in ["Zg", "Zg=", "Zg===", "Zh==", "-_8=", "Zg==\n", "Z g="] {
            assert_eq!(decode(other), None, "{other}");
        }
    }
}
