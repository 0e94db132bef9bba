//! Measured answers as integers: a float never decides on which side of a band edge a dwelling is.

/// Why a number is no measured answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum InvalidQuantity {
    /// Zero, negative, or above the greatest value that makes sense.
    #[error("the number is out of range")]
    OutOfRange,
    /// More decimals than the unit has.
    #[error("the number has too many decimals")]
    TooPrecise,
}

/// Declares a positive number stored as an integer count of `1 / PER_UNIT`.
macro_rules! quantity {
    ($(#[$meta:meta])* $type:ident, per_unit: $per_unit:literal, most: $most:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $type(core::num::NonZeroU32);

        impl $type {
            /// How many counts make one unit.
            pub const PER_UNIT: u32 = $per_unit;
            /// The greatest value, in whole units.
            pub const MOST: u32 = $most;

            /// The quantity of this many counts of `1 / PER_UNIT`.
            pub const fn from_counts(counts: u32) -> Result<Self, InvalidQuantity> {
                match core::num::NonZeroU32::new(counts) {
                    Some(counts) if counts.get() <= Self::MOST * Self::PER_UNIT => Ok(Self(counts)),
                    _ => Err(InvalidQuantity::OutOfRange),
                }
            }

            /// How many counts of `1 / PER_UNIT` it holds.
            pub const fn counts(self) -> u32 {
                self.0.get()
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let counts = self.counts();
                if counts.is_multiple_of(Self::PER_UNIT) {
                    to.serialize_u32(counts / Self::PER_UNIT)
                } else {
                    to.serialize_f64(f64::from(counts) / f64::from(Self::PER_UNIT))
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let counts = from.deserialize_f64(Counts(Self::PER_UNIT))?;
                Self::from_counts(counts).map_err(serde::de::Error::custom)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "number", "exclusiveMinimum": 0, "maximum": Self::MOST
                })
            }
        }
    };
}

quantity! {
    /// An area in tenths of a square metre, at most 10 000 m².
    Area, per_unit: 10, most: 10_000
}

quantity! {
    /// A seasonal efficiency (Etas) in tenths of a percent, at most 1 000 %.
    Percent, per_unit: 10, most: 1_000
}

quantity! {
    /// A seasonal coefficient of performance (SCOP) in hundredths, at most 20.
    Scop, per_unit: 100, most: 20
}

quantity! {
    /// A nominal power in tenths of a kilowatt, at most 1 000 kW.
    Power, per_unit: 10, most: 1_000
}

/// Reads a JSON number as a count of `1 / n`.
struct Counts(u32);

impl serde::de::Visitor<'_> for Counts {
    type Value = u32;

    fn expecting(&self, to: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        to.write_str("a positive number")
    }

    fn visit_u64<E: serde::de::Error>(self, whole: u64) -> Result<u32, E> {
        u32::try_from(whole)
            .ok()
            .and_then(|whole| whole.checked_mul(self.0))
            .ok_or_else(|| E::custom(InvalidQuantity::OutOfRange))
    }

    fn visit_i64<E: serde::de::Error>(self, whole: i64) -> Result<u32, E> {
        u64::try_from(whole)
            .map_err(|_| E::custom(InvalidQuantity::OutOfRange))
            .and_then(|whole| self.visit_u64(whole))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<u32, E> {
        let scaled = number * f64::from(self.0);
        if !(0.0..=1.0e8).contains(&scaled) {
            return Err(E::custom(InvalidQuantity::OutOfRange));
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the range was checked on the line above"
        )]
        let counts = (scaled + 0.5) as u32;
        if (f64::from(counts) - scaled).abs() > 1.0e-6 {
            return Err(E::custom(InvalidQuantity::TooPrecise));
        }
        Ok(counts)
    }
}
