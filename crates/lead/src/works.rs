//! The works as a request names them: the call keeps to them (C. consom. R.223-4).

use consent::Language;
use eligibility::answers::{Work, WorkKind};

/// The names of the works of a request, in the visitor's order. No work chosen yet means
/// the whole test (`policy:35`), and the request says so.
#[must_use]
pub fn names(works: &[Work], language: Language) -> Vec<&'static str> {
    if works.is_empty() {
        let all = match language {
            Language::Fr => {
                "les travaux possibles dans mon logement (isolation, chauffage, solaire, ventilation)"
            }
            Language::En => "the works my home allows (insulation, heating, solar, ventilation)",
        };
        return vec![all];
    }
    works.iter().map(|work| name(work.kind, language)).collect()
}

/// One kind of works as people say it, without a capital.
#[must_use]
pub const fn name(kind: WorkKind, language: Language) -> &'static str {
    match language {
        Language::Fr => french(kind),
        Language::En => english(kind),
    }
}

const fn french(kind: WorkKind) -> &'static str {
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

const fn english(kind: WorkKind) -> &'static str {
    match kind {
        WorkKind::AtticInsulation => "attic insulation",
        WorkKind::RoofInsulation => "roof insulation from inside",
        WorkKind::ExternalWallInsulation => "external wall insulation",
        WorkKind::InternalWallInsulation => "internal wall insulation",
        WorkKind::FloorInsulation => "ground floor insulation",
        WorkKind::FlatRoofInsulation => "flat roof insulation",
        WorkKind::Windows => "windows",
        WorkKind::HeatPumpAirWater => "air-to-water heat pump",
        WorkKind::HeatPumpWaterWater => "ground-source heat pump",
        WorkKind::HeatPumpHybrid => "hybrid heat pump",
        WorkKind::HeatPumpAirAir => "air-to-air heat pump",
        WorkKind::BiomassBoiler => "wood or pellet boiler",
        WorkKind::WoodStove => "wood stove or insert",
        WorkKind::SolarCombi => "solar heating and hot water",
        WorkKind::SolarWaterHeater => "solar water heater",
        WorkKind::SolarThermal => "solar thermal collectors",
        WorkKind::ThermodynamicWaterHeater => "heat-pump water heater",
        WorkKind::HeatNetworkConnection => "connection to a heat network",
        WorkKind::VentilationHumidityControlled => "humidity-controlled ventilation",
        WorkKind::VentilationDoubleFlow => "balanced ventilation with heat recovery",
        WorkKind::DeepRenovation => "deep renovation",
        WorkKind::Photovoltaic => "photovoltaic panels",
    }
}
