//! What a good lead becomes.

use axum::http::StatusCode;
use sqlx::Row as _;

use crate::fixture::{
    Collector, EMAIL, FAMILY_NAME, GIVEN_NAME, OWN_ORIGIN, PARTNER_ORIGIN, Visitor, post,
};

/// What changes from run to run, replaced by what it is.
fn redacted(mut json: serde_json::Value) -> serde_json::Value {
    let id = json["lead_id"].as_str().unwrap().to_owned();
    assert_eq!(id.len(), 36);
    assert_eq!(json["receipt"]["lead_id"], id.as_str());
    json["lead_id"] = "[id]".into();
    json["receipt"]["lead_id"] = "[id]".into();
    let jws = json["receipt_jws"].as_str().unwrap();
    assert_eq!(jws.split('.').count(), 3);
    json["receipt_jws"] = "[jws]".into();
    assert!(json["log_proof"].is_string());
    json["log_proof"] = "[proof]".into();
    assert_eq!(json["receipt_token"].as_str().unwrap().len(), 32);
    json["receipt_token"] = "[token]".into();
    // Of everything sent, the nonce among it.
    let evidence = json["receipt"]["evidence_sha256"].as_str().unwrap();
    assert_eq!(evidence.len(), 64);
    json["receipt"]["evidence_sha256"] = "[evidence]".into();
    json
}

#[tokio::test]
async fn a_call_asked_for_gets_a_receipt_with_its_last_day() {
    let collector = Collector::new().await;
    let visitor = Visitor::by_phone().giving(&["phone:self"]);
    let body = collector.lead(&visitor).await.to_string();
    let answer = collector.post("/v1/leads", body).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    insta::assert_json_snapshot!("call", redacted(answer.json()));
    // Saturday 28 November is the fifth jour ouvrable after Monday 23.
    assert_eq!(
        answer.json()["receipt"]["request"]["call_not_after"],
        "2026-11-28"
    );
    assert_eq!(collector.stored().await, [1, 1, 1, 4, 1]);
}

#[tokio::test]
async fn an_answer_by_email_refusing_everything_is_stored_all_the_same() {
    let collector = Collector::new().await;
    let body = collector.lead(&Visitor::by_email()).await.to_string();
    let answer = collector.post("/v1/leads", body).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    insta::assert_json_snapshot!("email", redacted(answer.json()));
    assert_eq!(collector.stored().await, [1, 1, 1, 4, 1]);
}

#[tokio::test]
async fn the_receipt_names_nobody() {
    let collector = Collector::new().await;
    let body = collector.lead(&Visitor::by_phone()).await.to_string();
    let answer = collector.post("/v1/leads", body).await;
    let text = String::from_utf8(answer.body).unwrap();
    for personal in [GIVEN_NAME, FAMILY_NAME, EMAIL, "465711234", "04 65"] {
        assert!(!text.contains(personal));
    }
}

#[tokio::test]
async fn every_decision_is_an_event_with_the_words_shown() {
    let collector = Collector::new().await;
    let visitor = Visitor::by_phone().giving(&["phone:partner/partenaire"]);
    let body = collector.lead(&visitor).await.to_string();
    assert_eq!(
        collector.post("/v1/leads", body).await.status,
        StatusCode::CREATED
    );
    let mut database = collector.database().await;
    let rows = sqlx::query(
        "SELECT decision_key, state, valid_until, body FROM consent_event \
         LEFT JOIN shown_text ON sha256 = text_sha256 ORDER BY id",
    );
    let rows = rows.fetch_all(&mut database).await.unwrap();
    let events: Vec<(String, String, Option<String>, Option<String>)> = rows
        .iter()
        .map(|row| (row.get(0), row.get(1), row.get(2), row.get(3)))
        .collect();
    insta::assert_debug_snapshot!(events);
}

#[tokio::test]
async fn a_consent_to_be_canvassed_names_its_goods_and_leaves_the_banned_sector_out() {
    let collector = Collector::new().await;
    let visitor = Visitor::by_phone().giving(&["phone:partner/partenaire"]);
    let body = collector.lead(&visitor).await.to_string();
    let receipt = collector.post("/v1/leads", body).await.json()["receipt"].take();
    for decision in receipt["decisions"].as_array().unwrap() {
        let is_canvassing = decision["key"] != "lead_acquisition:self";
        let goods = decision["nature_of_goods"].as_str();
        assert_eq!(goods, is_canvassing.then_some("une assurance"));
        let excludes = decision["excludes_sector_l223_1_al5"].as_bool();
        assert_eq!(excludes, is_canvassing.then_some(true));
    }
    let mut database = collector.database().await;
    let rows = sqlx::query(
        "SELECT nature_of_goods, excludes_sector_l223_1_al5 FROM consent_event \
         WHERE decision_key <> 'lead_acquisition:self'",
    );
    let rows = rows.fetch_all(&mut database).await.unwrap();
    assert_eq!(rows.len(), 3);
    for row in rows {
        let (goods, excludes): (String, bool) = (row.get(0), row.get(1));
        assert_eq!((goods.as_str(), excludes), ("une assurance", true));
    }
}

