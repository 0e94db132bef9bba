//! The operations. Written by `cargo xtask codegen` from `data/operations`.

use crate::answers::{Dpe, DwellingKind, EtasBand, System, Usage, WorkKind};
use crate::breakdown::Scheme;
use crate::operation::{
    AmountTable, BonusReplaces, BonusRule, BonusSize, Date, Limit, Needs, Operation, OperationSet,
    Period, Row, SurfaceFactors, Version,
};
use crate::reason::{OtherAid, Promises, ReasonCode};

/// Every operation, by code.
pub(crate) const OPERATIONS: &[Operation] = &[
    Operation {
        alone: OperationSet::at(0),
        code: "BAR-EN-101",
        works: &[WorkKind::AtticInsulation, WorkKind::RoofInsulation],
        dwellings: &[DwellingKind::House, DwellingKind::Flat],
        not_cumulable_with: OperationSet::NONE,
        is_unsettled: false,
        other_aids: &[],
        versions: &[
            Version {
                label: "vA64-6",
                period: Period {
                    from: Date::of(2025, 1, 1),
                    until: Date::of(2027, 4, 30),
                },
                conditions: Promises::of(&[
                    ReasonCode::AtticResistance,
                    ReasonCode::RoofResistance,
                    ReasonCode::TechnicalVisit,
                    ReasonCode::SevenDaysBeforeWorks,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[],
                amount: Some(AmountTable {
                    is_per_m2: true,
                    rows: &[Row {
                        kwh: [1_700, 1_400, 920],
                        ..Row::ANY
                    }],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "version before (vA39 family, exact suffix not established)",
                period: Period {
                    from: Date::of(2022, 5, 1),
                    until: Date::of(2024, 12, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::AtticResistance,
                    ReasonCode::RoofResistance,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[],
                amount: Some(AmountTable {
                    is_per_m2: true,
                    rows: &[Row {
                        kwh: [1_700, 1_400, 900],
                        ..Row::ANY
                    }],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: false,
            },
        ],
        bonuses: &[],
    },
    Operation {
        alone: OperationSet::at(1),
        code: "BAR-EN-102",
        works: &[
            WorkKind::ExternalWallInsulation,
            WorkKind::InternalWallInsulation,
        ],
        dwellings: &[DwellingKind::House, DwellingKind::Flat],
        not_cumulable_with: OperationSet::NONE,
        is_unsettled: false,
        other_aids: &[],
        versions: &[
            Version {
                label: "vA65-4",
                period: Period {
                    from: Date::of(2025, 1, 1),
                    until: Date::of(2027, 4, 30),
                },
                conditions: Promises::of(&[
                    ReasonCode::WallResistance,
                    ReasonCode::TechnicalVisit,
                    ReasonCode::SevenDaysBeforeWorks,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[],
                amount: Some(AmountTable {
                    is_per_m2: true,
                    rows: &[Row {
                        kwh: [1_600, 1_300, 880],
                        ..Row::ANY
                    }],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA39-2",
                period: Period {
                    from: Date::of(2022, 5, 1),
                    until: Date::of(2024, 12, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::WallResistance,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[],
                amount: Some(AmountTable {
                    is_per_m2: true,
                    rows: &[Row {
                        kwh: [1_600, 1_300, 880],
                        ..Row::ANY
                    }],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: false,
            },
        ],
        bonuses: &[],
    },
    Operation {
        alone: OperationSet::at(2),
        code: "BAR-EN-103",
        works: &[WorkKind::FloorInsulation],
        dwellings: &[DwellingKind::House, DwellingKind::Flat],
        not_cumulable_with: OperationSet::NONE,
        is_unsettled: false,
        other_aids: &[],
        versions: &[
            Version {
                label: "vA64-6",
                period: Period {
                    from: Date::of(2025, 1, 1),
                    until: Date::of(2027, 4, 30),
                },
                conditions: Promises::of(&[
                    ReasonCode::FloorResistance,
                    ReasonCode::TechnicalVisit,
                    ReasonCode::SevenDaysBeforeWorks,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[],
                amount: Some(AmountTable {
                    is_per_m2: true,
                    rows: &[Row {
                        kwh: [1_100, 890, 590],
                        ..Row::ANY
                    }],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA39-5",
                period: Period {
                    from: Date::of(2022, 5, 1),
                    until: Date::of(2024, 12, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::FloorResistance,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[],
                amount: Some(AmountTable {
                    is_per_m2: true,
                    rows: &[Row {
                        kwh: [1_100, 890, 590],
                        ..Row::ANY
                    }],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: false,
            },
        ],
        bonuses: &[],
    },
    Operation {
        alone: OperationSet::at(3),
        code: "BAR-EN-104",
        works: &[WorkKind::Windows],
        dwellings: &[DwellingKind::House, DwellingKind::Flat],
        not_cumulable_with: OperationSet::NONE,
        is_unsettled: false,
        other_aids: &[],
        versions: &[Version {
            label: "vA54-2",
            period: Period {
                from: Date::of(2024, 1, 1),
                until: Date::NEVER_AFTER,
            },
            conditions: Promises::of(&[
                ReasonCode::WindowPerformance,
                ReasonCode::RgeRequired,
                ReasonCode::OnePremium,
            ]),
            limits: &[],
            amount: Some(AmountTable {
                is_per_m2: true,
                rows: &[Row {
                    kwh: [3_800, 3_100, 2_100],
                    ..Row::ANY
                }],
                zone_factor: [100, 100, 100],
                is_surface_heated: false,
                surface_factors: &[],
            }),
            is_assumed: false,
        }],
        bonuses: &[],
    },
    Operation {
        alone: OperationSet::at(4),
        code: "BAR-EN-105",
        works: &[WorkKind::FlatRoofInsulation],
        dwellings: &[DwellingKind::House, DwellingKind::Flat],
        not_cumulable_with: OperationSet::NONE,
        is_unsettled: false,
        other_aids: &[],
        versions: &[Version {
            label: "vA64-4",
            period: Period {
                from: Date::of(2025, 1, 1),
                until: Date::NEVER_AFTER,
            },
            conditions: Promises::of(&[
                ReasonCode::FlatRoofResistance,
                ReasonCode::RgeRequired,
                ReasonCode::OnePremium,
            ]),
            limits: &[],
            amount: Some(AmountTable {
                is_per_m2: true,
                rows: &[Row {
                    kwh: [1_200, 1_000, 670],
                    ..Row::ANY
                }],
                zone_factor: [100, 100, 100],
                is_surface_heated: false,
                surface_factors: &[],
            }),
            is_assumed: false,
        }],
        bonuses: &[],
    },
    Operation {
        alone: OperationSet::at(5),
        code: "BAR-TH-101",
        works: &[WorkKind::SolarWaterHeater],
        dwellings: &[DwellingKind::House],
        not_cumulable_with: OperationSet::NONE
            .and(OperationSet::at(16))
            .and(OperationSet::at(17)),
        is_unsettled: false,
        other_aids: &[],
        versions: &[
            Version {
                label: "vA78-3",
                period: Period {
                    from: Date::of(2026, 1, 1),
                    until: Date::NEVER_AFTER,
                },
                conditions: Promises::of(&[
                    ReasonCode::SolarWaterHeaterEquipment,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[Limit::Collectors {
                    heating_and_hot_water: 2,
                    hot_water: 2,
                }],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[Row {
                        kwh: [18_500, 21_000, 24_200],
                        ..Row::ANY
                    }],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "before 2026 (BAR-TH-101.pdf)",
                period: Period {
                    from: Date::NEVER_BEFORE,
                    until: Date::of(2025, 12, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::SolarWaterHeaterEquipment,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[Row {
                        kwh: [21_500, 24_100, 27_600],
                        ..Row::ANY
                    }],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: false,
            },
        ],
        bonuses: &[BonusRule {
            scheme: Scheme::AutumnOf2026,
            period: Period {
                from: Date::of(2026, 9, 1),
                until: Date::of(2026, 12, 31),
            },
            dwelling: None,
            size: BonusSize::Unknown,
            replaces: None,
            is_main_residence_only: false,
            is_fossil_free_after: true,
            conditions: Promises::of(&[]),
        }],
    },
    Operation {
        alone: OperationSet::at(6),
        code: "BAR-TH-112",
        works: &[WorkKind::WoodStove],
        dwellings: &[DwellingKind::House],
        not_cumulable_with: OperationSet::NONE,
        is_unsettled: false,
        other_aids: &[],
        versions: &[
            Version {
                label: "vA46-3",
                period: Period {
                    from: Date::of(2022, 10, 1),
                    until: Date::of(2027, 9, 30),
                },
                conditions: Promises::of(&[
                    ReasonCode::StoveEmissions,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[Limit::EtasByFuel {
                    logs: 66,
                    pellets: 80,
                }],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            etas: Some(EtasBand::From66To72),
                            kwh: [9_400, 7_700, 5_100],
                            ..Row::ANY
                        },
                        Row {
                            etas: Some(EtasBand::From72To80),
                            kwh: [23_500, 19_300, 12_800],
                            ..Row::ANY
                        },
                        Row {
                            etas: Some(EtasBand::Over80),
                            kwh: [35_300, 28_900, 19_200],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA35-2",
                period: Period {
                    from: Date::of(2020, 10, 1),
                    until: Date::of(2022, 9, 30),
                },
                conditions: Promises::of(&[ReasonCode::RgeRequired, ReasonCode::OnePremium]),
                limits: &[],
                amount: None,
                is_assumed: false,
            },
        ],
        bonuses: &[
            BonusRule {
                scheme: Scheme::CoupDePouceHeating,
                period: Period {
                    from: Date::of(2026, 1, 1),
                    until: Date::of(2030, 12, 31),
                },
                dwelling: None,
                size: BonusSize::Factor {
                    modest: 500,
                    others: 400,
                },
                replaces: Some(BonusReplaces::CoalStove),
                is_main_residence_only: true,
                is_fossil_free_after: false,
                conditions: Promises::of(&[ReasonCode::BonusCharter]),
            },
            #[cfg(feature = "history")]
            BonusRule {
                scheme: Scheme::CoupDePouceEuros,
                period: Period {
                    from: Date::NEVER_BEFORE,
                    until: Date::of(2025, 12, 31),
                },
                dwelling: None,
                size: BonusSize::EurMinimum {
                    modest: 800,
                    others: 500,
                },
                replaces: Some(BonusReplaces::CoalStove),
                is_main_residence_only: false,
                is_fossil_free_after: false,
                conditions: Promises::of(&[ReasonCode::BonusCharter]),
            },
        ],
    },
    Operation {
        alone: OperationSet::at(7),
        code: "BAR-TH-113",
        works: &[WorkKind::BiomassBoiler],
        dwellings: &[DwellingKind::House],
        not_cumulable_with: OperationSet::NONE.and(OperationSet::at(12)),
        is_unsettled: false,
        other_aids: &[],
        versions: &[
            Version {
                label: "vA79-4",
                period: Period {
                    from: Date::of(2026, 1, 1),
                    until: Date::NEVER_AFTER,
                },
                conditions: Promises::of(&[
                    ReasonCode::BiomassEquipment,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::EtasByPower {
                        over_20_kw: 79,
                        up_to_20_kw: 77,
                    },
                    Limit::Power { at_most_kw: 70 },
                ],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[Row {
                        kwh: [41_300, 33_800, 26_300],
                        ..Row::ANY
                    }],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA41-3",
                period: Period {
                    from: Date::of(2022, 4, 1),
                    until: Date::of(2025, 12, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::BiomassEquipment,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::EtasByPower {
                        over_20_kw: 79,
                        up_to_20_kw: 77,
                    },
                    Limit::Power { at_most_kw: 70 },
                ],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[Row {
                        kwh: [41_300, 33_800, 26_300],
                        ..Row::ANY
                    }],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: false,
            },
        ],
        bonuses: &[
            BonusRule {
                scheme: Scheme::CoupDePouceHeating,
                period: Period {
                    from: Date::of(2026, 1, 1),
                    until: Date::of(2030, 12, 31),
                },
                dwelling: None,
                size: BonusSize::Factor {
                    modest: 500,
                    others: 500,
                },
                replaces: Some(BonusReplaces::Boiler),
                is_main_residence_only: true,
                is_fossil_free_after: false,
                conditions: Promises::of(&[ReasonCode::BonusCharter]),
            },
            #[cfg(feature = "history")]
            BonusRule {
                scheme: Scheme::CoupDePouceEuros,
                period: Period {
                    from: Date::NEVER_BEFORE,
                    until: Date::of(2025, 12, 31),
                },
                dwelling: None,
                size: BonusSize::EurMinimum {
                    modest: 4000,
                    others: 2500,
                },
                replaces: Some(BonusReplaces::Boiler),
                is_main_residence_only: false,
                is_fossil_free_after: false,
                conditions: Promises::of(&[ReasonCode::BonusCharter]),
            },
        ],
    },
    Operation {
        alone: OperationSet::at(8),
        code: "BAR-TH-125",
        works: &[WorkKind::VentilationDoubleFlow],
        dwellings: &[DwellingKind::House, DwellingKind::Flat],
        not_cumulable_with: OperationSet::NONE,
        is_unsettled: false,
        other_aids: &[],
        versions: &[Version {
            label: "vA54-5",
            period: Period {
                from: Date::of(2024, 1, 1),
                until: Date::of(2028, 6, 30),
            },
            conditions: Promises::of(&[
                ReasonCode::VentilationPerformance,
                ReasonCode::RgeRequired,
                ReasonCode::OnePremium,
            ]),
            limits: &[Limit::Systems {
                individual: &[System::SelfRegulating, System::Modulated],
                collective: &[System::SelfRegulating],
            }],
            amount: Some(AmountTable {
                is_per_m2: false,
                rows: &[
                    Row {
                        needs: Needs::NOTHING
                            .collective(false)
                            .system(System::SelfRegulating),
                        kwh: [39_700, 32_500, 21_600],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.collective(false).system(System::Modulated),
                        kwh: [42_000, 34_400, 22_900],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING
                            .collective(true)
                            .system(System::SelfRegulating),
                        kwh: [23_000, 18_800, 12_500],
                        ..Row::ANY
                    },
                ],
                zone_factor: [100, 100, 100],
                is_surface_heated: false,
                surface_factors: &[SurfaceFactors {
                    dwelling: None,
                    bands: &[
                        (350, 30),
                        (600, 50),
                        (700, 60),
                        (900, 70),
                        (1100, 100),
                        (1301, 110),
                        (u32::MAX, 160),
                    ],
                }],
            }),
            is_assumed: false,
        }],
        bonuses: &[],
    },
    Operation {
        alone: OperationSet::at(9),
        code: "BAR-TH-127",
        works: &[WorkKind::VentilationHumidityControlled],
        dwellings: &[DwellingKind::House, DwellingKind::Flat],
        not_cumulable_with: OperationSet::NONE,
        is_unsettled: false,
        other_aids: &[],
        versions: &[Version {
            label: "vA54-5 or vA58-6 (sources differ)",
            period: Period {
                from: Date::of(2024, 1, 1),
                until: Date::NEVER_AFTER,
            },
            conditions: Promises::of(&[ReasonCode::RgeRequired, ReasonCode::OnePremium]),
            limits: &[Limit::Systems {
                individual: &[
                    System::HumidityA,
                    System::HumidityALowConsumption,
                    System::HumidityB,
                ],
                collective: &[
                    System::HumidityA,
                    System::HumidityALowConsumption,
                    System::HumidityB,
                ],
            }],
            amount: Some(AmountTable {
                is_per_m2: false,
                rows: &[
                    Row {
                        needs: Needs::NOTHING
                            .collective(false)
                            .system(System::HumidityALowConsumption),
                        factor: 90,
                        kwh: [31_600, 25_900, 17_200],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.collective(false).system(System::HumidityB),
                        kwh: [31_600, 25_900, 17_200],
                        ..Row::ANY
                    },
                ],
                zone_factor: [100, 100, 100],
                is_surface_heated: false,
                surface_factors: &[SurfaceFactors {
                    dwelling: None,
                    bands: &[
                        (350, 30),
                        (600, 50),
                        (700, 60),
                        (900, 70),
                        (1100, 100),
                        (1301, 110),
                        (u32::MAX, 160),
                    ],
                }],
            }),
            is_assumed: false,
        }],
        bonuses: &[],
    },
    Operation {
        alone: OperationSet::at(10),
        code: "BAR-TH-129",
        works: &[WorkKind::HeatPumpAirAir],
        dwellings: &[DwellingKind::House, DwellingKind::Flat],
        not_cumulable_with: OperationSet::NONE,
        is_unsettled: false,
        other_aids: &[],
        versions: &[Version {
            label: "vA27-3",
            period: Period {
                from: Date::of(2018, 4, 1),
                until: Date::NEVER_AFTER,
            },
            conditions: Promises::of(&[ReasonCode::ProfessionalRequired, ReasonCode::OnePremium]),
            limits: &[
                Limit::Scop { at_least: 390 },
                Limit::Power { at_most_kw: 12 },
            ],
            amount: Some(AmountTable {
                is_per_m2: false,
                rows: &[
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::House),
                        scop: Some((390, 430)),
                        kwh: [77_900, 63_700, 42_500],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::House),
                        scop: Some((430, u32::MAX)),
                        kwh: [80_200, 65_600, 43_700],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::Flat),
                        scop: Some((390, 430)),
                        kwh: [21_300, 17_400, 11_600],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::Flat),
                        scop: Some((430, u32::MAX)),
                        kwh: [21_300, 17_400, 11_600],
                        ..Row::ANY
                    },
                ],
                zone_factor: [100, 100, 100],
                is_surface_heated: true,
                surface_factors: &[
                    SurfaceFactors {
                        dwelling: Some(DwellingKind::House),
                        bands: &[
                            (350, 30),
                            (600, 50),
                            (700, 60),
                            (900, 70),
                            (1100, 100),
                            (1301, 110),
                            (u32::MAX, 160),
                        ],
                    },
                    SurfaceFactors {
                        dwelling: Some(DwellingKind::Flat),
                        bands: &[
                            (350, 50),
                            (600, 70),
                            (700, 100),
                            (900, 120),
                            (1100, 150),
                            (1301, 190),
                            (u32::MAX, 250),
                        ],
                    },
                ],
            }),
            is_assumed: false,
        }],
        bonuses: &[],
    },
    Operation {
        alone: OperationSet::at(11),
        code: "BAR-TH-137",
        works: &[WorkKind::HeatNetworkConnection],
        dwellings: &[DwellingKind::House, DwellingKind::Flat],
        not_cumulable_with: OperationSet::NONE,
        is_unsettled: false,
        other_aids: &[(
            OtherAid::Maprimerenov,
            Period {
                from: Date::of(2026, 9, 1),
                until: Date::NEVER_AFTER,
            },
        )],
        versions: &[
            Version {
                label: "vA79-4",
                period: Period {
                    from: Date::of(2026, 1, 1),
                    until: Date::NEVER_AFTER,
                },
                conditions: Promises::of(&[
                    ReasonCode::NetworkNotConnected,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            needs: Needs::NOTHING.dwelling(DwellingKind::House),
                            kwh: [48_300, 40_200, 29_600],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING.dwelling(DwellingKind::Flat).collective(true),
                            kwh: [47_700, 39_500, 30_800],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[SurfaceFactors {
                        dwelling: Some(DwellingKind::House),
                        bands: &[(700, 50), (900, 70), (u32::MAX, 100)],
                    }],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA35-2 / vA45-3",
                period: Period {
                    from: Date::of(2020, 10, 1),
                    until: Date::of(2025, 12, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::NetworkNotConnected,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::House),
                        kwh: [48_300, 40_200, 29_600],
                        ..Row::ANY
                    }],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[SurfaceFactors {
                        dwelling: Some(DwellingKind::House),
                        bands: &[
                            (700, 50),
                            (900, 70),
                            (1100, 100),
                            (1301, 110),
                            (u32::MAX, 160),
                        ],
                    }],
                }),
                is_assumed: false,
            },
        ],
        bonuses: &[
            BonusRule {
                scheme: Scheme::CoupDePouceHeating,
                period: Period {
                    from: Date::of(2026, 1, 1),
                    until: Date::of(2030, 12, 31),
                },
                dwelling: Some(DwellingKind::House),
                size: BonusSize::Factor {
                    modest: 200,
                    others: 150,
                },
                replaces: Some(BonusReplaces::Boiler),
                is_main_residence_only: true,
                is_fossil_free_after: false,
                conditions: Promises::of(&[
                    ReasonCode::BonusEfficientNetwork,
                    ReasonCode::BonusCharter,
                ]),
            },
            BonusRule {
                scheme: Scheme::CoupDePouceNetwork,
                period: Period {
                    from: Date::of(2026, 1, 1),
                    until: Date::of(2030, 12, 31),
                },
                dwelling: Some(DwellingKind::Flat),
                size: BonusSize::KwhAdded {
                    up_to: 125,
                    each: 24_000,
                    fixed: 9_000_000,
                    each_beyond: 54_000,
                    fixed_beyond: 5_200_000,
                },
                replaces: Some(BonusReplaces::Boiler),
                is_main_residence_only: false,
                is_fossil_free_after: false,
                conditions: Promises::of(&[
                    ReasonCode::BonusEfficientNetwork,
                    ReasonCode::BonusCharter,
                ]),
            },
            #[cfg(feature = "history")]
            BonusRule {
                scheme: Scheme::CoupDePouceEuros,
                period: Period {
                    from: Date::NEVER_BEFORE,
                    until: Date::of(2025, 12, 31),
                },
                dwelling: None,
                size: BonusSize::EurMinimum {
                    modest: 700,
                    others: 450,
                },
                replaces: Some(BonusReplaces::Boiler),
                is_main_residence_only: false,
                is_fossil_free_after: false,
                conditions: Promises::of(&[ReasonCode::BonusCharter]),
            },
        ],
    },
    Operation {
        alone: OperationSet::at(12),
        code: "BAR-TH-143",
        works: &[WorkKind::SolarCombi],
        dwellings: &[DwellingKind::House],
        not_cumulable_with: OperationSet::NONE
            .and(OperationSet::at(7))
            .and(OperationSet::at(16))
            .and(OperationSet::at(17)),
        is_unsettled: false,
        other_aids: &[],
        versions: &[
            Version {
                label: "September 2026 version (label not established, 87th arrêté series)",
                period: Period {
                    from: Date::of(2026, 9, 1),
                    until: Date::NEVER_AFTER,
                },
                conditions: Promises::of(&[
                    ReasonCode::SolarCombiEquipment,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[Limit::Collectors {
                    heating_and_hot_water: 8,
                    hot_water: 8,
                }],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[Row {
                        kwh: [134_800, 121_000, 100_500],
                        ..Row::ANY
                    }],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: true,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA79-6",
                period: Period {
                    from: Date::of(2026, 1, 1),
                    until: Date::of(2026, 8, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::SolarCombiEquipment,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[Limit::Collectors {
                    heating_and_hot_water: 8,
                    hot_water: 8,
                }],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[Row {
                        kwh: [134_800, 121_000, 100_500],
                        ..Row::ANY
                    }],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA51-5",
                period: Period {
                    from: Date::of(2023, 3, 1),
                    until: Date::of(2025, 12, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::SolarCombiEquipment,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[Limit::Collectors {
                    heating_and_hot_water: 8,
                    hot_water: 8,
                }],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[Row {
                        kwh: [134_800, 121_000, 100_500],
                        ..Row::ANY
                    }],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: false,
            },
        ],
        bonuses: &[
            #[cfg(feature = "history")]
            BonusRule {
                scheme: Scheme::CoupDePouceHeating,
                period: Period {
                    from: Date::of(2026, 1, 1),
                    until: Date::of(2026, 8, 31),
                },
                dwelling: None,
                size: BonusSize::Factor {
                    modest: 200,
                    others: 200,
                },
                replaces: Some(BonusReplaces::Boiler),
                is_main_residence_only: true,
                is_fossil_free_after: false,
                conditions: Promises::of(&[ReasonCode::BonusCharter]),
            },
            BonusRule {
                scheme: Scheme::CoupDePouceHeating,
                period: Period {
                    from: Date::of(2026, 9, 1),
                    until: Date::of(2030, 12, 31),
                },
                dwelling: None,
                size: BonusSize::Factor {
                    modest: 200,
                    others: 200,
                },
                replaces: Some(BonusReplaces::Boiler),
                is_main_residence_only: true,
                is_fossil_free_after: true,
                conditions: Promises::of(&[ReasonCode::BonusCharter]),
            },
            BonusRule {
                scheme: Scheme::AutumnOf2026,
                period: Period {
                    from: Date::of(2026, 9, 1),
                    until: Date::of(2026, 12, 31),
                },
                dwelling: None,
                size: BonusSize::Unknown,
                replaces: None,
                is_main_residence_only: false,
                is_fossil_free_after: true,
                conditions: Promises::of(&[]),
            },
            #[cfg(feature = "history")]
            BonusRule {
                scheme: Scheme::CoupDePouceEuros,
                period: Period {
                    from: Date::NEVER_BEFORE,
                    until: Date::of(2025, 12, 31),
                },
                dwelling: None,
                size: BonusSize::EurMinimum {
                    modest: 5000,
                    others: 5000,
                },
                replaces: Some(BonusReplaces::Boiler),
                is_main_residence_only: false,
                is_fossil_free_after: false,
                conditions: Promises::of(&[ReasonCode::BonusCharter]),
            },
        ],
    },
    Operation {
        alone: OperationSet::at(13),
        code: "BAR-TH-148",
        works: &[WorkKind::ThermodynamicWaterHeater],
        dwellings: &[DwellingKind::House, DwellingKind::Flat],
        not_cumulable_with: OperationSet::NONE
            .and(OperationSet::at(16))
            .and(OperationSet::at(17)),
        is_unsettled: false,
        other_aids: &[],
        versions: &[
            Version {
                label: "vA78-4",
                period: Period {
                    from: Date::of(2026, 1, 1),
                    until: Date::of(2030, 12, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::WaterHeaterEfficiency,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            needs: Needs::NOTHING.dwelling(DwellingKind::House),
                            kwh: [14_700, 14_700, 14_700],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING.dwelling(DwellingKind::Flat),
                            kwh: [11_800, 11_800, 11_800],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA73-3",
                period: Period {
                    from: Date::of(2025, 11, 1),
                    until: Date::of(2025, 12, 31),
                },
                conditions: Promises::of(&[ReasonCode::RgeRequired, ReasonCode::OnePremium]),
                limits: &[],
                amount: None,
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA15-2",
                period: Period {
                    from: Date::NEVER_BEFORE,
                    until: Date::of(2025, 10, 31),
                },
                conditions: Promises::of(&[ReasonCode::RgeRequired, ReasonCode::OnePremium]),
                limits: &[],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            needs: Needs::NOTHING.dwelling(DwellingKind::House),
                            kwh: [15_600, 15_600, 15_600],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING.dwelling(DwellingKind::Flat),
                            kwh: [11_900, 11_900, 11_900],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[],
                }),
                is_assumed: false,
            },
        ],
        bonuses: &[BonusRule {
            scheme: Scheme::AutumnOf2026,
            period: Period {
                from: Date::of(2026, 9, 1),
                until: Date::of(2026, 12, 31),
            },
            dwelling: None,
            size: BonusSize::Unknown,
            replaces: None,
            is_main_residence_only: false,
            is_fossil_free_after: true,
            conditions: Promises::of(&[]),
        }],
    },
    Operation {
        alone: OperationSet::at(14),
        code: "BAR-TH-159",
        works: &[WorkKind::HeatPumpHybrid],
        dwellings: &[DwellingKind::House, DwellingKind::Flat],
        not_cumulable_with: OperationSet::NONE,
        is_unsettled: true,
        other_aids: &[],
        versions: &[Version {
            label: "vA26-1 (one source)",
            period: Period {
                from: Date::NEVER_BEFORE,
                until: Date::NEVER_AFTER,
            },
            conditions: Promises::of(&[ReasonCode::RgeRequired, ReasonCode::OnePremium]),
            limits: &[Limit::EtasByEmitter {
                low_temperature: 111,
                otherwise: 111,
            }],
            amount: Some(AmountTable {
                is_per_m2: false,
                rows: &[
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::House),
                        etas: Some(EtasBand::From111To120),
                        kwh: [74_100, 62_800, 45_600],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::House),
                        etas: Some(EtasBand::From120To130),
                        kwh: [90_300, 76_500, 55_400],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::House),
                        etas: Some(EtasBand::From130To140),
                        kwh: [104_800, 88_800, 64_400],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::House),
                        etas: Some(EtasBand::From140To150),
                        kwh: [117_200, 99_400, 72_000],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::House),
                        etas: Some(EtasBand::From150To160),
                        kwh: [128_000, 108_500, 78_700],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::House),
                        etas: Some(EtasBand::Over160),
                        kwh: [137_500, 116_600, 84_500],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::Flat),
                        etas: Some(EtasBand::From111To120),
                        kwh: [39_600, 33_900, 25_600],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::Flat),
                        etas: Some(EtasBand::From120To130),
                        kwh: [48_200, 41_300, 31_200],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::Flat),
                        etas: Some(EtasBand::From130To140),
                        kwh: [55_900, 47_900, 36_200],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::Flat),
                        etas: Some(EtasBand::From140To150),
                        kwh: [62_600, 53_600, 40_500],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::Flat),
                        etas: Some(EtasBand::From150To160),
                        kwh: [68_400, 58_600, 44_200],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.dwelling(DwellingKind::Flat),
                        etas: Some(EtasBand::Over160),
                        kwh: [73_400, 62_900, 47_500],
                        ..Row::ANY
                    },
                ],
                zone_factor: [100, 100, 100],
                is_surface_heated: true,
                surface_factors: &[
                    SurfaceFactors {
                        dwelling: Some(DwellingKind::House),
                        bands: &[
                            (700, 50),
                            (900, 70),
                            (1100, 100),
                            (1301, 110),
                            (u32::MAX, 160),
                        ],
                    },
                    SurfaceFactors {
                        dwelling: Some(DwellingKind::Flat),
                        bands: &[
                            (350, 50),
                            (600, 70),
                            (700, 100),
                            (900, 120),
                            (1100, 150),
                            (1301, 190),
                            (u32::MAX, 250),
                        ],
                    },
                ],
            }),
            is_assumed: false,
        }],
        bonuses: &[
            #[cfg(feature = "history")]
            BonusRule {
                scheme: Scheme::CoupDePouceEuros,
                period: Period {
                    from: Date::NEVER_BEFORE,
                    until: Date::of(2025, 9, 30),
                },
                dwelling: None,
                size: BonusSize::EurMinimum {
                    modest: 4000,
                    others: 2500,
                },
                replaces: Some(BonusReplaces::Boiler),
                is_main_residence_only: false,
                is_fossil_free_after: false,
                conditions: Promises::of(&[ReasonCode::BonusCharter]),
            },
        ],
    },
    Operation {
        alone: OperationSet::at(15),
        code: "BAR-TH-168",
        works: &[WorkKind::SolarThermal],
        dwellings: &[DwellingKind::House, DwellingKind::Flat],
        not_cumulable_with: OperationSet::NONE
            .and(OperationSet::at(16))
            .and(OperationSet::at(17)),
        is_unsettled: false,
        other_aids: &[],
        versions: &[Version {
            label: "vA78-3 from 2026-01-01 (revised by the arrêté of 17/08/2026, reported label vA87.4)",
            period: Period {
                from: Date::of(2026, 1, 1),
                until: Date::NEVER_AFTER,
            },
            conditions: Promises::of(&[ReasonCode::RgeRequired, ReasonCode::OnePremium]),
            limits: &[Limit::Collectors {
                heating_and_hot_water: 8,
                hot_water: 2,
            }],
            amount: Some(AmountTable {
                is_per_m2: true,
                rows: &[
                    Row {
                        needs: Needs::NOTHING.usage(Usage::HotWater),
                        kwh: [6_000, 7_200, 9_600],
                        ..Row::ANY
                    },
                    Row {
                        needs: Needs::NOTHING.usage(Usage::HeatingAndHotWater),
                        kwh: [14_000, 12_700, 10_300],
                        ..Row::ANY
                    },
                ],
                zone_factor: [100, 100, 100],
                is_surface_heated: false,
                surface_factors: &[],
            }),
            is_assumed: false,
        }],
        bonuses: &[BonusRule {
            scheme: Scheme::AutumnOf2026,
            period: Period {
                from: Date::of(2026, 9, 1),
                until: Date::of(2026, 12, 31),
            },
            dwelling: None,
            size: BonusSize::Factor {
                modest: 500,
                others: 400,
            },
            replaces: None,
            is_main_residence_only: false,
            is_fossil_free_after: true,
            conditions: Promises::of(&[]),
        }],
    },
    Operation {
        alone: OperationSet::at(16),
        code: "BAR-TH-171",
        works: &[WorkKind::HeatPumpAirWater],
        dwellings: &[DwellingKind::House, DwellingKind::Flat],
        not_cumulable_with: OperationSet::NONE
            .and(OperationSet::at(5))
            .and(OperationSet::at(12))
            .and(OperationSet::at(13))
            .and(OperationSet::at(15)),
        is_unsettled: false,
        other_aids: &[(
            OtherAid::Maprimerenov,
            Period {
                from: Date::of(2026, 9, 1),
                until: Date::NEVER_AFTER,
            },
        )],
        versions: &[
            Version {
                label: "vA82-5",
                period: Period {
                    from: Date::of(2026, 9, 1),
                    until: Date::of(2030, 12, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::HeatPumpAlone,
                    ReasonCode::HeatPumpSizing,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::EtasByEmitter {
                        low_temperature: 126,
                        otherwise: 111,
                    },
                    Limit::NotHotWaterOnly,
                ],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            needs: Needs::NOTHING.dwelling(DwellingKind::House),
                            etas: Some(EtasBand::From111To140),
                            kwh: [90_900, 90_900, 90_900],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING.dwelling(DwellingKind::House),
                            etas: Some(EtasBand::Over140),
                            kwh: [109_200, 109_200, 109_200],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING.dwelling(DwellingKind::Flat),
                            etas: Some(EtasBand::From111To140),
                            kwh: [48_700, 48_700, 48_700],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING.dwelling(DwellingKind::Flat),
                            etas: Some(EtasBand::Over140),
                            kwh: [58_900, 58_900, 58_900],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [120, 100, 70],
                    is_surface_heated: true,
                    surface_factors: &[
                        SurfaceFactors {
                            dwelling: Some(DwellingKind::House),
                            bands: &[(700, 50), (900, 70), (u32::MAX, 100)],
                        },
                        SurfaceFactors {
                            dwelling: Some(DwellingKind::Flat),
                            bands: &[(350, 50), (600, 70), (u32::MAX, 100)],
                        },
                    ],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA78-4",
                period: Period {
                    from: Date::of(2026, 1, 1),
                    until: Date::of(2026, 8, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::HeatPumpAlone,
                    ReasonCode::HeatPumpSizing,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::EtasByEmitter {
                        low_temperature: 126,
                        otherwise: 111,
                    },
                    Limit::NotHotWaterOnly,
                ],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            needs: Needs::NOTHING.dwelling(DwellingKind::House),
                            etas: Some(EtasBand::From111To140),
                            kwh: [90_900, 90_900, 90_900],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING.dwelling(DwellingKind::House),
                            etas: Some(EtasBand::Over140),
                            kwh: [109_200, 109_200, 109_200],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING.dwelling(DwellingKind::Flat),
                            etas: Some(EtasBand::From111To140),
                            kwh: [48_700, 48_700, 48_700],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING.dwelling(DwellingKind::Flat),
                            etas: Some(EtasBand::Over140),
                            kwh: [58_900, 58_900, 58_900],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [120, 100, 70],
                    is_surface_heated: true,
                    surface_factors: &[
                        SurfaceFactors {
                            dwelling: Some(DwellingKind::House),
                            bands: &[(700, 50), (900, 70), (u32::MAX, 100)],
                        },
                        SurfaceFactors {
                            dwelling: Some(DwellingKind::Flat),
                            bands: &[(350, 50), (600, 70), (u32::MAX, 100)],
                        },
                    ],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA74-3",
                period: Period {
                    from: Date::of(2025, 10, 1),
                    until: Date::of(2025, 12, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::HeatPumpAlone,
                    ReasonCode::HeatPumpSizing,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::EtasByEmitter {
                        low_temperature: 126,
                        otherwise: 111,
                    },
                    Limit::NotHotWaterOnly,
                ],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From111To140),
                            kwh: [79_500, 79_500, 79_500],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From140To170),
                            kwh: [91_600, 91_600, 91_600],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From170To200),
                            kwh: [99_700, 99_700, 99_700],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::Over200),
                            kwh: [103_400, 103_400, 103_400],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From111To140),
                            kwh: [96_700, 96_700, 96_700],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From140To170),
                            kwh: [111_500, 111_500, 111_500],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From170To200),
                            kwh: [121_400, 121_400, 121_400],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::Over200),
                            kwh: [125_800, 125_800, 125_800],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From111To140),
                            kwh: [38_400, 38_400, 38_400],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From140To170),
                            kwh: [44_300, 44_300, 44_300],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From170To200),
                            kwh: [48_200, 48_200, 48_200],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::Over200),
                            kwh: [50_000, 50_000, 50_000],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From111To140),
                            kwh: [54_000, 54_000, 54_000],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From140To170),
                            kwh: [62_300, 62_300, 62_300],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From170To200),
                            kwh: [67_800, 67_800, 67_800],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::Over200),
                            kwh: [70_300, 70_300, 70_300],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [120, 100, 70],
                    is_surface_heated: true,
                    surface_factors: &[
                        SurfaceFactors {
                            dwelling: Some(DwellingKind::House),
                            bands: &[
                                (700, 50),
                                (900, 70),
                                (1100, 100),
                                (1301, 110),
                                (u32::MAX, 160),
                            ],
                        },
                        SurfaceFactors {
                            dwelling: Some(DwellingKind::Flat),
                            bands: &[
                                (350, 50),
                                (600, 70),
                                (700, 100),
                                (900, 120),
                                (1100, 150),
                                (1301, 190),
                                (u32::MAX, 250),
                            ],
                        },
                    ],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA55-1",
                period: Period {
                    from: Date::of(2024, 1, 1),
                    until: Date::of(2025, 9, 30),
                },
                conditions: Promises::of(&[
                    ReasonCode::HeatPumpAlone,
                    ReasonCode::HeatPumpSizing,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::EtasByEmitter {
                        low_temperature: 126,
                        otherwise: 111,
                    },
                    Limit::NotHotWaterOnly,
                ],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From111To140),
                            kwh: [37_600, 37_600, 37_600],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From140To170),
                            kwh: [60_800, 60_800, 60_800],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From170To200),
                            kwh: [76_300, 76_300, 76_300],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::Over200),
                            kwh: [83_300, 83_300, 83_300],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From111To140),
                            kwh: [47_800, 47_800, 47_800],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From140To170),
                            kwh: [77_300, 77_300, 77_300],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From170To200),
                            kwh: [97_100, 97_100, 97_100],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::Over200),
                            kwh: [106_000, 106_000, 106_000],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From111To140),
                            kwh: [16_600, 16_600, 16_600],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From140To170),
                            kwh: [26_900, 26_900, 26_900],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From170To200),
                            kwh: [33_700, 33_700, 33_700],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::Over200),
                            kwh: [36_800, 36_800, 36_800],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From111To140),
                            kwh: [26_000, 26_000, 26_000],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From140To170),
                            kwh: [42_000, 42_000, 42_000],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From170To200),
                            kwh: [52_700, 52_700, 52_700],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::Flat)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::Over200),
                            kwh: [57_600, 57_600, 57_600],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [120, 100, 70],
                    is_surface_heated: true,
                    surface_factors: &[
                        SurfaceFactors {
                            dwelling: Some(DwellingKind::House),
                            bands: &[
                                (700, 50),
                                (900, 70),
                                (1100, 100),
                                (1301, 110),
                                (u32::MAX, 160),
                            ],
                        },
                        SurfaceFactors {
                            dwelling: Some(DwellingKind::Flat),
                            bands: &[
                                (350, 50),
                                (600, 70),
                                (700, 100),
                                (900, 120),
                                (1100, 150),
                                (1301, 190),
                                (u32::MAX, 250),
                            ],
                        },
                    ],
                }),
                is_assumed: false,
            },
        ],
        bonuses: &[
            #[cfg(feature = "history")]
            BonusRule {
                scheme: Scheme::CoupDePouceHeating,
                period: Period {
                    from: Date::of(2025, 10, 1),
                    until: Date::of(2026, 8, 31),
                },
                dwelling: None,
                size: BonusSize::Factor {
                    modest: 500,
                    others: 500,
                },
                replaces: Some(BonusReplaces::Boiler),
                is_main_residence_only: true,
                is_fossil_free_after: false,
                conditions: Promises::of(&[ReasonCode::BonusCharter]),
            },
            BonusRule {
                scheme: Scheme::CoupDePouceHeating,
                period: Period {
                    from: Date::of(2026, 9, 1),
                    until: Date::of(2030, 12, 31),
                },
                dwelling: None,
                size: BonusSize::Factor {
                    modest: 500,
                    others: 500,
                },
                replaces: Some(BonusReplaces::Boiler),
                is_main_residence_only: true,
                is_fossil_free_after: false,
                conditions: Promises::of(&[ReasonCode::BonusModelOnList, ReasonCode::BonusCharter]),
            },
            #[cfg(feature = "history")]
            BonusRule {
                scheme: Scheme::CoupDePouceEuros,
                period: Period {
                    from: Date::NEVER_BEFORE,
                    until: Date::of(2025, 9, 30),
                },
                dwelling: None,
                size: BonusSize::EurMinimum {
                    modest: 4000,
                    others: 2500,
                },
                replaces: Some(BonusReplaces::Boiler),
                is_main_residence_only: false,
                is_fossil_free_after: false,
                conditions: Promises::of(&[ReasonCode::BonusCharter]),
            },
        ],
    },
    Operation {
        alone: OperationSet::at(17),
        code: "BAR-TH-172",
        works: &[WorkKind::HeatPumpWaterWater],
        dwellings: &[DwellingKind::House],
        not_cumulable_with: OperationSet::NONE
            .and(OperationSet::at(5))
            .and(OperationSet::at(12))
            .and(OperationSet::at(13))
            .and(OperationSet::at(15)),
        is_unsettled: false,
        other_aids: &[(
            OtherAid::Maprimerenov,
            Period {
                from: Date::of(2026, 9, 1),
                until: Date::NEVER_AFTER,
            },
        )],
        versions: &[
            Version {
                label: "vA82-5",
                period: Period {
                    from: Date::of(2026, 9, 1),
                    until: Date::of(2030, 12, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::HeatPumpAlone,
                    ReasonCode::HeatPumpSizing,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::EtasByEmitter {
                        low_temperature: 126,
                        otherwise: 111,
                    },
                    Limit::NotHotWaterOnly,
                ],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            etas: Some(EtasBand::From111To170),
                            kwh: [101_400, 101_400, 101_400],
                            ..Row::ANY
                        },
                        Row {
                            etas: Some(EtasBand::Over170),
                            kwh: [119_400, 119_400, 119_400],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [120, 100, 70],
                    is_surface_heated: true,
                    surface_factors: &[SurfaceFactors {
                        dwelling: Some(DwellingKind::House),
                        bands: &[(700, 50), (900, 70), (u32::MAX, 100)],
                    }],
                }),
                is_assumed: true,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA78-4",
                period: Period {
                    from: Date::of(2026, 1, 1),
                    until: Date::of(2026, 8, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::HeatPumpAlone,
                    ReasonCode::HeatPumpSizing,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::EtasByEmitter {
                        low_temperature: 126,
                        otherwise: 111,
                    },
                    Limit::NotHotWaterOnly,
                ],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            etas: Some(EtasBand::From111To170),
                            kwh: [101_400, 101_400, 101_400],
                            ..Row::ANY
                        },
                        Row {
                            etas: Some(EtasBand::Over170),
                            kwh: [119_400, 119_400, 119_400],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [120, 100, 70],
                    is_surface_heated: true,
                    surface_factors: &[SurfaceFactors {
                        dwelling: Some(DwellingKind::House),
                        bands: &[(700, 50), (900, 70), (u32::MAX, 100)],
                    }],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA74-3",
                period: Period {
                    from: Date::of(2025, 10, 1),
                    until: Date::of(2025, 12, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::HeatPumpAlone,
                    ReasonCode::HeatPumpSizing,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::EtasByEmitter {
                        low_temperature: 126,
                        otherwise: 111,
                    },
                    Limit::NotHotWaterOnly,
                ],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From111To140),
                            kwh: [88_800, 88_800, 88_800],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From140To170),
                            kwh: [102_300, 102_300, 102_300],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From170To200),
                            kwh: [111_400, 111_400, 111_400],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From200To230),
                            kwh: [117_900, 117_900, 117_900],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::Over230),
                            kwh: [120_900, 120_900, 120_900],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From111To140),
                            kwh: [108_100, 108_100, 108_100],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From140To170),
                            kwh: [124_600, 124_600, 124_600],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From170To200),
                            kwh: [135_600, 135_600, 135_600],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From200To230),
                            kwh: [143_500, 143_500, 143_500],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::Over230),
                            kwh: [147_200, 147_200, 147_200],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [120, 100, 70],
                    is_surface_heated: true,
                    surface_factors: &[SurfaceFactors {
                        dwelling: Some(DwellingKind::House),
                        bands: &[
                            (700, 50),
                            (900, 70),
                            (1100, 100),
                            (1301, 110),
                            (u32::MAX, 160),
                        ],
                    }],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA55-1",
                period: Period {
                    from: Date::of(2024, 1, 1),
                    until: Date::of(2025, 9, 30),
                },
                conditions: Promises::of(&[
                    ReasonCode::HeatPumpAlone,
                    ReasonCode::HeatPumpSizing,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::EtasByEmitter {
                        low_temperature: 126,
                        otherwise: 111,
                    },
                    Limit::NotHotWaterOnly,
                ],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From111To140),
                            kwh: [42_000, 42_000, 42_000],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From140To170),
                            kwh: [67_900, 67_900, 67_900],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From170To200),
                            kwh: [85_200, 85_200, 85_200],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::From200To230),
                            kwh: [97_600, 97_600, 97_600],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::Heating),
                            etas: Some(EtasBand::Over230),
                            kwh: [103_500, 103_500, 103_500],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From111To140),
                            kwh: [53_400, 53_400, 53_400],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From140To170),
                            kwh: [86_400, 86_400, 86_400],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From170To200),
                            kwh: [108_400, 108_400, 108_400],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::From200To230),
                            kwh: [124_200, 124_200, 124_200],
                            ..Row::ANY
                        },
                        Row {
                            needs: Needs::NOTHING
                                .dwelling(DwellingKind::House)
                                .usage(Usage::HeatingAndHotWater),
                            etas: Some(EtasBand::Over230),
                            kwh: [131_600, 131_600, 131_600],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [120, 100, 70],
                    is_surface_heated: true,
                    surface_factors: &[SurfaceFactors {
                        dwelling: Some(DwellingKind::House),
                        bands: &[
                            (700, 50),
                            (900, 70),
                            (1100, 100),
                            (1301, 110),
                            (u32::MAX, 160),
                        ],
                    }],
                }),
                is_assumed: false,
            },
        ],
        bonuses: &[
            #[cfg(feature = "history")]
            BonusRule {
                scheme: Scheme::CoupDePouceHeating,
                period: Period {
                    from: Date::of(2025, 10, 1),
                    until: Date::of(2026, 8, 31),
                },
                dwelling: None,
                size: BonusSize::Factor {
                    modest: 500,
                    others: 500,
                },
                replaces: Some(BonusReplaces::Boiler),
                is_main_residence_only: true,
                is_fossil_free_after: false,
                conditions: Promises::of(&[ReasonCode::BonusCharter]),
            },
            BonusRule {
                scheme: Scheme::CoupDePouceHeating,
                period: Period {
                    from: Date::of(2026, 9, 1),
                    until: Date::of(2030, 12, 31),
                },
                dwelling: None,
                size: BonusSize::Factor {
                    modest: 500,
                    others: 500,
                },
                replaces: Some(BonusReplaces::Boiler),
                is_main_residence_only: true,
                is_fossil_free_after: false,
                conditions: Promises::of(&[ReasonCode::BonusModelOnList, ReasonCode::BonusCharter]),
            },
            #[cfg(feature = "history")]
            BonusRule {
                scheme: Scheme::CoupDePouceEuros,
                period: Period {
                    from: Date::NEVER_BEFORE,
                    until: Date::of(2025, 9, 30),
                },
                dwelling: None,
                size: BonusSize::EurMinimum {
                    modest: 5000,
                    others: 5000,
                },
                replaces: Some(BonusReplaces::Boiler),
                is_main_residence_only: false,
                is_fossil_free_after: false,
                conditions: Promises::of(&[ReasonCode::BonusCharter]),
            },
        ],
    },
    Operation {
        alone: OperationSet::at(18),
        code: "BAR-TH-174",
        works: &[WorkKind::DeepRenovation],
        dwellings: &[DwellingKind::House],
        not_cumulable_with: OperationSet::NONE,
        is_unsettled: false,
        other_aids: &[(
            OtherAid::MaprimerenovAccompagnee,
            Period {
                from: Date::of(2026, 9, 1),
                until: Date::NEVER_AFTER,
            },
        )],
        versions: &[
            Version {
                label: "version of 2026-09-01 (label not established)",
                period: Period {
                    from: Date::of(2026, 9, 1),
                    until: Date::NEVER_AFTER,
                },
                conditions: Promises::of(&[
                    ReasonCode::EnergyAudit,
                    ReasonCode::AnahFiles,
                    ReasonCode::FullyDecarbonised,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::OwnerOnly,
                    Limit::DpeBefore(&[Dpe::E, Dpe::F, Dpe::G]),
                    Limit::DpeGain { at_least: 2 },
                    Limit::InsulationItems { at_least: 2 },
                ],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            classes_gained: Some(2),
                            kwh: [360_200, 360_200, 360_200],
                            ..Row::ANY
                        },
                        Row {
                            classes_gained: Some(3),
                            kwh: [447_900, 447_900, 447_900],
                            ..Row::ANY
                        },
                        Row {
                            classes_gained: Some(4),
                            kwh: [568_600, 568_600, 568_600],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[SurfaceFactors {
                        dwelling: None,
                        bands: &[
                            (350, 40),
                            (600, 50),
                            (900, 80),
                            (1100, 100),
                            (1301, 120),
                            (u32::MAX, 130),
                        ],
                    }],
                }),
                is_assumed: true,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA80-3",
                period: Period {
                    from: Date::of(2026, 1, 17),
                    until: Date::of(2026, 8, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::EnergyAudit,
                    ReasonCode::AnahFiles,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::OwnerOnly,
                    Limit::DpeBefore(&[Dpe::D, Dpe::E, Dpe::F, Dpe::G]),
                    Limit::DpeGain { at_least: 2 },
                    Limit::InsulationItems { at_least: 2 },
                ],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            classes_gained: Some(2),
                            kwh: [360_200, 360_200, 360_200],
                            ..Row::ANY
                        },
                        Row {
                            classes_gained: Some(3),
                            kwh: [447_900, 447_900, 447_900],
                            ..Row::ANY
                        },
                        Row {
                            classes_gained: Some(4),
                            kwh: [568_600, 568_600, 568_600],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[SurfaceFactors {
                        dwelling: None,
                        bands: &[
                            (350, 40),
                            (600, 50),
                            (900, 80),
                            (1100, 100),
                            (1301, 120),
                            (u32::MAX, 130),
                        ],
                    }],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA70-2",
                period: Period {
                    from: Date::of(2025, 6, 15),
                    until: Date::of(2026, 1, 16),
                },
                conditions: Promises::of(&[
                    ReasonCode::EnergyAudit,
                    ReasonCode::AnahFiles,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::OwnerOnly,
                    Limit::DpeGain { at_least: 2 },
                    Limit::InsulationItems { at_least: 2 },
                ],
                amount: None,
                is_assumed: false,
            },
        ],
        bonuses: &[
            #[cfg(feature = "history")]
            BonusRule {
                scheme: Scheme::CoupDePouceRenovation,
                period: Period {
                    from: Date::of(2026, 1, 17),
                    until: Date::of(2026, 8, 31),
                },
                dwelling: None,
                size: BonusSize::Unknown,
                replaces: None,
                is_main_residence_only: true,
                is_fossil_free_after: false,
                conditions: Promises::of(&[]),
            },
        ],
    },
    Operation {
        alone: OperationSet::at(19),
        code: "BAR-TH-175",
        works: &[WorkKind::DeepRenovation],
        dwellings: &[DwellingKind::Flat],
        not_cumulable_with: OperationSet::NONE,
        is_unsettled: false,
        other_aids: &[(
            OtherAid::MaprimerenovAccompagnee,
            Period {
                from: Date::of(2026, 9, 1),
                until: Date::NEVER_AFTER,
            },
        )],
        versions: &[
            Version {
                label: "version of 2026-09-01 (label not established)",
                period: Period {
                    from: Date::of(2026, 9, 1),
                    until: Date::NEVER_AFTER,
                },
                conditions: Promises::of(&[
                    ReasonCode::EnergyAudit,
                    ReasonCode::AnahFiles,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::OwnerOnly,
                    Limit::DpeBefore(&[Dpe::E, Dpe::F, Dpe::G]),
                    Limit::DpeGain { at_least: 2 },
                    Limit::InsulationItems { at_least: 2 },
                ],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            classes_gained: Some(2),
                            kwh: [360_200, 360_200, 360_200],
                            ..Row::ANY
                        },
                        Row {
                            classes_gained: Some(3),
                            kwh: [447_900, 447_900, 447_900],
                            ..Row::ANY
                        },
                        Row {
                            classes_gained: Some(4),
                            kwh: [568_600, 568_600, 568_600],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[SurfaceFactors {
                        dwelling: None,
                        bands: &[
                            (350, 40),
                            (600, 50),
                            (900, 80),
                            (1100, 100),
                            (1301, 120),
                            (u32::MAX, 130),
                        ],
                    }],
                }),
                is_assumed: true,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA80-3",
                period: Period {
                    from: Date::of(2026, 1, 17),
                    until: Date::of(2026, 8, 31),
                },
                conditions: Promises::of(&[
                    ReasonCode::EnergyAudit,
                    ReasonCode::AnahFiles,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::OwnerOnly,
                    Limit::DpeBefore(&[Dpe::D, Dpe::E, Dpe::F, Dpe::G]),
                    Limit::DpeGain { at_least: 2 },
                    Limit::InsulationItems { at_least: 2 },
                ],
                amount: Some(AmountTable {
                    is_per_m2: false,
                    rows: &[
                        Row {
                            classes_gained: Some(2),
                            kwh: [360_200, 360_200, 360_200],
                            ..Row::ANY
                        },
                        Row {
                            classes_gained: Some(3),
                            kwh: [447_900, 447_900, 447_900],
                            ..Row::ANY
                        },
                        Row {
                            classes_gained: Some(4),
                            kwh: [568_600, 568_600, 568_600],
                            ..Row::ANY
                        },
                    ],
                    zone_factor: [100, 100, 100],
                    is_surface_heated: false,
                    surface_factors: &[SurfaceFactors {
                        dwelling: None,
                        bands: &[
                            (350, 40),
                            (600, 50),
                            (900, 80),
                            (1100, 100),
                            (1301, 120),
                            (u32::MAX, 130),
                        ],
                    }],
                }),
                is_assumed: false,
            },
            #[cfg(feature = "history")]
            Version {
                label: "vA70-2",
                period: Period {
                    from: Date::of(2025, 6, 15),
                    until: Date::of(2026, 1, 16),
                },
                conditions: Promises::of(&[
                    ReasonCode::EnergyAudit,
                    ReasonCode::AnahFiles,
                    ReasonCode::RgeRequired,
                    ReasonCode::OnePremium,
                ]),
                limits: &[
                    Limit::OwnerOnly,
                    Limit::DpeGain { at_least: 2 },
                    Limit::InsulationItems { at_least: 2 },
                ],
                amount: None,
                is_assumed: false,
            },
        ],
        bonuses: &[
            #[cfg(feature = "history")]
            BonusRule {
                scheme: Scheme::CoupDePouceRenovation,
                period: Period {
                    from: Date::of(2026, 1, 17),
                    until: Date::of(2026, 8, 31),
                },
                dwelling: None,
                size: BonusSize::Unknown,
                replaces: None,
                is_main_residence_only: true,
                is_fossil_free_after: false,
                conditions: Promises::of(&[]),
            },
        ],
    },
];

