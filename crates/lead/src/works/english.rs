//! The works in English.

use eligibility::answers::WorkKind;

/// The whole test, where no work is chosen yet.
pub(super) const ALL: &str = "the works my home allows (insulation, heating, solar, ventilation)";

pub(super) const fn name(kind: WorkKind) -> &'static str {
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
