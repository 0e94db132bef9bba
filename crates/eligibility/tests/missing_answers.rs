//! What a missing answer does: the table of the answers, row by row.
#![expect(
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::semicolon_if_nothing_returned,
    clippy::unwrap_used,
    reason = "a broken case fails the test, and a case reads best as a literal"
)]

#[path = "missing_answers/ranges.rs"]
mod ranges;

use chrono::NaiveDate;
use eligibility::assessment::Ask;
use eligibility::{Answers, Assessment, ReasonCode, Says, Verdict, assess, checked_until};
use serde_json::{Value, json};

/// Everything answered: what one case takes away makes the difference.
fn complete() -> Value {
    json!({
        "place": {"postcode": "69003"},
        "dwelling": {
            "kind": "house", "living_area_m2": 100, "completed": {"year": 1985},
            "main_residence": true, "dpe": "F"
        },
        "occupant": "owner_occupier",
        "heating": "oil",
        "household": {"persons": 3, "income": {"class": "modest"}},
        "project": {"quote": "not_signed", "works_started": false},
        "works": []
    })
}

fn with(work: Value, change: impl Fn(&mut Value)) -> Assessment {
    let mut answers = complete();
    answers["works"] = json!([work]);
    change(&mut answers);
    let answers: Answers = serde_json::from_value(answers).unwrap();
    assess(
        &answers,
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
        None,
    )
}

fn heat_pump() -> Value {
    json!({
        "kind": "heat_pump_air_water", "etas": {"band": "140_plus"}, "replaces": "oil_boiler"
    })
}

fn says(assessment: &Assessment, code: ReasonCode) -> Option<Says> {
    let mut reasons = assessment.works.iter().flat_map(|work| work.reasons.iter());
    reasons
        .find(|reason| reason.code == code)
        .map(|reason| reason.says)
}

#[track_caller]
fn blocks(work: Value, change: impl Fn(&mut Value), code: ReasonCode, ask: Option<Ask>) {
    let assessment = with(work, change);
    assert_eq!(assessment.works[0].verdict, Verdict::ToCheck);
    assert_eq!(says(&assessment, code), Some(Says::ToCheck));
    assert_eq!(assessment.to_ask, ask.into_iter().collect::<Vec<_>>());
}

#[track_caller]
fn is_condition(work: Value, change: impl Fn(&mut Value), code: ReasonCode) {
    let assessment = with(work, change);
    assert_eq!(assessment.works[0].verdict, Verdict::Eligible);
    assert_eq!(says(&assessment, code), Some(Says::Condition));
    assert!(assessment.to_ask.is_empty());
}

fn forget(answers: &mut Value, object: &str, field: &str) {
    answers[object].as_object_mut().unwrap().remove(field);
}

#[test]
fn the_complete_answers_leave_nothing_open() {
    let assessment = with(heat_pump(), |_| {});
    assert_eq!(assessment.works[0].verdict, Verdict::Eligible);
    assert_eq!(assessment.verdict, Verdict::Eligible);
    assert!(assessment.reasons.is_empty() && assessment.to_ask.is_empty());
}

#[test]
fn no_place_blocks() {
    let code = ReasonCode::PlaceKnown;
    blocks(
        heat_pump(),
        |a| a["place"] = json!({}),
        code,
        Some(Ask::Place),
    );
    blocks(
        heat_pump(),
        |a| a["place"] = json!(null),
        code,
        Some(Ask::Place),
    );
    blocks(
        heat_pump(),
        |a| a["place"] = json!({"postcode": "99999"}),
        code,
        Some(Ask::Place),
    );
}

#[test]
fn a_straddling_postcode_blocks_until_the_department_is_given() {
    let straddling = |a: &mut Value| a["place"] = json!({"postcode": "52100"});
    let ask = Some(Ask::PlaceDepartment);
    blocks(heat_pump(), straddling, ReasonCode::PlaceStraddles, ask);
    let settled = with(heat_pump(), |a| {
        a["place"] = json!({"postcode": "52100", "department": "51"});
    });
    assert_eq!(settled.works[0].verdict, Verdict::Eligible);
}

#[test]
fn no_kind_of_dwelling_blocks_where_one_kind_is_covered() {
    for kind in [
        "heat_pump_water_water",
        "biomass_boiler",
        "wood_stove",
        "solar_combi",
        "solar_water_heater",
    ] {
        let forget_kind = |a: &mut Value| forget(a, "dwelling", "kind");
        let code = ReasonCode::DwellingKindCovered;
        blocks(
            json!({"kind": kind}),
            forget_kind,
            code,
            Some(Ask::DwellingKind),
        );
    }
}

#[test]
fn no_age_blocks() {
    let code = ReasonCode::DwellingOverTwoYears;
    let ask = Some(Ask::DwellingCompleted);
    blocks(
        heat_pump(),
        |a| forget(a, "dwelling", "completed"),
        code,
        ask,
    );
    for age in [json!({"age": "unknown"}), json!({"year": 2024})] {
        blocks(
            heat_pump(),
            |a| a["dwelling"]["completed"] = age.clone(),
            code,
            ask,
        );
    }
}

#[test]
fn only_the_boundary_year_is_open() {
    let verdict = |year: u32| {
        with(heat_pump(), |a| {
            a["dwelling"]["completed"] = json!({"year": year})
        })
        .works[0]
            .verdict
    };
    assert_eq!(verdict(2023), Verdict::Eligible);
    assert_eq!(verdict(2024), Verdict::ToCheck);
    assert_eq!(verdict(2025), Verdict::NotEligible);
    assert_eq!(verdict(2027), Verdict::NotEligible);
}

