//! One way to write a closed list of wire names, so that each costs the widget a table and no code.

/// Declares a `Copy` enum with its wire names: `ALL`, `NAMES`, `name`, `from_name`, serde as the
/// name, and a JSON Schema enumeration.
macro_rules! choices {
    ($(#[$meta:meta])* $type:ident { $($(#[$doc:meta])* $variant:ident = $name:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum $type { $($(#[$doc])* $variant,)+ }

        impl $type {
            /// Every value, in the order of the list.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];
            /// The wire name of every value, in the same order.
            pub const NAMES: &[&'static str] = &[$($name,)+];

            /// The name on the wire.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The value of this wire name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.get($crate::choice_macro::position(Self::NAMES, name)?).copied()
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let index = from.deserialize_str($crate::choice_macro::Names(Self::NAMES))?;
                Self::ALL
                    .get(index)
                    .copied()
                    .ok_or_else(|| serde::de::Error::custom("name out of the list"))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": Self::NAMES })
            }
        }
    };
}

pub(crate) use choices;

/// Where a name stands in a list.
pub(crate) fn position(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|known| *known == name)
}

/// Finds a string in a list of names: one visitor for every enum.
pub(crate) struct Names(pub(crate) &'static [&'static str]);

impl serde::de::Visitor<'_> for Names {
    type Value = usize;

    fn expecting(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        to.write_str("one of the listed names")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<usize, E> {
        position(self.0, text).ok_or_else(|| E::unknown_variant(text, self.0))
    }
}

/// Serde and JSON Schema of a type that is written as one text and read through `FromStr`.
macro_rules! from_text {
    ($type:ident, $expecting:literal, $pattern:literal) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct Text;

                impl serde::de::Visitor<'_> for Text {
                    type Value = $type;

                    fn expecting(
                        &self,
                        to: &mut core::fmt::Formatter<'_>,
                    ) -> core::fmt::Result {
                        to.write_str($expecting)
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        text.parse().map_err(E::custom)
                    }
                }

                from.deserialize_str(Text)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    };
}

pub(crate) use from_text;
