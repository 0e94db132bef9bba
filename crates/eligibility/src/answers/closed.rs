//! The closed lists of `answers`: every value that a householder can choose.

use crate::choice_macro::choices;

choices! {
    /// House or flat.
    DwellingKind {
        /// A detached or terraced house.
        House = "house",
        /// A flat.
        Flat = "flat",
    }
}

choices! {
    /// How long ago the dwelling was completed, as a bracket.
    Age {
        /// Under two years: no standardised operation applies.
        Under2 = "under_2",
        /// Two to ten years.
        From2To10 = "2_to_10",
        /// Ten to fifteen years.
        From10To15 = "10_to_15",
        /// Fifteen years or more.
        Over15 = "15_plus",
        /// The householder does not know.
        Unknown = "unknown",
    }
}

choices! {
    /// The class of an energy performance certificate (diagnostic de performance énergétique).
    Dpe {
        /// Class A.
        A = "A",
        /// Class B.
        B = "B",
        /// Class C.
        C = "C",
        /// Class D.
        D = "D",
        /// Class E.
        E = "E",
        /// Class F.
        F = "F",
        /// Class G.
        G = "G",
        /// The householder does not know.
        Unknown = "unknown",
    }
}

choices! {
    /// What the householder is to the dwelling.
    Occupant {
        /// Owns it and lives there.
        OwnerOccupier = "owner_occupier",
        /// Owns it and lets it.
        Landlord = "landlord",
        /// Rents it.
        Tenant = "tenant",
        /// Owns a share of the building (copropriétaire).
        CoOwner = "co_owner",
    }
}

choices! {
    /// The main heating before the works.
    Heating {
        /// An oil boiler.
        Oil = "oil",
        /// Coal.
        Coal = "coal",
        /// A condensing gas boiler.
        GasCondensing = "gas_condensing",
        /// A gas boiler without condensation.
        GasStandard = "gas_standard",
        /// Gas, the kind of boiler unknown.
        GasUnknown = "gas_unknown",
        /// Electric radiators.
        Electric = "electric",
        /// A heat pump.
        HeatPump = "heat_pump",
        /// Wood or pellets.
        Wood = "wood",
        /// A heat network.
        HeatNetwork = "heat_network",
        /// Something else.
        Other = "other",
        /// The householder does not know.
        Unknown = "unknown",
    }
}

choices! {
    /// The income classes of the Anah ceilings.
    IncomeClass {
        /// Très modeste: the households of the "précarité énergétique" certificates.
        VeryModest = "very_modest",
        /// Modeste.
        Modest = "modest",
        /// Intermédiaire.
        Intermediate = "intermediate",
        /// Supérieur.
        Higher = "higher",
    }
}

choices! {
    /// An income class as answered.
    IncomeAnswer {
        /// Très modeste.
        VeryModest = "very_modest",
        /// Modeste.
        Modest = "modest",
        /// Intermédiaire.
        Intermediate = "intermediate",
        /// Supérieur.
        Higher = "higher",
        /// The householder prefers not to say, or does not know.
        Unknown = "unknown",
    }
}

choices! {
    /// Where the quote stands.
    Quote {
        /// Nothing is signed.
        NotSigned = "not_signed",
        /// Signed, fourteen days ago at most (R.221-22 code de l'énergie).
        SignedWithin14Days = "signed_within_14_days",
        /// Signed more than fourteen days ago.
        SignedEarlier = "signed_earlier",
        /// The householder does not know.
        Unknown = "unknown",
    }
}

