//! A retried lead exists once (design: submission id).

use std::num::NonZeroU32;

use axum::http::StatusCode;
use collector::Limits;
use http_body_util::BodyExt as _;
use sqlx::Connection as _;
use tower::ServiceExt as _;

use crate::fixture::{Collector, OWN_ORIGIN, Settings, Visitor, deployment_json, post};

#[tokio::test]
async fn the_same_bytes_again_get_the_same_answer() {
    let collector = Collector::new().await;
    let body = collector.lead(&Visitor::by_phone()).await.to_string();
    let first = collector.post("/v1/leads", body.clone()).await;
    collector.clock.forward(60_000);
    let second = collector.post("/v1/leads", body).await;
    assert_eq!(
        (first.status, second.status),
        (StatusCode::CREATED, StatusCode::CREATED)
    );
    assert_eq!(first.body, second.body);
    assert_eq!(collector.stored().await, [1, 1, 1, 4, 1]);
}

#[tokio::test]
async fn two_at_once_are_one_lead_and_the_second_is_told_to_wait() {
    let collector = Collector::new().await;
    let body = collector.lead(&Visitor::by_phone()).await.to_string();
    // While another program writes, whoever comes first waits with the submission in hand.
    let mut other = collector.database().await;
    let other = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let first = Box::pin(collector.post("/v1/leads", body.clone()));
    let second = Box::pin(collector.post("/v1/leads", body.clone()));
    let (told, waiting) = whichever_is_first(first, second).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    assert_eq!(told.problem().0, "SUBMISSION_IN_FLIGHT");
    assert_eq!(told.header("retry-after"), Some("1"));
    other.rollback().await.unwrap();
    let stored = waiting.await;
    assert_eq!(stored.status, StatusCode::CREATED);
    let again = collector.post("/v1/leads", body).await;
    assert_eq!(again.status, StatusCode::CREATED);
    assert_eq!(again.body, stored.body);
    assert_eq!(collector.stored().await, [1, 1, 1, 4, 1]);
}

#[tokio::test]
async fn a_client_that_goes_away_while_its_lead_is_stored_gets_the_answer_later() {
    let plenty = NonZeroU32::new(1_000_000).unwrap();
    let limits = Limits {
        leads: plenty,
        others: plenty,
    };
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    let collector = Collector::with(settings).await;
    let body = collector.lead(&Visitor::by_phone()).await.to_string();
    let mut other = collector.database().await;
    let other = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let first = Box::pin(collector.post("/v1/leads", body.clone()));
    let second = Box::pin(collector.post("/v1/leads", body.clone()));
    let (_, waiting) = whichever_is_first(first, second).await;
    drop(waiting);
    other.rollback().await.unwrap();
    let answer = loop {
        let answer = collector.post("/v1/leads", body.clone()).await;
        if answer.status != StatusCode::CONFLICT {
            break answer;
        }
        assert_eq!(answer.problem().0, "SUBMISSION_IN_FLIGHT");
        tokio::task::yield_now().await;
    };
    assert_eq!(answer.status, StatusCode::CREATED);
    assert_eq!(collector.stored().await, [1, 1, 1, 4, 1]);
}

/// The first answer, and the request still waiting for its own.
async fn whichever_is_first<F: Future + Unpin>(mut first: F, mut second: F) -> (F::Output, F) {
    tokio::select! {
        answer = &mut first => (answer, second),
        answer = &mut second => (answer, first),
    }
}

#[tokio::test]
async fn two_processes_given_the_same_lead_never_call_its_nonce_used() {
    for _ in 0..8 {
        let collector = Collector::new().await;
        let twin = collector.router.clone();
        let collector = collector.redeployed(deployment_json()).await;
        let body = collector.lead(&Visitor::by_phone()).await.to_string();
        let send = |router: axum::Router, body: String| {
            let request = post("/v1/leads", &[("origin", OWN_ORIGIN)], body);
            router.oneshot(request)
        };
        let (one, other) = tokio::join!(
            send(collector.router.clone(), body.clone()),
            send(twin, body.clone())
        );
        for response in [one.unwrap(), other.unwrap()] {
            let body = response.into_body().collect().await.unwrap().to_bytes();
            let answer: serde_json::Value = serde_json::from_slice(&body).unwrap();
            assert_ne!(answer["code"], "NONCE_USED");
        }
        assert_eq!(collector.stored().await, [1, 1, 1, 4, 1]);
    }
}

#[tokio::test]
async fn another_body_under_the_same_id_is_a_conflict() {
    let collector = Collector::new().await;
    let mut lead = collector.lead(&Visitor::by_phone()).await;
    collector.post("/v1/leads", lead.to_string()).await;
    lead["contact"]["family_name"] = "Autre".into();
    let answer = collector.post("/v1/leads", lead.to_string()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    insta::assert_json_snapshot!("conflict", answer.json());
    assert_eq!(collector.stored().await, [1, 1, 1, 4, 1]);
}

#[tokio::test]
async fn a_refused_attempt_leaves_the_id_free() {
    let collector = Collector::new().await;
    let lead = collector.lead(&Visitor::by_phone()).await;
    let mut wrong = lead.clone();
    wrong["contact"]["phone"] = "3949".into();
    let refused = collector.post("/v1/leads", wrong.to_string()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(collector.stored().await, [0; 5]);
    let answer = collector.post("/v1/leads", lead.to_string()).await;
    assert_eq!(answer.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_nonce_is_good_for_one_lead() {
    let collector = Collector::new().await;
    let mut lead = collector.lead(&Visitor::by_phone()).await;
    collector.post("/v1/leads", lead.to_string()).await;
    lead["submission_id"] = "019aafc7-6b00-7000-8000-000000000002".into();
    let answer = collector.post("/v1/leads", lead.to_string()).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    insta::assert_json_snapshot!("nonce_used", answer.json());
    lead["evidence"]["nonce"] = "00000000000000000000000000000000".into();
    let answer = collector.post("/v1/leads", lead.to_string()).await;
    assert_eq!(answer.problem().0, "NONCE_USED");
    assert_eq!(collector.stored().await[0], 1);
}

#[tokio::test]
async fn a_nonce_is_good_for_two_hours() {
    let collector = Collector::new().await;
    let lead = collector.lead(&Visitor::by_phone()).await.to_string();
    collector.clock.forward(2 * 3_600_000);
    let answer = collector.post("/v1/leads", lead.clone()).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    insta::assert_json_snapshot!("nonce_expired", answer.json());
    collector.clock.forward(-1);
    assert_eq!(
        collector.post("/v1/leads", lead).await.status,
        StatusCode::CREATED
    );
}
