//! What an audit reads: the log's rows in their order, a batch at a time, and the rows that
//! they speak of.

use std::collections::BTreeMap;
use std::ops::Range;

use consent::log::{
    CallAttemptFacts, DecisionFacts, Event, EventKind, Facts, LeadFacts, RequestFacts,
    WithdrawalFacts,
};
use consent::receipt::ReceiptAddressee;
use consent::{Instant, Sha256Hex};
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row as _, Sqlite, Transaction};

use super::{Store, StoreError, digest, hash, integer, number};
use crate::store::{moment, optional_date, said};

/// An event made again from the rows of its lead.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Rebuilt {
    /// What the leaf should say.
    Event(Event),
    /// The salt was erased with the contact: nobody can say any more.
    Erased,
    /// The rows hold something that was never written there.
    Unreadable,
    /// More than one row says that the leaf is its own.
    Twice,
}

/// A time stamp of a signed head.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Stamp {
    pub(crate) size: u64,
    /// What the token says.
    pub(crate) stamped_at: Instant,
    pub(crate) token: Vec<u8>,
}

const LEAD: &str = "lead.id AS lead_id, deployment_version, policy_sha256, log_salt, \
     attested_json, attested_sha256";

const STAMPS: &str = "SELECT log_stamp.size, stamped_at, token, jws FROM log_stamp \
     JOIN log_head ON log_head.size = log_stamp.size";

/// The database as it was at the first read: leads that come meanwhile are not seen.
pub(crate) struct Snapshot(pub(super) Transaction<'static, Sqlite>);

impl Store {
    /// Begins to read.
    pub(crate) async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        Ok(Snapshot(self.readers.begin().await?))
    }

    /// The first stamped head of at least so many leaves with its token, or the newest one; of
    /// several stamps of a head the last, which mends one that cannot be checked.
    pub(crate) async fn stamp(
        &self,
        from: Option<u64>,
    ) -> Result<Option<(Stamp, String)>, StoreError> {
        let order = if from.is_some() {
            "log_stamp.size, id DESC"
        } else {
            "log_stamp.size DESC, id DESC"
        };
        let select = format!("{STAMPS} WHERE log_stamp.size >= ? ORDER BY {order} LIMIT 1");
        let row = sqlx::query(AssertSqlSafe(select))
            .bind(integer(from.unwrap_or(0))?)
            .fetch_optional(&self.readers)
            .await?;
        row.as_ref().map(stamp_of).transpose()
    }

    /// Keeps what a time-stamping authority answered.
    pub(crate) async fn add_stamp(&self, stamp: &Stamp) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        sqlx::query("INSERT INTO log_stamp (size, stamped_at, token) VALUES (?, ?, ?)")
            .bind(integer(stamp.size)?)
            .bind(stamp.stamped_at.unix_millis())
            .bind(&stamp.token)
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }
}

impl Snapshot {
    /// The leaves from this one on, so many at most; `None` for one that cannot be read.
    pub(crate) async fn logged_events(
        &mut self,
        from: u64,
        at_most: u32,
    ) -> Result<Vec<(u64, Option<Event>)>, StoreError> {
        let rows = sqlx::query(
            "SELECT leaf, happened_at, kind, commitment FROM log_event WHERE leaf >= ? \
             ORDER BY leaf LIMIT ?",
        )
        .bind(integer(from)?)
        .bind(at_most)
        .fetch_all(&mut *self.0)
        .await?;
        let read = |row: &SqliteRow| Ok((number(row.try_get("leaf")?, "leaf")?, event(row).ok()));
        rows.iter().map(read).collect()
    }

