//! What the store answers against what the log commits to.

use consent::Instant;
use consent::history::{Entry, replay};
use consent::log::{
    DecisionFacts, Event, Facts, LeadFacts, LeadProof, RequestFacts, WithdrawalFacts,
};
use lead::wire::v1::Standing;
use serde_json::Value;
use sqlx::Row as _;

use super::{HOUR, choices, press, standing, stored, token};
use crate::fixture::{Collector, NOW};

const DAY: i64 = 24 * HOUR;

/// What whoever keeps the log cannot make up: each fact told is the one that its leaf commits to,
/// and what stands follows from these facts alone.
#[tokio::test]
async fn what_stands_is_what_the_committed_facts_of_the_log_replay_to() {
    let collector = Collector::new().await;
    let stored = stored(&collector).await;
    collector.clock.forward(HOUR);
    press(&collector, token(&stored), "key=phone%3Aself").await;
    collector.clock.forward(DAY);
    press(&collector, token(&stored), "all=1").await;
    let told = choices(&collector, token(&stored)).await;
    let proof = LeadProof::parse(&stored.log_proof).unwrap();
    let lead = |at, evidence_sha256| LeadFacts {
        lead_id: &told.lead_id,
        at,
        deployment_version: told.deployment_version,
        policy_sha256: told.policy_sha256,
        evidence_sha256,
    };
    let mut facts = vec![(
        told.request.leaf,
        told.received_at,
        Facts::Request(RequestFacts::from(&stored.receipt.request)),
    )];
    for (decided, receipt) in told.decisions.iter().zip(&stored.receipt.decisions) {
        let decision = Facts::Decision(DecisionFacts::from(receipt));
        facts.push((decided.leaf, told.received_at, decision));
    }
    for withdrawn in &told.withdrawals {
        let withdrawal = Facts::Withdrawal(WithdrawalFacts {
            subject: &withdrawn.subject,
            channel: withdrawn.channel,
            said_at: withdrawn.said_at,
            recipients_to_notify: &withdrawn.recipients_to_notify,
        });
        facts.push((withdrawn.leaf, withdrawn.recorded_at, withdrawal));
    }
    let mut database = collector.database().await;
    for (leaf, at, facts) in &facts {
        let is_withdrawal = matches!(facts, Facts::Withdrawal(_));
        let evidence = stored.receipt.evidence_sha256.filter(|_| !is_withdrawal);
        let event = Event::of(proof.salt, lead(*at, evidence), *facts).unwrap();
        let row = sqlx::query("SELECT kind, commitment FROM log_event WHERE leaf = ?");
        let row = row.bind(i64::try_from(*leaf).unwrap());
        let row = row.fetch_one(&mut database).await.unwrap();
        let commitment: Vec<u8> = row.get("commitment");
        assert_eq!(commitment, event.commitment.as_bytes(), "leaf {leaf}");
        let kind: String = row.get("kind");
        assert_eq!(Value::from(kind), serde_json::to_value(event.kind).unwrap());
        let inclusion = collector.get(&format!("/v1/log/inclusion/{leaf}")).await;
        let hash = serde_json::to_value(event.leaf_hash().unwrap()).unwrap();
        assert_eq!(inclusion.json()["leaf_sha256"], hash);
    }
    assert_eq!(facts.len(), 9);
    // Midnight in Paris, in winter.
    let end_of = |day| {
        let text = format!("{}T23:00:00.000Z", consent::civil_date::iso(day));
        text.parse().unwrap()
    };
    let entries = facts
        .iter()
        .filter_map(|(_, at, facts)| Entry::of(*at, facts, end_of));
    let entries: Vec<Entry> = entries.collect();
    let now = Instant::from_unix_millis(NOW + HOUR + DAY).unwrap();
    let replayed = replay(&entries, now);
    let replayed = replayed.iter();
    let mut replayed: Vec<(String, Standing)> = replayed
        .map(|(subject, state)| (subject.to_string(), (*state).into()))
        .collect();
    let mut standing = standing(&told);
    replayed.sort_by(|a, b| a.0.cmp(&b.0));
    standing.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(replayed, standing);
}
