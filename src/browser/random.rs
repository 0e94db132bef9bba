//! Identifiers from the browser's secure random source.

/// A new UUID version 7 (RFC 9562 §5.7) for the moment `now_ms`.
///
/// `None` where the browser has no secure random source; nothing weaker is used instead.
pub fn new_uuid(now_ms: i64) -> Option<String> {
    let mut random = [0; 10];
    web_sys::window()?
        .crypto()
        .ok()?
        .get_random_values_with_u8_array(&mut random)
        .ok()?;
    Some(uuid_v7(now_ms, random))
}

fn uuid_v7(now_ms: i64, random: [u8; 10]) -> String {
    let [_, _, t0, t1, t2, t3, t4, t5] = now_ms.to_be_bytes();
    let [r0, r1, r2, r3, r4, r5, r6, r7, r8, r9] = random;
    let version = 0x70 | (r0 & 0x0f);
    let variant = 0x80 | (r2 & 0x3f);
    let bytes = [
        t0, t1, t2, t3, t4, t5, version, r1, variant, r3, r4, r5, r6, r7, r8, r9,
    ];
    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.into_iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for nibble in [byte >> 4, byte & 0x0f] {
            text.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_rfc_9562_is_reproduced() {
        // RFC 9562 appendix A.6: 2022-02-22T19:22:22Z, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
        let random = [0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f];
        assert_eq!(
            uuid_v7(0x017F_22E2_79B0, random),
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
        );
    }

    #[test]
    fn version_and_variant_hold_for_any_random_bytes() {
        for fill in [0x00, 0xff] {
            let text = uuid_v7(1_795_000_000_000, [fill; 10]);
            assert_eq!(text.len(), 36);
            assert_eq!(text.chars().nth(14), Some('7'));
            assert!(matches!(text.chars().nth(19), Some('8' | 'b')), "{text}");
        }
    }
}
