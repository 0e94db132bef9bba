//! A lead as the widget builds it, with one field changed and everything else left: what the
//! collector knows refuses it, what only the browser claims is kept with a doubt.

mod rows;

use std::num::NonZeroU32;

use axum::http::StatusCode;
use collector::Limits;
use lead::SubmissionId;
use serde_json::Value;
use sqlx::Row as _;

use crate::fixture::{Collector, OWN_ORIGIN, Settings, Visitor, deployment_json, post};
use rows::{Becomes, Change, ROWS, Row};

async fn patient() -> Collector {
    let many = NonZeroU32::new(1_000).unwrap();
    Collector::with(Settings {
        limits: Limits {
            leads: many,
            others: many,
        },
        ..Settings::default()
    })
    .await
}

/// Whose consent to calls is the one that forgers are after.
fn visitor(number: u64) -> Visitor {
    Visitor {
        id: SubmissionId::new(number, [7; 10]).to_string(),
        ..Visitor::by_phone()
            .giving(&["phone:self"])
            .at("2026-11-26T14:00:00+01:00", "2026-11-26T17:00:00+01:00")
    }
}

fn changed(mut lead: Value, row: &Row) -> String {
    let (around, name) = row.pointer.rsplit_once('/').unwrap();
    let around = lead.pointer_mut(around).unwrap();
    match (around, row.change) {
        (Value::Object(members), Change::Remove) => {
            members.remove(name).unwrap();
        }
        (Value::Object(members), Change::To(json)) => {
            let value: Value = serde_json::from_str(json).unwrap();
            let before = members.insert(name.to_owned(), value.clone());
            assert_ne!(before, Some(value), "{}: nothing is changed", row.pointer);
        }
        (Value::Array(items), Change::Remove) => {
            items.remove(name.parse().unwrap());
        }
        (Value::Array(items), Change::To(json)) => {
            let value: Value = serde_json::from_str(json).unwrap();
            items[name.parse::<usize>().unwrap()] = value;
        }
        (Value::Array(items), Change::Repeat) => {
            let item = items[name.parse::<usize>().unwrap()].clone();
            items.push(item);
        }
        (Value::Array(items), Change::MoveBack) => {
            let place: usize = name.parse().unwrap();
            items.swap(place, place + 1);
        }
        (around, change) => panic!("{}: {change:?} in {around}", row.pointer),
    }
    lead.to_string()
}

/// The doubts kept with the newest lead, as `code key`.
async fn doubts(collector: &Collector, lead_id: &str) -> Vec<String> {
    let mut database = collector.database().await;
    let row = sqlx::query("SELECT doubts_json, grade FROM evidence WHERE lead_id = ?");
    let row = row.bind(lead_id).fetch_one(&mut database).await.unwrap();
    assert_eq!(row.get::<String, _>("grade"), "E1");
    let doubts: Vec<Value> = serde_json::from_str(row.get("doubts_json")).unwrap();
    let name = |doubt: &Value| {
        let code = doubt["code"].as_str().unwrap();
        match doubt["key"].as_str() {
            Some(key) => format!("{code} {key}"),
            None => code.to_owned(),
        }
    };
    doubts.iter().map(name).collect()
}

#[tokio::test]
async fn the_lead_that_nobody_changed_is_stored_without_a_doubt() {
    let collector = patient().await;
    let lead = collector.lead(&visitor(1)).await.to_string();
    let answer = collector.post("/v1/leads", lead).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let lead_id = answer.json()["lead_id"].take();
    let doubts = doubts(&collector, lead_id.as_str().unwrap()).await;
    assert_eq!(doubts, [] as [&str; 0]);
    assert_eq!(answer.json()["result_differs"], false);
}

#[tokio::test]
async fn each_field_changed_alone_is_refused_or_doubted_for_its_own_reason() {
    assert!(ROWS.len() >= 60, "{}", ROWS.len());
    let collector = patient().await;
    let mut stored = 0;
    for (number, row) in (1..).zip(ROWS) {
        let lead = collector.lead(&visitor(number)).await;
        let answer = collector.post("/v1/leads", changed(lead, row)).await;
        let name = format!("{} {:?}", row.pointer, row.change);
        match row.becomes {
            Becomes::Refused(code, pointers) => {
                assert!(answer.status.is_client_error(), "{name}: {}", answer.status);
                let (said, about) = answer.problem();
                assert_eq!(
                    (said.as_str(), about),
                    (code, pointers.iter().map(ToString::to_string).collect()),
                    "{name}"
                );
            }
            Becomes::Doubted(expected) => {
                assert_eq!(
                    answer.status,
                    StatusCode::CREATED,
                    "{name}: {}",
                    answer.json()
                );
                stored += 1;
                let lead_id = answer.json()["lead_id"].take();
                let doubts = doubts(&collector, lead_id.as_str().unwrap()).await;
                assert_eq!(doubts, expected, "{name}");
            }
            Becomes::Assessed => {
                assert_eq!(answer.status, StatusCode::CREATED, "{name}");
                stored += 1;
                assert_eq!(answer.json()["result_differs"], true, "{name}");
            }
        }
        assert_eq!(collector.stored().await[0], stored, "{name}");
    }
}

