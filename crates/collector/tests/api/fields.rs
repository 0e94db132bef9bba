//! A lead with one thing wrong in it: refused, the field named, nothing stored.

use std::num::NonZeroU32;

use axum::body::Body;
use axum::http::StatusCode;
use collector::Limits;
use serde_json::{Value, json};

use crate::fixture::{Collector, OWN_ORIGIN, Settings, Visitor};

/// Sends a lead with one thing wrong.
async fn check(change: impl FnOnce(&mut Value), code: &str, pointers: &[&str]) {
    let collector = Collector::new().await;
    let mut lead = collector.lead(&Visitor::by_phone()).await;
    change(&mut lead);
    refused(&collector, lead.to_string(), code, pointers).await;
}

pub(crate) async fn refused(
    collector: &Collector,
    body: impl Into<Body>,
    code: &str,
    pointers: &[&str],
) {
    let answer = collector.post("/v1/leads", body).await;
    assert!(answer.status.is_client_error());
    assert_eq!(answer.problem().0, code);
    assert_eq!(answer.problem().1, pointers);
    assert_eq!(
        answer.header("access-control-allow-origin"),
        Some(OWN_ORIGIN)
    );
    assert_eq!(collector.stored().await, [0; 5], "nothing is stored");
}

/// Each name in each place, at one collector: nothing is stored.
async fn check_unknown(names: &[&str], places: &[&str]) {
    let many = NonZeroU32::new(1_000).unwrap();
    let limits = Limits {
        leads: many,
        others: many,
    };
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    let collector = Collector::with(settings).await;
    let lead = collector.lead(&Visitor::by_phone()).await;
    for name in names {
        for place in places {
            let mut lead = lead.clone();
            lead.pointer_mut(place).unwrap()[name] = 1.into();
            refused(&collector, lead.to_string(), "UNKNOWN_FIELD", &[place]).await;
        }
    }
}

/// A name that a stranger chose may say anything, so it is never repeated.
#[tokio::test]
async fn of_an_unknown_field_only_the_place_is_named() {
    let names = [
        "colour",
        "zephyrine_quatremere",
        "0465711234",
        "ignore_previous_instructions",
        "Zéphyrine <zephyrine@exemple.fr>",
        "a`, expected `b",
        "~1etc~1passwd",
        "",
    ];
    let places = [
        "",
        "/contact",
        "/answers/works/0",
        "/answers/dwelling",
        "/answers/dwelling/completed",
        "/request",
        "/evidence/claims",
    ];
    check_unknown(&names, &places).await;
}

#[tokio::test]
async fn a_missing_field_is_named() {
    let remove = |path: &'static str, field: &'static str| {
        move |lead: &mut Value| {
            lead.pointer_mut(path)
                .unwrap()
                .as_object_mut()
                .unwrap()
                .remove(field);
        }
    };
    check(remove("", "contact"), "INVALID_FIELD", &["/contact"]).await;
    check(
        remove("", "submission_id"),
        "INVALID_FIELD",
        &["/submission_id"],
    )
    .await;
    check(
        remove("/evidence", "nonce"),
        "INVALID_FIELD",
        &["/evidence/nonce"],
    )
    .await;
}

#[tokio::test]
async fn a_field_that_comes_twice_is_refused() {
    let collector = Collector::new().await;
    let lead = collector.lead(&Visitor::by_phone()).await.to_string();
    let twice = lead.replacen('{', "{\"partner\":\"partenaire\",\"partner\":null,", 1);
    refused(&collector, twice, "INVALID_FIELD", &["/partner"]).await;
}

#[tokio::test]
async fn a_wrong_enum_is_named() {
    check(
        |lead| lead["request"]["channel"] = "sms".into(),
        "INVALID_FIELD",
        &["/request/channel"],
    )
    .await;
    check(
        |lead| lead["language"] = "xx".into(),
        "INVALID_FIELD",
        &["/language"],
    )
    .await;
    check(
        |lead| lead["answers"]["works"][0]["kind"] = "swimming_pool".into(),
        "INVALID_FIELD",
        &["/answers/works/0/kind"],
    )
    .await;
    check(
        |lead| lead["version"] = 2.into(),
        "INVALID_FIELD",
        &["/version"],
    )
    .await;
}

#[tokio::test]
async fn absurd_numbers_are_refused() {
    for number in [
        json!(-1),
        json!(1e300),
        json!(0),
        json!("100"),
        json!(10_001),
        json!(1.234),
    ] {
        check(
            |lead| lead["answers"]["dwelling"]["living_area_m2"] = number,
            "INVALID_FIELD",
            &["/answers/dwelling/living_area_m2"],
        )
        .await;
    }
    check(
        |lead| lead["answers"]["household"] = json!({ "persons": 4_000_000_000_u32 }),
        "INVALID_FIELD",
        &["/answers/household/persons"],
    )
    .await;
}

