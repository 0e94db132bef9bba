//! What the files have to show together: every version, zone, class, verdict, bonus and reason, and
//! each boundary and trap that is known. A file that goes missing takes something away.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use eligibility::answers::{DwellingKind, IncomeClass, Occupant};
use eligibility::assessment::{Ask, Bonus};
use eligibility::{
    ClimateZone, OtherAid, ReasonCode, Says, Verdict, WorkKind, checked_until, operations,
};

use crate::{ExpectedWork, Persona, personas};

/// The boundaries of the fiches and the traps that other engines fell into, by name.
const BOUNDARIES_AND_TRAPS: &[&str] = &[
    "air_air_band_opens_on_the_right",
    "air_air_has_a_surface_factor",
    "air_air_has_no_bonus",
    "amounts_assumed_unchanged",
    "anah_files_the_certificates",
    "approximations_are_not_used",
    "area_missing",
    "area_with_a_decimal",
    "autumn_bonus",
    "autumn_bonus_is_over",
    "biomass_threshold_at_20_kw",
    "boiler_kept_no_autumn_bonus",
    "bonus_of_unknown_size",
    "boundary_year",
    "ceiling_included",
    "ceiling_of_2025_included",
    "class_d_after_september_2026",
    "class_d_before_september_2026",
    "coal_boiler_replaced",
    "collective_double_flow_is_self_regulating",
    "collective_has_no_surface_factor",
    "collectors_of_exactly_2_m2",
    "collectors_of_exactly_8_m2",
    "combined_solar_minimum",
    "condensing_gas_is_open",
    "contractor_without_rge",
    "corse_du_sud_is_h3",
    "day_before_the_deep_renovation_amounts",
    "day_before_the_first_version",
    "deep_renovation_at_130_m2",
    "dpe_unknown",
    "dwellings_125_and_126",
    "etas_exactly_140",
    "etas_exactly_170",
    "etas_just_under_140",
    "etas_just_under_170",
    "etas_missing",
    "euro_minimum_above_the_rate",
    "euro_minimum_by_income",
    "euro_minimum_for_all",
    "exactly_110_m2",
    "exactly_130_m2",
    "exactly_130_m2_in_a_flat",
    "exactly_130_m2_in_a_house_of_2025",
    "exactly_35_m2",
    "exactly_60_m2",
    "exactly_70_m2",
    "exactly_90_m2",
    "factor_and_a_half",
    "first_day_of_the_deep_renovation_amounts",
    "first_day_of_the_factor",
    "first_day_of_the_flat_renovation_fiche",
    "first_day_of_the_new_attic_table",
    "fossil_boiler_replaced",
    "four_classes_gained",
    "haute_corse_is_h3",
    "heat_pump_excludes_water_heater",
    "heated_area_counts",
    "hot_water_is_judged_at_55_degrees",
    "hot_water_only_heat_pump",
    "house_fiches_in_a_flat",
    "humidity_controlled_double_flow",
    "hybrid_is_always_to_check",
    "income_changes_the_price_not_the_kwh",
    "income_not_told",
    "inside_and_outside_walls_are_one_fiche",
    "just_over_130_m2",
    "just_under_110_m2",
    "just_under_35_m2",
    "kind_missing_for_a_house_fiche",
    "kwh_added_by_a_bonus",
    "label_known_amount_not",
    "landlords_own_home_decides_the_class",
    "last_checked_day",
    "last_day_before_the_ademe_list",
    "last_day_of_2025",
    "last_day_of_the_euro_minimums",
    "last_day_of_the_old_attic_table",
    "last_day_of_the_old_water_heater_fiche",
    "low_temperature_threshold",
    "maprimerenov_is_shown_beside",
    "monaco",
    "no_fossil_boiler_no_bonus",
    "nothing_answered",
    "null_means_no_amount",
    "number_of_dwellings_missing",
    "occupant_missing",
    "old_biomass_amount_is_not_used",
    "old_floor_amount_is_not_used",
    "old_wood_stove_gives_no_bonus",
    "one_class_is_too_little",
    "one_euro_over_the_ceiling",
    "one_euro_over_the_last_ceiling",
    "one_insulation_is_too_little",
    "orne_is_h1",
    "overseas",
    "photovoltaic_is_no_operation",
    "postcode_and_department_agree",
    "power_exactly_12_kw",
    "power_over_12_kw",
    "quote_unknown",
    "rate_range_without_income",
    "rules_expire",
    "same_income_another_region",
    "scop_exactly_3_9",
    "scop_exactly_4_3",
    "second_heater_burning_coal",
    "secondary_residence_has_no_bonus",
    "self_regulating_single_flow",
    "signed_earlier",
    "signed_within_14_days",
    "sixth_person",
    "solar_excludes_biomass",
    "stove_thresholds",
    "straddling_postcode",
    "tenant_of_a_deep_renovation",
    "tenant_with_the_owners_agreement",
    "vaucluse_is_h2",
    "ventilation_r_factor",
    "very_modest_price",
    "walls_do_not_depend_on_the_energy",
    "water_heater_has_no_zone",
    "works_started",
    "year_after_the_boundary",
    "year_before_the_boundary",
    "zone_of_the_dwelling_not_of_the_household",
];

