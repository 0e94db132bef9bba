//! Databases of earlier collectors open, and say what they said.

#![cfg(test)]

#[path = "api/fixture.rs"]
mod fixture;
#[path = "program/log.rs"]
#[allow(dead_code, reason = "written for the log, of which this uses a part")]
mod log;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Row as _};

use fixture::Collector;
use log::{run, write_keys};

/// One lead with seven leaves, as the collector wrote it before its third migration; signed anew
/// with the key of the tests.
const BEFORE_EVIDENCE: &str = include_str!("databases/0002.sql");
const LEAD: &str = "01a20906-b7c3-7540-a774-c3346d8ea6db";

/// A collector's folder with this database in it.
async fn holding(database: &'static str) -> Collector {
    let collector = Collector::new().await;
    collector.store.close().await;
    let path = collector.folder.path().join("leads.db");
    std::fs::remove_file(&path).unwrap();
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true);
    let mut connection = options.foreign_keys(false).connect().await.unwrap();
    let written = sqlx::raw_sql(database).execute(&mut connection).await;
    written.unwrap();
    write_keys(&collector);
    collector
}

#[tokio::test]
async fn a_lead_from_before_evidence_was_kept_is_shown_with_what_is_known() {
    let collector = holding(BEFORE_EVIDENCE).await;
    let (_, listed) = run(&collector, &["leads", "list"]);
    assert!(listed.ends_with("1 lead\n"), "{listed}");
    let (is_shown, said) = run(&collector, &["leads", "show", LEAD]);
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
async fn a_log_from_before_evidence_was_kept_is_sound() {
    let collector = holding(BEFORE_EVIDENCE).await;
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(is_sound, "{said}");
    assert!(said.starts_with("sound: 7 leaves, 1 signed heads, 0 time stamps"));
    assert!(
        said.contains("1 leads are from before contacts were committed to"),
        "{said}"
    );
}
