//! What the browser attests beside a request: what was on screen, how it was decided, where.
//!
//! Everything here is the browser's claim. What the collector knows by itself stands in the
//! message of the lead, apart from it, so that nobody takes the one for the other
//! (legal/consent-record 6 A, design: client claims).

mod salt;
mod style;
mod viewing;

pub use salt::{InvalidSalt, Salt};
pub use style::{CONTRAST_TENTHS_NEEDED, Ink, contrast_tenths};
pub use viewing::Viewing;

use serde::{Deserialize, Serialize};

use crate::instant::Instant;
use crate::purpose::DecisionKey;

/// How well a proof is backed (legal/consent-record 7): the collector gives it, never the
/// browser.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Grade {
    /// What a browser sent and the collector compared; nobody confirmed a channel.
    #[default]
    E1,
    /// The same, confirmed over the channel itself by a link or a code.
    E2,
    /// E2, with a qualified time stamp within 24 hours.
    E3,
}

impl Grade {
    /// The grade as written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::E1 => "E1",
            Self::E2 => "E2",
            Self::E3 => "E3",
        }
    }
}

/// What a statement is decided with.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Control {
    /// One native checkbox.
    Checkbox,
}

/// How a control stood before anybody touched it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum InitialState {
    /// Neither given nor refused: an empty box.
    Unset,
    /// Given beforehand, which is no consent (CJEU C-673/17, C-61/19).
    Given,
}

/// What a box was pressed with, as far as a browser tells.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum InputKind {
    /// Mouse, finger or pen.
    Pointer,
    /// A key.
    Keyboard,
    /// Neither a pointer nor a key: an assistive technology that presses by itself.
    Assistive,
}

/// Light or dark, as the browser prefers.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ColorScheme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The area that the page is seen through.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Viewport {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// Device pixels for a hundred CSS pixels: the screen's own and the page's zoom.
    pub dpr_percent: u32,
}

/// Where and how the page was seen; coarse, and nothing that would name a browser.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Surroundings {
    /// The browser's first language (BCP 47).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// The device's zone (IANA).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// The area.
    pub viewport: Viewport,
    /// Pinched by fingers, in percent.
    pub zoom_percent: u32,
    /// What the browser prefers.
    pub color_scheme: ColorScheme,
    /// Whether the visitor asks for less motion.
    pub reduced_motion: bool,
    /// The origin of the page around the frame; absent where there is no frame (R-IF-6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub embedding_origin: Option<String>,
    /// The origins of every page around, the nearest first, where the browser tells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ancestor_origins: Vec<String>,
}

/// What a browser may say about a signal of the visitor's.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Signals {
    /// Global Privacy Control: the visitor refuses that data is sold or shared.
    pub gpc: bool,
}

/// How a statement stood on screen.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SeenStatement {
    /// Which statement.
    pub key: DecisionKey,
    /// Size of the smallest of its words, in whole CSS pixels.
    pub font_px: u32,
    /// Contrast of the faintest of its words against what is behind (WCAG 2.2), in tenths;
    /// absent where the browser cannot say what is behind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contrast_tenths: Option<u32>,
    /// Whether its words are drawn at all: not hidden, not transparent.
    pub visible: bool,
    /// When half of it was first within the window, by the device's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_visible_at: Option<Instant>,
    /// How long half of it was, while the page was in front, in milliseconds.
    pub visible_ms: u32,
}

/// When and how one box was last touched.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecidedAt {
    /// Which box.
    pub key: DecisionKey,
    /// When, by the device's clock.
    pub at: Instant,
    /// With what.
    pub input: InputKind,
    /// Whether the browser vouches for a person's press (DOM `isTrusted`).
    pub is_trusted: bool,
    /// How often the box was pressed in all.
    pub toggles: u32,
}

/// The moment of sending.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SubmittedAt {
    /// When the button was pressed, by the device's clock.
    pub at: Instant,
    /// The same since the page was opened, by a clock that nobody can set.
    pub monotonic_ms: u32,
}

/// Whether this is the name of a language or of a zone: letters, digits, `-`, `_`, `+`, `/`.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-_+/".contains(&b);
    (1..=64).contains(&text.len()) && text.bytes().all(is_plain)
}

/// Whether this is an origin as browsers write one: a scheme and a host, or `null`.
#[must_use]
pub fn is_origin(text: &str) -> bool {
    let rest = text.split_once("://").map_or("", |(_, rest)| rest);
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-.:[]_".contains(&b);
    let is_web = !rest.is_empty() && rest.bytes().all(is_plain);
    (is_web || text == "null") && text.len() <= 255
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_have_a_host_and_nothing_after_it() {
        for origin in ["https://exemple.fr", "http://localhost:8081", "null"] {
            assert!(is_origin(origin), "{origin}");
        }
        for text in [
            "",
            "https://",
            "https://exemple.fr/page",
            "https://a?b",
            "exemple.fr",
        ] {
            assert!(!is_origin(text), "{text}");
        }
        assert!(!is_origin(&["https://", &"a".repeat(300)].concat()));
    }

    #[test]
    fn names_of_languages_and_zones_are_plain_and_short() {
        for name in [
            "fr",
            "fr-FR",
            "Europe/Paris",
            "Etc/GMT+3",
            "America/Port-au-Prince",
        ] {
            assert!(is_name(name), "{name}");
        }
        for text in ["", "Zoë", "a b", "<fr>", &"a".repeat(65)] {
            assert!(!is_name(text), "{text}");
        }
    }
}