#[test]
fn a_quote_not_known_or_just_signed_blocks() {
    let code = ReasonCode::OfferBeforeQuote;
    let quote = |state: &'static str| move |a: &mut Value| a["project"]["quote"] = json!(state);
    blocks(heat_pump(), quote("unknown"), code, Some(Ask::ProjectQuote));
    blocks(heat_pump(), quote("signed_within_14_days"), code, None);
}

#[test]
fn a_contractor_without_the_sign_blocks() {
    let without = |a: &mut Value| a["project"]["contractor_rge"] = json!(false);
    blocks(heat_pump(), without, ReasonCode::RgeRequired, None);
}

#[test]
fn a_deep_renovation_needs_the_class_and_the_owner() {
    let work = || json!({"kind": "deep_renovation", "dpe_after": "C"});
    let no_class = |a: &mut Value| forget(a, "dwelling", "dpe");
    blocks(
        work(),
        no_class,
        ReasonCode::DpeBefore,
        Some(Ask::DwellingDpe),
    );
    let unknown = |a: &mut Value| a["dwelling"]["dpe"] = json!("unknown");
    blocks(
        work(),
        unknown,
        ReasonCode::DpeBefore,
        Some(Ask::DwellingDpe),
    );
    let nobody = |a: &mut Value| a["occupant"] = json!(null);
    blocks(work(), nobody, ReasonCode::OwnerOnly, Some(Ask::Occupant));
}

#[test]
fn nothing_is_asked_for_what_is_excluded_already() {
    let work = || json!({"kind": "deep_renovation"});
    let tenant = with(work(), |a| {
        a["occupant"] = json!("tenant");
        forget(a, "dwelling", "dpe");
    });
    assert_eq!(tenant.works[0].verdict, Verdict::NotEligible);
    assert_eq!(tenant.to_ask, []);
    // Another work that waits for the same answer still asks for it.
    let flat = with(work(), |a| {
        a["works"] = json!([{"kind": "wood_stove"}, {"kind": "deep_renovation"}]);
        a["dwelling"]["kind"] = json!("flat");
        forget(a, "dwelling", "dpe");
    });
    assert_eq!(flat.works[0].verdict, Verdict::NotEligible);
    assert_eq!(flat.to_ask, [Ask::DwellingDpe]);
    let new = with(work(), |a| {
        a["dwelling"]["completed"] = json!({"age": "under_2"});
        a["place"] = json!({});
    });
    assert_eq!(new.verdict, Verdict::NotEligible);
    assert_eq!(new.to_ask, []);
}

#[test]
fn a_hybrid_heat_pump_is_always_to_check() {
    blocks(
        json!({"kind": "heat_pump_hybrid"}),
        |_| {},
        ReasonCode::HybridUnsettled,
        None,
    );
}

#[test]
fn promises_are_conditions() {
    let attic = || json!({"kind": "attic_insulation", "area_m2": 40});
    is_condition(attic(), |_| {}, ReasonCode::AtticResistance);
    is_condition(attic(), |_| {}, ReasonCode::TechnicalVisit);
    is_condition(attic(), |_| {}, ReasonCode::RgeRequired);
    is_condition(attic(), |_| {}, ReasonCode::OfferBeforeQuote);
    is_condition(
        attic(),
        |a| forget(a, "project", "quote"),
        ReasonCode::OfferBeforeQuote,
    );
    is_condition(
        attic(),
        |a| a["occupant"] = json!("tenant"),
        ReasonCode::OwnerAgreement,
    );
    is_condition(
        attic(),
        |a| forget(a, "project", "works_started"),
        ReasonCode::WorksNotStarted,
    );
    is_condition(
        json!({"kind": "windows"}),
        |_| {},
        ReasonCode::WindowPerformance,
    );
    is_condition(
        json!({"kind": "heat_pump_air_air"}),
        |_| {},
        ReasonCode::ScopMinimum,
    );
    is_condition(
        json!({"kind": "heat_pump_air_air"}),
        |_| {},
        ReasonCode::PowerMaximum,
    );
    is_condition(
        json!({"kind": "heat_pump_air_water"}),
        |_| {},
        ReasonCode::EtasMinimum,
    );
    let heater = json!({"kind": "thermodynamic_water_heater"});
    is_condition(heater.clone(), |_| {}, ReasonCode::WaterHeaterEfficiency);
    is_condition(heater, |_| {}, ReasonCode::BonusFossilFree);
}

#[test]
fn works_started_and_an_old_signature_exclude() {
    let started = with(heat_pump(), |a| a["project"]["works_started"] = json!(true));
    assert_eq!(started.works[0].verdict, Verdict::NotEligible);
    assert_eq!(started.works[0].kwh_cumac(), None);
    let signed = with(heat_pump(), |a| {
        a["project"]["quote"] = json!("signed_earlier")
    });
    assert_eq!(signed.works[0].verdict, Verdict::NotEligible);
    assert_eq!(
        says(&signed, ReasonCode::OfferBeforeQuote),
        Some(Says::NotMet)
    );
}

#[test]
fn a_date_that_nobody_checked_has_no_amount() {
    let mut answers = complete();
    answers["works"] = json!([heat_pump()]);
    let answers: Answers = serde_json::from_value(answers).unwrap();
    let on = |day| assess(&answers, day, None);
    let last = checked_until();
    assert_eq!(on(last).works[0].verdict, Verdict::Eligible);
    let too_early = NaiveDate::from_ymd_opt(2023, 12, 31).unwrap();
    for (assessment, code) in [
        (on(last.succ_opt().unwrap()), ReasonCode::RulesExpired),
        (on(too_early), ReasonCode::VersionUnknown),
    ] {
        assert_eq!(assessment.works[0].verdict, Verdict::ToCheck);
        assert_eq!(assessment.works[0].kwh_cumac(), None);
        assert_eq!(says(&assessment, code), Some(Says::ToCheck));
    }
}
