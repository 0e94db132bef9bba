//! Leads that come at the same time: one flush to the disk, and each stored or not by itself.

use std::num::NonZeroU32;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use collector::Limits;
use consent::log::{LeadProof, TreeHead};
use consent::receipt::seal::{self, Jwks, PublicKey};
use http_body_util::BodyExt as _;
use lead::SubmissionId;
use lead::wire::v1::StoredLeadMessage;
use serde_json::Value;
use sqlx::{Connection as _, Row as _};
use tokio::task::JoinHandle;
use tower::ServiceExt as _;

use crate::fixture::{Answer, Collector, OWN_ORIGIN, Settings, Visitor, post};

const LEADS: u8 = 12;

async fn collector() -> Collector {
    let limits = Limits {
        leads: NonZeroU32::MAX,
        others: NonZeroU32::MAX,
    };
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    Collector::with(settings).await
}

async fn leads(collector: &Collector) -> Vec<Value> {
    let mut leads = Vec::new();
    for number in 1..=LEADS {
        let visitor = Visitor {
            id: SubmissionId::new(1, [number; 10]).to_string(),
            ..Visitor::by_phone()
        };
        leads.push(collector.lead(&visitor).await);
    }
    leads
}

/// The answers to requests that gathered while another program was writing.
async fn gathered(collector: &Collector, path: &'static str, bodies: Vec<String>) -> Vec<Answer> {
    let mut other = collector.database().await;
    let other = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let sent: Vec<JoinHandle<Answer>> = bodies
        .into_iter()
        .map(|body| {
            let router = collector.router.clone();
            let request = post(path, &[("origin", OWN_ORIGIN)], body);
            tokio::spawn(answer(router, request))
        })
        .collect();
    // Reads are served in turn: after these, theirs are done and all of them wait to write.
    for _ in 0..sent.len().min(100) * 4 {
        collector.get("/v1/log/head").await;
    }
    other.rollback().await.unwrap();
    let mut answers = Vec::new();
    for answer in sent {
        answers.push(answer.await.unwrap());
    }
    answers
}

async fn answer(router: Router, request: Request<Body>) -> Answer {
    let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body: body.collect().await.unwrap().to_bytes().to_vec(),
    }
}

fn texts(leads: &[Value]) -> Vec<String> {
    leads.iter().map(Value::to_string).collect()
}

async fn keys(collector: &Collector) -> Vec<PublicKey> {
    let jwks = collector.get("/.well-known/jwks.json").await;
    let jwks: Jwks = serde_json::from_slice(&jwks.body).unwrap();
    let keys = jwks.keys.iter().map(|key| key.try_into().unwrap());
    keys.collect()
}

async fn heads(collector: &Collector) -> i64 {
    let mut database = collector.database().await;
    let row = sqlx::query("SELECT COUNT(*) FROM log_head");
    row.fetch_one(&mut database).await.unwrap().get(0)
}

/// Makes `SQLite` refuse whatever has this family name.
async fn refuse(collector: &Collector, family_name: &str) {
    let mut database = collector.database().await;
    let trigger = format!(
        "CREATE TRIGGER refused BEFORE INSERT ON contact WHEN NEW.family_name = '{family_name}' \
         BEGIN SELECT RAISE (ABORT, 'refused'); END"
    );
    let trigger = sqlx::query(sqlx::AssertSqlSafe(trigger));
    trigger.execute(&mut database).await.unwrap();
}

#[tokio::test]
async fn leads_that_gather_share_one_signed_head_and_each_has_its_proof() {
    let collector = collector().await;
    let keys = keys(&collector).await;
    let leads = leads(&collector).await;
    let answers = gathered(&collector, "/v1/leads", texts(&leads)).await;
    let mut leaves = Vec::new();
    let mut sizes = Vec::new();
    for (lead, answer) in leads.iter().zip(answers) {
        assert_eq!(answer.status, StatusCode::CREATED);
        let stored: StoredLeadMessage = serde_json::from_slice(&answer.body).unwrap();
        let proof = LeadProof::parse(&stored.log_proof).unwrap();
        let head: TreeHead = proof.verify(&stored.receipt, &keys).unwrap();
        let signed: TreeHead = seal::verify(&proof.head_jws, &keys).unwrap();
        assert_eq!(head, signed);
        sizes.push(head.size);
        leaves.extend(proof.leaves.iter().map(|leaf| leaf.leaf));
        let again = collector.post("/v1/leads", lead.to_string()).await;
        assert_eq!(again.body, answer.body);
    }
    leaves.sort_unstable();
    let all: Vec<u64> = (0..u64::from(LEADS) * 5).collect();
    assert_eq!(leaves, all);
    let count = i64::from(LEADS);
    assert_eq!(
        collector.stored().await,
        [count, count, count, count * 4, count]
    );
    sizes.sort_unstable();
    sizes.dedup();
    assert_eq!(i64::try_from(sizes.len()).unwrap(), heads(&collector).await);
    assert!(sizes.len() < usize::from(LEADS), "{sizes:?}");
}

