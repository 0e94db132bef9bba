//! The lines of a calculation in English.

use super::Part;

pub(super) const fn part(part: Part) -> &'static str {
    match part {
        Part::Base => "Fixed amount of the rule",
        Part::BasePerSquareMetre => "Fixed amount of the rule per square metre",
        Part::BasePerDwelling => "Fixed amount of the rule per dwelling",
        Part::Zone => "Climate zone",
        Part::Area => "Area of the works",
        Part::Dwellings => "Number of dwellings",
        Part::ZoneFactor => "Factor of the climate zone",
        Part::SurfaceFactor => "Factor of the area of the home",
        Part::SystemFactor => "Factor of the kind of equipment",
        Part::Fiche => "Amount without bonus",
        Part::BonusFactor => "Factor of the bonus",
        Part::BonusKwh => "Added by the bonus",
        Part::BonusEuros => "Least premium of the bonus",
        Part::BonusUnknown => "A bonus exists, its size is not established",
        Part::Total => "Total amount",
    }
}
