//! What is written for the browser are the bytes of `serde_json`.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

#[path = "../wire/example.rs"]
mod example;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use eligibility::questionnaire::{Choice, Given, Question, Questionnaire};
use lead::deployment_file;
use lead::funnel::Screen;
use lead::json::{self, Unwritable};
use proptest::prelude::*;
use serde::Serialize;
use serde_json::Value;

const OPNR: &str = include_str!("../../../../deployment.toml");

fn check(value: &impl Serialize) {
    let expected = serde_json::to_string(value).unwrap();
    assert_eq!(json::to_string(value), Ok(expected));
}

#[test]
fn every_message_is_written_as_serde_json_does() {
    check(&example::lead_by_phone());
    check(&example::lead_by_email());
    check(&example::problem());
    check(&example::choice());
    check(&example::challenge_request());
    check(&example::challenge());
    check(&example::stored_choice());
    check(&example::stored_lead());
    check(&example::deployment());
    check(
        &deployment_file::parse(OPNR, NaiveDate::from_ymd_opt(2026, 11, 23).unwrap())
            .unwrap()
            .deployment
            .public,
    );
}

fn check_canonical(value: &impl Serialize) {
    let expected = consent::canonical_json::to_string(value).unwrap();
    assert_eq!(json::to_canonical(value), Ok(expected));
}

#[test]
fn the_canonical_form_is_the_one_of_rfc_8785() {
    for lead in [example::lead_by_phone(), example::lead_by_email()] {
        check_canonical(&lead);
        check_canonical(&lead.attestation());
    }
    check_canonical(&example::stored_lead());
    check_canonical(&example::deployment());
    check_canonical(&serde_json::json!({ "b": { "z": [], "a": {} }, "a": [[], [{}]] }));
}

#[test]
fn every_question_is_written_with_each_kind_of_answer() {
    for question in Question::all() {
        check(&Screen::Question(question));
        let kept: Questionnaire = [
            (question, Given::One(Choice::Yes)),
            (question, Given::Many(vec![Choice::No, Choice::Unknown])),
            (question, Given::Text("12,5 « \u{1f3e0} »\n".into())),
            (question, Given::Unknown),
        ]
        .into_iter()
        .collect();
        check(&kept);
    }
}

/// Every shape that serde can ask for.
#[derive(Serialize)]
enum Shape {
    Unit,
    One(i8),
    Two(i16, char),
    Named { a: Option<u16>, b: () },
}

#[derive(Serialize)]
struct Tuple(i32, f32);

#[derive(Serialize)]
struct Nothing;

#[test]
fn every_shape_is_written_as_serde_json_does() {
    check(&[
        Shape::Unit,
        Shape::One(-1),
        Shape::Two(2, '"'),
        Shape::Named { a: None, b: () },
        Shape::Named { a: Some(7), b: () },
    ]);
    check(&(Tuple(-5, 0.5), Nothing, ()));
    check(&BTreeMap::from([
        ("{", vec![true]),
        ("[", vec![]),
        ("\\", vec![false, true]),
    ]));
    check(&BTreeMap::<String, u8>::new());
}

#[test]
fn numbers_that_no_message_holds_are_refused() {
    for number in [
        0.001,
        1.0 / 3.0,
        -0.5,
        -0.0,
        1.0e10,
        f64::NAN,
        f64::INFINITY,
    ] {
        assert_eq!(json::to_string(&[number]), Err(Unwritable), "{number}");
    }
    assert_eq!(json::to_string(&BTreeMap::from([(1, 2)])), Err(Unwritable));
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[\\x00-\\x7f\u{80}-\u{9f}\u{2028}\"\\\\]{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        let list = prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from);
        let object = prop::collection::btree_map(any::<String>(), inner, 0..4);
        prop_oneof![
            list,
            object.prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_written_as_serde_json_does(value in any_json()) {
        prop_assert_eq!(json::to_string(&value), Ok(serde_json::to_string(&value).unwrap()));
    }

    #[test]
    fn any_number_of_two_decimals_is_written_as_serde_json_does(hundredths in 0_u32..=1_000_000_000) {
        let number = f64::from(hundredths) / 100.0;
        prop_assert_eq!(json::to_string(&number), Ok(serde_json::to_string(&number).unwrap()));
    }

    #[test]
    fn any_message_has_the_canonical_form_of_rfc_8785(value in any_message()) {
        let expected = consent::canonical_json::to_string(&value).unwrap();
        prop_assert_eq!(json::to_canonical(&value), Ok(expected));
    }
}

/// JSON as messages have it: ASCII names, whole numbers that every program reads, any text.
fn any_message() -> impl Strategy<Value = Value> {
    const MOST: i64 = 1 << 53;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-MOST..=MOST).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[\\x00-\\x1f{}\\[\\]:,\"\\\\]{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        let list = prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from);
        let object = prop::collection::btree_map("[a-z0-9_]{0,4}", inner, 0..4);
        prop_oneof![
            list,
            object.prop_map(|members| Value::Object(members.into_iter().rev().collect())),
        ]
    })
}
