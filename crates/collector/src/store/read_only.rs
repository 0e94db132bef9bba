//! A database that cannot be written, such as a copy on a read-only disk.

use std::path::Path;

use sqlx::ConnectOptions as _;
use sqlx::error::DatabaseError;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

use super::{BUSY_TIMEOUT, Known, READERS, Store};

/// `SQLITE_READONLY` and `_CANTOPEN`: the file, or what `SQLite` writes beside it, is not to be
/// written.
pub(super) fn is_unwritable(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(DatabaseError::code);
    let code = code.and_then(|code| code.parse::<u32>().ok());
    code.is_some_and(|code| matches!(code & 0xff, 8 | 14))
}

impl Store {
    pub(super) async fn connect_to_read(
        options: SqliteConnectOptions,
    ) -> Result<Self, sqlx::Error> {
        let path = options.get_filename().to_owned();
        let mut beside = path.clone().into_os_string();
        beside.push("-wal");
        // In WAL mode SQLite writes beside the file even to read it, unless it is told that nobody
        // changes the file. A log beside it would hold leads that are not in the file yet.
        let is_whole = !Path::new(&beside).is_file();
        let options = options
            .read_only(true)
            .immutable(is_whole)
            .busy_timeout(BUSY_TIMEOUT)
            .disable_statement_logging();
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options)
            .await?;
        Ok(Self {
            path,
            writer: readers.clone(),
            readers,
            known: Known::default(),
        })
    }
}
