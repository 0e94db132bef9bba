//! `verify-log` on databases that somebody altered behind the collector's back.

#![cfg(test)]

#[path = "api/fixture.rs"]
mod fixture;
#[path = "verify_log/forged.rs"]
mod forged;
#[path = "verify_log/kept.rs"]
mod kept;
#[path = "program/log.rs"]
mod log;
#[path = "verify_log/persons.rs"]
mod persons;
#[path = "verify_log/words.rs"]
mod words;

use std::sync::Arc;

use consent::log::{Event, EventKind, Frontier};
use consent::{Instant, Sha256Hex};
use sqlx::{Row as _, SqliteConnection};

use fixture::Collector;
use log::{lead, run, two_leads};

/// Alters the database as whoever has the file can: no rule of the schema holds them.
async fn alter(collector: &Collector, statements: &[&'static str]) -> SqliteConnection {
    let mut database = collector.database().await;
    let triggers = sqlx::query("SELECT name FROM sqlite_schema WHERE type = 'trigger'");
    for row in triggers.fetch_all(&mut database).await.unwrap() {
        let name: String = row.get(0);
        let drop_it = format!("DROP TRIGGER {name}");
        let drop_it = sqlx::query(sqlx::AssertSqlSafe(drop_it));
        drop_it.execute(&mut database).await.unwrap();
    }
    for pragma in ["foreign_keys = OFF", "ignore_check_constraints = ON"] {
        let pragma = sqlx::query(sqlx::AssertSqlSafe(format!("PRAGMA {pragma}")));
        pragma.execute(&mut database).await.unwrap();
    }
    for statement in statements {
        let done = sqlx::query(*statement)
            .execute(&mut database)
            .await
            .unwrap();
        assert_ne!(done.rows_affected(), 0, "{statement}");
    }
    database
}

/// The leaves are 0 to 4 and 5 to 9: a request and four decisions each time.
async fn check(statements: &[&'static str], flaw: &str) {
    let collector = two_leads().await;
    drop(alter(&collector, statements).await);
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(
        !is_sound && said.starts_with(flaw),
        "{statements:?}: {said}"
    );
    assert_eq!(said.lines().count(), 1);
}

#[tokio::test]
async fn a_log_as_it_was_written_is_sound() {
    let (is_sound, said) = run(&two_leads().await, &["verify-log"]);
    assert!(is_sound);
    let expected = "sound: 10 leaves, 2 signed heads, 0 time stamps, 8 texts\n";
    assert_eq!(said, expected);
}

#[tokio::test]
async fn a_copy_beside_which_nothing_can_be_written_is_checked() {
    let collector = two_leads().await;
    let mut database = collector.database().await;
    let copy = collector.folder.path().join("copy.db");
    let copied = sqlx::query("VACUUM INTO ?").bind(copy.to_str().unwrap());
    copied.execute(&mut database).await.unwrap();
    let mut bytes = std::fs::read(&copy).unwrap();
    // In WAL mode, as a plain copy of the file is (https://sqlite.org/fileformat2.html 1.3.3).
    bytes[18..20].copy_from_slice(&[2, 2]);
    std::fs::write(&copy, bytes).unwrap();
    // Modes hold nobody back who is root; a folder in the place of the file does.
    std::fs::create_dir(collector.folder.path().join("copy.db-wal")).unwrap();
    let address = format!("sqlite:{}", copy.display());
    let keys = collector.folder.path().join("leads.keys.json");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_collector"))
        .args(["verify-log", "--database", &address, "--keys"])
        .arg(&keys)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(output.stdout.starts_with(b"sound: 10 leaves"), "{output:?}");
}

#[tokio::test]
async fn a_log_that_grows_while_it_is_checked_is_sound() {
    let collector = Arc::new(two_leads().await);
    let checked = Arc::clone(&collector);
    let mut checking =
        tokio::task::spawn_blocking(move || (0..5).all(|_| run(&checked, &["verify-log"]).0));
    let mut number = 3;
    let is_sound = loop {
        tokio::select! {
            is_sound = &mut checking => break is_sound.unwrap(),
            () = lead(&collector, number) => number += 1,
        }
    };
    assert!(is_sound);
}

#[tokio::test]
async fn an_erased_contact_leaves_the_log_sound() {
    let collector = two_leads().await;
    drop(
        alter(
            &collector,
            &["DELETE FROM contact WHERE lead_id = (SELECT MIN(id) FROM lead)"],
        )
        .await,
    );
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(is_sound, "{said}");
    assert!(said.contains("5 leaves are of erased contacts"), "{said}");
}

#[tokio::test]
async fn a_changed_request_or_decision_is_named() {
    const ROW: &str = "is not the one that was logged";
    for (statement, leaf) in [
        ("UPDATE request SET human_review = 1 WHERE leaf = 5", 5),
        ("UPDATE request SET object_json = '[]' WHERE leaf = 5", 5),
        (
            "UPDATE request SET addressed_to_name = 'Autre' WHERE leaf = 5",
            5,
        ),
        (
            "UPDATE request SET call_not_after = '2027-01-01' WHERE leaf = 5",
            5,
        ),
        ("UPDATE request SET channel = 'fax' WHERE leaf = 5", 5),
        ("UPDATE consent_event SET state = 'given' WHERE leaf = 7", 7),
        (
            "UPDATE consent_event SET valid_until = '2030-01-01' WHERE leaf = 8",
            8,
        ),
        (
            "UPDATE consent_event SET nature_of_goods = 'x' WHERE leaf = 8",
            8,
        ),
        (
            "UPDATE consent_event SET happened_at = happened_at - 1 WHERE leaf = 9",
            9,
        ),
        (
            "UPDATE consent_event SET decision_key = 'nothing' WHERE leaf = 9",
            9,
        ),
        ("UPDATE lead SET policy_sha256 = deployment_version", 0),
        ("UPDATE contact SET log_salt = zeroblob(16)", 0),
        (
            "UPDATE evidence SET attested_json = replace(attested_json, 'unset', 'given')",
            0,
        ),
        ("UPDATE evidence SET attested_sha256 = NULL", 0),
        ("DELETE FROM evidence", 0),
        (
            "UPDATE log_event SET commitment = zeroblob(32) WHERE leaf = 6",
            6,
        ),
    ] {
        let flaw = format!("leaf {leaf}: its request, decision, withdrawal or call {ROW}");
        check(&[statement], &flaw).await;
    }
}

#[tokio::test]
async fn what_was_taken_away_is_named() {
    check(
        &["DELETE FROM consent_event WHERE leaf = 3"],
        "leaf 3: its request, decision, withdrawal or call is missing",
    )
    .await;
    check(
        &["DELETE FROM log_event WHERE leaf = 4"],
        "leaf 4 is missing\n",
    )
    .await;
    check(
        &[
            "DELETE FROM log_event WHERE leaf >= 8",
            "DELETE FROM consent_event WHERE leaf >= 8",
        ],
        "leaf 8 is missing: a head was signed after it, or its hash is still kept",
    )
    .await;
    check(
        &[
            "DELETE FROM log_event WHERE leaf >= 5",
            "DELETE FROM log_node WHERE number >= 8",
            "DELETE FROM log_head WHERE size = 10",
        ],
        "leaf 5 is missing: a request, decision, withdrawal or call names it",
    )
    .await;
}

#[tokio::test]
async fn what_changed_places_is_named() {
    check(
        &[
            "UPDATE consent_event SET leaf = 100 WHERE leaf = 2",
            "UPDATE consent_event SET leaf = 2 WHERE leaf = 3",
            "UPDATE consent_event SET leaf = 3 WHERE leaf = 100",
        ],
        "leaf 2: its request, decision, withdrawal or call is not the one that was logged",
    )
    .await;
    // With their leaves: then the hashes stay behind.
    check(
        &[
            "UPDATE consent_event SET leaf = 100 WHERE leaf = 2",
            "UPDATE consent_event SET leaf = 2 WHERE leaf = 3",
            "UPDATE consent_event SET leaf = 3 WHERE leaf = 100",
            "UPDATE log_event SET leaf = 100 WHERE leaf = 2",
            "UPDATE log_event SET leaf = 2 WHERE leaf = 3",
            "UPDATE log_event SET leaf = 3 WHERE leaf = 100",
        ],
        "leaf 2: its hash is not the one that was kept",
    )
    .await;
}

#[tokio::test]
async fn a_changed_hash_is_named() {
    // The numbers of RFC 9162's subtrees as they become complete: 15 is leaf 8, 6 is leaves
    // 0 to 3, 14 is leaves 0 to 7.
    for (statement, flaw) in [
        (
            "UPDATE log_node SET sha256 = zeroblob(32) WHERE number = 15",
            "leaf 8: its hash is not the one that was kept",
        ),
        (
            "UPDATE log_node SET sha256 = zeroblob(32) WHERE number = 6",
            "leaf 3: the hash kept of the 4 leaves that end with it is wrong",
        ),
        (
            "DELETE FROM log_node WHERE number = 14",
            "leaf 7: the hash kept of the 8 leaves that end with it is wrong",
        ),
    ] {
        check(&[statement], flaw).await;
    }
    check(
        &[
            "DELETE FROM contact",
            "UPDATE log_event SET commitment = zeroblob(32) WHERE leaf = 6",
        ],
        "leaf 6: its hash is not the one that was kept",
    )
    .await;
}

#[tokio::test]
async fn a_head_of_another_log_is_named() {
    check(
        &["UPDATE log_head SET jws = (SELECT jws FROM log_head WHERE size = 10) WHERE size = 5"],
        "leaf 4: the head signed after it says otherwise",
    )
    .await;
    check(
        &["UPDATE log_head SET jws = jws || 'A' WHERE size = 10"],
        "leaf 9: the head signed after it says otherwise",
    )
    .await;
}

/// Who can write everything but has no key: a decision whose contact is gone, its leaf, and
/// every hash are made anew.
#[tokio::test]
async fn a_log_rewritten_throughout_is_betrayed_by_what_was_signed() {
    let collector = two_leads().await;
    let mut database = alter(
        &collector,
        &[
            "DELETE FROM contact",
            "UPDATE log_event SET commitment = zeroblob(32) WHERE leaf = 7",
            "DELETE FROM log_node",
        ],
    )
    .await;
    let events = sqlx::query("SELECT happened_at, kind, commitment FROM log_event ORDER BY leaf");
    let events = events.fetch_all(&mut database).await.unwrap();
    let mut frontier = Frontier::default();
    let mut number = 0_i64;
    for row in events {
        let commitment: [u8; 32] = row.get::<Vec<u8>, _>("commitment").try_into().unwrap();
        let event = Event {
            version: 1,
            kind: match row.get("kind") {
                "request" => EventKind::Request,
                _ => EventKind::Decision,
            },
            at: Instant::from_unix_millis(row.get("happened_at")).unwrap(),
            commitment: Sha256Hex::from(commitment),
        };
        for hash in frontier.append(event.leaf_hash().unwrap()) {
            let node = sqlx::query("INSERT INTO log_node VALUES (?, ?)");
            let node = node.bind(number).bind(hash.as_bytes().as_slice());
            node.execute(&mut database).await.unwrap();
            number += 1;
        }
    }
    drop(database);
    let (is_sound, said) = run(&collector, &["verify-log"]);
    let flaw = "leaf 9: the head signed after it says otherwise";
    assert!(!is_sound && said.starts_with(flaw), "{said}");
}

#[tokio::test]
async fn what_the_log_is_made_of_cannot_be_changed_by_the_program() {
    let collector = two_leads().await;
    let mut database = collector.database().await;
    for statement in [
        "UPDATE log_event SET leaf = leaf + 100",
        "UPDATE log_node SET number = number + 100",
        "UPDATE log_head SET size = size + 100",
        "UPDATE shown_text SET body = 'x'",
        "UPDATE deployment SET public_json = '{}'",
        "UPDATE evidence SET attested_json = '{}'",
        "UPDATE evidence SET attested_sha256 = NULL",
        "DELETE FROM log_event",
        "DELETE FROM log_node",
        "DELETE FROM log_head",
        "DELETE FROM shown_text",
        "DELETE FROM deployment",
    ] {
        let done = sqlx::query(statement).execute(&mut database).await;
        let error = done.unwrap_err().to_string();
        assert!(error.contains("append-only"), "{statement}: {error}");
    }
}

#[tokio::test]
async fn a_database_from_before_slots_opens_with_its_leads_and_a_sound_log() {
    let collector = two_leads().await;
    let (_, before) = run(&collector, &["leads", "list"]);
    drop(
        alter(
            &collector,
            &["DELETE FROM _sqlx_migrations WHERE version = 6"],
        )
        .await,
    );
    let mut database = collector.database().await;
    for change in [
        "ALTER TABLE request DROP COLUMN slot_end",
        "ALTER TABLE request DROP COLUMN slot_start",
    ] {
        sqlx::query(change).execute(&mut database).await.unwrap();
    }
    drop(database);
    let path = collector.folder.path().join("leads.db");
    let store = collector::Store::open(&format!("sqlite:{}", path.display())).await;
    store.unwrap().close().await;
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(is_sound, "{said}");
    assert_eq!(run(&collector, &["leads", "list"]).1, before);
    lead(&collector, 3).await;
    assert!(run(&collector, &["verify-log"]).0);
}
