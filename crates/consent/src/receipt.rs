//! The receipt: what was asked, agreed to and refused, as the person keeps it.
//!
//! Holds no name, address or number: the token or file shows choices, nothing else.

#[cfg(test)]
mod example;
mod html;
#[cfg(feature = "seal")]
pub mod seal;

pub use html::{EDITION, Page, html, moment_in_words};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::call_slot::CallSlot;
use crate::decision::DecisionState;
use crate::digest::Sha256Hex;
use crate::evidence::Grade;
use crate::instant::Instant;
use crate::purpose::{Channel, DecisionKey};
use crate::terms::{Language, Policy};

/// A receipt, version 1.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Receipt {
    /// 1.
    pub version: u8,
    /// The lead it is about.
    pub lead_id: String,
    /// When the collector received the request; authoritative (R-CO-6).
    pub received_at: Instant,
    /// The same moment in Europe/Paris with its offset (RFC 3339).
    pub received_at_paris: String,
    /// The language of the texts.
    pub language: Language,
    /// The deployment that the texts were made from.
    pub deployment_version: Sha256Hex,
    /// Who decides what the data is for.
    pub controller: ReceiptController,
    /// The policy that was linked.
    pub policy: ReceiptPolicy,
    /// What was asked.
    pub request: ReceiptRequest,
    /// Every decision, shown or not.
    pub decisions: Vec<ReceiptDecision>,
    /// How well all this is backed; absent in receipts from before it was graded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// SHA-256 of the RFC 8785 form of what the browser attested, which the collector keeps;
    /// absent in receipts from before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence_sha256: Option<Sha256Hex>,
}

/// The controller, as the receipt names it.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReceiptController {
    /// Legal name.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// SIREN, when established.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siren: Option<String>,
    /// Where to write about personal data, and to withdraw.
    pub privacy_email: String,
    /// The same by post.
    pub privacy_post: String,
    /// The number to call, when there is one; withdrawal may be oral (R.223-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// The policy, as the receipt names it.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReceiptPolicy {
    /// Where it is published.
    pub url: String,
    /// Its date.
    pub date: NaiveDate,
    /// SHA-256 of its text.
    pub sha256: Sha256Hex,
}

/// The request (R-PH-2).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReceiptRequest {
    /// How to answer.
    pub channel: Channel,
    /// Who was asked, and nobody else (R.223-4).
    pub addressed_to: ReceiptAddressee,
    /// The kinds of works by their names on the wire; empty means the whole test.
    pub object: Vec<String>,
    /// The works, as named to the person.
    pub works: Vec<String>,
    /// The exact words shown, blocks joined by line feeds.
    pub text: String,
    /// SHA-256 of `text`.
    pub text_sha256: Sha256Hex,
    /// The slot chosen for the call; absent: as soon as possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot: Option<CallSlot>,
    /// The last day of the call (R.223-4); absent for an answer by e-mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_not_after: Option<NaiveDate>,
    /// Whether a person is asked to look at the result again.
    pub human_review: bool,
}

/// Who a request is addressed to.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReceiptAddressee {
    /// Legal name.
    pub name: String,
    /// SIREN, when established.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siren: Option<String>,
}

/// One decision.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReceiptDecision {
    /// What was decided.
    pub key: DecisionKey,
    /// The purpose's name as shown.
    pub name: String,
    /// How it was decided.
    pub state: DecisionState,
    /// The exact words shown, blocks joined by line feeds.
    pub text: String,
    /// SHA-256 of `text`.
    pub text_sha256: Sha256Hex,
    /// The last day on which the consent counts, where one was stated (R.223-1 I 3°).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// The nature of the goods as rendered; calls and e-mails only (R.223-1 I 1°, R-PH-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature_of_goods: Option<String>,
    /// True for calls and e-mails: such a consent never covers the sector of C. consom.
    /// L.223-1 al. 5 (R-PH-3).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub excludes_sector_l223_1_al5: bool,
}

impl From<&Policy> for ReceiptPolicy {
    fn from(policy: &Policy) -> Self {
        Self {
            url: policy.url.clone(),
            date: policy.date,
            sha256: policy.sha256,
        }
    }
}