choices! {
    /// The works that a household may want.
    WorkKind {
        /// Attic floor insulation (combles perdus), BAR-EN-101.
        AtticInsulation = "attic_insulation",
        /// Insulation under the roof slope (rampants), BAR-EN-101.
        RoofInsulation = "roof_insulation",
        /// Wall insulation from outside, BAR-EN-102.
        ExternalWallInsulation = "external_wall_insulation",
        /// Wall insulation from inside, BAR-EN-102.
        InternalWallInsulation = "internal_wall_insulation",
        /// Ground floor insulation, BAR-EN-103.
        FloorInsulation = "floor_insulation",
        /// Flat roof insulation, BAR-EN-105.
        FlatRoofInsulation = "flat_roof_insulation",
        /// Windows and French windows, BAR-EN-104.
        Windows = "windows",
        /// Air-to-water heat pump, BAR-TH-171.
        HeatPumpAirWater = "heat_pump_air_water",
        /// Ground or water source heat pump, BAR-TH-172.
        HeatPumpWaterWater = "heat_pump_water_water",
        /// Hybrid heat pump, BAR-TH-159.
        HeatPumpHybrid = "heat_pump_hybrid",
        /// Air-to-air heat pump, BAR-TH-129.
        HeatPumpAirAir = "heat_pump_air_air",
        /// Biomass boiler, BAR-TH-113.
        BiomassBoiler = "biomass_boiler",
        /// Wood or pellet stove, insert, BAR-TH-112.
        WoodStove = "wood_stove",
        /// Combined solar heating and hot water, BAR-TH-143.
        SolarCombi = "solar_combi",
        /// Solar water heater, BAR-TH-101.
        SolarWaterHeater = "solar_water_heater",
        /// Solar thermal device, BAR-TH-168.
        SolarThermal = "solar_thermal",
        /// Thermodynamic water heater, BAR-TH-148.
        ThermodynamicWaterHeater = "thermodynamic_water_heater",
        /// Connection to a heat network, BAR-TH-137.
        HeatNetworkConnection = "heat_network_connection",
        /// Humidity-controlled ventilation, BAR-TH-127.
        VentilationHumidityControlled = "ventilation_humidity_controlled",
        /// Double-flow ventilation, BAR-TH-125.
        VentilationDoubleFlow = "ventilation_double_flow",
        /// Deep renovation (rénovation d'ampleur), BAR-TH-174 and BAR-TH-175.
        DeepRenovation = "deep_renovation",
        /// Photovoltaic panels: no operation for a household.
        Photovoltaic = "photovoltaic",
    }
}

choices! {
    /// What a heat pump or a solar device is used for.
    Usage {
        /// Heating only.
        Heating = "heating",
        /// Hot water only.
        HotWater = "hot_water",
        /// Both.
        HeatingAndHotWater = "heating_and_hot_water",
    }
}

choices! {
    /// What the heat pump feeds.
    Emitter {
        /// Underfloor, ceiling or wall circuits, fan coils: 35 °C.
        LowTemperature = "low_temperature",
        /// Anything else, "low temperature" radiators included: 55 °C.
        MediumHighTemperature = "medium_high_temperature",
    }
}

choices! {
    /// What the stove burns.
    Fuel {
        /// Logs.
        Logs = "logs",
        /// Pellets.
        Pellets = "pellets",
    }
}

choices! {
    /// The kind of ventilation.
    System {
        /// Double flow, self-regulating.
        SelfRegulating = "self_regulating",
        /// Double flow, modulated.
        Modulated = "modulated",
        /// Humidity-controlled extraction (hygro A).
        HumidityA = "humidity_a",
        /// Humidity-controlled extraction, low-consumption fan (hygro A basse consommation).
        HumidityALowConsumption = "humidity_a_low_consumption",
        /// Humidity-controlled extraction and supply (hygro B).
        HumidityB = "humidity_b",
    }
}

choices! {
    /// The appliance that the works take away.
    Replaced {
        /// Nothing is replaced.
        None = "none",
        /// An oil boiler.
        OilBoiler = "oil_boiler",
        /// A coal boiler.
        CoalBoiler = "coal_boiler",
        /// A condensing gas boiler.
        GasCondensingBoiler = "gas_condensing_boiler",
        /// A gas boiler without condensation.
        GasBoiler = "gas_boiler",
        /// A coal stove.
        CoalStove = "coal_stove",
        /// A heat pump.
        HeatPump = "heat_pump",
        /// Electric heating.
        Electric = "electric",
        /// A wood appliance.
        Wood = "wood",
        /// Something else.
        Other = "other",
        /// The householder does not know.
        Unknown = "unknown",
    }
}

choices! {
    /// What a deep renovation insulates.
    InsulationItem {
        /// Walls.
        Walls = "walls",
        /// The lowest floor.
        Floor = "floor",
        /// The roof.
        Roof = "roof",
        /// Windows.
        Windows = "windows",
    }
}

impl IncomeAnswer {
    /// The class, unless the householder did not say.
    pub const fn class(self) -> Option<IncomeClass> {
        match self {
            Self::VeryModest => Some(IncomeClass::VeryModest),
            Self::Modest => Some(IncomeClass::Modest),
            Self::Intermediate => Some(IncomeClass::Intermediate),
            Self::Higher => Some(IncomeClass::Higher),
            Self::Unknown => None,
        }
    }
}

impl From<IncomeClass> for IncomeAnswer {
    fn from(class: IncomeClass) -> Self {
        match class {
            IncomeClass::VeryModest => Self::VeryModest,
            IncomeClass::Modest => Self::Modest,
            IncomeClass::Intermediate => Self::Intermediate,
            IncomeClass::Higher => Self::Higher,
        }
    }
}
