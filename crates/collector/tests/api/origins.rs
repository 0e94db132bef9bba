//! Which pages may send, and that every answer to them is readable by them.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::fixture::{Collector, OWN_ORIGIN, PARTNER_ORIGIN, Settings, Visitor, post};

const PIRATE: &str = "https://pirate.example";

#[tokio::test]
async fn a_foreign_origin_is_refused() {
    let collector = Collector::new().await;
    let lead = collector.lead(&Visitor::by_email()).await;
    for origin in [
        PIRATE,
        "null",
        "https://exemple.fr.pirate.example",
        "http://localhost:8081",
    ] {
        let request = post("/v1/leads", &[("origin", origin)], lead.to_string());
        let answer = collector.send(request).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin}");
        assert_eq!(answer.problem().0, "ORIGIN_REFUSED");
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
    for path in ["/v1/challenges", "/v1/choices"] {
        let answer = collector
            .send(post(path, &[("origin", PIRATE)], "{}"))
            .await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(collector.stored().await, [0; 5]);
}

#[tokio::test]
async fn a_partners_page_cannot_send_in_the_own_sites_name() {
    let collector = Collector::new().await;
    let lead = collector.lead(&Visitor::by_email()).await;
    let request = post("/v1/leads", &[("origin", PARTNER_ORIGIN)], lead.to_string());
    let answer = collector.send(request).await;
    assert_eq!(answer.problem().0, "ORIGIN_REFUSED");
    insta::assert_json_snapshot!("origin_refused", answer.json());
}

#[tokio::test]
async fn programs_without_an_origin_are_admitted() {
    let collector = Collector::new().await;
    let answer = collector
        .send(post("/v1/challenges", &[], "{\"version\":1}"))
        .await;
    assert_eq!(answer.status, StatusCode::CREATED);
}

#[tokio::test]
async fn local_pages_are_admitted_under_development() {
    let collector = Collector::with(Settings {
        is_dev: true,
        ..Settings::default()
    })
    .await;
    let headers = [("origin", "http://localhost:8081")];
    let answer = collector
        .send(post("/v1/challenges", &headers, "{\"version\":1}"))
        .await;
    assert_eq!(answer.status, StatusCode::CREATED);
    assert_eq!(
        answer.header("access-control-allow-origin"),
        Some("http://localhost:8081")
    );
}

#[tokio::test]
async fn a_preflight_is_answered_for_listed_origins_only() {
    let collector = Collector::new().await;
    let preflight = |origin: &str| {
        Request::options("/v1/leads")
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "content-type")
            .body(Body::empty())
            .unwrap()
    };
    let answer = collector.send(preflight(PARTNER_ORIGIN)).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.header("access-control-allow-origin"),
        Some(PARTNER_ORIGIN)
    );
    assert_eq!(answer.header("access-control-max-age"), Some("600"));
    assert_eq!(
        answer.header("access-control-allow-methods"),
        Some("GET,POST")
    );
    assert_eq!(
        answer.header("access-control-allow-headers"),
        Some("content-type")
    );
    assert_eq!(answer.header("access-control-allow-credentials"), None);
    assert_eq!(answer.header("vary"), Some("origin"));
    let answer = collector.send(preflight(PIRATE)).await;
    assert_eq!(answer.header("access-control-allow-origin"), None);
}

#[tokio::test]
async fn errors_can_be_read_by_the_page_that_caused_them() {
    let collector = Collector::new().await;
    let big = "a".repeat(65 * 1024);
    for (body, status) in [
        ("{", StatusCode::BAD_REQUEST),
        ("{}", StatusCode::UNPROCESSABLE_ENTITY),
        (big.as_str(), StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let answer = collector.post("/v1/leads", body.to_owned()).await;
        assert_eq!(answer.status, status);
        assert_eq!(
            answer.header("access-control-allow-origin"),
            Some(OWN_ORIGIN)
        );
        assert_eq!(answer.header("vary"), Some("origin"));
    }
}

#[tokio::test]
async fn a_store_that_is_broken_is_not_worth_another_try() {
    let collector = Collector::new().await;
    let lead = collector.lead(&Visitor::by_email()).await;
    let mut database = collector.database().await;
    sqlx::query("DROP TABLE shown_text")
        .execute(&mut database)
        .await
        .unwrap();
    let answer = collector.post("/v1/leads", lead.to_string()).await;
    assert_eq!(answer.problem().0, "INTERNAL");
    assert_eq!(answer.header("retry-after"), None);
}

#[tokio::test]
async fn a_store_that_is_away_is_readable_and_worth_another_try() {
    let collector = Collector::new().await;
    let lead = collector.lead(&Visitor::by_email()).await;
    collector.store.close().await;
    let answer = collector.post("/v1/leads", lead.to_string()).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(
        answer.header("access-control-allow-origin"),
        Some(OWN_ORIGIN)
    );
    assert_eq!(answer.header("retry-after"), Some("5"));
    insta::assert_json_snapshot!("unavailable", answer.json());
}