/// Their titles, in the same order: apart, since no screen shows them.
pub(crate) const TITLES: &[&str] = &[
    "Isolation de combles ou de toiture",
    "Isolation des murs",
    "Isolation d'un plancher",
    "Fenêtre ou porte-fenêtre complète avec vitrage isolant",
    "Isolation des toitures terrasses",
    "Chauffe-eau solaire individuel (France métropolitaine)",
    "Appareil indépendant de chauffage au bois",
    "Chaudière biomasse individuelle",
    "Système de ventilation double flux autoréglable ou modulé à haute performance (France métropolitaine)",
    "Ventilation mécanique simple flux hygroréglable (France métropolitaine)",
    "Pompe à chaleur de type air/air",
    "Raccordement d'un bâtiment résidentiel à un réseau de chaleur",
    "Système solaire combiné (France métropolitaine)",
    "Chauffe-eau thermodynamique à accumulation",
    "Pompe à chaleur hybride individuelle",
    "Dispositif solaire thermique (France métropolitaine)",
    "Pompe à chaleur de type air/eau",
    "Pompe à chaleur de type eau/eau ou eau glycolée/eau",
    "Rénovation d'ampleur d'une maison individuelle (France métropolitaine)",
    "Rénovation d'ampleur d'un appartement (France métropolitaine)",
];

