//! What the host page asks for in `data-` attributes, parsed once.

use consent::{Language, PartnerId, Sha256Hex};
use yew::AttrValue;

use crate::controls::HeadingLevel;

/// Settings of one widget on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct HostConfig {
    /// Where the collector answers, without a slash at the end.
    pub collector: AttrValue,
    /// Id of the partner whose page this is (`data-partner`); `None` on the company's own pages.
    pub partner: Option<PartnerId>,
    /// Language of every text (`data-lang`).
    pub language: Language,
    /// Level of the title of each screen (`data-heading-level`).
    pub heading: HeadingLevel,
    /// Colours (`data-theme`).
    pub theme: Theme,
    /// SHA-256 of the two wasm files, one after the other; `None` without a loader.
    pub wasm_sha256: Option<Sha256Hex>,
}

/// Which colours the widget wears.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Theme {
    /// What the visitor's system prefers.
    #[default]
    Auto,
    /// Light, for a page that has no dark colours.
    Light,
    /// Dark.
    Dark,
}

/// An attribute that cannot be understood. The widget goes on with the default.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum HostConfigError {
    /// Not the address of a server.
    #[error("data-collector must start with https:// (or http:// on this machine)")]
    Collector,
    /// Not the id of a partner.
    #[error("data-partner must be 1 to 40 lower-case letters, digits or hyphens")]
    Partner,
    /// A language that the widget does not speak.
    #[error("data-lang must be a language of this build: fr, or en where it was asked for")]
    Language,
    /// Not a level of title.
    #[error("data-heading-level must be a digit from 1 to 4")]
    HeadingLevel,
    /// No such theme.
    #[error("data-theme must be auto, light or dark")]
    Theme,
}

impl HostConfig {
    /// Reads the attributes through `attribute`; each one that cannot be understood is reported
    /// and its default used. `collector` is where the loader came from.
    pub fn read(
        attribute: impl Fn(&str) -> Option<String>,
        collector: &str,
        wasm_sha256: &str,
    ) -> (Self, Vec<HostConfigError>) {
        let mut errors = Vec::new();
        let mut config = Self {
            collector: without_slash(collector).to_owned().into(),
            partner: None,
            language: Language::Fr,
            heading: HeadingLevel::SECTION,
            theme: Theme::Auto,
            wasm_sha256: wasm_sha256.parse().ok(),
        };
        if let Some(text) = attribute("data-collector") {
            match collector_url(&text) {
                Some(url) => config.collector = url.to_owned().into(),
                None => errors.push(HostConfigError::Collector),
            }
        }
        if let Some(text) = attribute("data-partner") {
            match text.parse() {
                Ok(partner) => config.partner = Some(partner),
                Err(_) => errors.push(HostConfigError::Partner),
            }
        }
        if let Some(text) = attribute("data-lang") {
            match text.as_str() {
                "fr" => config.language = Language::Fr,
                "en" if cfg!(feature = "en") => config.language = Language::En,
                _ => errors.push(HostConfigError::Language),
            }
        }
        if let Some(text) = attribute("data-heading-level") {
            match text.parse() {
                Ok(level) => config.heading = level,
                Err(_) => errors.push(HostConfigError::HeadingLevel),
            }
        }
        if let Some(text) = attribute("data-theme") {
            match text.as_str() {
                "auto" => config.theme = Theme::Auto,
                "light" => config.theme = Theme::Light,
                "dark" => config.theme = Theme::Dark,
                _ => errors.push(HostConfigError::Theme),
            }
        }
        (config, errors)
    }
}

/// The address of a collector; plain HTTP only on the developer's machine.
fn collector_url(text: &str) -> Option<&str> {
    let local = ["http://127.0.0.1", "http://localhost"];
    let is_known = text.starts_with("https://")
        || local.iter().any(|start| {
            text.strip_prefix(start)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
        });
    (is_known && !text.contains(['?', '#', ' '])).then(|| without_slash(text))
}

fn without_slash(url: &str) -> &str {
    url.trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(attributes: &[(&str, &str)]) -> (HostConfig, Vec<HostConfigError>) {
        let attribute = |name: &str| {
            attributes
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (*value).to_owned())
        };
        HostConfig::read(attribute, "https://collecte.example/", "dev")
    }

    #[test]
    fn a_bare_element_has_defaults_and_no_error() {
        let (config, errors) = read(&[]);
        assert_eq!(errors, []);
        assert_eq!(config.collector, "https://collecte.example");
        assert_eq!(config.partner, None);
        assert_eq!(config.language, Language::Fr);
    }

    #[test]
    fn every_attribute_is_read() {
        let (config, errors) = read(&[
            ("data-collector", "http://127.0.0.1:8080/"),
            ("data-partner", "mairie-x"),
            #[cfg(feature = "en")]
            ("data-lang", "en"),
            ("data-heading-level", "3"),
            ("data-theme", "dark"),
        ]);
        assert_eq!(errors, []);
        assert_eq!(config.collector, "http://127.0.0.1:8080");
        assert_eq!(config.partner, "mairie-x".parse().ok());
        #[cfg(feature = "en")]
        assert_eq!(config.language, Language::En);
        assert_eq!(Ok(config.heading), "3".parse());
        assert_eq!(config.theme, Theme::Dark);
    }

    #[test]
    fn each_unknown_value_is_a_named_error_and_keeps_the_default() {
        let (config, errors) = read(&[
            ("data-collector", "javascript:alert(1)"),
            ("data-partner", "Mairie X"),
            ("data-lang", "FR"),
            ("data-heading-level", "h2"),
            ("data-theme", "sepia"),
        ]);
        assert_eq!(
            errors,
            [
                HostConfigError::Collector,
                HostConfigError::Partner,
                HostConfigError::Language,
                HostConfigError::HeadingLevel,
                HostConfigError::Theme,
            ]
        );
        assert_eq!((config, vec![]), read(&[]));
    }

    #[cfg(not(feature = "en"))]
    #[test]
    fn a_language_left_out_of_the_build_is_said_once_and_french_stays() {
        let (config, errors) = read(&[("data-lang", "en")]);
        assert_eq!(errors, [HostConfigError::Language]);
        assert_eq!(config.language, Language::Fr);
    }

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for url in [
            "https://a.example",
            "http://localhost:8080",
            "http://127.0.0.1",
        ] {
            assert_eq!(collector_url(url), Some(url));
        }
        for url in [
            "http://a.example",
            "http://localhost.evil.example",
            "//a.example",
            "https://a.example?x",
        ] {
            assert_eq!(collector_url(url), None, "{url}");
        }
    }
}
