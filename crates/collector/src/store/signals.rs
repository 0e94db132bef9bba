//! What spoke for a program behind a lead, and what signs the tasks that tell.

use lead::signals::Signal;
use serde_json::{Value, json};
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::log::Write;
use super::{NewLead, Store, StoreError};

/// What spoke for a program behind a lead, weighed when it came.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct StoredSignals {
    /// Their names, with a space between.
    pub names: String,
    /// The sum of their weights.
    pub score: i64,
    /// Whether a person reads the lead before anybody acts on it.
    pub is_to_review: bool,
}

impl Store {
    /// The secret that signs tasks: the one of the first start, which drew it.
    pub(crate) async fn proof_secret(&self, drawn: [u8; 32]) -> Result<[u8; 32], StoreError> {
        sqlx::query("INSERT INTO proof_key VALUES (1, ?) ON CONFLICT DO NOTHING")
            .bind(drawn.as_slice())
            .execute(&self.writer)
            .await?;
        let row = sqlx::query("SELECT secret FROM proof_key")
            .fetch_one(&self.writer)
            .await?;
        let secret: Vec<u8> = row.try_get("secret")?;
        secret
            .try_into()
            .map_err(|_| StoreError::Unreadable("secret"))
    }
}

/// What spoke against each of these leads, in one call; nothing where nothing did.
pub(super) async fn insert(
    write: &mut Write<'_>,
    leads: &[&mut NewLead],
) -> Result<(), StoreError> {
    let row = |new: &&mut NewLead| {
        let (lead_id, observed) = (&new.answer.lead_id, &new.observed);
        let names: Vec<&str> = observed.signals().map(Signal::as_str).collect();
        let to_review = u8::from(observed.is_to_review());
        (!names.is_empty()).then(|| json!([lead_id, names.join(" "), observed.score(), to_review]))
    };
    let rows: Vec<Value> = leads.iter().filter_map(row).collect();
    if !rows.is_empty() {
        sqlx::query(
            "INSERT INTO lead_signal \
             SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)",
        )
        .bind(Value::from(rows).to_string())
        .execute(&mut **write)
        .await?;
    }
    Ok(())
}

/// From the columns `signals`, `score` and `to_review` of a left join.
pub(super) fn read(row: &SqliteRow) -> Result<StoredSignals, StoreError> {
    let names: Option<String> = row.try_get("signals")?;
    let score: Option<i64> = row.try_get("score")?;
    let is_to_review: Option<bool> = row.try_get("to_review")?;
    Ok(StoredSignals {
        names: names.unwrap_or_default(),
        score: score.unwrap_or_default(),
        is_to_review: is_to_review.unwrap_or_default(),
    })
}