/// The place in the table of the operation of a work in this kind of dwelling. Where an
/// operation for each kind exists and the kind is not known, the first.
pub(crate) const fn place(work: WorkKind, dwelling: Option<DwellingKind>) -> Option<u8> {
    match work {
        WorkKind::Photovoltaic => None,
        WorkKind::AtticInsulation | WorkKind::RoofInsulation => Some(0),
        WorkKind::ExternalWallInsulation | WorkKind::InternalWallInsulation => Some(1),
        WorkKind::FloorInsulation => Some(2),
        WorkKind::Windows => Some(3),
        WorkKind::FlatRoofInsulation => Some(4),
        WorkKind::SolarWaterHeater => Some(5),
        WorkKind::WoodStove => Some(6),
        WorkKind::BiomassBoiler => Some(7),
        WorkKind::VentilationDoubleFlow => Some(8),
        WorkKind::VentilationHumidityControlled => Some(9),
        WorkKind::HeatPumpAirAir => Some(10),
        WorkKind::HeatNetworkConnection => Some(11),
        WorkKind::SolarCombi => Some(12),
        WorkKind::ThermodynamicWaterHeater => Some(13),
        WorkKind::HeatPumpHybrid => Some(14),
        WorkKind::SolarThermal => Some(15),
        WorkKind::HeatPumpAirWater => Some(16),
        WorkKind::HeatPumpWaterWater => Some(17),
        WorkKind::DeepRenovation => match dwelling {
            Some(DwellingKind::Flat) => Some(19),
            _ => Some(18),
        },
    }
}
