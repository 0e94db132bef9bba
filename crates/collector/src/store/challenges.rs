//! Nonces: given, looked up, forgotten.

use chrono::NaiveDate;
use consent::{Instant, civil_date};
use serde_json::json;
use sqlx::Row as _;

use super::log::Write;
use super::{Store, StoreError};

/// Expired nonces are told apart from unknown ones for a day.
const REMEMBERED_MILLIS: i64 = 24 * 3_600_000;

/// A nonce and the moment that it binds a proof to.
#[derive(Clone, Debug)]
pub(crate) struct Challenge {
    pub(crate) nonce: String,
    /// The civil date in Europe/Paris when it was given.
    pub(crate) today: NaiveDate,
    pub(crate) issued_at: Instant,
    pub(crate) expires_at: Instant,
    pub(crate) is_used: bool,
}

impl Store {
    /// The challenge of this nonce, used or not.
    pub(crate) async fn challenge(&self, nonce: &str) -> Result<Option<Challenge>, StoreError> {
        let row = sqlx::query(
            "SELECT nonce, today, issued_at, expires_at, used_at FROM challenge WHERE nonce = ?",
        )
        .bind(nonce)
        .fetch_optional(&self.readers)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let today: String = row.try_get("today")?;
        let used_at: Option<i64> = row.try_get("used_at")?;
        Ok(Some(Challenge {
            nonce: row.try_get("nonce")?,
            today: super::date(&today, "today")?,
            issued_at: super::moment(row.try_get("issued_at")?, "issued_at")?,
            expires_at: super::moment(row.try_get("expires_at")?, "expires_at")?,
            is_used: used_at.is_some(),
        }))
    }
}

/// Keeps new nonces, and drops those that nobody used.
pub(super) async fn add(write: &mut Write<'_>, challenges: &[Challenge]) -> Result<(), StoreError> {
    let Some(now) = challenges.iter().map(|challenge| challenge.issued_at).max() else {
        return Ok(());
    };
    let rows = challenges.iter().map(|challenge| {
        json!([
            challenge.nonce,
            civil_date::iso(challenge.today),
            challenge.issued_at.unix_millis(),
            challenge.expires_at.unix_millis(),
        ])
    });
    let rows: Vec<_> = rows.collect();
    sqlx::query(
        "DELETE FROM challenge WHERE expires_at < ? AND used_at IS NULL; \
         INSERT INTO challenge SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, NULL \
         FROM json_each(?)",
    )
    .bind(now.unix_millis() - REMEMBERED_MILLIS)
    .bind(serde_json::Value::from(rows).to_string())
    .execute(&mut **write)
    .await?;
    Ok(())
}
