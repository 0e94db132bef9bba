//! The deployment changed while a page was open: 409, nothing stored, and the code says what.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::fixture::{Collector, Visitor, deployment_json};

/// Fills the test in under one deployment and sends it under another.
async fn check(change: impl FnOnce(&mut Value), code: &str, pointers: &[&str]) {
    let before = Collector::new().await;
    let lead = before.lead(&Visitor::by_phone()).await;
    let mut deployment = deployment_json();
    change(&mut deployment);
    let after = before.redeployed(deployment).await;
    let answer = after.post("/v1/leads", lead.to_string()).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(
        answer.problem(),
        (
            code.to_owned(),
            pointers.iter().map(ToString::to_string).collect()
        )
    );
    assert_eq!(after.stored().await, [0; 5]);
    let again = after.lead(&Visitor::by_phone()).await;
    let answer = after.post("/v1/leads", again.to_string()).await;
    assert_eq!(
        answer.status,
        StatusCode::CREATED,
        "decided again, it is stored"
    );
}

#[tokio::test]
async fn a_partner_more_or_less_is_told_first() {
    check(
        |deployment| deployment["terms"]["partners"] = json!([]),
        "PARTNERS_CHANGED",
        &["/evidence/decisions"],
    )
    .await;
}

#[tokio::test]
async fn another_notice_is_told() {
    check(
        |deployment| deployment["terms"]["words"]["fr"]["notice"] = json!(["Autre."]),
        "NOTICE_STALE",
        &["/evidence/notice/sha256"],
    )
    .await;
}

#[tokio::test]
async fn another_policy_is_told() {
    check(
        |deployment| {
            deployment["terms"]["policy"]["sha256"] =
                consent::Sha256Hex::of(b"new").to_string().into();
        },
        "NOTICE_STALE",
        &["/evidence/policy"],
    )
    .await;
}

#[tokio::test]
async fn another_statement_is_told() {
    check(
        |deployment| {
            deployment["terms"]["purposes"][1]["words"]["fr"]["label"] =
                "Oui à {addressee}.".into();
        },
        "STATEMENT_MISMATCH",
        &["/evidence/statements/1"],
    )
    .await;
}

#[tokio::test]
async fn another_request_is_told() {
    check(
        |deployment| {
            deployment["terms"]["words"]["fr"]["request_phone"] = json!(["Rappel pour {works}."]);
        },
        "STATEMENT_MISMATCH",
        &["/request/text_sha256"],
    )
    .await;
}

#[tokio::test]
async fn a_purpose_more_is_told() {
    check(
        |deployment| {
            let purposes = deployment["terms"]["purposes"].as_array_mut().unwrap();
            purposes.remove(0);
        },
        "STATEMENT_MISMATCH",
        &[
            "/evidence/statements",
            "/evidence/statements/0",
            "/evidence/statements/1",
        ],
    )
    .await;
}

#[tokio::test]
async fn a_change_that_was_not_on_screen_is_told_too() {
    check(
        |deployment| deployment["rates"] = json!([]),
        "DEPLOYMENT_CHANGED",
        &["/evidence/deployment_version"],
    )
    .await;
}

#[tokio::test]
async fn a_forged_digest_is_a_mismatch() {
    let collector = Collector::new().await;
    let mut lead = collector.lead(&Visitor::by_phone()).await;
    lead["evidence"]["statements"][0]["sha256"] =
        consent::Sha256Hex::of(b"other words").to_string().into();
    let answer = collector.post("/v1/leads", lead.to_string()).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    insta::assert_json_snapshot!("statement_mismatch", answer.json());
    assert_eq!(collector.stored().await, [0; 5]);
}

#[tokio::test]
async fn a_page_left_open_over_midnight_still_counts_with_its_own_date() {
    let collector = Collector::new().await;
    collector.clock.forward(12 * 3_600_000); // 23:00 in Paris
    let lead = collector
        .lead(&Visitor::by_phone().giving(&["phone:self"]))
        .await;
    collector.clock.forward(90 * 60_000);
    let answer = collector.post("/v1/leads", lead.to_string()).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let receipt = &answer.json()["receipt"];
    assert_eq!(
        receipt["received_at_paris"],
        "2026-11-24T00:30:00.000+01:00"
    );
    assert_eq!(
        receipt["request"]["call_not_after"], "2026-11-30",
        "counted from the 24th"
    );
    let phone = &receipt["decisions"][1];
    assert_eq!(
        (&phone["key"], &phone["valid_until"]),
        (&"phone:self".into(), &"2027-11-23".into())
    );
}
