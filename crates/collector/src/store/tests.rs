use sqlx::Row as _;

use super::*;

async fn pragma(pool: &SqlitePool, name: &str) -> String {
    let query = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
    let column = if name == "busy_timeout" {
        "timeout"
    } else {
        name
    };
    let query = query.replacen(name, column, 1);
    let row = sqlx::query(sqlx::AssertSqlSafe(query));
    row.fetch_one(pool).await.unwrap().get(0)
}

#[tokio::test]
async fn a_commit_survives_a_power_cut_and_an_erasure_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("leads.db").display());
    let store = Store::open(&address).await.unwrap();
    for (name, value) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"), // FULL
        ("busy_timeout", "5000"),
        ("foreign_keys", "1"),
        ("secure_delete", "1"),
    ] {
        assert_eq!(pragma(&store.writer, name).await, value, "{name}");
    }
    assert_eq!(pragma(&store.readers, "query_only").await, "1");
}

#[tokio::test]
async fn opening_twice_keeps_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("leads.db").display());
    let wasm = Sha256Hex::of(b"wasm");
    let version = (Sha256Hex::of(b"{}"), "{}");
    let now = Instant::from_unix_millis(0).unwrap();
    let store = Store::open(&address).await.unwrap();
    store.serve(version, Some(wasm), now).await.unwrap();
    store.close().await;
    let store = Store::open(&address).await.unwrap();
    store.serve(version, Some(wasm), now).await.unwrap();
    assert!(store.knows_release(wasm).await.unwrap());
    assert!(!store.knows_release(Sha256Hex::of(b"other")).await.unwrap());
}

#[test]
fn only_what_may_pass_is_worth_another_try() {
    for code in ["5", "517", "6", "8", "1032", "10", "266", "13"] {
        assert!(is_passing_code(code), "{code}");
    }
    // A missing table, a broken constraint, a damaged file, no database at all.
    for code in ["1", "19", "787", "11", "26", "", "SQLITE_BUSY"] {
        assert!(!is_passing_code(code), "{code}");
    }
}

#[tokio::test]
async fn a_missing_table_does_not_come_back_by_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("leads.db").display());
    let store = Store::open(&address).await.unwrap();
    let dropped = sqlx::query("DROP TABLE release").execute(&store.writer);
    dropped.await.unwrap();
    let error = store.knows_release(Sha256Hex::of(b"wasm")).await;
    assert!(!error.unwrap_err().is_passing());
}

#[tokio::test]
async fn a_write_that_another_process_holds_up_is_worth_another_try() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("leads.db").display());
    let (store, other) = (Store::open(&address), Store::open(&address));
    let (store, other) = (store.await.unwrap(), other.await.unwrap());
    sqlx::query("PRAGMA busy_timeout = 0")
        .execute(&store.writer)
        .await
        .unwrap();
    let held = other.begin().await.unwrap();
    let error = store.is_writable().await.unwrap_err();
    assert!(error.is_passing(), "{error}");
    held.rollback().await.unwrap();
    store.is_writable().await.unwrap();
}

#[tokio::test]
async fn an_address_that_is_no_file_is_refused() {
    for address in [
        "leads.db",
        "postgres://host/leads",
        "sqlite::memory:",
        "sqlite:leads.db?mode=memory",
        "sqlite:leads.db?immutable=1",
        "",
    ] {
        let opened = Store::open(address).await;
        assert!(matches!(opened, Err(OpenError::Address)), "{address}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_file_made_here_is_its_owners_and_one_that_others_can_read_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("leads.db");
    let address = format!("sqlite:{}", path.display());
    let store = Store::open(&address).await.unwrap();
    assert!(!store.is_exposed());
    for mode in [0o644, 0o640, 0o604] {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        assert!(store.is_exposed(), "{mode:o}");
    }
}

/// A database that a collector left with a lead in it before signals were looked at.
async fn database_before_signals(address: &str) {
    let options = parse(address).unwrap().create_if_missing(true);
    let pool = SqlitePool::connect_with(options).await.unwrap();
    let mut migrator = migrations::all();
    let known = migrator.migrations.iter().filter(|step| step.version != 5);
    migrator.migrations = known.cloned().collect::<Vec<_>>().into();
    migrator.run(&pool).await.unwrap();
    let lead = "
        INSERT INTO deployment VALUES ('d', '{}', 0);
        INSERT INTO challenge VALUES ('n', '2026-11-23', 0, 1, 1);
        INSERT INTO shown_text VALUES ('t', 'words');
        INSERT INTO lead VALUES ('id', 's', 0, NULL, NULL, 'fr', '{}', '{}', 0, 'n', 'd', 'p', 't', NULL, NULL);
        INSERT INTO contact VALUES ('id', 'Zoé', 'Martin', NULL, NULL, NULL, NULL, x'00112233445566778899aabbccddeeff', NULL, NULL);
        INSERT INTO evidence VALUES ('id', '{}', NULL, 'E1', '[]', NULL, NULL, NULL, NULL);
        INSERT INTO receipt_token VALUES (zeroblob(32), 'id', 0, 1);
        INSERT INTO log_event VALUES (0, 0, 'request', zeroblob(32));
        INSERT INTO request VALUES ('id', 'email', 'w', 't', NULL, 0, '[]', 'n', NULL, 0, NULL, NULL);";
    sqlx::raw_sql(lead).execute(&pool).await.unwrap();
    pool.close().await;
}

#[tokio::test]
async fn a_lead_from_before_signals_is_read_without_any() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("leads.db").display());
    database_before_signals(&address).await;
    let store = Store::open(&address).await.unwrap();
    let listed = store.latest_leads(9).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].signals, StoredSignals::default());
    let shown = store.lead("id").await.unwrap().unwrap();
    assert_eq!(shown.summary.signals, StoredSignals::default());
    assert_eq!(store.challenge("n").await.unwrap().unwrap().nonce, "n");
}

#[tokio::test]
async fn the_secret_that_signs_tasks_is_drawn_once() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("leads.db").display());
    let store = Store::open(&address).await.unwrap();
    assert_eq!(store.proof_secret([1; 32]).await.unwrap(), [1; 32]);
    assert_eq!(store.proof_secret([2; 32]).await.unwrap(), [1; 32]);
}