/// What the works of every file hold.
fn of_works<T: Ord>(pick: impl Fn(&ExpectedWork) -> Vec<T>) -> BTreeSet<T> {
    let personas = personas();
    let works = personas
        .iter()
        .flat_map(|(_, persona)| &persona.expect.works);
    works.flat_map(pick).collect()
}

/// What every file holds as a whole.
fn of_personas<T: Ord>(pick: impl Fn(&Persona) -> Vec<T>) -> BTreeSet<T> {
    personas()
        .iter()
        .flat_map(|(_, persona)| pick(persona))
        .collect()
}

fn all<T: Copy + Ord>(list: &[T]) -> BTreeSet<T> {
    list.iter().copied().collect()
}

#[test]
fn every_version_of_every_operation_decides_for_some_family() {
    let first = NaiveDate::from_ymd_opt(2018, 4, 1).unwrap();
    let last = checked_until();
    let known: BTreeSet<_> = first
        .iter_days()
        .take_while(|day| *day <= last)
        .flat_map(operations)
        .map(|known| (known.operation.to_owned(), known.version.to_owned()))
        .collect();
    let shown = of_works(|work| {
        let version = work.operation.clone().zip(work.version.clone());
        version.into_iter().collect()
    });
    // Those known on 2026-11-23; every arrêté adds to them.
    assert!(known.len() >= 41);
    assert_eq!(shown, known);
}

#[test]
fn every_operation_in_force_gives_somebody_an_eligible_work_today() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let mut shown = BTreeSet::new();
    for (_, persona) in personas() {
        for work in persona.expect.works {
            let is_open = matches!(work.verdict, Verdict::Eligible | Verdict::ToCheck);
            if persona.on.date() == today
                && is_open
                && (work.base.is_some() || work.per_m2.is_some())
            {
                shown.extend(work.operation);
            }
        }
    }
    let known: BTreeSet<_> = operations(today)
        .map(|known| known.operation.to_owned())
        .collect();
    assert_eq!(known.len(), 20);
    assert_eq!(shown, known);
}

#[test]
fn every_zone_class_verdict_and_bonus_occurs() {
    let zones = of_personas(|persona| persona.expect.climate_zone.into_iter().collect());
    assert_eq!(zones, all(ClimateZone::ALL));
    let classes = of_personas(|persona| persona.expect.income_class.into_iter().collect());
    assert_eq!(classes, all(IncomeClass::ALL));
    let verdicts = of_works(|work| vec![work.verdict]);
    assert_eq!(verdicts, all(Verdict::ALL));
    let verdicts = of_personas(|persona| vec![persona.expect.verdict]);
    assert_eq!(verdicts, all(Verdict::ALL));
    let bonuses = of_works(|work| {
        let name = work.bonus.map(|bonus| match bonus {
            Bonus::Factor { .. } => "factor",
            Bonus::Kwh { .. } => "kwh",
            Bonus::EurMinimum { .. } => "eur_minimum",
            Bonus::Unknown => "unknown",
        });
        name.into_iter().collect()
    });
    assert_eq!(bonuses, all(&["eur_minimum", "factor", "kwh", "unknown"]));
}

#[test]
fn every_work_dwelling_occupant_and_question_left_open_occurs() {
    let kinds = of_personas(|persona| {
        let works = persona.answers.works.iter();
        works.map(|work| work.kind).collect()
    });
    assert_eq!(kinds, all(WorkKind::ALL));
    let dwellings = of_personas(|persona| persona.answers.dwelling.kind.into_iter().collect());
    assert_eq!(dwellings, all(DwellingKind::ALL));
    let occupants = of_personas(|persona| persona.answers.occupant.into_iter().collect());
    assert_eq!(occupants, all(Occupant::ALL));
    let asks = of_personas(|persona| persona.expect.to_ask.clone());
    assert_eq!(asks, all(Ask::ALL));
}

#[test]
fn every_reason_and_every_other_aid_is_given_to_somebody() {
    let codes = of_works(|work| work.reasons.keys().copied().collect());
    let missing: Vec<_> = all(ReasonCode::ALL).difference(&codes).copied().collect();
    assert_eq!(missing, []);
    let says = of_works(|work| work.reasons.values().copied().collect());
    assert_eq!(says, all(Says::ALL));
    let aids = of_works(|work| work.other_aids.clone().unwrap_or_default());
    assert_eq!(aids, all(OtherAid::ALL));
}

/// Each boundary and trap has one file, and each file has one: none can be removed unnoticed.
#[test]
fn every_boundary_and_trap_has_its_file() {
    let mut shown = BTreeSet::new();
    for (name, persona) in personas() {
        assert!(!persona.shows.is_empty(), "{name} shows nothing of its own");
        for point in persona.shows {
            assert!(
                BOUNDARIES_AND_TRAPS.contains(&point.as_str()),
                "{name}: {point} is not in the list"
            );
            assert!(shown.insert(point.clone()), "{point} is shown twice");
        }
    }
    let missing = BOUNDARIES_AND_TRAPS
        .iter()
        .filter(|point| !shown.contains(**point));
    assert_eq!(missing.collect::<Vec<_>>(), [] as [&&str; 0]);
    assert!(BOUNDARIES_AND_TRAPS.is_sorted());
}
