//! A lead as the widget builds it, with one field changed and everything else left: what the
//! collector knows refuses it, what only the browser claims is kept with a doubt, what speaks for
//! a program is weighed.

mod rows;

use std::num::NonZeroU32;

use axum::http::StatusCode;
use collector::Limits;
use lead::SubmissionId;
use lead::signals::SOONEST_MS;
use serde_json::{Value, json};
use sqlx::Row as _;

use crate::fixture::{Collector, OWN_ORIGIN, Settings, Visitor, deployment_json, post};
use crate::signals::{nonce, solved};
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

/// What the widget sends for them, the task solved.
async fn honest(collector: &Collector, number: u64) -> Value {
    let mut lead = collector.lead(&visitor(number)).await;
    let proof = solved(collector, &nonce(&lead)).await;
    lead["signals"] = json!({ "proof": proof, "trap_filled": false });
    lead
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

/// The signals kept with a lead, save the one of the fixture's number, which nobody has.
async fn signals(collector: &Collector, lead_id: &str) -> Vec<String> {
    let mut database = collector.database().await;
    let row = sqlx::query("SELECT signals FROM lead_signal WHERE lead_id = ?");
    let row = row.bind(lead_id).fetch_one(&mut database).await.unwrap();
    let names: String = row.get(0);
    let (names, number) = names.rsplit_once(' ').unwrap_or(("", &names));
    assert_eq!(number, "phone_doubtful");
    names.split_whitespace().map(str::to_owned).collect()
}

/// The doubts kept with a lead, as `code key`.
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
    let lead = honest(&collector, 1).await.to_string();
    collector.clock.forward(SOONEST_MS);
    let answer = collector.post("/v1/leads", lead).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let lead_id = answer.json()["lead_id"].take();
    let lead_id = lead_id.as_str().unwrap();
    assert_eq!(doubts(&collector, lead_id).await, [] as [&str; 0]);
    assert_eq!(signals(&collector, lead_id).await, [] as [&str; 0]);
    assert_eq!(answer.json()["result_differs"], false);
}

#[tokio::test]
async fn each_field_changed_alone_is_refused_doubted_or_weighed_for_its_own_reason() {
    assert!(ROWS.len() >= 70, "{}", ROWS.len());
    let collector = patient().await;
    let mut leads = Vec::new();
    for (number, row) in (1..).zip(ROWS) {
        leads.push((row, honest(&collector, number).await));
    }
    collector.clock.forward(SOONEST_MS);
    let mut stored = 0;
    for (row, lead) in leads {
        let answer = collector.post("/v1/leads", changed(lead, row)).await;
        let name = format!("{} {:?}", row.pointer, row.change);
        if let Becomes::Refused(code, pointers) = row.becomes {
            assert!(answer.status.is_client_error(), "{name}: {}", answer.status);
            let (said, about) = answer.problem();
            assert_eq!(
                (said.as_str(), about),
                (code, pointers.iter().map(ToString::to_string).collect()),
                "{name}"
            );
        } else {
            stored += 1;
            let json = answer.json();
            assert_eq!(answer.status, StatusCode::CREATED, "{name}: {json}");
            let lead_id = json["lead_id"].as_str().unwrap();
            let kept = (
                doubts(&collector, lead_id).await,
                signals(&collector, lead_id).await,
                json["result_differs"] == true,
            );
            let words = |words: &[&str]| words.iter().map(ToString::to_string).collect();
            let expected = match row.becomes {
                Becomes::Doubted(doubts) => (words(doubts), Vec::new(), false),
                Becomes::Weighed(signals) => (Vec::new(), words(signals), false),
                Becomes::Assessed | Becomes::Refused(..) => (Vec::new(), Vec::new(), true),
            };
            assert_eq!(kept, expected, "{name}");
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

/// What a lead says of the page that it comes from, and what the browser wrote on the request.
struct Page {
    partner: Option<&'static str>,
    headers: &'static [(&'static str, &'static str)],
    claimed: &'static str,
    around: Option<&'static str>,
}

const PARTNER: &str = "https://partenaire.exemple";
const PIRATE: &str = "https://pirate.example";

/// Whether the page that is claimed agrees with the request and with the deployment's origins.
async fn check_page(collector: &Collector, number: u64, page: Page, expected: &[&str]) {
    let mut lead = collector.lead(&visitor(number)).await;
    if let Some(partner) = page.partner {
        lead["partner"] = partner.into();
        lead["evidence"]["form_id"] = format!("cee-test:{partner}").into();
    }
    lead["evidence"]["claims"]["page"] = page.claimed.into();
    if let Some(around) = page.around {
        lead["evidence"]["claims"]["surroundings"]["embedding_origin"] = around.into();
    }
    let request = post("/v1/leads", page.headers, lead.to_string());
    let answer = collector.send(request).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{number}");
    let lead_id = answer.json()["lead_id"].take();
    let doubts = doubts(collector, lead_id.as_str().unwrap()).await;
    assert_eq!(doubts, expected, "{number}");
}

#[tokio::test]
async fn a_page_on_the_own_site_agrees_with_its_origin() {
    let collector = patient().await;
    let own = |headers, claimed| Page {
        partner: None,
        headers,
        claimed,
        around: None,
    };
    let test = "https://exemple.fr/test";
    let origin = &[("origin", OWN_ORIGIN)];
    check_page(&collector, 1, own(origin, test), &[]).await;
    check_page(&collector, 2, own(origin, PARTNER), &["page_differs"]).await;
    let referred = &[("origin", OWN_ORIGIN), ("referer", "https://exemple.fr/a")];
    check_page(&collector, 3, own(referred, test), &[]).await;
    let elsewhere = &[("origin", OWN_ORIGIN), ("referer", PIRATE)];
    check_page(&collector, 4, own(elsewhere, test), &["page_differs"]).await;
    // Without an origin the deployment's list is what the collector knows.
    check_page(&collector, 5, own(&[], test), &["origin_untold"]).await;
    let both = &["page_differs", "origin_untold"];
    check_page(&collector, 6, own(&[], PIRATE), both).await;
    check_page(&collector, 7, own(&[], PARTNER), both).await;
}

#[tokio::test]
async fn a_partner_is_named_on_the_partners_pages_and_in_frames_of_theirs_only() {
    let collector = patient().await;
    let theirs = |headers, claimed, around| Page {
        partner: Some("partenaire"),
        headers,
        claimed,
        around,
    };
    let at_home = &[("origin", PARTNER)];
    let at_ours = &[("origin", OWN_ORIGIN)];
    let test = "https://exemple.fr/test";
    check_page(&collector, 1, theirs(at_home, PARTNER, None), &[]).await;
    check_page(
        &collector,
        2,
        theirs(at_home, OWN_ORIGIN, None),
        &["page_differs"],
    )
    .await;
    check_page(&collector, 3, theirs(at_ours, test, Some(PARTNER)), &[]).await;
    check_page(
        &collector,
        4,
        theirs(at_ours, test, Some(PIRATE)),
        &["embedded_elsewhere"],
    )
    .await;
    check_page(
        &collector,
        5,
        theirs(at_ours, test, None),
        &["partner_unconfirmed"],
    )
    .await;
    check_page(
        &collector,
        6,
        theirs(&[], PARTNER, None),
        &["origin_untold"],
    )
    .await;
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
        "trap_filled",
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
