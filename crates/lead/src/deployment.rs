//! The public part of a deployment: everything that is not code and that a visitor's
//! browser needs. Read from a file by the collector, fetched by the widget.

use consent::{Language, PartnerId, ShortMap, Terms};
use eligibility::Rates;
use serde::{Deserialize, Serialize};

/// What `GET /v1/deployment` gives; its version is the SHA-256 of its RFC 8785 form.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PublicDeployment {
    /// The languages offered, the default first.
    pub languages: Vec<Language>,
    /// What the controller is, as a visitor says it ("une société privée"), per language (R-SE-2).
    #[serde(default, skip_serializing_if = "ShortMap::is_empty")]
    pub maker: ShortMap<Language, String>,
    /// What statements and notices are made from.
    pub terms: Terms,
    /// What a MWh cumac is worth; absent: no amount in euros is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rates: Option<Rates>,
    /// The controller's own origins, from which leads may come.
    #[serde(default)]
    pub own_origins: Vec<String>,
    /// Services that measure the audience; none means nothing to ask (R-CK-10).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub analytics: Vec<AnalyticsService>,
    /// Colours and sizes of the page's house style, by token.
    #[serde(default, skip_serializing_if = "ShortMap::is_empty")]
    pub theme: ShortMap<String, String>,
}

/// A service that measures the audience, once the visitor agrees (LIL art. 82).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnalyticsService {
    /// Its name as the banner shows it.
    pub name: String,
    /// The company that runs it.
    pub company: String,
    /// What it reads and for what, per language.
    pub what: ShortMap<Language, String>,
    /// For how many months it keeps what it reads (R-CK-7).
    pub period_months: u8,
}

impl PublicDeployment {
    /// What the test needs of it, and loads first: no purposes, partners, words or origins, which
    /// only the asking steps and the collector read.
    #[must_use]
    pub fn outline(&self) -> Self {
        Self {
            languages: self.languages.clone(),
            maker: self.maker.clone(),
            terms: Terms {
                controller: self.terms.controller.clone(),
                policy: self.terms.policy.clone(),
                partners_dated: None,
                partners: Vec::new(),
                purposes: Vec::new(),
                words: ShortMap::default(),
            },
            rates: self.rates.clone(),
            own_origins: Vec::new(),
            analytics: self.analytics.clone(),
            theme: self.theme.clone(),
        }
    }

    /// Whether leads may come from this embedding partner, or from the own site when `None`.
    #[must_use]
    pub fn knows_partner(&self, partner: Option<&PartnerId>) -> bool {
        partner.is_none_or(|id| self.terms.partners.iter().any(|known| known.id == *id))
    }
}
