//! The slot chosen for a call: taken when it is lawful and to come, else 409 and nothing stored.

use axum::http::StatusCode;
use serde_json::json;

use crate::fixture::{Answer, Collector, Visitor};

const HOUR: i64 = 3_600_000;

async fn send(collector: &Collector, visitor: &Visitor) -> Answer {
    let lead = collector.lead(visitor).await;
    collector.post("/v1/leads", lead.to_string()).await
}

async fn refused(visitor: Visitor) {
    let collector = Collector::new().await;
    let answer = send(&collector, &visitor).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let gone = (
        "SLOT_UNAVAILABLE".to_owned(),
        vec!["/request/slot".to_owned()],
    );
    assert_eq!(answer.problem(), gone);
    assert_eq!(collector.stored().await, [0; 5]);
}

fn in_(postcode: &str) -> Visitor {
    let mut visitor = Visitor::by_phone();
    visitor.answers.place = serde_json::from_value(json!({ "postcode": postcode })).unwrap();
    visitor
}

#[tokio::test]
async fn a_lawful_slot_is_stored_and_in_the_receipt_and_its_words() {
    let collector = Collector::new().await;
    let visitor = Visitor::by_phone().at("2026-11-26T14:00:00+01:00", "2026-11-26T17:00:00+01:00");
    let answer = send(&collector, &visitor).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let receipt = &answer.json()["receipt"];
    assert_eq!(
        receipt["request"]["slot"],
        json!({ "start": "2026-11-26T14:00:00+01:00", "end": "2026-11-26T17:00:00+01:00" })
    );
    let text = receipt["request"]["text"].as_str().unwrap();
    assert!(text.contains("jeudi\u{a0}26\u{a0}novembre\u{a0}2026, entre 14\u{a0}h et 17\u{a0}h"));
    let lead_id = receipt["lead_id"].as_str().unwrap();
    let stored = collector.store.lead(lead_id).await.unwrap().unwrap();
    assert_eq!(stored.summary.slot, visitor.slot);
}

#[tokio::test]
async fn as_soon_as_possible_is_no_slot() {
    let collector = Collector::new().await;
    let answer = send(&collector, &Visitor::by_phone()).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let receipt = &answer.json()["receipt"];
    assert!(receipt["request"].get("slot").is_none());
    let lead_id = receipt["lead_id"].as_str().unwrap();
    let stored = collector.store.lead(lead_id).await.unwrap().unwrap();
    assert_eq!(stored.summary.slot, None);
}

#[tokio::test]
async fn overseas_the_slot_has_the_offset_of_the_dwelling() {
    let collector = Collector::new().await;
    let visitor = in_("97400").at("2026-11-26T14:00:00+04:00", "2026-11-26T17:00:00+04:00");
    assert_eq!(send(&collector, &visitor).await.status, StatusCode::CREATED);
    refused(in_("97400").at("2026-11-26T14:00:00+01:00", "2026-11-26T17:00:00+01:00")).await;
    refused(in_("59000").at("2026-11-26T14:00:00+04:00", "2026-11-26T17:00:00+04:00")).await;
}

#[tokio::test]
async fn an_unlawful_or_past_slot_is_refused() {
    // It is Monday 23 November 2026, 11 h in Paris; the call ends with Saturday.
    let at = |day: &str, from: u8, to: u8| {
        let moment = |hour: u8| format!("{day}T{hour}:00:00+01:00");
        Visitor::by_phone().at(&moment(from), &moment(to))
    };
    refused(at("2026-11-23", 10, 13)).await; // begun
    refused(at("2026-11-20", 14, 17)).await; // past
    refused(at("2026-11-28", 10, 13)).await; // a Saturday
    refused(at("2026-11-30", 10, 13)).await; // after the deadline
    refused(at("2026-12-25", 10, 13)).await; // a holiday, too
}

#[tokio::test]
async fn where_nobody_knows_the_time_no_slot_is_taken() {
    refused(in_("98735").at("2026-11-26T14:00:00+01:00", "2026-11-26T17:00:00+01:00")).await;
}

#[tokio::test]
async fn a_slot_that_begins_while_the_page_is_open_is_refused_then_another_is_taken() {
    let collector = Collector::new().await;
    let visitor = Visitor::by_phone().at("2026-11-24T10:00:00+01:00", "2026-11-24T13:00:00+01:00");
    collector.clock.forward(22 * HOUR); // Tuesday, 9 h
    let lead = collector.lead(&visitor).await;
    collector.clock.forward(HOUR);
    let answer = collector.post("/v1/leads", lead.to_string()).await;
    assert_eq!(answer.problem().0, "SLOT_UNAVAILABLE");
    let later = Visitor::by_phone().at("2026-11-24T14:00:00+01:00", "2026-11-24T17:00:00+01:00");
    assert_eq!(send(&collector, &later).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn other_words_than_those_of_the_slot_are_a_mismatch() {
    let collector = Collector::new().await;
    let visitor = Visitor::by_phone().at("2026-11-26T14:00:00+01:00", "2026-11-26T17:00:00+01:00");
    let mut lead = collector.lead(&visitor).await;
    lead["request"]["slot"] =
        json!({ "start": "2026-11-26T17:00:00+01:00", "end": "2026-11-26T20:00:00+01:00" });
    let answer = collector.post("/v1/leads", lead.to_string()).await;
    let mismatch = (
        "STATEMENT_MISMATCH".to_owned(),
        vec!["/request/text_sha256".to_owned()],
    );
    assert_eq!(answer.problem(), mismatch);
}

#[tokio::test]
async fn free_words_and_halves_of_slots_are_no_slot() {
    let collector = Collector::new().await;
    for slot in [
        json!("soir"),
        json!({ "start": "2026-11-26T18:00:00+01:00", "end": "2026-11-26T20:00:00+01:00" }),
        json!({ "start": "2026-11-26T14:00:00+01:00" }),
        json!({ "start": "2026-11-26T14:00:00+01:00", "end": "2026-11-26T17:00:00+01:00", "note": "soir" }),
    ] {
        let mut lead = collector.lead(&Visitor::by_phone()).await;
        lead["request"]["slot"] = slot.clone();
        let answer = collector.post("/v1/leads", lead.to_string()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{slot}");
    }
    assert_eq!(collector.stored().await, [0; 5]);
}

#[tokio::test]
async fn a_slot_belongs_to_a_call() {
    let collector = Collector::new().await;
    let visitor = Visitor::by_email().at("2026-11-26T14:00:00+01:00", "2026-11-26T17:00:00+01:00");
    let answer = send(&collector, &visitor).await;
    let invalid = ("INVALID_FIELD".to_owned(), vec!["/request/slot".to_owned()]);
    assert_eq!(answer.problem(), invalid);
}
