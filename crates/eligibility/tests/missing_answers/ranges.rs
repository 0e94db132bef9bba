//! Answers that only move the amount: without them it is a range.

use eligibility::answers::Heating;
use eligibility::{Amount, Assessment, ReasonCode, Says, Verdict};
use serde_json::{Value, json};

use crate::{forget, heat_pump, says, with};

/// Without the answer the verdict stands and the amount is a range around the one with it.
#[track_caller]
fn ranges(work: Value, remove: impl Fn(&mut Value)) {
    let exact = with(work.clone(), |_| {});
    let open = with(work, remove);
    assert_eq!(open.works[0].verdict, Verdict::Eligible);
    assert!(open.to_ask.is_empty());
    let total = |assessment: &Assessment| {
        assessment.works[0]
            .kwh_cumac()
            .and_then(|kwh| kwh.total)
            .unwrap()
    };
    let (exact, open) = (total(&exact), total(&open));
    assert!(matches!(exact, Amount::Exact(_)), "{exact:?}");
    assert!(matches!(open, Amount::Range { .. }), "{open:?}");
    assert!(open.min() <= exact.min() && exact.max() <= open.max());
}

#[test]
fn a_missing_surface_efficiency_or_appliance_leaves_a_range() {
    ranges(heat_pump(), |a| forget(a, "dwelling", "living_area_m2"));
    ranges(heat_pump(), |a| a["works"][0]["etas"] = json!(null));
    ranges(heat_pump(), |a| a["works"][0]["replaces"] = json!(null));
    ranges(heat_pump(), |a| {
        a["works"][0]["replaces"] = json!("unknown")
    });
    ranges(heat_pump(), |a| forget(a, "dwelling", "main_residence"));
    ranges(heat_pump(), |a| forget(a, "dwelling", "kind"));
}

#[test]
fn a_missing_heating_leaves_a_range_where_it_settles_the_bonus() {
    let heat_pump = || json!({"kind": "heat_pump_air_water", "etas": {"band": "140_plus"}});
    let electric = with(heat_pump(), |a| a["heating"] = json!("electric"));
    assert_eq!(
        electric.works[0].kwh_cumac().unwrap().total,
        Some(Amount::Exact(131_040))
    );
    let missing = with(heat_pump(), |a| a["heating"] = json!(null));
    let total = Amount::Range {
        min: 131_040,
        max: 655_200,
    };
    assert_eq!(missing.works[0].kwh_cumac().unwrap().total, Some(total));
}

#[test]
fn a_coal_stove_may_stand_beside_any_main_heating() {
    let stove = || {
        json!({
            "kind": "wood_stove", "fuel": "pellets", "etas": {"percent": 85},
            "replaces": "coal_stove"
        })
    };
    for heating in Heating::NAMES {
        let of = |a: &mut Value| a["heating"] = json!(heating);
        let told = with(stove(), of);
        let told = told.works[0].kwh_cumac().unwrap();
        assert_eq!(told.base, Amount::Exact(35_300));
        assert_eq!(told.total, Some(Amount::Exact(5 * 35_300)), "{heating}");
        for untold in [json!(null), json!("unknown")] {
            let untold = with(stove(), |a| {
                of(a);
                a["works"][0]["replaces"] = untold.clone();
            });
            let range = Amount::Range {
                min: 35_300,
                max: 5 * 35_300,
            };
            assert_eq!(untold.works[0].kwh_cumac().unwrap().total, Some(range));
        }
    }
}

#[test]
fn a_missing_coefficient_system_fuel_or_usage_leaves_a_range() {
    let air = json!({"kind": "heat_pump_air_air", "scop": 4.5});
    ranges(air, |a| a["works"][0]["scop"] = json!(null));
    let flow = json!({"kind": "ventilation_double_flow", "system": "modulated"});
    ranges(flow, |a| a["works"][0]["system"] = json!(null));
    let stove = json!({"kind": "wood_stove", "fuel": "pellets", "replaces": "wood"});
    ranges(stove, |a| a["works"][0]["fuel"] = json!(null));
    let solar = json!({"kind": "solar_thermal", "area_m2": 10, "usage": "hot_water"});
    ranges(solar, |a| a["works"][0]["usage"] = json!(null));
}

#[test]
fn a_missing_income_leaves_a_range_where_the_bonus_depends_on_it() {
    let stove = || {
        json!({
            "kind": "wood_stove", "fuel": "logs", "etas": {"percent": 80},
            "replaces": "coal_stove"
        })
    };
    ranges(stove(), |a| a["household"] = json!({}));
    ranges(stove(), |a| {
        a["household"]["income"] = json!({"class": "unknown"})
    });
    let heat_pump = with(heat_pump(), |a| a["household"] = json!({}));
    let total = heat_pump.works[0].kwh_cumac().unwrap().total;
    assert_eq!(total, Some(Amount::Exact(655_200)));
}

#[test]
fn a_missing_area_gives_the_amount_of_a_square_metre() {
    let assessment = with(json!({"kind": "floor_insulation"}), |_| {});
    let work = &assessment.works[0];
    assert_eq!(work.verdict, Verdict::Eligible);
    assert_eq!(work.kwh_cumac(), None);
    assert_eq!(
        work.kwh_cumac_per_m2().unwrap().total,
        Some(Amount::Exact(1_100))
    );
    assert_eq!(
        says(&assessment, ReasonCode::AmountPerSquareMetre),
        Some(Says::Note)
    );
}
