//! The deployment, the challenge, the banner's choice, the keys.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use consent::Sha256Hex;
use lead::wire::v1::DeploymentMessage;
use serde_json::{Value, json};

use crate::fixture::{Collector, deployment_json};

async fn get_with(collector: &Collector, header: &str, value: &str) -> crate::fixture::Answer {
    let request = Request::get("/v1/deployment").header(header, value);
    collector.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_deployment_comes_with_its_version_as_etag() {
    let collector = Collector::new().await;
    let answer = collector.get("/v1/deployment").await;
    assert_eq!(answer.status, StatusCode::OK);
    let version = answer.json()["deployment_version"]
        .as_str()
        .unwrap()
        .to_owned();
    let etag = format!("\"{version}\"");
    assert_eq!(answer.header("etag"), Some(etag.as_str()));
    let canonical = consent::canonical_json::sha256(&collector.deployment().await.deployment);
    assert_eq!(canonical.unwrap().to_string(), version);
    for held in [
        etag.clone(),
        format!("W/{etag}"),
        format!("\"x\", {etag}"),
        "*".to_owned(),
    ] {
        let answer = get_with(&collector, "if-none-match", &held).await;
        assert_eq!(answer.status, StatusCode::NOT_MODIFIED, "{held}");
        assert_eq!(answer.header("etag"), Some(etag.as_str()));
        assert!(answer.body.is_empty());
    }
    let answer = get_with(&collector, "if-none-match", "\"older\"").await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn the_outline_has_what_the_test_needs_and_the_version_of_the_whole() {
    let collector = Collector::new().await;
    let whole = collector.deployment().await;
    let answer = collector.get("/v1/deployment/outline").await;
    assert_eq!(answer.status, StatusCode::OK);
    let etag = format!("\"{}\"", whole.deployment_version);
    assert_eq!(answer.header("etag"), Some(etag.as_str()));
    let outline: DeploymentMessage = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(outline.deployment_version, whole.deployment_version);
    let (outline, whole) = (outline.deployment, whole.deployment);
    assert_eq!(outline.terms.controller, whole.terms.controller);
    assert_eq!(outline.rates, whole.rates);
    assert_eq!(outline.analytics, whole.analytics);
    assert!(!whole.terms.purposes.is_empty() && outline.terms.purposes.is_empty());
    assert!(!whole.terms.words.is_empty() && outline.terms.words.is_empty());
}

#[tokio::test]
async fn the_deployment_is_small_for_who_takes_brotli() {
    let collector = Collector::new().await;
    let plain = collector.get("/v1/deployment").await;
    for (accepted, is_brotli) in [
        ("gzip, deflate, br", true),
        ("br;q=0", false),
        ("gzip", false),
    ] {
        let answer = get_with(&collector, "accept-encoding", accepted).await;
        assert_eq!(
            answer.header("content-encoding"),
            is_brotli.then_some("br"),
            "{accepted}"
        );
        let mut read = Vec::new();
        if is_brotli {
            assert!(answer.body.len() * 2 < plain.body.len());
            brotli::BrotliDecompress(&mut answer.body.as_slice(), &mut read).unwrap();
        } else {
            read = answer.body;
        }
        assert_eq!(read, plain.body);
    }
}

#[tokio::test]
async fn the_same_facts_have_the_same_version() {
    let before = Collector::new().await;
    let version = before.deployment().await.deployment_version;
    let again = before.redeployed(deployment_json()).await;
    assert_eq!(again.deployment().await.deployment_version, version);
}

#[tokio::test]
async fn a_challenge_says_the_date_in_paris() {
    let collector = Collector::new().await;
    collector.clock.forward(13 * 3_600_000 + 1); // past midnight in Paris, not in UTC
    let answer = collector.post("/v1/challenges", "{\"version\":1}").await;
    let mut json = answer.json();
    let nonce = json["nonce"].as_str().unwrap().to_owned();
    assert_eq!(nonce.len(), 32);
    assert_ne!(collector.challenge().await.nonce, nonce);
    json["nonce"] = "[nonce]".into();
    let task = json["task"].as_str().unwrap();
    assert!(task.contains(&nonce), "a task is bound to its nonce");
    json["task"] = "[task]".into();
    insta::assert_json_snapshot!("challenge", json);
}

fn choice(version: Sha256Hex) -> Value {
    json!({
        "version": 1, "deployment_version": version, "language": "fr",
        "text_sha256": Sha256Hex::of(b"banner"), "analytics": "refused",
    })
}

#[tokio::test]
async fn a_choice_of_the_banner_is_recorded_without_a_link_to_anybody() {
    let collector = Collector::new().await;
    let version = collector.deployment().await.deployment_version;
    let answer = collector
        .post("/v1/choices", choice(version).to_string())
        .await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let mut json = answer.json();
    assert_eq!(json["record_id"].as_str().unwrap().len(), 32);
    json["record_id"] = "[id]".into();
    insta::assert_json_snapshot!("choice", json);
    assert_eq!(choices(&collector).await, 1);
}

#[tokio::test]
async fn a_choice_about_other_services_is_refused() {
    let collector = Collector::new().await;
    let other = Sha256Hex::of(b"other");
    let answer = collector
        .post("/v1/choices", choice(other).to_string())
        .await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(
        answer.problem(),
        (
            "DEPLOYMENT_CHANGED".into(),
            vec!["/deployment_version".into()]
        )
    );
    let mut deployment = deployment_json();
    deployment["analytics"] = json!([]);
    let collector = collector.redeployed(deployment).await;
    let version = collector.deployment().await.deployment_version;
    let answer = collector
        .post("/v1/choices", choice(version).to_string())
        .await;
    assert_eq!(
        answer.problem(),
        ("INVALID_FIELD".into(), vec!["/analytics".into()])
    );
    assert_eq!(choices(&collector).await, 0);
}

async fn choices(collector: &Collector) -> i64 {
    let mut database = collector.database().await;
    let count = sqlx::query_scalar("SELECT COUNT(*) FROM choice");
    count.fetch_one(&mut database).await.unwrap()
}

#[tokio::test]
async fn the_keys_are_public_halves_only() {
    let collector = Collector::new().await;
    let answer = collector.get("/.well-known/jwks.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    insta::assert_json_snapshot!("jwks", answer.json());
}

#[tokio::test]
async fn the_process_says_that_it_lives_and_can_store() {
    let collector = Collector::new().await;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(collector.get(path).await.status, StatusCode::NO_CONTENT);
    }
}

#[tokio::test]
async fn a_process_that_cannot_store_says_so_and_asks_once_a_second() {
    let collector = Collector::new().await;
    let status = async || collector.get("/readyz").await.status;
    assert_eq!(status().await, StatusCode::NO_CONTENT);
    collector.store.close().await;
    tokio::time::pause();
    assert_eq!(status().await, StatusCode::NO_CONTENT);
    tokio::time::advance(std::time::Duration::from_secs(1)).await;
    assert_eq!(status().await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(
        collector.get("/healthz").await.status,
        StatusCode::NO_CONTENT
    );
}

#[tokio::test]
async fn whoever_has_the_keys_is_told_that_they_are_still_these() {
    let collector = Collector::new().await;
    let answer = collector.get("/.well-known/jwks.json").await;
    let control = "public, max-age=300, must-revalidate";
    assert_eq!(answer.header("cache-control"), Some(control));
    assert_eq!(
        answer.header("content-type"),
        Some("application/jwk-set+json")
    );
    let etag = answer.header("etag").unwrap();
    let again = async |held: &str| {
        let request = Request::get("/.well-known/jwks.json").header("if-none-match", held);
        collector.send(request.body(Body::empty()).unwrap()).await
    };
    let held = again(etag).await;
    assert_eq!(held.status, StatusCode::NOT_MODIFIED);
    assert_eq!(held.header("etag"), Some(etag));
    assert!(held.body.is_empty());
    assert_eq!(again("\"other\"").await.body, answer.body);
}

#[tokio::test]
async fn a_panic_is_a_problem_that_quotes_nothing() {
    let collector = Collector::new().await;
    // The clock of the fixture panics beyond the year 9999.
    collector.clock.set(i64::MAX / 4);
    for answer in [
        collector.post("/v1/challenges", "{\"version\":1}").await,
        collector.get("/v1/log/head").await,
    ] {
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(answer.json()["code"], "INTERNAL");
        assert!(!String::from_utf8_lossy(&answer.body).contains("unwrap"));
    }
}

#[tokio::test]
async fn what_is_published_is_read_by_any_page() {
    let collector = Collector::new().await;
    for path in [
        "/.well-known/jwks.json",
        "/v1/log/head",
        "/v1/log/inclusion/0",
        "/v1/log/consistency?from=1&to=1",
        "/v1/log/stamp",
    ] {
        let request = Request::get(path).header("origin", "https://ailleurs.exemple");
        let answer = collector.send(request.body(Body::empty()).unwrap()).await;
        // A log without leaves has no proof and no stamp to give.
        let there = ["/.well-known/jwks.json", "/v1/log/head"].contains(&path);
        assert_eq!(answer.status == StatusCode::OK, there, "{path}");
        assert_eq!(
            answer.header("access-control-allow-origin"),
            Some("*"),
            "{path}"
        );
    }
    let request = Request::get("/v1/deployment").header("origin", "https://ailleurs.exemple");
    let answer = collector.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.header("access-control-allow-origin"), None);
}
