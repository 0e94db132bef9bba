//! Taking back: what can be taken back, and by which way a person says so.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::purpose::{DecisionKey, InvalidDecisionKey};

/// What a person can take back: the request itself, which is a demand and no consent, or one
/// consent. Written `request`, or like its decision key.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub enum Subject {
    /// To be called or written to about the works of the test (C. consom. R.223-4).
    Request,
    /// One consent (GDPR art. 7(3)).
    Consent(DecisionKey),
}

/// How a person said that they withdraw; nobody may ask for a particular way (C. consom.
/// R.223-3, R-PH-9).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum WithdrawalChannel {
    /// On the page of the receipt's link.
    Web,
    /// By e-mail.
    Email,
    /// By post.
    Post,
    /// By calling.
    PhoneOral,
    /// While being called.
    InCall,
}

impl WithdrawalChannel {
    /// Every way.
    pub const ALL: [Self; 5] = [
        Self::Web,
        Self::Email,
        Self::Post,
        Self::PhoneOral,
        Self::InCall,
    ];

    /// The name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Email => "email",
            Self::Post => "post",
            Self::PhoneOral => "phone_oral",
            Self::InCall => "in_call",
        }
    }
}

const REQUEST: &str = "request";

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request => f.write_str(REQUEST),
            Self::Consent(key) => key.fmt(f),
        }
    }
}

impl FromStr for Subject {
    type Err = InvalidDecisionKey;

    fn from_str(text: &str) -> Result<Self, InvalidDecisionKey> {
        match text {
            REQUEST => Ok(Self::Request),
            key => key.parse().map(Self::Consent),
        }
    }
}

impl TryFrom<String> for Subject {
    type Error = InvalidDecisionKey;

    fn try_from(text: String) -> Result<Self, InvalidDecisionKey> {
        text.parse()
    }
}

impl From<Subject> for String {
    fn from(subject: Subject) -> Self {
        subject.to_string()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Subject {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Subject".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let key = generator.subschema_for::<DecisionKey>();
        schemars::json_schema!({ "anyOf": [{ "const": REQUEST }, key] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_are_read_back_as_written() {
        for text in ["request", "phone:self", "email:partners@2026-11-01"] {
            let subject: Subject = text.parse().unwrap();
            assert_eq!(subject.to_string(), text);
        }
        assert_eq!(
            "everything".parse::<Subject>(),
            Err(InvalidDecisionKey::Purpose)
        );
    }

    #[test]
    fn channels_have_the_names_of_the_law_s_reading() {
        let names = WithdrawalChannel::ALL.map(WithdrawalChannel::as_str);
        assert_eq!(names, ["web", "email", "post", "phone_oral", "in_call"]);
        for channel in WithdrawalChannel::ALL {
            let json = serde_json::to_string(&channel).unwrap();
            assert_eq!(json, format!("\"{}\"", channel.as_str()));
        }
    }
}
