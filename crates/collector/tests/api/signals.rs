//! What speaks for a program: stored and answered like any lead, read by a person first.

use axum::http::StatusCode;
use lead::signals::SOONEST_MS;
use serde_json::{Value, json};
use sqlx::Row as _;

use crate::fixture::{self, Collector, ID, Visitor, deployment_json};

const ANOTHER_ID: &str = "019aafc7-6b00-7000-8000-000000000002";

/// A solved task of this collector for a nonce.
pub(crate) async fn solved(collector: &Collector, nonce: &str) -> String {
    let mut database = collector.database().await;
    fixture::proof_of_work::solved(
        &fixture::proof_of_work::task_secret(&mut database).await,
        nonce,
    )
}

/// The names, the score and the mark of each lead that something spoke against.
async fn stored(collector: &Collector) -> Vec<(String, i64, bool)> {
    let mut database = collector.database().await;
    let rows = sqlx::query(
        "SELECT signals, score, to_review FROM lead_signal \
         JOIN lead ON lead.id = lead_id ORDER BY submission_id",
    );
    let rows = rows.fetch_all(&mut database).await.unwrap();
    rows.iter()
        .map(|row| (row.get(0), row.get(1), row.get(2)))
        .collect()
}

async fn post(collector: &Collector, lead: &Value) -> Value {
    let answer = collector.post("/v1/leads", lead.to_string()).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    answer.json()
}

pub(crate) fn nonce(lead: &Value) -> String {
    lead["evidence"]["nonce"].as_str().unwrap().to_owned()
}

fn marked(names: &str, score: i64, is_to_review: bool) -> Vec<(String, i64, bool)> {
    vec![(names.to_owned(), score, is_to_review)]
}

#[tokio::test]
async fn nothing_speaks_against_a_person_who_takes_the_time() {
    let collector = Collector::new().await;
    let mut lead = collector.lead(&Visitor::by_email()).await;
    collector.clock.forward(SOONEST_MS);
    lead["signals"] = json!({ "proof": solved(&collector, &nonce(&lead)).await });
    post(&collector, &lead).await;
    assert_eq!(stored(&collector).await, []);
}

#[tokio::test]
async fn whoever_could_not_solve_the_task_is_stored_without_a_mark() {
    let collector = Collector::new().await;
    let lead = collector.lead(&Visitor::by_email()).await;
    collector.clock.forward(SOONEST_MS);
    post(&collector, &lead).await;
    assert_eq!(stored(&collector).await, marked("proof_missing", 40, false));
    assert_eq!(collector.stored().await, [1, 1, 1, 4, 1]);
}

#[tokio::test]
async fn what_looks_like_a_program_is_stored_whole_and_marked() {
    let collector = Collector::new().await;
    let mut lead = collector.lead(&Visitor::by_email()).await;
    collector.clock.forward(1_000);
    lead["signals"] = json!({ "trap_filled": true });
    post(&collector, &lead).await;
    let names = "proof_missing sent_fast trap_filled";
    assert_eq!(stored(&collector).await, marked(names, 120, true));
    assert_eq!(collector.stored().await, [1, 1, 1, 4, 1]);
    let listed = collector.store.latest_leads(9).await.unwrap();
    let [lead] = listed.as_slice() else {
        panic!("not one lead: {listed:?}");
    };
    assert!(lead.signals.is_to_review && lead.signals.score == 120);
    assert_eq!(lead.signals.names, names);
}

#[tokio::test]
async fn the_sender_is_not_told() {
    let members = |answer: &Value| -> Vec<String> {
        let members = answer.as_object().unwrap();
        members.keys().cloned().collect()
    };
    let collector = Collector::new().await;
    let mut honest = collector.lead(&Visitor::by_email()).await;
    collector.clock.forward(SOONEST_MS);
    honest["signals"] = json!({ "proof": solved(&collector, &nonce(&honest)).await });
    let honest = post(&collector, &honest).await;

    let mut marked = collector.lead(&Visitor::by_email()).await;
    marked["submission_id"] = ANOTHER_ID.into();
    marked["signals"] = json!({ "trap_filled": true });
    let marked = post(&collector, &marked).await;
    assert_eq!(members(&honest), members(&marked));
    assert_eq!(members(&honest["receipt"]), members(&marked["receipt"]));
    for word in ["signal", "score", "review_first", "to_review", "trap"] {
        assert!(!marked.to_string().contains(word), "{word}");
    }
}

#[tokio::test]
async fn one_solved_task_serves_one_lead() {
    let collector = Collector::new().await;
    let mut first = collector.lead(&Visitor::by_email()).await;
    let mut second = collector.lead(&Visitor::by_email()).await;
    collector.clock.forward(SOONEST_MS);
    let proof = solved(&collector, &nonce(&first)).await;
    first["signals"] = json!({ "proof": proof });
    post(&collector, &first).await;
    // Under a nonce of its own the old proof is wrong, under the old one the nonce is used.
    second["submission_id"] = ANOTHER_ID.into();
    second["signals"] = json!({ "proof": proof });
    let mut replayed = second.clone();
    replayed["evidence"]["nonce"] = nonce(&first).into();
    let answer = collector.post("/v1/leads", replayed.to_string()).await;
    assert_eq!(answer.problem().0, "NONCE_USED");
    assert_eq!(stored(&collector).await, []);
    post(&collector, &second).await;
    assert_eq!(stored(&collector).await, marked("proof_wrong", 60, true));
}

#[tokio::test]
async fn a_task_outlives_a_restart() {
    let collector = Collector::new().await;
    let mut lead = collector.lead(&Visitor::by_email()).await;
    let proof = solved(&collector, &nonce(&lead)).await;
    collector.clock.forward(SOONEST_MS);
    let collector = collector.redeployed(deployment_json()).await;
    lead["signals"] = json!({ "proof": proof });
    post(&collector, &lead).await;
    assert_eq!(stored(&collector).await, []);
}

#[tokio::test]
async fn a_retry_of_a_marked_lead_gets_the_same_answer() {
    let collector = Collector::new().await;
    let lead = collector.lead(&Visitor::by_email()).await;
    assert_eq!(lead["submission_id"], ID);
    let first = post(&collector, &lead).await;
    assert_eq!(post(&collector, &lead).await, first);
    assert_eq!(stored(&collector).await.len(), 1);
}
