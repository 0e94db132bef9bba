//! Bodies that are no lead at all, and addresses where there is nothing.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use hyper::body::Frame;
use serde_json::{Value, json};

use crate::fields::refused;
use crate::fixture::{Collector, OWN_ORIGIN, Visitor, post};

#[tokio::test]
async fn a_body_over_64_kib_is_refused_whether_it_says_its_length_or_not() {
    let collector = Collector::new().await;
    let big = format!("{{\"version\":1,\"x\":\"{}\"}}", "a".repeat(64 * 1024));
    refused(&collector, big.clone(), "BODY_TOO_LARGE", &[]).await;
    let headers = [("origin", OWN_ORIGIN), ("content-length", "70000")];
    let answer = collector.send(post("/v1/leads", &headers, big)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    insta::assert_json_snapshot!("body_too_large", answer.json());
}

#[tokio::test]
async fn another_content_type_is_refused() {
    let collector = Collector::new().await;
    for media_type in [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("application/jsonp"),
    ] {
        let mut request = Request::post("/v1/leads");
        if let Some(media_type) = media_type {
            request = request.header("content-type", media_type);
        }
        let answer = collector
            .send(request.body(Body::from("{}")).unwrap())
            .await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert_eq!(answer.problem().0, "UNSUPPORTED_MEDIA_TYPE");
    }
    let charset =
        Request::post("/v1/challenges").header("content-type", "Application/JSON; charset=utf-8");
    let answer = collector
        .send(charset.body(Body::from("{\"version\":1}")).unwrap())
        .await;
    assert_eq!(answer.status, StatusCode::CREATED);
}

#[tokio::test]
async fn broken_json_is_refused() {
    let collector = Collector::new().await;
    for body in ["", "{", "nonsense", "{\"version\":1}}", "{\"version\":1,}"] {
        refused(&collector, body, "MALFORMED_JSON", &[]).await;
    }
    refused(&collector, vec![b'"', 0xff, b'"'], "MALFORMED_JSON", &[]).await;
    let answer = collector.post("/v1/leads", "{").await;
    insta::assert_json_snapshot!("malformed_json", answer.json());
}

#[tokio::test]
async fn hostile_nesting_is_refused() {
    let collector = Collector::new().await;
    for body in [
        "[".repeat(60_000),
        "{\"a\":".repeat(10_000),
        format!(
            "{{\"version\":{}1{}}}",
            "[".repeat(20_000),
            "]".repeat(20_000)
        ),
    ] {
        refused(&collector, body, "MALFORMED_JSON", &[]).await;
    }
}

#[tokio::test]
async fn json_that_is_no_lead_is_refused() {
    let collector = Collector::new().await;
    refused(&collector, "[]", "INVALID_FIELD", &[""]).await;
    let lead = collector.lead(&Visitor::by_phone()).await;
    let fields: Vec<&Value> = lead.as_object().unwrap().values().collect();
    refused(
        &collector,
        json!(fields).to_string(),
        "INVALID_FIELD",
        &[""],
    )
    .await;
    refused(&collector, "null", "INVALID_FIELD", &[""]).await;
    refused(&collector, "{}", "INVALID_FIELD", &["/version"]).await;
}

#[tokio::test]
async fn other_addresses_and_methods_are_problems_too() {
    let collector = Collector::new().await;
    let endless = ["/e/v1/", &"a".repeat(9_000)].concat();
    for path in [
        endless.as_str(),
        "/nothing",
        "/v1/nothing",
        "/v1/leads/1",
        "/e/v1/../../Cargo.toml",
        "/e/v1/%2e%2e/%2e%2e/leads.db",
    ] {
        let answer = collector.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.problem().0, "NOT_FOUND");
    }
    let request = Request::put("/v1/leads").body(Body::empty()).unwrap();
    let answer = collector.send(request).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.header("allow"), Some("POST"));
    insta::assert_json_snapshot!("method_not_allowed", answer.json());
    let request = Request::post("/").body(Body::empty()).unwrap();
    let answer = collector.send(request).await;
    assert_eq!(answer.problem().0, "METHOD_NOT_ALLOWED");
    insta::assert_json_snapshot!("not_found", collector.get("/nothing").await.json());
}

/// A body that begins and never ends.
struct Endless;

impl axum::body::HttpBody for Endless {
    type Data = axum::body::Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        Poll::Pending
    }
}

#[tokio::test]
async fn a_body_that_never_ends_is_given_up() {
    let collector = Collector::new().await;
    tokio::time::pause();
    let answer = collector.post("/v1/leads", Body::new(Endless)).await;
    assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT);
    assert_eq!(answer.problem().0, "REQUEST_TIMEOUT");
    assert_eq!(
        answer.header("access-control-allow-origin"),
        Some(OWN_ORIGIN)
    );
}
