//! An amount that is known, or known to lie between two ends.

use serde::ser::SerializeStruct as _;

/// A whole number, or the two ends between which it lies (both included).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Amount {
    /// Established to the unit.
    Exact(u64),
    /// Between two ends, because an answer that moves it is missing.
    Range {
        /// The least it can be.
        min: u64,
        /// The most it can be.
        max: u64,
    },
}

impl Amount {
    /// The amount with these two ends, exact when they meet.
    pub const fn between(min: u64, max: u64) -> Self {
        if min == max {
            Self::Exact(min)
        } else {
            Self::Range { min, max }
        }
    }

    /// The least it can be.
    pub const fn min(self) -> u64 {
        match self {
            Self::Exact(amount) => amount,
            Self::Range { min, .. } => min,
        }
    }

    /// The most it can be.
    pub const fn max(self) -> u64 {
        match self {
            Self::Exact(amount) => amount,
            Self::Range { max, .. } => max,
        }
    }
}

impl serde::Serialize for Amount {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Exact(amount) => to.serialize_u64(amount),
            Self::Range { min, max } => {
                let mut object = to.serialize_struct("Range", 2)?;
                object.serialize_field("min", &min)?;
                object.serialize_field("max", &max)?;
                object.end()
            }
        }
    }
}

impl<'de> serde::Deserialize<'de> for Amount {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct NumberOrRange;

        impl<'de> serde::de::Visitor<'de> for NumberOrRange {
            type Value = Amount;

            fn expecting(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                to.write_str("a whole number or an object with min and max")
            }

            fn visit_u64<E: serde::de::Error>(self, amount: u64) -> Result<Amount, E> {
                Ok(Amount::Exact(amount))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Amount, A::Error> {
                #[derive(serde::Deserialize)]
                #[serde(deny_unknown_fields)]
                struct Ends {
                    min: u64,
                    max: u64,
                }
                let ends: Ends = serde::Deserialize::deserialize(
                    serde::de::value::MapAccessDeserializer::new(map),
                )?;
                if ends.min >= ends.max {
                    return Err(serde::de::Error::custom("min must be below max"));
                }
                Ok(Amount::Range {
                    min: ends.min,
                    max: ends.max,
                })
            }
        }

        from.deserialize_any(NumberOrRange)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Amount {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "oneOf": [
                { "type": "integer", "minimum": 0 },
                {
                    "type": "object",
                    "properties": {
                        "min": { "type": "integer", "minimum": 0 },
                        "max": { "type": "integer", "minimum": 0 }
                    },
                    "required": ["min", "max"],
                    "additionalProperties": false
                }
            ]
        })
    }
}
