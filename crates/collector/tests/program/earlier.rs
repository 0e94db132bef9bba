//! Databases that earlier collectors wrote, signed with the key of the tests.

use sqlx::ConnectOptions as _;
use sqlx::sqlite::SqliteConnectOptions;

use crate::fixture::Collector;
use crate::log::write_keys;

/// Two leads with ten leaves, from before the third migration: no evidence, no receipt's link.
pub(crate) const AFTER_0002: &str = include_str!("../databases/0002.sql");

/// A collector's folder with this database in it, not opened yet.
pub(crate) async fn holding(database: &'static str) -> Collector {
    let collector = Collector::new().await;
    write_keys(&collector);
    collector.store.close().await;
    let path = collector.folder.path().join("leads.db");
    for ending in ["db", "db-wal", "db-shm"] {
        let _ = std::fs::remove_file(path.with_extension(ending));
    }
    let options = SqliteConnectOptions::new()
        .filename(&path)
        .create_if_missing(true);
    let mut old = options.foreign_keys(false).connect().await.unwrap();
    sqlx::raw_sql(database).execute(&mut old).await.unwrap();
    sqlx::Connection::close(old).await.unwrap();
    collector
}

/// The same, once a collector of today has opened it.
pub(crate) async fn opened(database: &'static str) -> Collector {
    let collector = holding(database).await;
    let path = collector.folder.path().join("leads.db");
    let store = collector::Store::open(&format!("sqlite:{}", path.display())).await;
    store.unwrap().close().await;
    collector
}
