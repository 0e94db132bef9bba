//! How often one address may ask.

use std::net::SocketAddr;
use std::num::NonZeroU32;

use axum::extract::ConnectInfo;
use axum::http::StatusCode;
use collector::Limits;

use crate::fixture::{Collector, OWN_ORIGIN, Settings, post};

async fn collector(trusted_hops: usize) -> Collector {
    let two = NonZeroU32::new(2).unwrap();
    Collector::with(Settings {
        limits: Limits {
            leads: two,
            others: two,
        },
        trusted_hops,
        ..Settings::default()
    })
    .await
}

async fn ask(collector: &Collector, peer: &str, forwarded: &str) -> crate::fixture::Answer {
    let headers = [("origin", OWN_ORIGIN), ("x-forwarded-for", forwarded)];
    let mut request = post("/v1/challenges", &headers, "{\"version\":1}");
    let peer: SocketAddr = peer.parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(peer));
    collector.send(request).await
}

#[tokio::test]
async fn too_many_requests_are_told_when_to_come_back() {
    let collector = collector(0).await;
    for _ in 0..2 {
        assert_eq!(
            ask(&collector, "192.0.2.1:1", "").await.status,
            StatusCode::CREATED
        );
    }
    let answer = ask(&collector, "192.0.2.1:2", "").await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.header("retry-after"), Some("300"));
    assert_eq!(
        answer.header("access-control-allow-origin"),
        Some(OWN_ORIGIN)
    );
    insta::assert_json_snapshot!("too_many_requests", answer.json());
    assert_eq!(
        ask(&collector, "192.0.2.2:1", "").await.status,
        StatusCode::CREATED
    );
    collector.clock.forward(300_000);
    assert_eq!(
        ask(&collector, "192.0.2.1:3", "").await.status,
        StatusCode::CREATED
    );
}

#[tokio::test]
async fn a_forged_forwarding_header_changes_nothing() {
    let collector = collector(0).await;
    for forwarded in ["203.0.113.1", "203.0.113.2"] {
        ask(&collector, "192.0.2.1:1", forwarded).await;
    }
    let answer = ask(&collector, "192.0.2.1:1", "203.0.113.3").await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn behind_a_proxy_only_what_the_proxy_saw_counts() {
    let collector = collector(1).await;
    for forged in ["198.51.100.1", "198.51.100.2"] {
        ask(&collector, "10.0.0.1:1", &format!("{forged}, 203.0.113.1")).await;
    }
    let answer = ask(&collector, "10.0.0.1:1", "198.51.100.3, 203.0.113.1").await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    let answer = ask(&collector, "10.0.0.1:1", "198.51.100.3, 203.0.113.2").await;
    assert_eq!(answer.status, StatusCode::CREATED);
}

#[tokio::test]
async fn leads_and_the_rest_are_counted_apart() {
    let collector = collector(0).await;
    for _ in 0..3 {
        ask(&collector, "192.0.2.1:1", "").await;
    }
    let mut request = post("/v1/leads", &[], "{}");
    let peer: SocketAddr = "192.0.2.1:1".parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(peer));
    assert_eq!(
        collector.send(request).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn a_clock_that_is_set_back_keeps_nobody_out() {
    let collector = collector(0).await;
    let status = async || ask(&collector, "192.0.2.1:1", "").await.status;
    assert_eq!(status().await, StatusCode::CREATED);
    collector.clock.set(-3_600_000);
    assert_eq!(status().await, StatusCode::CREATED);
    assert_eq!(status().await, StatusCode::TOO_MANY_REQUESTS);
    collector.clock.forward(300_000);
    assert_eq!(status().await, StatusCode::CREATED);
}
