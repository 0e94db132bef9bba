//! What an assessment does not say: a reason that is none, a range that answers have closed.
#![expect(
    clippy::unwrap_used,
    reason = "a broken case fails the test, and a case reads best as a literal"
)]

use chrono::NaiveDate;
use eligibility::{Amount, Answers, ReasonCode, WorkAssessment, assess};
use serde_json::{Value, json};

/// One work in an old dwelling of Lyon, with its class before the works.
fn assessed(kind: &str, dpe: &str, work: &Value) -> WorkAssessment {
    let answers = json!({
        "place": {"postcode": "69003"},
        "dwelling": {
            "kind": kind, "living_area_m2": 100, "completed": {"year": 1985}, "dpe": dpe
        },
        "occupant": "owner_occupier",
        "works": [work]
    });
    let answers: Answers = serde_json::from_value(answers).unwrap();
    let on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    assess(&answers, on, None).works.remove(0)
}

fn says(work: &WorkAssessment, code: ReasonCode) -> bool {
    work.reasons.iter().any(|reason| reason.code == code)
}

#[test]
fn an_attic_floor_and_a_roof_slope_have_each_their_own_resistance() {
    let attic = assessed("house", "F", &json!({"kind": "attic_insulation"}));
    assert!(says(&attic, ReasonCode::AtticResistance));
    assert!(!says(&attic, ReasonCode::RoofResistance));
    let roof = assessed("house", "F", &json!({"kind": "roof_insulation"}));
    assert!(says(&roof, ReasonCode::RoofResistance));
    assert!(!says(&roof, ReasonCode::AtticResistance));
}

#[test]
fn the_share_of_one_dwelling_is_said_only_where_the_amount_is_one() {
    let note = |kind: &str, collective: Option<bool>, dwellings: Option<u32>| {
        let work = json!({
            "kind": "ventilation_double_flow", "collective": collective, "dwellings": dwellings
        });
        says(&assessed(kind, "F", &work), ReasonCode::AmountPerDwelling)
    };
    assert!(note("flat", Some(true), None));
    assert!(note("flat", None, None));
    assert!(!note("flat", Some(true), Some(12)));
    assert!(!note("flat", Some(false), None));
    assert!(!note("house", None, None));
}

#[test]
fn a_class_that_the_fiche_does_not_admit_opens_no_range() {
    let base = |dpe: &str, after: &str| {
        let work = json!({"kind": "deep_renovation", "dpe_after": after});
        assessed("house", dpe, &work)
            .kwh_cumac()
            .map(|kwh| kwh.base)
    };
    // From E at best: four classes at least. From D it would be three, from C two.
    assert_eq!(base("unknown", "A"), Some(Amount::Exact(568_600)));
    assert_eq!(base("E", "A"), Some(Amount::Exact(568_600)));
    assert_eq!(base("E", "B"), Some(Amount::Exact(447_900)));
    let open = Amount::Range {
        min: 447_900,
        max: 568_600,
    };
    assert_eq!(base("unknown", "B"), Some(open));
}
