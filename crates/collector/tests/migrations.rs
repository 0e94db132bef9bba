//! Databases of earlier collectors open, say what they said, and go on.

#![cfg(test)]

#[path = "program/earlier.rs"]
mod earlier;
#[path = "api/fixture.rs"]
mod fixture;
#[path = "program/log.rs"]
#[expect(dead_code, reason = "written for the log, of which this uses a part")]
mod log;

use sqlx::Row as _;

use earlier::{AFTER_0002, holding, opened};
use fixture::Collector;
use log::{lead, run};

/// One lead with five leaves and the withdrawal of all that it gave.
const AFTER_0004: &str = include_str!("databases/0004.sql");

/// The same folder under the collector of today, and one lead more.
async fn with_a_lead_of_today(collector: Collector) -> Collector {
    let collector = collector.redeployed(fixture::deployment_json()).await;
    lead(&collector, 3).await;
    collector
}

/// Rows that point at rows that are not there.
async fn strays(collector: &Collector) -> usize {
    let mut database = collector.database().await;
    let strays = sqlx::query("PRAGMA foreign_key_check");
    strays.fetch_all(&mut database).await.unwrap().len()
}

#[tokio::test]
async fn a_lead_from_before_evidence_was_kept_is_shown_with_what_is_known() {
    let collector = opened(AFTER_0002).await;
    let (_, listed) = run(&collector, &["leads", "list"]);
    assert!(listed.ends_with("2 leads\n"), "{listed}");
    let id = listed.split_whitespace().next().unwrap();
    let (is_shown, said) = run(&collector, &["leads", "show", id]);
    assert!(
        is_shown && said.contains("E1  from before evidence was kept"),
        "{said}"
    );
    let mut database = collector.database().await;
    let row = sqlx::query(
        "SELECT attested_json, attested_sha256, answers_salt FROM evidence \
         JOIN contact USING (lead_id)",
    );
    let row = row.fetch_one(&mut database).await.unwrap();
    let claims: String = row.get(0);
    assert!(claims.contains("\"started_at\""), "{claims}");
    assert_eq!(row.get::<Option<String>, _>(1), None);
    assert_eq!(row.get::<Option<Vec<u8>>, _>(2), None);
}

#[tokio::test]
async fn a_log_from_before_evidence_was_kept_is_sound_and_grows() {
    let collector = opened(AFTER_0002).await;
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(is_sound, "{said}");
    assert!(
        said.starts_with("sound: 10 leaves, 2 signed heads, "),
        "{said}"
    );
    let collector = with_a_lead_of_today(collector).await;
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(is_sound && said.starts_with("sound: 15 leaves, "), "{said}");
    assert_eq!(strays(&collector).await, 0);
}

#[tokio::test]
async fn a_lead_from_before_the_notice_was_kept_whole_is_sound_and_others_follow_it() {
    let collector = opened(AFTER_0004).await;
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(is_sound && said.starts_with("sound: 9 leaves, "), "{said}");
    let (_, listed) = run(&collector, &["leads", "list"]);
    assert!(
        listed.contains("request withdrawn, 0 consents given"),
        "{listed}"
    );
    let id = listed.split_whitespace().next().unwrap().to_owned();
    let collector = with_a_lead_of_today(collector).await;
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(is_sound && said.starts_with("sound: 14 leaves, "), "{said}");
    let (is_shown, said) = run(&collector, &["leads", "show", &id]);
    assert!(
        is_shown && said.contains("J’accepte"),
        "the words of then: {said}"
    );
    assert_eq!(strays(&collector).await, 0);
}

/// The tables that 0010 made again, with a column that names each row and one that fills it.
const MADE_AGAIN: [(&str, &str, &str); 6] = [
    ("lead", "id", "assessment_json"),
    ("contact", "lead_id", "family_name"),
    ("evidence", "lead_id", "attested_json"),
    ("submission", "submission_id", "answer"),
    ("shown_text", "sha256", "body"),
    ("deployment", "version", "public_json"),
];

#[tokio::test]
async fn tables_made_again_keep_every_row() {
    let rows = async |collector: &Collector| {
        let mut rows = Vec::new();
        for (table, name, filling) in MADE_AGAIN {
            let sql = format!("SELECT {name}, hex({filling}) FROM {table} ORDER BY 1");
            let found = sqlx::query_as::<_, (String, String)>(sqlx::AssertSqlSafe(sql));
            let found = found.fetch_all(&mut collector.database().await).await;
            rows.push((table, found.unwrap()));
        }
        rows
    };
    let before = rows(&holding(AFTER_0004).await).await;
    let empty = before.iter().filter(|(_, rows)| rows.is_empty());
    assert_eq!(empty.count(), 0, "a table without rows shows nothing");
    assert_eq!(rows(&opened(AFTER_0004).await).await, before);
}

#[tokio::test]
async fn tables_made_again_are_still_append_only() {
    let collector = opened(AFTER_0004).await;
    let mut database = collector.database().await;
    for (table, _, filling) in MADE_AGAIN {
        let is_kept = ["evidence", "shown_text", "deployment"].contains(&table);
        let change = format!("UPDATE {table} SET {filling} = {filling}");
        let changed = sqlx::query(sqlx::AssertSqlSafe(change));
        let changed = changed.execute(&mut database).await;
        assert_eq!(changed.is_err(), is_kept, "{table}");
    }
}

#[tokio::test]
async fn reading_changes_no_table_under_the_collector_that_serves_it() {
    let collector = holding(AFTER_0002).await;
    let schema = async || -> Vec<String> {
        let tables = sqlx::query_scalar("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL");
        let tables = tables.fetch_all(&mut collector.database().await).await;
        tables.unwrap()
    };
    let before = schema().await;
    for command in [["leads", "list"].as_slice(), &["verify-log"]] {
        let (is_done, said) = run(&collector, command);
        assert!(!is_done, "{said}");
        assert!(said.contains("last served by another version"), "{said}");
    }
    assert_eq!(schema().await, before);
    // Nor does one that a later version served.
    let collector = opened(AFTER_0002).await;
    let later = "UPDATE _sqlx_migrations SET version = 9999 WHERE version = 1";
    let mut database = collector.database().await;
    sqlx::query(later).execute(&mut database).await.unwrap();
    let (is_done, said) = run(&collector, &["leads", "list"]);
    assert!(!is_done && said.contains("another version"), "{said}");
}
