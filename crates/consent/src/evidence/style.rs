//! How legible words are, in whole numbers: no float decides and no float is sent.

/// The contrast that words of a normal size need (WCAG 2.2 1.4.3, RGAA 3.2), in tenths.
pub const CONTRAST_TENTHS_NEEDED: u32 = 45;

/// An opaque colour (sRGB).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Ink([u8; 3]);

impl Ink {
    /// The colour of a computed style, `rgb(1, 2, 3)`; `None` for one that lets through what is
    /// behind it, or is written in another space.
    #[must_use]
    pub fn from_css(text: &str) -> Option<Self> {
        let inside = text.strip_prefix("rgb(")?.strip_suffix(')')?;
        let mut parts = inside.split(',');
        let mut ink = [0; 3];
        for part in &mut ink {
            *part = parts.next()?.trim().parse().ok()?;
        }
        parts.next().is_none().then_some(Self(ink))
    }

    /// Relative luminance (WCAG 2.2), in millionths.
    fn luminance(self) -> u64 {
        let [red, green, blue] = self.0.map(|part| u64::from(linear(part)));
        (red * 2_126 + green * 7_152 + blue * 722) / 10_000
    }
}

/// The contrast of two colours (WCAG 2.2), in tenths, never rounded up: 10 to 210.
#[must_use]
pub fn contrast_tenths(one: Ink, other: Ink) -> u32 {
    let (one, other) = (one.luminance() + 50_000, other.luminance() + 50_000);
    let tenths = one.max(other) * 10 / one.min(other);
    u32::try_from(tenths).unwrap_or(u32::MAX)
}

/// One part of a colour made linear, in millionths: sRGB's curve between its values at every
/// sixteenth part, where a straight line is at most a thousandth and a half too
/// high.
fn linear(part: u8) -> u32 {
    const AT_SIXTEENTHS: [u32; 17] = [
        0, 5_182, 14_444, 29_557, 51_269, 80_220, 116_971, 162_029, 215_861, 278_894, 351_533,
        434_154, 527_115, 630_757, 745_404, 871_367, 1_008_944,
    ];
    let (step, rest) = (usize::from(part / 16), u32::from(part % 16));
    let at = |index: usize| AT_SIXTEENTHS.get(index).copied().unwrap_or_default();
    at(step) + (at(step + 1) - at(step)) * rest / 16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, tenths: u32) {
        let ink = |text| Ink::from_css(text).unwrap();
        assert_eq!(contrast_tenths(ink(one), ink(other)), tenths);
        assert_eq!(contrast_tenths(ink(other), ink(one)), tenths);
    }

    #[test]
    fn contrasts_are_those_that_wcag_gives() {
        check("rgb(0, 0, 0)", "rgb(255, 255, 255)", 210);
        check("rgb(118, 118, 118)", "rgb(255, 255, 255)", 45); // 4.54
        check("rgb(119, 119, 119)", "rgb(255, 255, 255)", 44); // 4.48
        check("rgb(255, 0, 0)", "rgb(255, 255, 255)", 39); // 4.00, never rounded up
        check("rgb(12, 34, 56)", "rgb(12, 34, 56)", 10);
    }

    #[test]
    fn the_straight_lines_stay_close_to_the_curve() {
        for part in 0..=255_u8 {
            let share = f64::from(part) / 255.0;
            let curve = if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            };
            let far = (f64::from(linear(part)) - curve * 1e6).abs();
            assert!(far < 1_500.0, "{part}: {far}");
        }
    }

    #[test]
    fn what_is_not_opaque_has_no_contrast_of_its_own() {
        for text in [
            "rgba(0, 0, 0, 0)",
            "rgb(0, 0)",
            "rgb(0, 0, 0, 0)",
            "transparent",
            "lab(1 2 3)",
            "rgb(256, 0, 0)",
        ] {
            assert_eq!(Ink::from_css(text), None, "{text}");
        }
    }
}
