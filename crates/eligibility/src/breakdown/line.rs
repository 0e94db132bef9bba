use super::{Breakdown, Factors, Per, english, french};
use crate::amount::Amount;
use crate::answers::{Area, Dwellings};
use crate::assessment::{Bonus, KwhCumac};
use crate::choice_macro::choices;
use crate::language::Language;

choices! {
    /// One line of a calculation.
    Part {
        /// What the fiche gives for an installation.
        Base = "base",
        /// What the fiche gives for one square metre.
        BasePerSquareMetre = "base_per_square_metre",
        /// What the fiche gives for one dwelling.
        BasePerDwelling = "base_per_dwelling",
        /// The climate zone that chose the line or the column of the table.
        Zone = "zone",
        /// The area of the works.
        Area = "area",
        /// The dwellings of a collective installation.
        Dwellings = "dwellings",
        /// The factor of the climate zone.
        ZoneFactor = "zone_factor",
        /// The factor of the living or heated area.
        SurfaceFactor = "surface_factor",
        /// The factor of the kind of equipment.
        SystemFactor = "system_factor",
        /// The product so far, where a bonus follows.
        Fiche = "fiche",
        /// The factor of a bonus.
        BonusFactor = "bonus_factor",
        /// What a bonus adds.
        BonusKwh = "bonus_kwh",
        /// The least premium of a bonus.
        BonusEuros = "bonus_euros",
        /// A bonus of a size that is not established.
        BonusUnknown = "bonus_unknown",
        /// The amount.
        Total = "total",
    }
}

/// How the number of a line is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unit {
    /// kWh cumac.
    KwhCumac,
    /// Tenths of a square metre.
    SquareMetreTenths,
    /// A count.
    Number,
    /// A factor in hundredths: 120 is 1.2 times.
    Hundredths,
    /// Whole euros.
    Euros,
    /// A climate zone: 1 is H1.
    Zone,
    /// No number: the words say it all.
    Words,
}

/// One line of a calculation, at the least and at the greatest amount.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Line {
    /// What it is.
    pub part: Part,
    /// Its number at the least amount.
    pub least: u64,
    /// Its number at the greatest amount; it may be below `least`, another factor then outweighs it.
    pub greatest: u64,
}

impl Part {
    /// The label of the line, without colon.
    pub const fn label(self, language: Language) -> &'static str {
        match language {
            Language::Fr => french::part(self),
            Language::En => english::part(self),
        }
    }

    /// How its number is written.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Base
            | Self::BasePerSquareMetre
            | Self::BasePerDwelling
            | Self::Fiche
            | Self::BonusKwh
            | Self::Total => Unit::KwhCumac,
            Self::Zone => Unit::Zone,
            Self::Area => Unit::SquareMetreTenths,
            Self::Dwellings => Unit::Number,
            Self::ZoneFactor | Self::SurfaceFactor | Self::SystemFactor | Self::BonusFactor => {
                Unit::Hundredths
            }
            Self::BonusEuros => Unit::Euros,
            Self::BonusUnknown => Unit::Words,
        }
    }
}

impl KwhCumac {
    /// The calculation line by line, from the table of the fiche to the total; empty when the
    /// message that was read carries no factors.
    pub fn lines(&self) -> Vec<Line> {
        let Some(factors) = &self.factors() else {
            return Vec::new();
        };
        let mut lines = base(factors);
        let mut line = |part, amount: Amount| {
            lines.push(Line {
                part,
                least: amount.min(),
                greatest: amount.max(),
            });
        };
        if let Some(bonus) = self.bonus {
            line(Part::Fiche, self.base);
            match bonus {
                Bonus::Factor { hundredths } => line(Part::BonusFactor, hundredths),
                Bonus::Kwh { kwh } => line(Part::BonusKwh, kwh),
                Bonus::EurMinimum { eur } => line(Part::BonusEuros, eur),
                Bonus::Unknown => line(Part::BonusUnknown, Amount::Exact(0)),
            }
        }
        if let Some(total) = self.total {
            line(Part::Total, total);
        }
        lines
    }
}

/// The lines of the base; a factor that one end lacks counts as one there.
fn base(factors: &Breakdown) -> Vec<Line> {
    let (min, max) = (factors.min(), factors.max());
    let first = match (min.per, max.per) {
        (Per::SquareMetre, _) => Part::BasePerSquareMetre,
        (Per::Dwelling, Per::Dwelling) => Part::BasePerDwelling,
        _ => Part::Base,
    };
    let mut lines = vec![Line {
        part: first,
        least: min.kwh.into(),
        greatest: max.kwh.into(),
    }];
    let mut line = |part, neutral: u32, of: fn(&Factors) -> Option<u32>| {
        if let (Some(_), _) | (_, Some(_)) = (of(min), of(max)) {
            lines.push(Line {
                part,
                least: of(min).unwrap_or(neutral).into(),
                greatest: of(max).unwrap_or(neutral).into(),
            });
        }
    };
    line(Part::Zone, 0, |end| end.zone.map(|zone| zone as u32 + 1));
    line(Part::Area, 10, |end| end.area_m2.map(Area::counts));
    line(Part::Dwellings, 1, |end| {
        end.dwellings.map(Dwellings::number)
    });
    line(Part::ZoneFactor, 100, |end| {
        end.zone_hundredths.map(u32::from)
    });
    line(Part::SurfaceFactor, 100, |end| {
        end.surface_hundredths.map(u32::from)
    });
    line(Part::SystemFactor, 100, |end| {
        end.system_hundredths.map(u32::from)
    });
    lines
}
