//! The transparency log as anybody can ask for it, and as a person gets it with a receipt.

use axum::http::StatusCode;
use consent::log::{Frontier, LeadProof, TreeHead, verify_consistency, verify_inclusion};
use consent::receipt::seal::{self, Jwks, PublicKey};
use lead::SubmissionId;
use lead::wire::v1::{
    LogConsistencyMessage, LogHeadMessage, LogInclusionMessage, StoredLeadMessage,
};
use serde::de::DeserializeOwned;

use crate::fixture::{Collector, Visitor};

async fn read<T: DeserializeOwned>(collector: &Collector, path: &str) -> T {
    let answer = collector.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    serde_json::from_slice(&answer.body).unwrap()
}

async fn keys(collector: &Collector) -> Vec<PublicKey> {
    let jwks: Jwks = read(collector, "/.well-known/jwks.json").await;
    let keys = jwks.keys.iter().map(|key| key.try_into().unwrap());
    keys.collect()
}

/// Stores a lead of a visitor of its own.
async fn store(collector: &Collector, number: u8) -> StoredLeadMessage {
    let visitor = Visitor {
        id: SubmissionId::new(1, [number; 10]).to_string(),
        ..Visitor::by_phone().giving(&["phone:self"])
    };
    let body = collector.lead(&visitor).await.to_string();
    let answer = collector.post("/v1/leads", body).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    serde_json::from_slice(&answer.body).unwrap()
}

#[tokio::test]
async fn an_empty_log_has_a_signed_head_too() {
    let collector = Collector::new().await;
    let head: LogHeadMessage = read(&collector, "/v1/log/head").await;
    assert_eq!((head.size, head.root), (0, Frontier::default().root()));
    let signed: TreeHead = seal::verify(&head.head_jws, &keys(&collector).await).unwrap();
    assert_eq!(
        (signed.size, signed.root, signed.at),
        (0, head.root, head.at)
    );
}

#[tokio::test]
async fn each_receipt_is_in_the_log_with_every_decision() {
    let collector = Collector::new().await;
    let keys = keys(&collector).await;
    for number in 1..=3 {
        let stored = store(&collector, number).await;
        let proof = LeadProof::parse(&stored.log_proof).unwrap();
        let head = proof.verify(&stored.receipt, &keys).unwrap();
        // The request and the four decisions of the deployment.
        assert_eq!(head.size, u64::from(number) * 5);
        assert_eq!(head.at, stored.receipt.received_at);
        let now: LogHeadMessage = read(&collector, "/v1/log/head").await;
        assert_eq!(
            (now.size, now.root, now.at),
            (head.size, head.root, head.at)
        );
        assert_eq!(now.head_jws, proof.head_jws);
    }
}

#[tokio::test]
async fn every_leaf_is_proven_against_the_newest_head() {
    let collector = Collector::new().await;
    let keys = keys(&collector).await;
    for number in 1..=3 {
        store(&collector, number).await;
    }
    for leaf in 0..15 {
        let path = format!("/v1/log/inclusion/{leaf}");
        let proof: LogInclusionMessage = read(&collector, &path).await;
        let head: TreeHead = seal::verify(&proof.head_jws, &keys).unwrap();
        assert_eq!((proof.leaf, head.size), (leaf, 15));
        let leaf = (leaf, proof.leaf_sha256);
        assert_eq!(verify_inclusion(leaf, (15, head.root), &proof.path), Ok(()));
    }
}

#[tokio::test]
async fn the_log_never_forgets_what_it_was() {
    let collector = Collector::new().await;
    let mut heads = Vec::new();
    for number in 1..=3 {
        store(&collector, number).await;
        let head: LogHeadMessage = read(&collector, "/v1/log/head").await;
        heads.push((head.size, head.root));
    }
    for (at, second) in heads.iter().enumerate() {
        for first in &heads[..=at] {
            let path = format!("/v1/log/consistency?from={}&to={}", first.0, second.0);
            let proof: LogConsistencyMessage = read(&collector, &path).await;
            assert_eq!((proof.from, proof.to), (first.0, second.0));
            assert_eq!(verify_consistency(*first, *second, &proof.path), Ok(()));
        }
    }
    let swapped: LogConsistencyMessage = read(&collector, "/v1/log/consistency?to=9&from=4").await;
    assert_eq!((swapped.from, swapped.to), (4, 9));
}

#[tokio::test]
async fn what_the_log_never_had_is_a_problem_that_says_so() {
    let collector = Collector::new().await;
    store(&collector, 1).await;
    let missing = ("NOT_FOUND", StatusCode::NOT_FOUND);
    let invalid = ("INVALID_FIELD", StatusCode::UNPROCESSABLE_ENTITY);
    let both: &[&str] = &["/from", "/to"];
    for (path, (code, status), pointers) in [
        ("inclusion/5", missing, [].as_slice()),
        ("inclusion/18446744073709551615", missing, &[]),
        ("inclusion/", missing, &[]),
        ("inclusion/18446744073709551616", invalid, &["/leaf"]),
        ("inclusion/-1", invalid, &["/leaf"]),
        ("inclusion/+1", invalid, &["/leaf"]),
        ("inclusion/1.0", invalid, &["/leaf"]),
        ("inclusion/%20", invalid, &["/leaf"]),
        ("consistency", invalid, both),
        ("consistency?from=1", invalid, &["/to"]),
        ("consistency?to=1", invalid, &["/from"]),
        ("consistency?from=0&to=5", invalid, &["/from"]),
        ("consistency?from=5&to=4", invalid, &["/from"]),
        ("consistency?from=1&to=6", invalid, &["/to"]),
        (
            "consistency?from=1&to=18446744073709551615",
            invalid,
            &["/to"],
        ),
        (
            "consistency?from=18446744073709551616&to=5",
            invalid,
            &["/from"],
        ),
        ("consistency?from=one&to=5", invalid, &["/from"]),
        ("consistency?from=1&to=5&to=5", invalid, both),
        ("consistency?from=1&to=5&colour=blue", invalid, both),
    ] {
        let answer = collector.get(&format!("/v1/log/{path}")).await;
        assert_eq!(answer.status, status, "{path}");
        let told = answer.problem();
        assert_eq!((told.0.as_str(), told.1), (code, own(pointers)), "{path}");
    }
}

fn own(pointers: &[&str]) -> Vec<String> {
    pointers.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn a_refused_lead_leaves_no_leaf_behind() {
    let collector = Collector::new().await;
    let lead = collector.lead(&Visitor::by_phone()).await;
    let mut other = lead.clone();
    other["submission_id"] = SubmissionId::new(1, [9; 10]).to_string().into();
    collector.post("/v1/leads", lead.to_string()).await;
    // The same nonce again.
    let refused = collector.post("/v1/leads", other.to_string()).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let head: LogHeadMessage = read(&collector, "/v1/log/head").await;
    assert_eq!(head.size, 5);
}