#[tokio::test]
async fn a_request_says_what_it_is_about_and_whom_it_asks() {
    let collector = Collector::new().await;
    let body = collector.lead(&Visitor::by_phone()).await.to_string();
    let answer = collector.post("/v1/leads", body).await.json();
    let request = &answer["receipt"]["request"];
    assert_eq!(request["object"], serde_json::json!(["attic_insulation"]));
    let addressee = serde_json::json!({ "name": "Exemple", "siren": "732829320" });
    assert_eq!(request["addressed_to"], addressee);
    let mut database = collector.database().await;
    let row = sqlx::query("SELECT object_json, addressed_to_name, addressed_to_siren FROM request");
    let row = row.fetch_one(&mut database).await.unwrap();
    let stored: (String, String, String) = (row.get(0), row.get(1), row.get(2));
    let expected = ("[\"attic_insulation\"]", "Exemple", "732829320");
    let stored = (stored.0.as_str(), stored.1.as_str(), stored.2.as_str());
    assert_eq!(stored, expected);
}

#[tokio::test]
async fn events_can_neither_be_changed_nor_deleted() {
    let collector = Collector::new().await;
    let body = collector.lead(&Visitor::by_email()).await.to_string();
    collector.post("/v1/leads", body).await;
    let mut database = collector.database().await;
    for statement in [
        "UPDATE consent_event SET state = 'given'",
        "DELETE FROM consent_event",
    ] {
        let error = sqlx::query(statement).execute(&mut database).await;
        assert!(error.unwrap_err().to_string().contains("append-only"));
    }
}

#[tokio::test]
async fn another_result_than_the_collectors_is_stored_and_flagged() {
    let collector = Collector::new().await;
    let mut lead = collector.lead(&Visitor::by_email()).await;
    lead["assessment"]["works"][0]["premium_eur"] = 99_999.into();
    let answer = collector.post("/v1/leads", lead.to_string()).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    assert_eq!(answer.json()["result_differs"], true);
    let mut database = collector.database().await;
    let row = sqlx::query("SELECT assessment_json, result_differs FROM lead");
    let row = row.fetch_one(&mut database).await.unwrap();
    let (assessment, differs): (String, bool) = (row.get(0), row.get(1));
    assert!(
        differs && !assessment.contains("99999"),
        "the collector's own counts"
    );
}

#[tokio::test]
async fn a_partners_page_sends_in_its_own_name() {
    let collector = Collector::new().await;
    let mut lead = collector.lead(&Visitor::by_email()).await;
    lead["partner"] = "partenaire".into();
    lead["evidence"]["form_id"] = "cee-test:partenaire".into();
    let request = post("/v1/leads", &[("origin", PARTNER_ORIGIN)], lead.to_string());
    assert_eq!(collector.send(request).await.status, StatusCode::CREATED);
    let mut database = collector.database().await;
    let row = sqlx::query("SELECT partner, origin FROM lead");
    let row = row.fetch_one(&mut database).await.unwrap();
    assert_eq!((row.get(0), row.get(1)), ("partenaire", PARTNER_ORIGIN));
}

#[tokio::test]
async fn fifty_visitors_at_once_are_all_stored() {
    let collector = std::sync::Arc::new(
        Collector::with(crate::fixture::Settings {
            limits: collector::Limits {
                leads: std::num::NonZeroU32::new(1000).unwrap(),
                others: std::num::NonZeroU32::new(1000).unwrap(),
            },
            ..Default::default()
        })
        .await,
    );
    let deployment = collector.deployment().await;
    let mut sent = tokio::task::JoinSet::new();
    for number in 0..50_u8 {
        let visitor = Visitor {
            id: lead::SubmissionId::new(1, [number; 10]).to_string(),
            ..Visitor::by_phone()
        };
        let body = visitor
            .lead(&deployment, &collector.challenge().await)
            .to_string();
        let collector = std::sync::Arc::clone(&collector);
        sent.spawn(async move { collector.post("/v1/leads", body).await.status });
    }
    let statuses = sent.join_all().await;
    assert!(statuses.iter().all(|status| *status == StatusCode::CREATED));
    assert_eq!(collector.stored().await[0], 50);
}

#[tokio::test]
async fn names_of_any_script_are_kept_as_typed() {
    let collector = Collector::new().await;
    let mut lead = collector.lead(&Visitor::by_email()).await;
    lead["contact"]["given_name"] = "  محمد 🐝 ".into();
    lead["contact"]["family_name"] = "'; DROP TABLE contact; --".into();
    Visitor::reseal(&mut lead);
    let request = post("/v1/leads", &[("origin", OWN_ORIGIN)], lead.to_string());
    assert_eq!(collector.send(request).await.status, StatusCode::CREATED);
    let mut database = collector.database().await;
    let row = sqlx::query("SELECT given_name, family_name FROM contact");
    let row = row.fetch_one(&mut database).await.unwrap();
    assert_eq!(
        (row.get(0), row.get(1)),
        ("محمد 🐝", "'; DROP TABLE contact; --")
    );
}
