//! Where leads are kept: `SQLite`, with one writer.
//!
//! **Invariant:** nothing is acknowledged before it is durable. `synchronous=FULL` makes each
//! commit survive a power cut; writes open with `BEGIN IMMEDIATE`, because a transaction that
//! starts by reading and then writes is refused without waiting when another one wrote.

mod attempts;
mod challenges;
mod choices;
mod known;
mod leads;
mod log;
mod migrations;
mod operator;
mod read_only;
mod said;
mod signals;
mod withdrawals;
mod words;

use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::time::Duration;

use chrono::NaiveDate;
use consent::call_slot::SlotBounds;
use consent::canonical_json::NotCanonical;
use consent::{CallSlot, Instant, Language, Sha256Hex, civil_date};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow,
    SqliteSynchronous,
};
use sqlx::{ConnectOptions as _, Row as _, Sqlite, Transaction};

pub(crate) use challenges::Challenge;
pub(crate) use choices::NewChoice;
use known::Known;
pub(crate) use leads::{NewLead, Outcome};
pub(crate) use log::{Kept, Named, Personal, Rebuilt, Snapshot, Stamp, Standing, Stray};
pub use operator::{LeadDetails, LeadSummary, StoredDecision};
pub(crate) use said::{Attempted, Decided, Said, Withdrawn};
pub use signals::StoredSignals;
pub(crate) use withdrawals::{Wanted, Wish, WithdrawError};
pub use words::Words;

use crate::keys::Keys;
use crate::proof;

/// How long a write waits for another process's.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
const READERS: u32 = 4;

/// The database.
#[derive(Clone, Debug)]
pub struct Store {
    path: PathBuf,
    writer: SqlitePool,
    readers: SqlitePool,
    known: Known,
}

