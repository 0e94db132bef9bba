use chrono::NaiveDate;
use consent::history::State;
use consent::receipt::ReceiptAddressee;
use consent::{
    Channel, DecisionKey, DecisionState, Instant, Sha256Hex, Subject, WithdrawalChannel,
};
use serde::{Deserialize, Serialize};

use super::Version;

/// 200 of `GET /v1/receipts/{token}` and of a withdrawal: what was said and what stands.
///
/// The token is enough to see and withdraw choices, not to read anything else of the person
/// (R-RI-5): neither who asks nor about which works.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChoicesMessage {
    /// 1.
    pub version: Version,
    /// The lead.
    pub lead_id: String,
    /// When the collector received it.
    pub received_at: Instant,
    /// The deployment that the texts were made from.
    pub deployment_version: Sha256Hex,
    /// The privacy policy that was linked.
    pub policy_sha256: Sha256Hex,
    /// The request.
    pub request: RequestedMessage,
    /// Every decision, shown or not, in the order of the receipt.
    pub decisions: Vec<DecidedMessage>,
    /// Everything taken back, in the order of the log.
    pub withdrawals: Vec<WithdrawnMessage>,
}

/// What was asked for and whether it stands; a demand, no consent.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RequestedMessage {
    /// How to answer.
    pub channel: Channel,
    /// Who was asked, and nobody else (R.223-4).
    pub addressed_to: ReceiptAddressee,
    /// The last day of the call; absent for an answer by e-mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_not_after: Option<NaiveDate>,
    /// What stands.
    pub now: Standing,
    /// Since when, where it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<Instant>,
    /// Its number in the log.
    pub leaf: u64,
}

/// What was decided and whether it stands.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecidedMessage {
    /// What was decided.
    pub key: DecisionKey,
    /// The purpose's name as shown.
    pub name: String,
    /// Whom the statement named: the controller, one partner or the partners of a dated list.
    pub addressees: Vec<ReceiptAddressee>,
    /// How it was decided.
    pub state: DecisionState,
    /// The exact words shown; absent where nothing was shown, and where the words kept are not
    /// those any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The last day on which the consent counts, where one was stated (R.223-1 I 3°).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// The nature of the goods as rendered; calls and e-mails only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature_of_goods: Option<String>,
    /// True for calls and e-mails: never the sector of C. consom. L.223-1 al. 5.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub excludes_sector_l223_1_al5: bool,
    /// What stands.
    pub now: Standing,
    /// Since when, where it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<Instant>,
    /// Its number in the log.
    pub leaf: u64,
}

/// One consent or request taken back.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WithdrawnMessage {
    /// What.
    pub subject: Subject,
    /// How the person said so.
    pub channel: WithdrawalChannel,
    /// When the person said so: it counts from then on.
    pub said_at: Instant,
    /// When the collector wrote it down.
    pub recorded_at: Instant,
    /// Who has to be told (GDPR art. 19).
    pub recipients_to_notify: Vec<ReceiptAddressee>,
    /// Its number in the log.
    pub leaf: u64,
}

/// What stands of a request or consent.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Standing {
    /// It may be relied on.
    Given,
    /// It was refused.
    Refused,
    /// It was not asked.
    NotShown,
    /// Its time is over.
    Expired,
    /// It was taken back.
    Withdrawn,
}

/// `POST /v1/receipts/{token}/withdrawals`: some by name, or all that stands; not both.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WithdrawalMessage {
    /// 1.
    pub version: Version,
    /// What to take back: decision keys, or `request`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<Subject>,
    /// Everything that stands, the request included.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub all: bool,
}

impl From<State> for Standing {
    fn from(state: State) -> Self {
        match state {
            State::NotShown => Self::NotShown,
            State::Refused { .. } => Self::Refused,
            State::Given { .. } => Self::Given,
            State::Expired { .. } => Self::Expired,
            State::Withdrawn { .. } => Self::Withdrawn,
        }
    }
}