#[tokio::test]
async fn a_nonce_used_twice_costs_only_the_second_lead() {
    let collector = collector().await;
    let mut leads = leads(&collector).await;
    leads[7]["evidence"]["nonce"] = leads[3]["evidence"]["nonce"].clone();
    let answers = gathered(&collector, "/v1/leads", texts(&leads)).await;
    let refused: Vec<&Answer> = answers
        .iter()
        .filter(|answer| answer.status != StatusCode::CREATED)
        .collect();
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].problem().0, "NONCE_USED");
    assert_ne!(answers[3].status, answers[7].status);
    let count = i64::from(LEADS) - 1;
    assert_eq!(
        collector.stored().await,
        [count, count, count, count * 4, count]
    );
}

#[tokio::test]
async fn a_lead_that_the_database_refuses_costs_the_others_nothing() {
    let collector = collector().await;
    let mut leads = leads(&collector).await;
    refuse(&collector, "Refusée").await;
    leads[5]["contact"]["family_name"] = "Refusée".into();
    Visitor::reseal(&mut leads[5]);
    let answers = gathered(&collector, "/v1/leads", texts(&leads)).await;
    for (number, answer) in answers.iter().enumerate() {
        let expected = if number == 5 {
            StatusCode::INTERNAL_SERVER_ERROR
        } else {
            StatusCode::CREATED
        };
        assert_eq!(answer.status, expected, "{number}");
    }
    let count = i64::from(LEADS) - 1;
    assert_eq!(
        collector.stored().await,
        [count, count, count, count * 4, count]
    );
    // Its nonce is still good, and nothing of it is in the log.
    leads[5]["contact"]["family_name"] = "Reprise".into();
    Visitor::reseal(&mut leads[5]);
    let again = collector.post("/v1/leads", leads[5].to_string()).await;
    assert_eq!(again.status, StatusCode::CREATED);
    let stored: StoredLeadMessage = serde_json::from_slice(&again.body).unwrap();
    let proof = LeadProof::parse(&stored.log_proof).unwrap();
    assert_eq!(proof.leaves[0].leaf, u64::from(LEADS - 1) * 5);
}

#[tokio::test]
async fn who_comes_when_the_queue_is_full_is_told_to_come_back() {
    let collector = collector().await;
    // More than wait and go together at most.
    let asks = vec!["{\"version\":1}".to_owned(); 1200];
    let answers = gathered(&collector, "/v1/challenges", asks).await;
    let (kept, refused): (Vec<_>, Vec<_>) = answers
        .iter()
        .partition(|answer| answer.status == StatusCode::CREATED);
    assert!(kept.len() >= 1024, "{}", kept.len());
    assert!(!refused.is_empty());
    for answer in &refused {
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.problem().0, "UNAVAILABLE");
        assert_eq!(answer.header("retry-after"), Some("1"));
    }
    let mut database = collector.database().await;
    let row = sqlx::query("SELECT COUNT(*) FROM challenge");
    let row: i64 = row.fetch_one(&mut database).await.unwrap().get(0);
    assert_eq!(row, i64::try_from(kept.len()).unwrap());
}

#[tokio::test]
async fn a_text_taken_out_of_the_database_is_written_again() {
    let collector = collector().await;
    let leads = leads(&collector).await;
    let first = collector.post("/v1/leads", leads[0].to_string()).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let mut database = collector.database().await;
    for sql in [
        "PRAGMA foreign_keys = OFF",
        "DROP TRIGGER shown_text_is_never_deleted",
        "DELETE FROM shown_text",
    ] {
        sqlx::query(sql).execute(&mut database).await.unwrap();
    }
    let second = collector.post("/v1/leads", leads[1].to_string()).await;
    assert_eq!(second.status, StatusCode::CREATED);
    let row = sqlx::query("SELECT COUNT(*) FROM shown_text");
    let texts: i64 = row.fetch_one(&mut database).await.unwrap().get(0);
    assert!(texts > 0);
}
