//! The lines of a calculation in French.

use super::Part;

pub(super) const fn part(part: Part) -> &'static str {
    match part {
        Part::Base => "Forfait de la fiche",
        Part::BasePerSquareMetre => "Forfait de la fiche par mètre carré",
        Part::BasePerDwelling => "Forfait de la fiche par logement",
        Part::Zone => "Zone climatique",
        Part::Area => "Surface des travaux",
        Part::Dwellings => "Nombre de logements",
        Part::ZoneFactor => "Coefficient de la zone climatique",
        Part::SurfaceFactor => "Coefficient de la surface du logement",
        Part::SystemFactor => "Coefficient du type d’équipement",
        Part::Fiche => "Montant sans bonification",
        Part::BonusFactor => "Coefficient de la bonification",
        Part::BonusKwh => "Bonification ajoutée",
        Part::BonusEuros => "Prime minimale de la bonification",
        Part::BonusUnknown => "Une bonification existe, son montant n’est pas établi",
        Part::Total => "Montant total",
    }
}
