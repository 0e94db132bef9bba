//! Consents that somebody adds who can write the file and has no key.

use axum::http::StatusCode;
use consent::log::{DecisionFacts, Event, Facts, Frontier, LeadFacts, Salt, Subtree, TreeHead};
use consent::receipt::seal::SigningKeyPair;
use consent::{DecisionState, Instant, Sha256Hex};
use sqlx::{Row as _, SqliteConnection};

use super::{alter, check};
use crate::fixture::{Collector, NOW, OWN_ORIGIN, Visitor, post};
use crate::log::{lead, run, two_leads};

/// The key that the forger wants given, and the visitors refused.
const KEY: &str = "phone:self";

/// One given consent more, with its leaf, under the triggers and foreign keys of the schema.
async fn forge(database: &mut SqliteConnection) {
    let lead = sqlx::query(
        "SELECT lead.id, deployment_version, policy_sha256, attested_sha256, log_salt, \
         (SELECT COUNT(*) FROM log_event) AS size, \
         (SELECT text_sha256 FROM consent_event e WHERE e.lead_id = lead.id AND decision_key = ?) \
         AS text_sha256 FROM lead JOIN evidence ON evidence.lead_id = lead.id \
         JOIN contact ON contact.lead_id = lead.id ORDER BY lead.id LIMIT 1",
    );
    let lead = lead.bind(KEY).fetch_one(&mut *database).await.unwrap();
    let digest = |column: &str| lead.get::<String, _>(column).parse::<Sha256Hex>().unwrap();
    let salt: [u8; 16] = lead.get::<Vec<u8>, _>("log_salt").try_into().unwrap();
    let size = u64::try_from(lead.get::<i64, _>("size")).unwrap();
    let (id, at) = (lead.get::<String, _>("id"), NOW + 60_000);
    let key = KEY.parse().unwrap();
    let facts = Facts::Decision(DecisionFacts {
        key: &key,
        state: DecisionState::Given,
        text_sha256: Some(digest("text_sha256")),
        valid_until: None,
        nature_of_goods: Some("une assurance"),
        excludes_sector_l223_1_al5: true,
    });
    let of = LeadFacts {
        lead_id: &id,
        at: Instant::from_unix_millis(at).unwrap(),
        deployment_version: digest("deployment_version"),
        policy_sha256: digest("policy_sha256"),
        evidence_sha256: Some(digest("attested_sha256")),
    };
    let event = Event::of(Salt::from(salt), of, facts).unwrap();
    let insert = sqlx::query("INSERT INTO log_event VALUES (?, ?, 'decision', ?)")
        .bind(i64::try_from(size).unwrap())
        .bind(at)
        .bind(event.commitment.as_bytes().as_slice());
    insert.execute(&mut *database).await.unwrap();
    let mut roots = Vec::new();
    for place in Frontier::subtrees(size) {
        let root = sqlx::query("SELECT sha256 FROM log_node WHERE number = ?");
        let root = root.bind(i64::try_from(place.number()).unwrap());
        let root: Vec<u8> = root.fetch_one(&mut *database).await.unwrap().get(0);
        roots.push(Sha256Hex::from(<[u8; 32]>::try_from(root).unwrap()));
    }
    let nodes = Frontier::new(size, roots).unwrap();
    let nodes = { nodes }.append(event.leaf_hash().unwrap());
    for (number, hash) in (Subtree::count(size)..).zip(nodes) {
        let node = sqlx::query("INSERT INTO log_node VALUES (?, ?)")
            .bind(i64::try_from(number).unwrap())
            .bind(hash.as_bytes().as_slice());
        node.execute(&mut *database).await.unwrap();
    }
    give(database, &id, at, i64::try_from(size).unwrap()).await;
}

async fn give(database: &mut SqliteConnection, lead_id: &str, at: i64, leaf: i64) {
    let consent = sqlx::query(
        "INSERT INTO consent_event (lead_id, happened_at, decision_key, state, text_sha256, \
         nature_of_goods, excludes_sector_l223_1_al5, leaf) \
         SELECT lead_id, ?, decision_key, 'given', text_sha256, 'une assurance', 1, ? \
         FROM consent_event WHERE lead_id = ? AND decision_key = ?",
    );
    let consent = consent.bind(at).bind(leaf).bind(lead_id).bind(KEY);
    let done = consent.execute(database).await.unwrap();
    assert_eq!(done.rows_affected(), 1);
}

async fn first_lead(database: &mut SqliteConnection) -> String {
    let id = sqlx::query_scalar("SELECT MIN(id) FROM lead");
    id.fetch_one(database).await.unwrap()
}

/// What keeps a decision from being written twice is a rule of the file, too.
const MAY_BE_TWICE: &str = "DROP INDEX IF EXISTS consent_event_once";

async fn may_be_twice(collector: &Collector) -> SqliteConnection {
    let mut database = collector.database().await;
    let dropped = sqlx::query(MAY_BE_TWICE).execute(&mut database).await;
    dropped.unwrap();
    database
}

