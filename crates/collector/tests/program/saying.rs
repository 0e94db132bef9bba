//! How the program says things: once, and to whoever still reads.

use std::io::pipe;

use super::{collector, refusal};
use crate::fixture::database;

/// As `| head` leaves it: the pipe's other end is closed.
#[tokio::test]
async fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    let database = database(&folder);
    let store = ::collector::Store::open(&database).await.unwrap();
    store.close().await;
    for arguments in [
        &["leads", "list", "--database", &database][..],
        &["print-deployment", super::DEMO],
        &["check-deployment", super::DEMO],
    ] {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        let output = collector(arguments).stdout(writer).output().unwrap();
        assert!(output.status.success(), "{arguments:?}");
        assert_eq!(output.stderr, b"", "{arguments:?}");
    }
}

#[test]
fn a_cause_is_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("leads.db");
    std::fs::write(&path, "no database at all, whatever its name says").unwrap();
    let database = format!("sqlite:{}", path.display());
    let message = refusal(&["leads", "list", "--database", &database]);
    assert!(
        message.starts_with("collector: the database cannot be opened: "),
        "{message}"
    );
    let cause = "file is not a database";
    assert_eq!(message.matches(cause).count(), 1, "{message}");
    let message = refusal(&["serve", "--deployment", "missing.toml"]);
    assert_eq!(message.matches("No such file").count(), 1, "{message}");
}
