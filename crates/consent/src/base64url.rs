//! Base64 for addresses and tokens (RFC 4648 §5), without padding as RFC 7515 wants it.
//!
//! A few lines instead of a library, because the widget takes the signed bytes out of a
//! receipt and needs nothing else.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text is not the only way to write some bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not base64url without padding")]
pub struct InvalidBase64Url;

/// Writes bytes as base64url without padding.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, place| {
            // A short group is filled with zeros from the right.
            bits << 8 | u32::from(group.get(place).copied().unwrap_or(0))
        });
        for place in 0..=group.len() {
            let letter = ALPHABET.get((bits >> (18 - 6 * place) & 63) as usize);
            text.push(letter.copied().unwrap_or_default().into());
        }
    }
    text
}

/// Reads base64url without padding; refuses every other writing of the same bytes.
pub fn decode(text: &str) -> Result<Vec<u8>, InvalidBase64Url> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut waiting) = (0_u32, 0_u8);
    for letter in text.bytes() {
        bits = bits << 6 | u32::from(sextet(letter)?);
        waiting += 6;
        if waiting >= 8 {
            waiting -= 8;
            bytes.extend(u8::try_from(bits >> waiting & 0xff));
        }
        bits &= (1 << waiting) - 1;
    }
    if waiting >= 6 || bits != 0 {
        return Err(InvalidBase64Url);
    }
    Ok(bytes)
}

fn sextet(letter: u8) -> Result<u8, InvalidBase64Url> {
    match letter {
        b'A'..=b'Z' => Ok(letter - b'A'),
        b'a'..=b'z' => Ok(letter - b'a' + 26),
        b'0'..=b'9' => Ok(letter - b'0' + 52),
        b'-' => Ok(62),
        b'_' => Ok(63),
        _ => Err(InvalidBase64Url),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_vectors_of_rfc_4648_are_met() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Ok(bytes.as_bytes()));
        }
        assert_eq!(encode(&[0xfb, 0xff]), "-_8");
    }

    #[test]
    fn other_writings_are_refused() {
        for text in ["Zg==", "Z", "Zh", "Zm9", "+/8", "Zm 9v", "é"] {
            assert_eq!(decode(text), Err(InvalidBase64Url), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(bytes: Vec<u8>) {
            prop_assert_eq!(decode(&encode(&bytes)), Ok(bytes));
        }

        #[test]
        fn what_is_read_is_written_back(text in "[A-Za-z0-9_-]{0,9}") {
            if let Ok(bytes) = decode(&text) {
                prop_assert_eq!(encode(&bytes), text);
            }
        }
    }
}