    /// The events of these leaves, made again from requests, decisions, withdrawals and calls.
    pub(crate) async fn rebuilt_events(
        &mut self,
        leaves: Range<u64>,
    ) -> Result<BTreeMap<u64, Rebuilt>, StoreError> {
        let mut rebuilt = BTreeMap::new();
        for (sql, read) in [
            (
                format!(
                    "SELECT {LEAD}, leaf, received_at, channel, object_json, text_sha256, \
                     call_not_after, slot_start, slot_end, human_review, addressed_to_name, addressed_to_siren \
                     FROM request JOIN lead ON lead.id = request.lead_id \
                     LEFT JOIN evidence ON evidence.lead_id = lead.id \
                     LEFT JOIN contact ON contact.lead_id = lead.id WHERE leaf >= ? AND leaf < ?"
                ),
                request as fn(&SqliteRow) -> Result<Rebuilt, StoreError>,
            ),
            (
                format!(
                    "SELECT {LEAD}, leaf, happened_at, decision_key, state, text_sha256, \
                     valid_until, nature_of_goods, excludes_sector_l223_1_al5 \
                     FROM consent_event JOIN lead ON lead.id = consent_event.lead_id \
                     LEFT JOIN evidence ON evidence.lead_id = lead.id \
                     LEFT JOIN contact ON contact.lead_id = lead.id WHERE leaf >= ? AND leaf < ?"
                ),
                decision,
            ),
            (
                format!(
                    "SELECT {LEAD}, leaf, subject, channel, said_at, recorded_at, recipients_json \
                     FROM withdrawal JOIN lead ON lead.id = withdrawal.lead_id \
                     LEFT JOIN evidence ON evidence.lead_id = lead.id \
                     LEFT JOIN contact ON contact.lead_id = lead.id WHERE leaf >= ? AND leaf < ?"
                ),
                withdrawal,
            ),
            (
                format!(
                    "SELECT {LEAD}, leaf, subject, made_at, recorded_at, faults_json \
                     FROM call_attempt JOIN lead ON lead.id = call_attempt.lead_id \
                     LEFT JOIN evidence ON evidence.lead_id = lead.id \
                     LEFT JOIN contact ON contact.lead_id = lead.id WHERE leaf >= ? AND leaf < ?"
                ),
                call_attempt,
            ),
        ] {
            let rows = sqlx::query(AssertSqlSafe(sql))
                .bind(integer(leaves.start)?)
                .bind(integer(leaves.end)?)
                .fetch_all(&mut *self.0)
                .await?;
            for row in rows {
                let leaf = number(row.try_get("leaf")?, "leaf")?;
                let event = read(&row).unwrap_or(Rebuilt::Unreadable);
                if rebuilt.insert(leaf, event).is_some() {
                    // Whichever was read last must not hide the other.
                    rebuilt.insert(leaf, Rebuilt::Twice);
                }
            }
        }
        Ok(rebuilt)
    }

    /// The hashes kept under these numbers, as far as there are any.
    pub(crate) async fn nodes(
        &mut self,
        numbers: Range<u64>,
    ) -> Result<BTreeMap<u64, Sha256Hex>, StoreError> {
        let rows =
            sqlx::query("SELECT number, sha256 FROM log_node WHERE number >= ? AND number < ?")
                .bind(integer(numbers.start)?)
                .bind(integer(numbers.end)?)
                .fetch_all(&mut *self.0)
                .await?;
        let read = |row: &SqliteRow| {
            let number = number(row.try_get("number")?, "number")?;
            Ok((number, hash(row.try_get("sha256")?, "sha256")?))
        };
        rows.iter().map(read).collect()
    }

    /// The signed heads of these sizes.
    pub(crate) async fn heads(
        &mut self,
        sizes: Range<u64>,
    ) -> Result<BTreeMap<u64, String>, StoreError> {
        let rows = sqlx::query("SELECT size, jws FROM log_head WHERE size >= ? AND size < ?")
            .bind(integer(sizes.start)?)
            .bind(integer(sizes.end)?)
            .fetch_all(&mut *self.0)
            .await?;
        let read =
            |row: &SqliteRow| Ok((number(row.try_get("size")?, "size")?, row.try_get("jws")?));
        rows.iter().map(read).collect()
    }

    /// Every time stamp with the head that it is about, the oldest first.
    pub(crate) async fn stamps(&mut self) -> Result<Vec<(Stamp, String)>, StoreError> {
        let rows = sqlx::query(AssertSqlSafe(format!("{STAMPS} ORDER BY id")))
            .fetch_all(&mut *self.0)
            .await?;
        rows.iter().map(stamp_of).collect()
    }
}

fn stamp_of(row: &SqliteRow) -> Result<(Stamp, String), StoreError> {
    let stamp = Stamp {
        size: number(row.try_get("size")?, "size")?,
        stamped_at: moment(row.try_get("stamped_at")?, "stamped_at")?,
        token: row.try_get("token")?,
    };
    Ok((stamp, row.try_get("jws")?))
}

