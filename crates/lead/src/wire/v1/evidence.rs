use chrono::NaiveDate;
use consent::evidence::{
    Control, DecidedAt, InitialState, SeenStatement, Signals, SubmittedAt, Surroundings,
};
use consent::receipt::ReceiptPolicy;
use consent::terms::Partner;
use consent::{Decision, DecisionKey, Instant, PartnerId, Sha256Hex, Terms};
use serde::{Deserialize, Serialize};

use super::Version;
use super::choice::AnalyticsState;
use crate::shown::Shown;

/// The name of this form; in a partner's page followed by a colon and the partner's id (R-IF-6).
pub const FORM_ID: &str = "cee-test";

/// The name of the form where it stands.
#[must_use]
pub fn form_id(partner: Option<&PartnerId>) -> String {
    let mut id = FORM_ID.to_owned();
    if let Some(partner) = partner {
        id.push(':');
        id.push_str(partner.as_str());
    }
    id
}

/// What was shown, what was decided. Everything but `claims` is compared by the collector with
/// what it knows: another value is refused.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EvidenceMessage {
    /// 1.
    pub version: Version,
    /// Which form, and whose page it stands in ([`form_id`]).
    pub form_id: String,
    /// The nonce of the challenge: binds the proof to a time that the collector knows.
    pub nonce: String,
    /// The deployment that the texts were made from; it is the version of every notice.
    pub deployment_version: Sha256Hex,
    /// The notices shown.
    pub notice: NoticesShown,
    /// The privacy policy that the notice links to.
    pub policy: ReceiptPolicy,
    /// The list of partners that could be read beside the statements; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partners: Option<PartnersShown>,
    /// Every statement shown, in the order shown.
    pub statements: Vec<StatementMessage>,
    /// Every decision of the deployment, shown or not.
    pub decisions: Vec<Decision>,
    /// SHA-256 of the RFC 8785 form of [`super::CommittedAnswers`].
    pub answers_sha256: Sha256Hex,
    /// What only the browser says; recorded as its claim, never as fact.
    pub claims: BrowserClaims,
}

/// The notices shown with the contact fields.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NoticesShown {
    /// SHA-256 of the level-1 notice, its blocks joined by line feeds.
    pub sha256: Sha256Hex,
    /// SHA-256 of the level-2 notice: titles and blocks joined by line feeds.
    pub more_sha256: Sha256Hex,
    /// SHA-256 of the sentence at the phone field (C. consom. L.223-2); only for a call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_field_sha256: Option<Sha256Hex>,
}

/// The partners that were named.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartnersShown {
    /// The date of the list, which is its version.
    pub dated: NaiveDate,
    /// Who is on it, in its order (R-EM-3).
    pub ids: Vec<PartnerId>,
    /// SHA-256 of the names, SIREN and addresses of policies: see [`PartnersShown::of`].
    pub sha256: Sha256Hex,
}

/// One statement as shown.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatementMessage {
    /// What its box decides.
    pub key: DecisionKey,
    /// SHA-256 of its blocks joined by line feeds.
    pub sha256: Sha256Hex,
    /// What it is decided with.
    pub control: Control,
    /// How the box stood before it was touched.
    pub initial_state: InitialState,
    /// Whether nothing could be sent without it.
    pub required: bool,
}

/// What only the browser can say (design: client claims are labelled so).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BrowserClaims {
    /// Origin and path of the page, without query.
    pub page: String,
    /// The widget's release.
    pub widget_version: String,
    /// SHA-256 of the wasm that ran, as the loader passed it; absent under live reload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wasm_sha256: Option<Sha256Hex>,
    /// Where and how the page was seen.
    pub surroundings: Surroundings,
    /// When the test was started, by the device's clock.
    pub started_at: Instant,
    /// When the send button was pressed.
    pub submit: SubmittedAt,
    /// How each statement stood on screen.
    pub seen: Vec<SeenStatement>,
    /// When and how each box was last touched; one that nobody touched is not listed.
    pub decided: Vec<DecidedAt>,
    /// What the visitor asks of every site.
    pub signals: Signals,
    /// The analytics choice kept in this browser, if one was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub analytics: Option<AnalyticsClaim>,
}

/// The analytics choice kept in the browser.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnalyticsClaim {
    /// The record's id, as `POST /v1/choices` gave it: 22 to 64 letters, digits, `-` and `_`; absent when it could not be recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_id: Option<String>,
    /// The choice.
    pub state: AnalyticsState,
}

impl NoticesShown {
    /// The notices of these texts.
    #[must_use]
    pub fn of(shown: &Shown) -> Self {
        Self {
            sha256: shown.notice.sha256(),
            more_sha256: Sha256Hex::of(shown.notice_more_text().as_bytes()),
            phone_field_sha256: shown.phone_field.as_ref().map(consent::Passage::sha256),
        }
    }
}

impl PartnersShown {
    /// The partners of these terms; none where none is named. The digest is over one line for
    /// each fact, joined by line feeds: id, legal name, SIREN, address of the policy.
    #[must_use]
    pub fn of(terms: &Terms) -> Option<Self> {
        let dated = terms
            .partners_dated
            .filter(|_| !terms.partners.is_empty())?;
        let facts = |partner: &'_ Partner| {
            [
                partner.id.as_str(),
                &partner.name,
                &partner.siren,
                &partner.policy_url,
            ]
            .join("\n")
        };
        let lines: Vec<String> = terms.partners.iter().map(facts).collect();
        Some(Self {
            dated,
            ids: terms
                .partners
                .iter()
                .map(|partner| partner.id.clone())
                .collect(),
            sha256: Sha256Hex::of(lines.join("\n").as_bytes()),
        })
    }
}

impl StatementMessage {
    /// A statement as this widget shows each: an empty box that nobody needs to tick.
    #[must_use]
    pub fn of(statement: &consent::Statement) -> Self {
        Self {
            key: statement.key.clone(),
            sha256: statement.passage.sha256(),
            control: Control::Checkbox,
            initial_state: InitialState::Unset,
            required: false,
        }
    }

    /// Whether a tick of this box can be a consent: empty before, and free.
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.initial_state == InitialState::Unset && !self.required
    }
}
