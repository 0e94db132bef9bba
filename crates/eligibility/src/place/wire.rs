//! Serde and schema: texts, read through `FromStr`.

use super::{Department, Place, Postcode};
use crate::answers::Object;
use crate::choice_macro::from_text;

from_text!(Postcode, "a postcode of five digits", "^[0-9]{5}$");
from_text!(
    Department,
    "the code of a department",
    "^([0-9]{2,3}|2[AB])$"
);

#[derive(serde::Deserialize, serde::Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Place")
)]
#[serde(deny_unknown_fields)]
struct Fields {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    postcode: Option<Postcode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    department: Option<Department>,
}

impl serde::Serialize for Place {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Fields {
            postcode: self.postcode,
            department: self.department,
        }
        .serialize(to)
    }
}

impl<'de> serde::Deserialize<'de> for Place {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Object(fields) = Object::<Fields>::deserialize(from)?;
        Self::new(fields.postcode, fields.department).map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Place {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Place".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Fields::json_schema(generator)
    }
}
