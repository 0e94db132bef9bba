//! Where an amount comes from: rows of the tables, written out as factors only when somebody asks.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Breakdown, Factors, Per};
use crate::answers::{Area, Dwellings};
use crate::operation::AmountTable;
use crate::place::ClimateZone;

/// A factor in hundredths that changes nothing.
pub(crate) const NEUTRAL: u16 = 100;

/// Where one base amount comes from.
#[derive(Clone, Copy, Default)]
pub(crate) enum Origin {
    /// A message left it out.
    #[default]
    None,
    /// A message tells it.
    Told(Breakdown),
    /// The rows that the rules chose.
    Rows(Rows),
}

/// The two rows between which an amount lies, with the answers that count them.
#[derive(Clone, Copy)]
pub(crate) struct Rows {
    pub(crate) table: &'static AmountTable,
    pub(crate) least: Chosen,
    pub(crate) most: Chosen,
    pub(crate) area_m2: Option<Area>,
    pub(crate) dwellings: Option<Dwellings>,
}

/// A row in a zone with a surface factor: a byte, a byte and two. Kept as one number, for what is
/// written in parts and read as a whole waits for the memory.
#[derive(Clone, Copy)]
pub(crate) struct Chosen(u32);

impl Chosen {
    /// The row at this place of the table; the factor in hundredths, zero where the row takes none.
    pub(crate) fn new(row: u8, zone: ClimateZone, surface: u16) -> Self {
        Self(u32::from(surface) << 16 | (zone as u32) << 8 | u32::from(row))
    }

    /// The row, the place of the zone, and the factor.
    const fn parts(self) -> (u8, usize, u16) {
        let [row, zone, low, high] = self.0.to_le_bytes();
        (row, zone as usize, u16::from_le_bytes([low, high]))
    }
}

impl Origin {
    /// Whether a message left it out.
    pub(crate) const fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// The factors.
    pub(crate) fn breakdown(&self) -> Option<Breakdown> {
        match self {
            Self::None => None,
            Self::Told(breakdown) => Some(*breakdown),
            Self::Rows(rows) => rows.breakdown(),
        }
    }
}

impl Rows {
    fn breakdown(&self) -> Option<Breakdown> {
        let (least, most) = (self.factors(self.least)?, self.factors(self.most)?);
        Some(Breakdown::between(least, most))
    }

    fn factors(&self, chosen: Chosen) -> Option<Factors> {
        let Self {
            table,
            area_m2,
            dwellings,
            ..
        } = *self;
        let (row, index, surface) = chosen.parts();
        let row = table.rows.get(usize::from(row))?;
        let zone = ClimateZone::ALL.get(index).copied();
        let has_zone_factor = differ(&table.zone_factor);
        let is_collective = row.needs.collective_to_be(true);
        Some(Factors {
            kwh: row.kwh.get(index).copied().unwrap_or(0),
            per: match (table.is_per_m2, is_collective) {
                (true, _) => Per::SquareMetre,
                (false, true) => Per::Dwelling,
                (false, false) => Per::Installation,
            },
            area_m2: area_m2.filter(|_| table.is_per_m2),
            dwellings: dwellings.filter(|_| !table.is_per_m2 && is_collective),
            zone: zone.filter(|_| has_zone_factor || differ(&row.kwh)),
            zone_hundredths: table
                .zone_factor
                .get(index)
                .copied()
                .filter(|_| has_zone_factor),
            surface_hundredths: (surface != 0).then_some(surface),
            system_hundredths: (row.factor != NEUTRAL).then_some(row.factor),
        })
    }
}

/// Whether the zone changes the number.
fn differ<T: PartialEq>([h1, h2, h3]: &[T; 3]) -> bool {
    h1 != h2 || h2 != h3
}

impl PartialEq for Origin {
    fn eq(&self, other: &Self) -> bool {
        self.breakdown() == other.breakdown()
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.breakdown().fmt(to)
    }
}

impl Serialize for Origin {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.breakdown().serialize(to)
    }
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let told = Option::<Breakdown>::deserialize(from)?;
        Ok(told.map_or(Self::None, Self::Told))
    }
}

#[cfg(test)]
mod tests {
    use super::differ;

    #[test]
    fn one_zone_that_differs_is_enough() {
        assert!(!differ(&[3, 3, 3]));
        assert!(differ(&[4, 3, 3]));
        assert!(differ(&[3, 3, 4]));
        assert!(differ(&[3, 4, 3]));
    }
}
