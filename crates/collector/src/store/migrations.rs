//! The schema, step by step. A step that was ever released never changes.

use std::borrow::Cow;

use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::SqlitePool;

/// Listed here and not by `sqlx::migrate!`, which would compile sqlx's macros for one file.
pub(super) fn all() -> Migrator {
    let leads = include_str!("../../migrations/0001_leads.sql");
    let log = include_str!("../../migrations/0002_log.sql");
    let evidence = include_str!("../../migrations/0003_evidence.sql");
    let withdrawals = include_str!("../../migrations/0004_withdrawals.sql");
    let signals = include_str!("../../migrations/0005_signals.sql");
    let slots = include_str!("../../migrations/0006_slots.sql");
    let bound = include_str!("../../migrations/0007_bound.sql");
    let words = include_str!("../../migrations/0008_words.sql");
    let call_attempts = include_str!("../../migrations/0009_call_attempts.sql");
    let rows = include_str!("../../migrations/0010_rows.sql");
    let steps = [
        (1, "leads", leads),
        (2, "log", log),
        (3, "evidence", evidence),
        (4, "withdrawals", withdrawals),
        (5, "signals", signals),
        (6, "slots", slots),
        (7, "bound", bound),
        (8, "words", words),
        (9, "call_attempts", call_attempts),
        (10, "rows", rows),
    ];
    let steps = steps.into_iter().map(|(version, title, sql)| {
        Migration::new(
            version,
            Cow::Borrowed(title),
            MigrationType::Simple,
            sql.into_sql_str(),
            false,
        )
    });
    Migrator {
        migrations: steps.collect(),
        ..Migrator::DEFAULT
    }
}

/// Whether exactly these steps were taken.
pub(super) async fn are_done(pool: &SqlitePool) -> Result<bool, sqlx::Error> {
    let is_there = "SELECT COUNT(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'";
    let tables: i64 = sqlx::query_scalar(is_there).fetch_one(pool).await?;
    if tables == 0 {
        return Ok(false);
    }
    let taken = "SELECT version FROM _sqlx_migrations WHERE success ORDER BY version";
    let taken: Vec<i64> = sqlx::query_scalar(taken).fetch_all(pool).await?;
    let steps = all();
    Ok(steps.iter().map(|step| step.version).eq(taken))
}
