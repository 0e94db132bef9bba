//! Communes, rates and quantities, as the questions and the assessment read them.
#![expect(clippy::unwrap_used, reason = "a broken case fails the test")]

use chrono::NaiveDate;
use eligibility::{Answers, OtherAid, Postcode, Rates, ReasonCode};
use serde_json::json;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn the_communes_of_a_side_are_told() {
    let postcode: Postcode = "01200".parse().unwrap();
    let eligibility::place::Located::Straddles(row) = postcode.located() else {
        panic!("01200 lies in two departments");
    };
    let communes = |code: &str| row.communes(code.parse().unwrap());
    assert!(communes("01").contains(&"Valserhône"));
    assert!(!communes("74").is_empty() && !communes("74").contains(&"Valserhône"));
    assert!(communes("69").is_empty());
}

/// A buyer's rates change with the quarter: each date has its own.
#[test]
fn the_rates_are_those_of_the_date() {
    let rates: Rates = serde_json::from_value(json!([
        {"from": "2026-07-01", "until": "2026-09-30", "cents_per_mwh": {"default": 700}},
        {"from": "2026-10-01", "until": "2026-12-31", "cents_per_mwh": {"default": 800}}
    ]))
    .unwrap();
    let on = |date| rates.on(date).map(|rates| rates.default);
    assert_eq!(on(day(2026, 6, 30)), None);
    assert_eq!(on(day(2026, 7, 1)), Some(700));
    assert_eq!(on(day(2026, 9, 30)), Some(700));
    assert_eq!(on(day(2026, 10, 1)), Some(800));
    assert_eq!(on(day(2027, 1, 1)), None);
}

/// A whole number reaches a quantity signed where the format has no unsigned ones (TOML).
#[test]
fn a_signed_whole_number_is_a_quantity_too() {
    use eligibility::answers::Area;
    use serde::Deserialize as _;
    use serde::de::IntoDeserializer as _;
    use serde::de::value::{Error, I64Deserializer};
    let area = |metres: i64| {
        let number: I64Deserializer<Error> = metres.into_deserializer();
        Area::deserialize(number).map(Area::counts).ok()
    };
    assert_eq!(area(12), Some(120));
    assert_eq!(area(-12), None);
    assert_eq!(area(0), None);
}

/// A lead refuses an exact income: the class is enough.
#[test]
fn an_exact_income_is_told_from_a_class() {
    let has_exact_income = |household: serde_json::Value| {
        let answers: Answers = serde_json::from_value(json!({"household": household})).unwrap();
        answers.has_exact_income()
    };
    assert!(has_exact_income(json!({"income": {"rfr_eur": 30_000}})));
    assert!(!has_exact_income(json!({"income": {"class": "modest"}})));
    assert!(!has_exact_income(json!({"persons": 3})));
}

/// Only an answer names a department; `located` knows that of the postcode.
#[test]
fn a_department_is_told_as_answered() {
    let department = |place: serde_json::Value| {
        let answers: Answers = serde_json::from_value(json!({"place": place})).unwrap();
        answers
            .place
            .department()
            .map(eligibility::Department::code)
    };
    assert_eq!(department(json!({"department": "69"})), Some("69"));
    let both = json!({"postcode": "01200", "department": "74"});
    assert_eq!(department(both), Some("74"));
    assert_eq!(department(json!({"postcode": "69003"})), None);
}

#[test]
fn a_reason_and_an_aid_name_the_text_on_which_they_rest() {
    let attic = ReasonCode::AtticResistance.source();
    assert_eq!(attic, "BAR-EN-101, point 3");
    let works = ReasonCode::WorksNotStarted.source();
    assert_eq!(works, "R.221-22 du code de l’énergie");
    assert_ne!(
        OtherAid::PhotovoltaicVat.source(),
        OtherAid::Maprimerenov.source()
    );
}
