//! The public facts that statements and notices are made from. They come from the
//! deployment description; every proof names its version.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::digest::Sha256Hex;
use crate::purpose::{Channel, PartnerId, Purpose};
use crate::short_map::ShortMap;
use crate::template::Template;

/// A language of the texts, by its BCP 47 tag.
#[derive(
    Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Language {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

/// Everything a statement is made from.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Terms {
    /// Who decides what the data is for (GDPR art. 4(7)).
    pub controller: Controller,
    /// The privacy policy in force.
    pub policy: Policy,
    /// The date of the list of partners; absent when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partners_dated: Option<NaiveDate>,
    /// Every partner, by name; the list is exhaustive (R-EM-2).
    #[serde(default)]
    pub partners: Vec<Partner>,
    /// The purposes that this deployment asks consent for.
    #[serde(default)]
    pub purposes: Vec<PurposeTerms>,
    /// The request and the notices, per language.
    pub words: ShortMap<Language, Words>,
}

/// The controller's identity (GDPR art. 13(1)(a)).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Controller {
    /// Its legal name.
    pub name: String,
    /// Its postal address, on one line.
    pub address: String,
    /// Its SIREN, nine digits; absent when not established.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siren: Option<String>,
    /// Where to write about personal data.
    pub privacy_email: String,
    /// The same by post, on one line.
    pub privacy_post: String,
    /// The number visitors may call, as displayed; absent when not established.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The public site.
    pub site: String,
}

/// The privacy policy that notices link to.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Policy {
    /// Where it is published.
    pub url: String,
    /// Its date, as it states it.
    pub date: NaiveDate,
    /// SHA-256 of its text.
    pub sha256: Sha256Hex,
}

/// A partner who may receive data (CNIL, R-EM-2).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Partner {
    /// Its identifier in this deployment.
    pub id: PartnerId,
    /// Its legal name.
    pub name: String,
    /// Its SIREN, nine digits.
    pub siren: String,
    /// Its privacy policy.
    pub policy_url: String,
    /// What it does, per language.
    pub activity: ShortMap<Language, String>,
    /// What it would offer, per language (R.223-1 I 1°); absent: it offers nothing.
    #[serde(default, skip_serializing_if = "ShortMap::is_empty")]
    pub goods: ShortMap<Language, String>,
    /// The channels it may use once a person agrees.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// The origins whose pages may embed the test (scheme, host, port).
    #[serde(default)]
    pub origins: Vec<String>,
}

/// One purpose and how consent to it is asked.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PurposeTerms {
    /// Which purpose.
    pub purpose: Purpose,
    /// Whether the controller itself asks.
    #[serde(default)]
    pub own: bool,
    /// Whether the named partners ask.
    #[serde(default)]
    pub partners: bool,
    /// For how many months a consent counts; at most 12 for calls (R.223-1 I 3°).
    pub period_months: u8,
    /// The wording, per language.
    pub words: ShortMap<Language, PurposeWords>,
}

/// The words of one purpose in one language.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PurposeWords {
    /// Its name, the same in every layer (R-IN-6).
    pub name: String,
    /// What the controller itself would offer (R.223-1 I 1°); absent: it does not ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods: Option<String>,
    /// The act of the person, beside the box.
    pub label: Template,
    /// The mentions under it.
    pub mentions: Mentions,
    /// Label and mentions where partners ask instead of the controller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partners: Option<PartnerWords>,
}

/// Label and mentions of a consent for partners.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartnerWords {
    /// The act of the person, beside the box.
    pub label: Template,
    /// The mentions under it.
    pub mentions: Mentions,
}

/// What stands under a consent, each point in its own block and in this order.
///
/// The first five are the items of C. consom. R.223-1 I; calls need them all.
#[derive(Clone, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mentions {
    /// 1° who, and the nature of the goods or services.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Template>,
    /// 2° that one may agree or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<Template>,
    /// 3° for how long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Template>,
    /// 4° how to withdraw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawal: Option<Template>,
    /// 5° how to get the proof.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Template>,
}

impl Mentions {
    /// The mentions present, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Template> {
        [
            &self.identity,
            &self.choice,
            &self.period,
            &self.withdrawal,
            &self.proof,
        ]
        .into_iter()
        .flatten()
    }

    /// Whether all five items of R.223-1 I are there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.iter().count() == 5
    }
}

/// The request and the notices in one language.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Words {
    /// « Je demande à être rappelé… », then its mentions (R.223-4, R-PH-1).
    pub request_phone: Vec<Template>,
    /// Under the first block of that request, when a slot was chosen; absent: none is on offer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_slot: Option<Template>,
    /// The request for an answer by e-mail, then its mentions.
    pub request_email: Vec<Template>,
    /// What stands at the phone field (C. consom. L.223-2, R-PH-5).
    pub phone_field: Template,
    /// Level-1 notice of the contact step (GDPR art. 13, R-IN-1).
    pub notice: Vec<Template>,
    /// Level-2 notice, one action away.
    pub notice_more: Vec<NoticeSection>,
}

/// A titled part of the level-2 notice.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NoticeSection {
    /// Its heading.
    pub title: String,
    /// Its paragraphs.
    pub blocks: Vec<Template>,
}