fn event(row: &SqliteRow) -> Result<Event, StoreError> {
    let kind = match row.try_get("kind")? {
        "request" => EventKind::Request,
        "decision" => EventKind::Decision,
        "withdrawal" => EventKind::Withdrawal,
        "call_attempt" => EventKind::CallAttempt,
        _ => return Err(StoreError::Unreadable("kind")),
    };
    Ok(Event {
        version: 1,
        kind,
        at: moment(row.try_get("happened_at")?, "happened_at")?,
        commitment: hash(row.try_get("commitment")?, "commitment")?,
    })
}

fn request(row: &SqliteRow) -> Result<Rebuilt, StoreError> {
    let channel = super::channel(row.try_get("channel")?)?;
    let object: Vec<String> = serde_json::from_str(row.try_get("object_json")?)?;
    let facts = Facts::Request(RequestFacts {
        channel,
        addressed_to: &ReceiptAddressee {
            name: row.try_get("addressed_to_name")?,
            siren: row.try_get("addressed_to_siren")?,
        },
        object: &object,
        text_sha256: digest(row.try_get("text_sha256")?, "text_sha256")?,
        slot: crate::store::slot(row)?,
        call_not_after: optional_date(row, "call_not_after")?,
        human_review: row.try_get("human_review")?,
    });
    rebuilt(row, "received_at", facts)
}

fn decision(row: &SqliteRow) -> Result<Rebuilt, StoreError> {
    let state = super::decision_state(row.try_get("state")?)?;
    let key = super::decision_key(row.try_get("decision_key")?)?;
    let text: Option<&str> = row.try_get("text_sha256")?;
    let facts = Facts::Decision(DecisionFacts {
        key: &key,
        state,
        text_sha256: text.map(|text| digest(text, "text_sha256")).transpose()?,
        valid_until: optional_date(row, "valid_until")?,
        nature_of_goods: row.try_get("nature_of_goods")?,
        excludes_sector_l223_1_al5: row.try_get("excludes_sector_l223_1_al5")?,
    });
    rebuilt(row, "happened_at", facts)
}

fn withdrawal(row: &SqliteRow) -> Result<Rebuilt, StoreError> {
    let withdrawn = said::withdrawn(row)?;
    let facts = Facts::Withdrawal(WithdrawalFacts {
        subject: &withdrawn.subject,
        channel: withdrawn.channel,
        said_at: withdrawn.said_at,
        recipients_to_notify: &withdrawn.recipients,
    });
    rebuilt(row, "recorded_at", facts)
}

fn call_attempt(row: &SqliteRow) -> Result<Rebuilt, StoreError> {
    let attempted = said::attempted(row)?;
    let facts = Facts::CallAttempt(CallAttemptFacts {
        subject: &attempted.subject,
        made_at: attempted.made_at,
        faults: &attempted.faults,
    });
    rebuilt(row, "recorded_at", facts)
}

fn rebuilt(row: &SqliteRow, at: &'static str, facts: Facts<'_>) -> Result<Rebuilt, StoreError> {
    let salt: Option<&[u8]> = row.try_get("log_salt")?;
    let Some(salt) = salt else {
        return Ok(Rebuilt::Erased);
    };
    let salt = super::salt(salt)?;
    let lead = LeadFacts {
        lead_id: row.try_get("lead_id")?,
        at: moment(row.try_get(at)?, at)?,
        deployment_version: digest(row.try_get("deployment_version")?, "deployment_version")?,
        policy_sha256: digest(row.try_get("policy_sha256")?, "policy_sha256")?,
        evidence_sha256: match facts {
            Facts::Request(_) | Facts::Decision(_) => evidence(row)?,
            Facts::Withdrawal(_) | Facts::CallAttempt(_) => None,
        },
    };
    Ok(Rebuilt::Event(Event::of(salt, lead, facts)?))
}

/// The digest of the evidence as it is kept now, not the one that was noted beside it.
fn evidence(row: &SqliteRow) -> Result<Option<Sha256Hex>, StoreError> {
    let noted: Option<&str> = row.try_get("attested_sha256")?;
    if noted.is_none() {
        return Ok(None); // from before evidence was part of a leaf
    }
    let kept: &str = row.try_get("attested_json")?;
    Ok(Some(Sha256Hex::of(kept.as_bytes())))
}