#[tokio::test]
async fn leaves_that_nobody_signed_are_named() {
    let collector = two_leads().await;
    forge(&mut may_be_twice(&collector).await).await;
    let (is_sound, said) = run(&collector, &["verify-log"]);
    let flaw = "leaf 10: no head was signed after it, nor after any later leaf\n";
    assert_eq!((is_sound, said.as_str()), (false, flaw));
}

#[tokio::test]
async fn leaves_that_nobody_signed_are_signed_by_no_later_lead() {
    let collector = two_leads().await;
    forge(&mut may_be_twice(&collector).await).await;
    let visitor = Visitor::by_phone();
    let body = collector.lead(&visitor).await.to_string();
    let sent = post("/v1/leads", &[("origin", OWN_ORIGIN)], body);
    let answer = collector.send(sent).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(!is_sound && said.starts_with("leaf 10: no head"), "{said}");
}

#[tokio::test]
async fn a_log_whose_heads_are_gone_is_not_sound() {
    check(
        &["DELETE FROM log_head"],
        "leaf 0: no head was signed after it, nor after any later leaf",
    )
    .await;
    check(
        &["DELETE FROM log_head WHERE size = 10"],
        "leaf 5: no head was signed after it, nor after any later leaf",
    )
    .await;
}

/// By the very key, so that only the moment tells.
#[tokio::test]
async fn a_head_dated_otherwise_than_its_leaves_is_named() {
    let collector = two_leads().await;
    let mut database = alter(&collector, &[]).await;
    let jws: String = sqlx::query_scalar("SELECT jws FROM log_head WHERE size = 10")
        .fetch_one(&mut database)
        .await
        .unwrap();
    let keys = SigningKeyPair::from_seed(&[7; 32]);
    let public = [keys.public_key()];
    let head: TreeHead = consent::receipt::seal::verify(&jws, &public).unwrap();
    let at = Instant::from_unix_millis(head.at.unix_millis() - 1).unwrap();
    let earlier = keys.sign(&TreeHead { at, ..head }).unwrap();
    let update = sqlx::query("UPDATE log_head SET jws = ? WHERE size = 10").bind(earlier);
    update.execute(&mut database).await.unwrap();
    drop(database);
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(
        !is_sound && said.starts_with("leaf 9: the head signed after it"),
        "{said}"
    );
}

#[tokio::test]
async fn a_decision_hidden_behind_the_leaf_of_a_withdrawal_is_named() {
    let collector = two_leads().await;
    let mut database = may_be_twice(&collector).await;
    let id = first_lead(&mut database).await;
    let withdraw = ["withdraw", &id, "--channel", "post", "--all"];
    let (is_withdrawn, said) = run(&collector, &withdraw);
    assert!(is_withdrawn, "{said}");
    give(&mut database, &id, NOW + 60_000, 10).await;
    let (is_sound, said) = run(&collector, &["verify-log"]);
    let flaw =
        "leaf 10: more than one request, decision, withdrawal or call says that it is theirs\n";
    assert_eq!((is_sound, said.as_str()), (false, flaw));
}

#[tokio::test]
async fn a_decision_of_a_leaf_beyond_all_or_below_is_named() {
    for leaf in [i64::MAX, i64::MAX - 1, 10, -1, i64::MIN] {
        let collector = two_leads().await;
        let mut database = alter(&collector, &[]).await;
        sqlx::query(MAY_BE_TWICE)
            .execute(&mut database)
            .await
            .unwrap();
        let id = first_lead(&mut database).await;
        give(&mut database, &id, NOW + 60_000, leaf).await;
        let (is_sound, said) = run(&collector, &["verify-log"]);
        let flaw =
            format!("leaf {leaf} is missing: a request, decision, withdrawal or call names it\n");
        assert_eq!((is_sound, said), (false, flaw));
    }
}

#[tokio::test]
async fn what_else_lies_outside_the_log_is_named() {
    check(
        &["INSERT INTO log_event SELECT -1, happened_at, kind, commitment FROM log_event LIMIT 1"],
        "a leaf has a negative number",
    )
    .await;
    for head in [
        "INSERT INTO log_head SELECT 9223372036854775807, jws FROM log_head LIMIT 1",
        "INSERT INTO log_head SELECT 0, jws FROM log_head LIMIT 1",
        "INSERT INTO log_node SELECT -1, sha256 FROM log_node LIMIT 1",
        "INSERT INTO log_node SELECT 9223372036854775807, sha256 FROM log_node LIMIT 1",
    ] {
        check(&[head], "leaf 10 is missing: a head was signed after it").await;
    }
}

#[tokio::test]
async fn a_decision_is_written_once() {
    let collector = two_leads().await;
    let mut database = collector.database().await;
    let again = sqlx::query(
        "INSERT INTO consent_event (lead_id, happened_at, decision_key, state, text_sha256, \
         nature_of_goods, excludes_sector_l223_1_al5, leaf) \
         SELECT lead_id, happened_at, decision_key, 'given', text_sha256, nature_of_goods, \
         excludes_sector_l223_1_al5, 0 FROM consent_event WHERE leaf = 1",
    );
    let error = again.execute(&mut database).await.unwrap_err().to_string();
    assert!(error.contains("consent_event.decision_key"), "{error}");
    lead(&collector, 3).await;
}
