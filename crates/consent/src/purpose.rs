//! What data may be used for, and by whom: the two halves of a decision key.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::civil_date::{self, InvalidDate};

/// A purpose that needs consent (GDPR art. 4(11) and 6(1)(a); `policy:33-51,125-131,170-175`).
///
/// The request to be called back is no purpose of this list: it rests on steps before a
/// contract (GDPR art. 6(1)(b)), see `statement::request`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Purpose {
    /// Use of the answers beyond the request itself (`policy:33-40`).
    LeadAcquisition,
    /// Commercial calls, C. consom. L.223-1 and R.223-1.
    Phone,
    /// Commercial e-mails, CPCE L.34-5.
    Email,
    /// Opens and clicks of these e-mails, CNIL délib. 2026-042.
    EmailTracking,
}

/// A way to reach a person.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Channel {
    /// A phone call.
    Phone,
    /// An e-mail.
    Email,
}

impl Purpose {
    /// Every purpose, in the order in which they are shown.
    pub const ALL: [Self; 4] = [
        Self::LeadAcquisition,
        Self::Phone,
        Self::Email,
        Self::EmailTracking,
    ];

    /// The name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LeadAcquisition => "lead_acquisition",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::EmailTracking => "email_tracking",
        }
    }

    /// The channel without which this purpose has no object.
    #[must_use]
    pub const fn channel(self) -> Option<Channel> {
        match self {
            Self::LeadAcquisition => None,
            Self::Phone => Some(Channel::Phone),
            Self::Email | Self::EmailTracking => Some(Channel::Email),
        }
    }

    /// Whether it offers goods, and so never covers those of C. consom. L.223-1 al. 5.
    #[must_use]
    pub const fn is_canvassing(self) -> bool {
        matches!(self, Self::Phone | Self::Email)
    }
}

/// A partner's identifier in a deployment: 1 to 40 lower-case letters, digits and hyphens.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartnerId(String);

/// Why a text is no [`PartnerId`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a partner id has 1 to 40 lower-case letters, digits or hyphens")]
pub struct InvalidPartnerId;

impl PartnerId {
    /// Stands for an id that could not be read, until the message is refused: no letters.
    pub const UNREAD: Self = Self(String::new());

    /// The identifier as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PartnerId {
    type Err = InvalidPartnerId;

    fn from_str(text: &str) -> Result<Self, InvalidPartnerId> {
        let is_allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if (1..=40).contains(&text.len()) && text.bytes().all(is_allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidPartnerId)
        }
    }
}

impl TryFrom<String> for PartnerId {
    type Error = InvalidPartnerId;

    fn try_from(text: String) -> Result<Self, InvalidPartnerId> {
        text.parse()
    }
}

impl From<PartnerId> for String {
    fn from(id: PartnerId) -> Self {
        id.0
    }
}

impl fmt::Display for PartnerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who may use the data once the person agrees.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Addressee {
    /// The controller of the deployment.
    Controller,
    /// One named partner (R.223-1 I 1° wants each caller named).
    Partner(PartnerId),
    /// All partners of the list dated that day, and nobody added later (CNIL, R-EM-3).
    PartnerList(NaiveDate),
}

/// What one checkbox decides: a purpose for one addressee. Written `phone:self`,
/// `phone:partner/exemple`, `email:partners@2026-11-01`.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct DecisionKey {
    /// What for.
    pub purpose: Purpose,
    /// By whom.
    pub addressee: Addressee,
}

/// Why a text is no [`DecisionKey`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum InvalidDecisionKey {
    /// No colon between purpose and addressee, or a purpose that is not in the list.
    #[error("unknown purpose")]
    Purpose,
    /// Neither `self`, `partner/ID` nor `partners@DATE`.
    #[error("unknown addressee")]
    Addressee,
    /// The partner's id is malformed.
    #[error(transparent)]
    Partner(#[from] InvalidPartnerId),
    /// The date of the list is malformed.
    #[error(transparent)]
    Date(#[from] InvalidDate),
}

impl fmt::Display for DecisionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.purpose.as_str())?;
        match &self.addressee {
            Addressee::Controller => f.write_str(":self"),
            Addressee::Partner(id) => write!(f, ":partner/{id}"),
            Addressee::PartnerList(date) => {
                write!(f, ":partners@{}", civil_date::iso(*date))
            }
        }
    }
}

impl FromStr for DecisionKey {
    type Err = InvalidDecisionKey;

    fn from_str(text: &str) -> Result<Self, InvalidDecisionKey> {
        let (purpose, addressee) = text.split_once(':').ok_or(InvalidDecisionKey::Purpose)?;
        let purpose = Purpose::ALL
            .into_iter()
            .find(|known| known.as_str() == purpose)
            .ok_or(InvalidDecisionKey::Purpose)?;
        let addressee = if addressee == "self" {
            Addressee::Controller
        } else if let Some(id) = addressee.strip_prefix("partner/") {
            Addressee::Partner(id.parse()?)
        } else if let Some(date) = addressee.strip_prefix("partners@") {
            Addressee::PartnerList(civil_date::parse_iso(date)?)
        } else {
            return Err(InvalidDecisionKey::Addressee);
        };
        Ok(Self { purpose, addressee })
    }
}

impl TryFrom<String> for DecisionKey {
    type Error = InvalidDecisionKey;

    fn try_from(text: String) -> Result<Self, InvalidDecisionKey> {
        text.parse()
    }
}

impl From<DecisionKey> for String {
    fn from(key: DecisionKey) -> Self {
        key.to_string()
    }
}

#[cfg(feature = "schema")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    impl JsonSchema for super::PartnerId {
        fn schema_name() -> Cow<'static, str> {
            "PartnerId".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "pattern": "^[a-z0-9-]{1,40}$" })
        }
    }

    impl JsonSchema for super::DecisionKey {
        fn schema_name() -> Cow<'static, str> {
            "DecisionKey".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "type": "string",
                "pattern": "^(lead_acquisition|phone|email|email_tracking):(self|partner/[a-z0-9-]{1,40}|partners@[0-9]{4}-[0-9]{2}-[0-9]{2})$"
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(text: &str) {
        let key: DecisionKey = text.parse().unwrap();
        assert_eq!(key.to_string(), text);
    }

    #[test]
    fn keys_are_read_back_as_written() {
        round_trip("lead_acquisition:self");
        round_trip("phone:self");
        round_trip("phone:partner/exemple-2");
        round_trip("email:partners@2026-11-01");
        round_trip("email_tracking:self");
    }

    #[test]
    fn unknown_halves_are_named() {
        let check = |text: &str, error| assert_eq!(text.parse::<DecisionKey>(), Err(error));
        check("phone", InvalidDecisionKey::Purpose);
        check("sms:self", InvalidDecisionKey::Purpose);
        check("phone:everybody", InvalidDecisionKey::Addressee);
        check("phone:partner/A B", InvalidPartnerId.into());
        check("email:partners@2026-02-30", InvalidDate.into());
    }
}
