//! The thresholds of the fiches, on both sides of each.
#![expect(
    clippy::needless_pass_by_value,
    clippy::unwrap_used,
    reason = "a broken case fails the test, and a case reads best as a literal"
)]

use chrono::NaiveDate;
use eligibility::assessment::WorkAssessment;
use eligibility::{Answers, ReasonCode, Says, Verdict, assess};
use serde_json::{Value, json};

/// One work in an old house of the Rhône, with what the case changes.
fn assessed(work: Value, change: impl Fn(&mut Value)) -> WorkAssessment {
    let mut answers = json!({
        "place": {"department": "69"},
        "dwelling": {"kind": "house", "completed": {"year": 1985}, "dpe": "F"},
        "occupant": "owner_occupier",
        "works": [work]
    });
    change(&mut answers);
    let answers: Answers = serde_json::from_value(answers).unwrap();
    let on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    assess(&answers, on, None).works.remove(0)
}

fn verdict(work: Value) -> Verdict {
    assessed(work, |_| {}).verdict
}

#[test]
fn thresholds_that_the_product_misses_exclude() {
    let etas = |percent: f64, emitter: &str, usage: &str| {
        verdict(json!({
            "kind": "heat_pump_air_water", "etas": {"percent": percent}, "emitter": emitter,
            "usage": usage
        }))
    };
    let medium = "medium_high_temperature";
    assert_eq!(etas(110.9, medium, "heating"), Verdict::NotEligible);
    assert_eq!(etas(111.0, medium, "heating"), Verdict::Eligible);
    assert_eq!(
        etas(125.9, "low_temperature", "heating"),
        Verdict::NotEligible
    );
    assert_eq!(etas(126.0, "low_temperature", "heating"), Verdict::Eligible);
    assert_eq!(
        etas(111.0, "low_temperature", "heating_and_hot_water"),
        Verdict::Eligible
    );
    assert_eq!(etas(150.0, medium, "hot_water"), Verdict::NotEligible);
    let scop = |scop: f64| verdict(json!({"kind": "heat_pump_air_air", "scop": scop}));
    assert_eq!(scop(3.89), Verdict::NotEligible);
    assert_eq!(scop(3.9), Verdict::Eligible);
    let power = |kw: f64| verdict(json!({"kind": "heat_pump_air_air", "power_kw": kw}));
    assert_eq!(power(12.0), Verdict::Eligible);
    assert_eq!(power(12.1), Verdict::NotEligible);
    let stove = |fuel: &str, percent: u32| {
        verdict(json!({"kind": "wood_stove", "fuel": fuel, "etas": {"percent": percent}}))
    };
    assert_eq!(stove("logs", 65), Verdict::NotEligible);
    assert_eq!(stove("logs", 66), Verdict::Eligible);
    assert_eq!(stove("pellets", 79), Verdict::NotEligible);
    assert_eq!(stove("pellets", 80), Verdict::Eligible);
}

#[test]
fn a_deep_renovation_gains_two_classes_with_two_insulations() {
    let after = |class: &str| verdict(json!({"kind": "deep_renovation", "dpe_after": class}));
    assert_eq!(after("E"), Verdict::NotEligible);
    assert_eq!(after("G"), Verdict::NotEligible);
    assert_eq!(after("D"), Verdict::Eligible);
    let items =
        |items: Value| verdict(json!({"kind": "deep_renovation", "insulation_items": items}));
    assert_eq!(items(json!(["walls"])), Verdict::NotEligible);
    assert_eq!(items(json!(["walls", "walls"])), Verdict::NotEligible);
    assert_eq!(items(json!(["walls", "roof"])), Verdict::Eligible);
}

#[test]
fn a_deep_renovation_of_a_house_leaves_no_fossil_energy() {
    let after = |kind: &str, answer: Value| {
        let ours = assessed(json!({"kind": "deep_renovation"}), |answers| {
            answers["dwelling"]["kind"] = json!(kind);
            answers["project"] = json!({"fossil_free_after": answer});
        });
        (ours.verdict, ours.reasons.of(ReasonCode::FullyDecarbonised))
    };
    let says = |verdict, says| (verdict, Some(says));
    assert_eq!(
        after("house", json!(null)),
        says(Verdict::Eligible, Says::Condition)
    );
    assert_eq!(
        after("house", json!(true)),
        says(Verdict::Eligible, Says::Met)
    );
    assert_eq!(
        after("house", json!(false)),
        says(Verdict::ToCheck, Says::ToCheck)
    );
    // BAR-TH-175 does not ask it.
    assert_eq!(after("flat", json!(false)), (Verdict::Eligible, None));
}

