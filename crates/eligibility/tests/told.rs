//! What an assessment tells when somebody asks: the text that decided, the premium of a square
//! metre, and the same as a message.
#![expect(
    clippy::unwrap_used,
    reason = "an assessment that tells less fails the test"
)]

use chrono::NaiveDate;
use eligibility::assessment::WorkAssessment;
use eligibility::{
    Amount, Answers, Assessment, OtherAid, Rates, Reason, ReasonCode, Says, assess, checked_until,
    civil_date,
};
use serde_json::{Value, json};

/// 8 € per MWh cumac, 11 € for very modest households.
fn rates() -> Rates {
    let periods =
        json!([{"from": "2020-01-01", "cents_per_mwh": {"default": 800, "very_modest": 1100}}]);
    serde_json::from_value(periods).unwrap()
}

fn assessed(on: &str, change: impl Fn(&mut Value)) -> Assessment {
    let mut answers = json!({
        "place": {"department": "69"},
        "dwelling": {"kind": "house", "living_area_m2": 100, "completed": {"age": "15_plus"},
            "main_residence": true},
        "works": [{"kind": "attic_insulation"}]
    });
    change(&mut answers);
    let answers: Answers = serde_json::from_value(answers).unwrap();
    assess(&answers, on.parse::<NaiveDate>().unwrap(), Some(&rates()))
}

fn works(kind: &str) -> impl Fn(&mut Value) + '_ {
    move |answers| answers["works"] = json!([{"kind": kind}])
}

#[test]
fn the_text_that_decided_is_told_in_words() {
    let work = |on, kind| assessed(on, works(kind)).works.remove(0);
    let attic = work("2026-11-23", "attic_insulation");
    assert_eq!(attic.source().as_deref(), Some("BAR-EN-101 vA64-6"));
    assert_eq!(attic.operation(), Some("BAR-EN-101"));
    assert_eq!(attic.version(), Some("vA64-6"));
    // Beyond the last date that was checked no version decides, and panels are no operation.
    let unread = civil_date::format(checked_until().succ_opt().unwrap());
    let later = work(&unread, "attic_insulation");
    assert_eq!(
        (later.operation(), later.version()),
        (Some("BAR-EN-101"), None)
    );
    assert_eq!(later.source(), None);
    let panels = work("2026-11-23", "photovoltaic");
    assert_eq!((panels.operation(), panels.source()), (None, None));
}

/// 1 700 kWh cumac for a square metre in H1 (BAR-EN-101): 13.60 € at 8 €, 18.70 € at 11 €.
#[test]
fn the_premium_of_a_square_metre_is_told_at_the_rates_of_the_household() {
    let premium = |class: Option<&str>| {
        let assessment = assessed("2026-11-23", |answers| {
            if let Some(class) = class {
                answers["household"] = json!({"income": {"class": class}});
            }
        });
        let volume = *assessment.works[0].kwh_cumac_per_m2().unwrap();
        assert_eq!(assessment.works[0].premium_eur, None);
        assert_eq!(assessment.premium_of(&volume, None), None);
        assessment.premium_of(&volume, Some(&rates()))
    };
    assert_eq!(premium(Some("modest")), Some(Amount::Exact(13)));
    assert_eq!(premium(Some("very_modest")), Some(Amount::Exact(18)));
    assert_eq!(premium(None), Some(Amount::Range { min: 13, max: 18 }));
}

/// A floor in euros (Coup de pouce of 2025) holds for the whole work, not for a share of it.
#[test]
fn a_floor_in_euros_has_no_share() {
    let stove = assessed("2025-06-01", |answers| {
        answers["works"] = json!([{"kind": "wood_stove", "replaces": "coal_stove"}]);
    });
    let volume = *stove.works[0].kwh_cumac().unwrap();
    assert!(stove.works[0].premium_eur.is_some());
    assert_eq!(stove.premium_of(&volume, Some(&rates())), None);
}

fn read(work: &Value) -> Result<WorkAssessment, serde_json::Error> {
    serde_json::from_value(work.clone())
}

#[test]
fn an_assessment_differs_where_a_message_tells_anything_else() {
    let panels = json!({"kind": "photovoltaic"});
    let assessment = assessed("2026-11-23", |answers| {
        answers["works"] =
            json!([{"kind": "heat_pump_air_water", "replaces": "oil_boiler"}, panels]);
    });
    let own = &assessment.works[0];
    let message = serde_json::to_value(own).unwrap();
    assert_eq!(&read(&message).unwrap(), own);
    for (field, other) in [
        ("kind", json!("windows")),
        ("operation", json!("BAR-TH-172")),
        ("version", json!("vA1-1")),
        ("verdict", json!("to_check")),
        ("kwh_cumac", json!({"base": 1, "total": 1})),
        ("premium_eur", json!(1)),
        ("reasons", json!([])),
        ("other_aids", json!([])),
        ("sources", json!(["BAR-TH-171 vA1-1"])),
    ] {
        let mut told = message.clone();
        told[field] = other;
        let told = read(&told).unwrap();
        assert_ne!(&told, own, "{field}");
        assert_eq!(
            read(&serde_json::to_value(&told).unwrap()).unwrap(),
            told,
            "{field}"
        );
    }
    let mut factors = message.clone();
    factors["kwh_cumac"]["factors"]["min"]["kwh"] = json!(1);
    assert_ne!(&read(&factors).unwrap(), own);
    let mut each = message.clone();
    each["kwh_cumac_per_m2"] = each["kwh_cumac"].take();
    each.as_object_mut().unwrap().remove("kwh_cumac");
    assert_ne!(&read(&each).unwrap(), own);
}