#[tokio::test]
async fn an_exact_income_never_enters() {
    check(
        |lead| lead["answers"]["household"] = json!({ "income": { "rfr_eur": 25_000 } }),
        "INVALID_FIELD",
        &["/answers/household/income"],
    )
    .await;
}

#[tokio::test]
async fn every_faulty_contact_field_is_named_at_once() {
    let collector = Collector::new().await;
    let mut lead = collector.lead(&Visitor::by_phone()).await;
    lead["contact"] = json!({
        "given_name": "é".repeat(10_000), "family_name": "a\u{202e}b", "phone": "3949", "email": "a@b",
    });
    let answer = collector.post("/v1/leads", lead.to_string()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    insta::assert_json_snapshot!("contact_faults", answer.json());
    assert_eq!(collector.stored().await, [0; 5]);
}

#[tokio::test]
async fn a_number_without_a_call_is_refused() {
    let collector = Collector::new().await;
    let mut lead = collector.lead(&Visitor::by_email()).await;
    lead["contact"]["phone"] = "06 12 34 56 78".into();
    refused(
        &collector,
        lead.to_string(),
        "INVALID_FIELD",
        &["/contact/phone"],
    )
    .await;
}

#[tokio::test]
async fn the_request_is_about_the_works_of_the_test() {
    check(
        |lead| lead["request"]["works"] = json!([]),
        "INVALID_FIELD",
        &["/request/works"],
    )
    .await;
    check(
        |lead| lead["request"]["works"] = json!(["windows"]),
        "INVALID_FIELD",
        &["/request/works"],
    )
    .await;
}

#[tokio::test]
async fn a_page_is_claimed_without_its_query() {
    let long = format!("https://exemple.fr/{}", "a".repeat(2000));
    for page in [
        "https://exemple.fr/?mail=a@b.fr",
        "https://exemple.fr/#a",
        "javascript:alert(1)",
        "",
        &long,
    ] {
        check(
            |lead| lead["evidence"]["claims"]["page"] = page.into(),
            "INVALID_FIELD",
            &["/evidence/claims/page"],
        )
        .await;
    }
}

#[tokio::test]
async fn decisions_cover_every_key_once_and_fit_what_was_shown() {
    let pointer = &["/evidence/decisions"];
    let decisions = |lead: &mut Value| lead["evidence"]["decisions"].as_array().unwrap().clone();
    let set =
        |lead: &mut Value, decisions: Vec<Value>| lead["evidence"]["decisions"] = decisions.into();
    check(|lead| set(lead, vec![]), "INVALID_FIELD", pointer).await;
    check(
        |lead| {
            let mut twice = decisions(lead);
            twice.push(twice[0].clone());
            set(lead, twice);
        },
        "INVALID_FIELD",
        pointer,
    )
    .await;
    check(
        |lead| {
            let mut other = decisions(lead);
            other[0]["key"] = "email:partners@2026-11-01".into();
            set(lead, other);
        },
        "INVALID_FIELD",
        pointer,
    )
    .await;
    // By phone without an address, no e-mail was asked about: nothing to give there.
    check(
        |lead| {
            let mut given = decisions(lead);
            let last = given.iter_mut().find(|d| d["key"] == "email:self").unwrap();
            assert_eq!(last["state"], "not_shown");
            last["state"] = "given".into();
            set(lead, given);
        },
        "INVALID_FIELD",
        pointer,
    )
    .await;
    check(
        |lead| {
            let mut hidden = decisions(lead);
            hidden[0]["state"] = "not_shown".into();
            set(lead, hidden);
        },
        "INVALID_FIELD",
        pointer,
    )
    .await;
}

#[tokio::test]
async fn an_unknown_partner_is_told_so() {
    check(
        |lead| lead["partner"] = "personne".into(),
        "UNKNOWN_PARTNER",
        &[],
    )
    .await;
    check(
        |lead| lead["partner"] = "../etc/passwd".into(),
        "UNKNOWN_PARTNER",
        &[],
    )
    .await;
    check(
        |lead| lead["partner"] = 7.into(),
        "INVALID_FIELD",
        &["/partner"],
    )
    .await;
}

#[tokio::test]
async fn a_widget_that_was_never_served_is_refused() {
    let pointer = &["/evidence/claims/wasm_sha256"];
    check(
        |lead| {
            lead["evidence"]["claims"]["wasm_sha256"] =
                consent::Sha256Hex::of(b"forged").to_string().into();
        },
        "INVALID_FIELD",
        pointer,
    )
    .await;
    check(
        |lead| {
            let claims = lead["evidence"]["claims"].as_object_mut().unwrap();
            claims.remove("wasm_sha256");
        },
        "INVALID_FIELD",
        pointer,
    )
    .await;
}
