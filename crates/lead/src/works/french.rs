//! The works in French.

use eligibility::answers::WorkKind;

/// The whole test, where no work is chosen yet.
pub(super) const ALL: &str =
    "les travaux possibles dans mon logement (isolation, chauffage, solaire, ventilation)";

pub(super) const fn name(kind: WorkKind) -> &'static str {
    match kind {
        WorkKind::AtticInsulation => "isolation des combles",
        WorkKind::RoofInsulation => "isolation de la toiture par l’intérieur",
        WorkKind::ExternalWallInsulation => "isolation des murs par l’extérieur",
        WorkKind::InternalWallInsulation => "isolation des murs par l’intérieur",
        WorkKind::FloorInsulation => "isolation du plancher bas",
        WorkKind::FlatRoofInsulation => "isolation d’un toit-terrasse",
        WorkKind::Windows => "fenêtres",
        WorkKind::HeatPumpAirWater => "pompe à chaleur air/eau",
        WorkKind::HeatPumpWaterWater => "pompe à chaleur géothermique",
        WorkKind::HeatPumpHybrid => "pompe à chaleur hybride",
        WorkKind::HeatPumpAirAir => "pompe à chaleur air/air",
        WorkKind::BiomassBoiler => "chaudière à bois ou à granulés",
        WorkKind::WoodStove => "poêle ou insert à bois",
        WorkKind::SolarCombi => "chauffage et eau chaude solaires",
        WorkKind::SolarWaterHeater => "chauffe-eau solaire",
        WorkKind::SolarThermal => "capteurs solaires thermiques",
        WorkKind::ThermodynamicWaterHeater => "chauffe-eau thermodynamique",
        WorkKind::HeatNetworkConnection => "raccordement à un réseau de chaleur",
        WorkKind::VentilationHumidityControlled => "ventilation simple flux hygroréglable",
        WorkKind::VentilationDoubleFlow => "ventilation double flux",
        WorkKind::DeepRenovation => "rénovation d’ampleur",
        WorkKind::Photovoltaic => "panneaux solaires photovoltaïques",
    }
}