#[test]
fn other_aids_are_for_dwellings_of_fifteen_years_told_by_age_or_by_year() {
    let is_shown = |completed: Value| {
        let ours = assessed(json!({"kind": "heat_pump_air_water"}), |answers| {
            answers["dwelling"]["completed"] = completed.clone();
        });
        !ours.other_aids.is_empty()
    };
    assert!(is_shown(json!({"age": "15_plus"})));
    assert!(!is_shown(json!({"age": "10_to_15"})));
    // The year alone leaves 2011 open: fourteen years or fifteen.
    assert!(is_shown(json!({"year": 2011})));
    assert!(!is_shown(json!({"year": 2012})));
    assert!(is_shown(json!({"age": "unknown"})));
    assert!(is_shown(json!(null)));
}

#[test]
fn single_flow_ventilation_is_humidity_controlled() {
    let system = |system: &str| {
        verdict(json!({"kind": "ventilation_humidity_controlled", "system": system}))
    };
    assert_eq!(system("self_regulating"), Verdict::NotEligible);
    assert_eq!(system("modulated"), Verdict::NotEligible);
    assert_eq!(system("humidity_a"), Verdict::Eligible);
    assert_eq!(system("humidity_a_low_consumption"), Verdict::Eligible);
    assert_eq!(system("humidity_b"), Verdict::Eligible);
    let building = json!({
        "kind": "ventilation_humidity_controlled", "system": "self_regulating", "collective": true,
        "dwellings": 12
    });
    assert_eq!(verdict(building), Verdict::NotEligible);
}

#[test]
fn double_flow_ventilation_is_self_regulating_or_in_one_dwelling_modulated() {
    let system = |system: &str, collective: Option<bool>| {
        verdict(json!({
            "kind": "ventilation_double_flow", "system": system, "collective": collective,
            "dwellings": 12
        }))
    };
    for collective in [None, Some(false), Some(true)] {
        assert_eq!(system("self_regulating", collective), Verdict::Eligible);
        for other in ["humidity_a", "humidity_a_low_consumption", "humidity_b"] {
            assert_eq!(system(other, collective), Verdict::NotEligible, "{other}");
        }
    }
    assert_eq!(system("modulated", None), Verdict::Eligible);
    assert_eq!(system("modulated", Some(false)), Verdict::Eligible);
    assert_eq!(system("modulated", Some(true)), Verdict::NotEligible);
}

#[test]
fn collectors_have_a_least_area_for_each_usage() {
    let collectors = |usage: Option<&str>, area: f64| {
        verdict(json!({"kind": "solar_thermal", "usage": usage, "area_m2": area}))
    };
    assert_eq!(collectors(Some("hot_water"), 1.9), Verdict::NotEligible);
    assert_eq!(collectors(Some("hot_water"), 2.0), Verdict::Eligible);
    assert_eq!(
        collectors(Some("heating_and_hot_water"), 7.9),
        Verdict::NotEligible
    );
    assert_eq!(
        collectors(Some("heating_and_hot_water"), 8.0),
        Verdict::Eligible
    );
    assert_eq!(collectors(None, 1.9), Verdict::NotEligible);
    assert_eq!(collectors(None, 2.0), Verdict::Eligible);
    assert_eq!(collectors(None, 5.0), Verdict::Eligible);
}

#[test]
fn a_biomass_boiler_is_judged_by_its_power() {
    let boiler = |power: f64, etas: u32| {
        verdict(json!({"kind": "biomass_boiler", "power_kw": power, "etas": {"percent": etas}}))
    };
    assert_eq!(boiler(20.0, 77), Verdict::Eligible);
    assert_eq!(boiler(20.0, 76), Verdict::NotEligible);
    assert_eq!(boiler(20.1, 78), Verdict::NotEligible);
    assert_eq!(boiler(70.0, 79), Verdict::Eligible);
    assert_eq!(boiler(70.1, 90), Verdict::NotEligible);
}