#[tokio::test]
async fn a_nonce_is_good_for_one_lead_and_two_hours() {
    let collector = patient().await;
    let deployment = collector.deployment().await;
    let challenge = collector.challenge().await;
    let first = visitor(1).lead(&deployment, &challenge).to_string();
    assert_eq!(
        collector.post("/v1/leads", first).await.status,
        StatusCode::CREATED
    );
    let second = visitor(2).lead(&deployment, &challenge).to_string();
    let pointers = vec!["/evidence/nonce".to_owned()];
    let answer = collector.post("/v1/leads", second).await;
    assert_eq!(
        answer.problem(),
        ("NONCE_USED".to_owned(), pointers.clone())
    );
    let late = collector.lead(&visitor(3)).await.to_string();
    collector.clock.forward(2 * 3_600_000);
    let answer = collector.post("/v1/leads", late).await;
    assert_eq!(answer.problem(), ("NONCE_EXPIRED".to_owned(), pointers));
    assert_eq!(collector.stored().await[0], 1);
}

/// A consent to calls given under this deployment, which no check of the file would let start.
async fn check_second_lock(change: impl Fn(&mut Value), code: &str) {
    let collector = patient().await;
    let lead = collector.lead(&visitor(1)).await;
    let mut deployment = deployment_json();
    change(&mut deployment);
    let collector = collector.redeployed(deployment).await;
    let mut lead_again = collector.lead(&visitor(2)).await;
    // The widget of such a deployment may not even show the box: a forger writes it in.
    let decisions = &mut lead_again["evidence"]["decisions"];
    if decisions[1]["state"] != "given" {
        *decisions = lead["evidence"]["decisions"].clone();
    }
    let answer = collector.post("/v1/leads", lead_again.to_string()).await;
    let pointers = vec!["/evidence/decisions/1".to_owned()];
    assert_eq!(answer.problem(), (code.to_owned(), pointers));
    assert_eq!(collector.stored().await[0], 0);
}

#[tokio::test]
async fn a_deployment_beyond_the_law_gets_no_consent_to_calls() {
    check_second_lock(
        |deployment| deployment["terms"]["purposes"][1]["period_months"] = 13.into(),
        "PERIOD_TOO_LONG",
    )
    .await;
    check_second_lock(
        |deployment| {
            let words = &mut deployment["terms"]["purposes"][1]["words"]["fr"];
            words["goods"] = "l’isolation des combles".into();
        },
        "SECTOR_BANNED",
    )
    .await;
}

#[tokio::test]
async fn a_partners_page_frames_the_test_in_its_own_name_only() {
    let collector = patient().await;
    for (number, around, expected) in [
        (1, "https://partenaire.exemple", &[][..]),
        (2, "https://pirate.example", &["embedded_elsewhere"]),
    ] {
        let mut lead = collector.lead(&visitor(number)).await;
        lead["partner"] = "partenaire".into();
        lead["evidence"]["form_id"] = "cee-test:partenaire".into();
        lead["evidence"]["claims"]["surroundings"]["embedding_origin"] = around.into();
        let answer = collector.post("/v1/leads", lead.to_string()).await;
        let lead_id = answer.json()["lead_id"].take();
        assert_eq!(
            doubts(&collector, lead_id.as_str().unwrap()).await,
            expected
        );
    }
}

#[tokio::test]
async fn what_a_request_came_with_is_kept_without_an_address_or_a_path() {
    let collector = patient().await;
    let lead = collector.lead(&visitor(1)).await.to_string();
    let headers = [
        ("origin", OWN_ORIGIN),
        (
            "referer",
            "https://exemple.fr/test?mail=zephyrine@exemple.fr",
        ),
        ("sec-fetch-site", "cross-site"),
    ];
    collector.clock.forward(60_000);
    let answer = collector.send(post("/v1/leads", &headers, lead)).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let mut database = collector.database().await;
    let row = sqlx::query(
        "SELECT client_clock_skew_ms, network_hmac, sec_fetch_site, referer_origin, \
         attested_json, attested_sha256 FROM evidence",
    );
    let row = row.fetch_one(&mut database).await.unwrap();
    assert_eq!(
        row.get::<i64, _>(0),
        58_000,
        "sent two seconds after the start"
    );
    assert_eq!(row.get::<Vec<u8>, _>(1).len(), 32);
    let (site, referer): (String, String) = (row.get(2), row.get(3));
    assert_eq!(
        (site.as_str(), referer.as_str()),
        ("cross-site", OWN_ORIGIN)
    );
    let attested: String = row.get(4);
    assert!(consent::canonical_json::is_canonical(attested.as_bytes()));
    for personal in [
        "contact",
        "answers\"",
        "assessment",
        "answers_salt",
        "Quatrem",
        "465",
    ] {
        assert!(!attested.contains(personal), "{personal}");
    }
    let digest = consent::Sha256Hex::of(attested.as_bytes()).to_string();
    assert_eq!(row.get::<String, _>(5), digest);
    let receipt = answer.json()["receipt"].take();
    assert_eq!(receipt["evidence_sha256"], digest.as_str());
    assert_eq!(receipt["grade"], "E1");
}