#[test]
fn a_message_that_contradicts_itself_is_refused() {
    let assessment = assessed("2026-11-23", works("heat_pump_air_water"));
    let message = serde_json::to_value(&assessment.works[0]).unwrap();
    let refused = |field: &str, value: Value| {
        let mut told = message.clone();
        told[field] = value;
        read(&told).unwrap_err().to_string()
    };
    assert!(refused("kwh_cumac_per_m2", json!({"base": 1})).contains("whole work"));
    assert!(refused("sources", json!(["BAR-TH-171"])).contains("with its version"));
    assert!(refused("sources", json!(["A b", "C d"])).contains("with its version"));
    let unnamed = json!([{"code": "not_cumulable_with", "says": "note"}]);
    assert!(refused("reasons", unnamed).contains("not_cumulable_with"));
    let named = json!([{"code": "rge_required", "says": "condition", "with": ["BAR-TH-171"]}]);
    assert!(refused("reasons", named).contains("not_cumulable_with"));
    let nowhere = json!([{"code": "not_cumulable_with", "says": "note", "with": ["BAR-XX-1"]}]);
    assert!(refused("reasons", nowhere).contains("no operation"));
}

/// A list may name the same twice; what it left out stays out.
#[test]
fn a_message_that_names_something_twice_says_it_once() {
    let assessment = assessed("2026-11-23", works("heat_pump_air_water"));
    let mut message = serde_json::to_value(&assessment.works[0]).unwrap();
    message["other_aids"] = json!(["maprimerenov", "maprimerenov"]);
    message["reasons"] = json!([
        {"code": "not_cumulable_with", "says": "note", "with": ["BAR-TH-171", "BAR-TH-171"]}
    ]);
    message["kwh_cumac"] = json!({"base": 1, "total": 1});
    let told = read(&message).unwrap();
    assert_eq!(
        told.other_aids.iter().collect::<Vec<_>>(),
        [OtherAid::Maprimerenov]
    );
    assert_eq!(
        told.reasons.with().codes().collect::<Vec<_>>(),
        ["BAR-TH-171"]
    );
    let again = serde_json::to_value(&told).unwrap();
    assert_eq!(again["kwh_cumac"], message["kwh_cumac"]);
}

#[test]
fn a_rule_has_one_reason_and_reasons_are_counted() {
    let assessment = assessed("2026-11-23", works("heat_pump_air_water"));
    let reasons = assessment.works[0].reasons;
    let all: Vec<_> = reasons.iter().collect();
    assert_eq!(reasons.len(), all.len());
    assert!(!reasons.is_empty() && assessment.reasons.is_empty());
    assert!(all.iter().is_sorted_by_key(|reason| reason.code));
    let rge = Reason::new(ReasonCode::RgeRequired, Says::Condition);
    assert!(reasons.contains(rge) && all.contains(&rge));
    assert!(!reasons.contains(Reason::new(ReasonCode::RgeRequired, Says::Met)));
    assert_eq!(reasons.of(ReasonCode::RgeRequired), Some(Says::Condition));
    assert_eq!(reasons.of(ReasonCode::OwnerOnly), None);
    let shown = format!("{reasons:?}");
    assert!(shown.contains("RgeRequired") && !shown.contains("OwnerOnly"));
}

#[test]
fn other_aids_are_told_and_counted() {
    let panels = assessed("2026-11-23", works("photovoltaic"))
        .works
        .remove(0);
    let aids = panels.other_aids;
    let both = [OtherAid::PhotovoltaicSurplus, OtherAid::PhotovoltaicVat];
    assert_eq!(aids.iter().collect::<Vec<_>>(), both);
    assert!(!aids.is_empty() && aids.contains(both[0]));
    assert!(!aids.contains(OtherAid::Maprimerenov));
    assert_eq!(
        format!("{aids:?}"),
        "[PhotovoltaicSurplus, PhotovoltaicVat]"
    );
    let attic = assessed("2026-11-23", works("attic_insulation"))
        .works
        .remove(0);
    assert!(attic.other_aids.is_empty());
}

#[test]
fn answers_that_say_nothing_are_written_as_nothing() {
    let nothing = serde_json::to_value(Answers::default()).unwrap();
    assert_eq!(nothing, json!({"works": []}));
}

#[test]
fn the_debug_text_of_a_work_names_what_it_tells() {
    let attic = assessed("2026-11-23", works("attic_insulation"))
        .works
        .remove(0);
    let shown = format!("{attic:?}");
    for told in ["AtticInsulation", "BAR-EN-101", "vA64-6", "1700"] {
        assert!(shown.contains(told), "{told}");
    }
}