/// Why the database cannot be opened; shown to the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address is none of `SQLite`'s, or has parameters, of which none keeps leads better.
    #[error("the database is written sqlite:FILE without parameters, such as sqlite:leads.db")]
    Address,
    /// The folder of the file does not exist.
    #[error("the folder {0} does not exist: create it, or choose another file with --database")]
    NoFolder(PathBuf),
    /// The file does not exist, and reading does not create it.
    #[error("there is no database {0}: name the one that `collector serve` uses with --database")]
    NoFile(PathBuf),
    /// Another version of this program served it last.
    #[error(
        "the database {0} was last served by another version: start `collector serve` of this one on it once, or ask with that one"
    )]
    OtherSchema(PathBuf),
    /// The file cannot be created or written.
    #[error("the database {path} cannot be written: {cause}")]
    NotWritable {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// `SQLite` refuses.
    #[error("the database cannot be opened: {0}")]
    Sqlite(#[from] sqlx::Error),
    /// The schema cannot be brought up to date.
    #[error("the database cannot be migrated: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

/// Why a read or write failed; for the log.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// `SQLite` failed. Its messages name columns, never values.
    #[error("store: {0}")]
    Sqlite(#[from] sqlx::Error),
    /// A row does not say what it should.
    #[error("store: the column {0} holds something unreadable")]
    Unreadable(&'static str),
    /// What is to be signed has no canonical form.
    #[error("store: {0}")]
    NotCanonical(#[from] NotCanonical),
    /// The log ends with leaves that none of the keys signed.
    #[error(
        "store: the log's end is under no head of these keys, and nothing is added to it: run `collector verify-log`"
    )]
    Unsigned,
    /// The answer cannot be written.
    #[error("store: the answer cannot be written as JSON: {0}")]
    Answer(#[from] serde_json::Error),
}

impl StoreError {
    /// Whether trying again later may work: the disk is full, or the file is locked.
    pub(crate) fn is_passing(&self) -> bool {
        match self {
            Self::Sqlite(sqlx::Error::Database(error)) => {
                error.code().is_some_and(|code| is_passing_code(&code))
            }
            Self::Sqlite(error) => matches!(
                error,
                sqlx::Error::Io(_)
                    | sqlx::Error::PoolTimedOut
                    | sqlx::Error::PoolClosed
                    | sqlx::Error::WorkerCrashed
            ),
            Self::Unreadable(_) | Self::NotCanonical(_) | Self::Unsigned | Self::Answer(_) => false,
        }
    }
}

/// `SQLITE_BUSY`, `_LOCKED`, `_READONLY`, `_IOERR` and `_FULL`; what is above the low byte
/// only says more (<https://sqlite.org/rescode.html>).
fn is_passing_code(code: &str) -> bool {
    let code: Result<u32, _> = code.parse();
    code.is_ok_and(|code| matches!(code & 0xff, 5 | 6 | 8 | 10 | 13))
}

impl Store {
    /// Opens the database, creates it where it is missing, and brings its schema up to date.
    pub async fn open(address: &str) -> Result<Self, OpenError> {
        let options = parse(address)?;
        let path = options.get_filename().to_owned();
        if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty())
            && !folder.is_dir()
        {
            return Err(OpenError::NoFolder(folder.to_owned()));
        }
        create_private(&path).map_err(|cause| OpenError::NotWritable { path, cause })?;
        let store = Self::connect(options).await?;
        migrations::all().run(&store.writer).await?;
        Ok(store)
    }

    /// The file at an address, whether it exists or not.
    pub fn file(address: &str) -> Result<PathBuf, OpenError> {
        Ok(parse(address)?.get_filename().to_owned())
    }

    /// Opens a database that exists and that this version has served; changes no table. One that
    /// cannot be written, such as a copy on a read-only disk, can be read all the same.
    pub async fn open_existing(address: &str) -> Result<Self, OpenError> {
        let options = parse(address)?;
        let path = options.get_filename().to_owned();
        if !path.is_file() {
            return Err(OpenError::NoFile(path));
        }
        let store = match Self::connect(options.clone()).await {
            Err(error) if read_only::is_unwritable(&error) => {
                Self::connect_to_read(options).await?
            }
            store => store?,
        };
        // A collector that runs would find its tables changed under it.
        if migrations::are_done(&store.readers).await? {
            Ok(store)
        } else {
            store.close().await;
            Err(OpenError::OtherSchema(path))
        }
    }

    async fn connect(options: SqliteConnectOptions) -> Result<Self, sqlx::Error> {
        let path = options.get_filename().to_owned();
        let options = options
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY_TIMEOUT)
            .foreign_keys(proof::IS_MADE)
            // What is erased leaves no trace in free pages.
            .pragma("secure_delete", "ON")
            .disable_statement_logging();
        // A connection that fails is noticed when it is given back: asking it before each use
        // takes as long as the use.
        let pool = SqlitePoolOptions::new().test_before_acquire(false);
        let writer = pool
            .clone()
            .max_connections(1)
            .connect_with(options.clone())
            .await?;
        let readers = pool
            .max_connections(READERS)
            .connect_with(options.pragma("query_only", "ON"))
            .await?;
        Ok(Self {
            path,
            writer,
            readers,
            known: Known::default(),
        })
    }

    /// Whether others than its owner can read the file, as after a restore with another umask.
    #[cfg(unix)]
    pub fn is_exposed(&self) -> bool {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(&self.path).map(|file| file.permissions().mode());
        mode.is_ok_and(|mode| mode & 0o077 != 0)
    }

    /// Nothing is known of modes here.
    #[cfg(not(unix))]
    pub fn is_exposed(&self) -> bool {
        false
    }

    /// The database's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    async fn begin(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.writer.begin_with("BEGIN IMMEDIATE").await
    }

    /// Closes every connection once its work is done.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    /// Whether a write would succeed now.
    pub(crate) async fn is_writable(&self) -> Result<(), StoreError> {
        Ok(self.begin().await?.rollback().await?)
    }

    /// Remembers which deployment and which widget are served from now on.
    pub(crate) async fn serve(
        &self,
        deployment: (Sha256Hex, &str),
        release: Option<Sha256Hex>,
        now: Instant,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let (version, public_json) = deployment;
        sqlx::query("INSERT INTO deployment VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
            .bind(version.to_string())
            .bind(public_json)
            .bind(now.unix_millis())
            .execute(&mut *transaction)
            .await?;
        if let Some(release) = release {
            insert_release(&mut transaction, release, now).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Writes leads and nonces in one transaction. Says how each lead ended, in their order;
    /// an error means that nothing of all is stored.
    pub(crate) async fn write(
        &self,
        leads: &mut [NewLead],
        challenges: &[Challenge],
        keys: &Keys,
    ) -> Result<Vec<Outcome>, StoreError> {
        let written = self.try_write(leads, challenges, keys).await;
        if written.is_err() {
            self.known.forget_texts();
        }
        written
    }

    async fn try_write(
        &self,
        leads: &mut [NewLead],
        challenges: &[Challenge],
        keys: &Keys,
    ) -> Result<Vec<Outcome>, StoreError> {
        let mut transaction = self.begin().await?;
        challenges::add(&mut transaction, challenges).await?;
        let outcomes = leads::add(&mut transaction, leads, keys, &self.known).await?;
        transaction.commit().await?;
        Ok(outcomes)
    }

    /// Remembers a widget whose files came while the collector runs.
    pub(crate) async fn add_release(
        &self,
        wasm: Sha256Hex,
        now: Instant,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        insert_release(&mut transaction, wasm, now).await?;
        Ok(transaction.commit().await?)
    }

    /// Whether this widget was ever served with this database.
    pub(crate) async fn knows_release(&self, wasm: Sha256Hex) -> Result<bool, StoreError> {
        if self.known.has_release(wasm) {
            return Ok(true);
        }
        let row = sqlx::query("SELECT 1 FROM release WHERE wasm_sha256 = ?")
            .bind(wasm.to_string())
            .fetch_optional(&self.readers)
            .await?;
        if row.is_some() {
            self.known.release_found(wasm);
        }
        Ok(row.is_some())
    }
}

async fn insert_release(
    transaction: &mut Transaction<'static, Sqlite>,
    wasm: Sha256Hex,
    now: Instant,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO release VALUES (?, ?) ON CONFLICT DO NOTHING")
        .bind(wasm.to_string())
        .bind(now.unix_millis())
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

fn parse(address: &str) -> Result<SqliteConnectOptions, OpenError> {
    // `?mode=memory` would acknowledge what is gone with the process.
    let is_file =
        address.starts_with("sqlite:") && !address.contains(":memory:") && !address.contains('?');
    SqliteConnectOptions::from_str(address)
        .ok()
        .filter(|_| is_file)
        .ok_or(OpenError::Address)
}

/// Only the owner may read names and numbers; `SQLite` gives its side files the same mode.
fn create_private(path: &Path) -> Result<(), std::io::Error> {
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(|_| ())
}

fn date(text: &str, column: &'static str) -> Result<NaiveDate, StoreError> {
    civil_date::parse_iso(text).map_err(|_| StoreError::Unreadable(column))
}

/// The slot of a request's row.
fn slot(row: &SqliteRow) -> Result<Option<CallSlot>, StoreError> {
    let (start, end): (Option<String>, Option<String>) =
        (row.try_get("slot_start")?, row.try_get("slot_end")?);
    let Some((start, end)) = start.zip(end) else {
        return Ok(None);
    };
    let slot = CallSlot::try_from(SlotBounds { start, end });
    slot.map(Some).map_err(|_| StoreError::Unreadable("slot"))
}

fn moment(millis: i64, column: &'static str) -> Result<Instant, StoreError> {
    Instant::from_unix_millis(millis).map_err(|_| StoreError::Unreadable(column))
}

fn optional_date(row: &SqliteRow, column: &'static str) -> Result<Option<NaiveDate>, StoreError> {
    let text: Option<&str> = row.try_get(column)?;
    text.map(|text| date(text, column)).transpose()
}

fn language(language: Language) -> &'static str {
    match language {
        Language::Fr => "fr",
        Language::En => "en",
    }
}

#[cfg(test)]
mod tests;
