//! A work's assessment as the wire has it: every field written out.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::text::{Text, Told};
use super::{KwhCumac, OtherAids, Verdict, WorkAssessment};
use crate::amount::Amount;
use crate::answers::WorkKind;
use crate::reason::Reasons;

/// What the rules say of one work.
#[derive(Deserialize, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "WorkAssessment")
)]
#[serde(deny_unknown_fields)]
struct Message<'a> {
    /// Which work.
    kind: WorkKind,
    /// The standardised operation ("BAR-EN-101"), none when no operation exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    operation: Option<Cow<'a, str>>,
    /// The version of the fiche in force on the commitment date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    version: Option<Cow<'a, str>>,
    /// The verdict on this work in this dwelling.
    verdict: Verdict,
    /// The volume of certificates; absent where no amount is established or the verdict excludes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kwh_cumac: Option<KwhCumac>,
    /// The volume for each square metre, where the amount depends on an area not answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kwh_cumac_per_m2: Option<KwhCumac>,
    /// The indicative premium in whole euros, only with rates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    premium_eur: Option<Amount>,
    /// Every rule that was met, missed, left open, or stays a condition.
    reasons: Reasons,
    /// What else exists for this work on that date.
    other_aids: OtherAids,
    /// The texts that decided.
    sources: Sources<'a>,
}

/// The operation and the version that decided, as a list of one text or none.
struct Sources<'a>(Option<(Cow<'a, str>, Cow<'a, str>)>);

impl Serialize for WorkAssessment {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let source = self.text.source();
        let message = Message {
            kind: self.kind,
            operation: self.operation().map(Cow::Borrowed),
            version: self.version().map(Cow::Borrowed),
            verdict: self.verdict,
            kwh_cumac: self.kwh_cumac().copied(),
            kwh_cumac_per_m2: self.kwh_cumac_per_m2().copied(),
            premium_eur: self.premium_eur,
            reasons: self.reasons,
            other_aids: self.other_aids,
            sources: Sources(source.map(|(operation, version)| (operation.into(), version.into()))),
        };
        message.serialize(to)
    }
}

impl<'de> Deserialize<'de> for WorkAssessment {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let message = Message::deserialize(from)?;
        let told = Told {
            operation: message.operation.map(Cow::into_owned),
            version: message.version.map(Cow::into_owned),
            source: message
                .sources
                .0
                .map(|(operation, version)| (operation.into_owned(), version.into_owned())),
        };
        let (whole, each) = (message.kwh_cumac, message.kwh_cumac_per_m2);
        if whole.is_some() && each.is_some() {
            return Err(serde::de::Error::custom(
                "a volume is of the whole work or of one square metre",
            ));
        }
        Ok(Self {
            kind: message.kind,
            verdict: message.verdict,
            volume: whole.or(each),
            is_per_m2: each.is_some(),
            premium_eur: message.premium_eur,
            reasons: message.reasons,
            other_aids: message.other_aids,
            text: Text::Told(Box::new(told)),
        })
    }
}

impl Serialize for Sources<'_> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let texts = self.0.as_ref();
        to.collect_seq(texts.map(|(operation, version)| [operation, " ", version].concat()))
    }
}

impl<'de> Deserialize<'de> for Sources<'_> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        use serde::de::Error as _;
        let mut texts = Vec::<String>::deserialize(from)?;
        let Some(text) = texts.pop() else {
            return Ok(Self(None));
        };
        match text.split_once(' ') {
            Some((operation, version)) if texts.is_empty() => Ok(Self(Some((
                operation.to_owned().into(),
                version.to_owned().into(),
            )))),
            _ => Err(D::Error::custom("one operation with its version")),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Sources<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Sources".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<String>::json_schema(generator)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for WorkAssessment {
    fn schema_name() -> Cow<'static, str> {
        Message::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Message::json_schema(generator)
    }
}
