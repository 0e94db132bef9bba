//! The transparency log's rows. Hashes are found by their number, a few dozen per lead: the
//! tree is never in memory.

mod audit;
mod personal;
mod strays;
mod words;

use std::collections::BTreeMap;

use consent::log::{Event, EventKind, Frontier, LeafProof, Outline, Salt, Subtree, TreeHead};
use consent::receipt::seal;
use consent::{Channel, DecisionKey, DecisionState, Sha256Hex};
use serde_json::json;
use sqlx::{Row as _, Sqlite, SqliteConnection, Transaction};

use super::{Store, StoreError};
use crate::keys::Keys;

pub(crate) use audit::{Rebuilt, Snapshot, Stamp};
pub(crate) use personal::{Personal, Standing};
pub(crate) use strays::Stray;
pub(crate) use words::{Kept, Named};

pub(super) type Write<'t> = Transaction<'t, Sqlite>;

impl Store {
    /// The newest signed head, unless the log is empty.
    pub(crate) async fn newest_head(&self) -> Result<Option<String>, StoreError> {
        let row = sqlx::query("SELECT jws FROM log_head ORDER BY size DESC LIMIT 1")
            .fetch_optional(&self.readers)
            .await?;
        Ok(row.map(|row| row.try_get("jws")).transpose()?)
    }

    /// The hash of a leaf.
    pub(crate) async fn leaf_hash(&self, leaf: u64) -> Result<Sha256Hex, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let place = Subtree::leaf(leaf);
        let hashes = hashes(&mut connection, [place]).await?;
        hashes.get(&place).copied().ok_or(MISSING)
    }

    /// The hashes of an outline over leaves that exist.
    pub(crate) async fn proof(&self, outline: &Outline) -> Result<Vec<Sha256Hex>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        fill(&mut connection, outline).await
    }
}

const MISSING: StoreError = StoreError::Unreadable("sha256");

/// Leaves that were added together.
pub(super) struct Added {
    /// The number of the first.
    pub(super) first: u64,
    /// What the log is with them, signed.
    pub(super) head_jws: String,
    /// That each is in that log, in their order.
    pub(super) proofs: Vec<LeafProof>,
}

/// Adds a leaf per event, at least one, and signs the log that ends with them: once, however
/// many they are.
pub(super) async fn append(
    write: &mut Write<'_>,
    events: &[Event],
    keys: &Keys,
) -> Result<Added, StoreError> {
    let mut frontier = frontier(write).await?;
    check_signed(write, &frontier, keys).await?;
    let first = frontier.size();
    let (mut rows, mut nodes) = (Vec::new(), Vec::new());
    for (leaf, event) in (first..).zip(events) {
        let (at, kind) = (event.at.unix_millis(), kind(event.kind));
        rows.push(json!([leaf, at, kind, event.commitment]));
        nodes.extend(frontier.append(event.leaf_hash()?));
    }
    let nodes = (Subtree::count(first)..).zip(nodes);
    let nodes: Vec<_> = nodes.map(|(number, hash)| json!([number, hash])).collect();
    let head = TreeHead {
        version: 1,
        size: frontier.size(),
        root: frontier.root(),
        at: events.iter().map(|event| event.at).max().ok_or(MISSING)?,
    };
    let head_jws = keys.sign(&head)?;
    sqlx::query(
        "INSERT INTO log_event SELECT value ->> 0, value ->> 1, value ->> 2, \
         unhex(value ->> 3) FROM json_each(?); \
         INSERT INTO log_node SELECT value ->> 0, unhex(value ->> 1) FROM json_each(?); \
         INSERT INTO log_head VALUES (?, ?)",
    )
    .bind(serde_json::Value::from(rows).to_string())
    .bind(serde_json::Value::from(nodes).to_string())
    .bind(integer(head.size)?)
    .bind(&head_jws)
    .execute(&mut **write)
    .await?;
    Ok(Added {
        first,
        head_jws,
        proofs: inclusions(write, first, head.size).await?,
    })
}

/// The next head signs all that stands before it: leaves that no collector added must not get
/// under a signature that way.
async fn check_signed(
    write: &mut Write<'_>,
    frontier: &Frontier,
    keys: &Keys,
) -> Result<(), StoreError> {
    let row = sqlx::query("SELECT jws FROM log_head ORDER BY size DESC LIMIT 1")
        .fetch_optional(&mut **write)
        .await?;
    let is_signed = match row {
        None => frontier.size() == 0,
        Some(row) => {
            let head = seal::verify::<TreeHead>(row.try_get("jws")?, &keys.public());
            head.is_ok_and(|head| (head.size, head.root) == (frontier.size(), frontier.root()))
        }
    };
    if is_signed {
        Ok(())
    } else {
        Err(StoreError::Unsigned)
    }
}

/// Where leaves would begin: nothing is added ([`crate::proof`]).
pub(super) async fn leave_out(write: &mut Write<'_>) -> Result<Added, StoreError> {
    let row = sqlx::query("SELECT COALESCE(MAX(leaf) + 1, 0) AS size FROM consent_event");
    let first = row.fetch_one(&mut **write).await?.try_get("size")?;
    Ok(Added {
        first: number(first, "leaf")?,
        head_jws: String::new(),
        proofs: Vec::new(),
    })
}

/// What appending needs to know of the log.
async fn frontier(connection: &mut SqliteConnection) -> Result<Frontier, StoreError> {
    let row = sqlx::query("SELECT COALESCE(MAX(leaf) + 1, 0) AS size FROM log_event");
    let size = row.fetch_one(&mut *connection).await?.try_get("size")?;
    let size = number(size, "leaf")?;
    let hashes = hashes(connection, Frontier::subtrees(size)).await?;
    let roots = Frontier::subtrees(size).filter_map(|place| hashes.get(&place).copied());
    Frontier::new(size, roots.collect()).ok_or(MISSING)
}

/// The proofs that the leaves from `first` on are in the log of this size.
async fn inclusions(
    write: &mut Write<'_>,
    first: u64,
    size: u64,
) -> Result<Vec<LeafProof>, StoreError> {
    let outlines = (first..size).map(|leaf| Outline::inclusion(leaf, size));
    let outlines: Result<Vec<_>, _> = outlines.collect();
    let outlines = outlines.map_err(|_| StoreError::Unreadable("leaf"))?;
    let hashes = hashes(write, outlines.iter().flat_map(Outline::subtrees)).await?;
    let proof = |(leaf, outline): (u64, &Outline)| {
        let path = outline.fill(|place| hashes.get(&place).copied());
        path.map(|path| LeafProof { leaf, path }).ok_or(MISSING)
    };
    (first..).zip(&outlines).map(proof).collect()
}

async fn fill(
    connection: &mut SqliteConnection,
    outline: &Outline,
) -> Result<Vec<Sha256Hex>, StoreError> {
    let hashes = hashes(connection, outline.subtrees()).await?;
    let proof = outline.fill(|place| hashes.get(&place).copied());
    proof.ok_or(MISSING)
}

async fn hashes(
    connection: &mut SqliteConnection,
    places: impl IntoIterator<Item = Subtree>,
) -> Result<BTreeMap<Subtree, Sha256Hex>, StoreError> {
    let places: BTreeMap<u64, Subtree> = places.into_iter().map(|p| (p.number(), p)).collect();
    let numbers: Vec<u64> = places.keys().copied().collect();
    // CROSS: one look-up per number asked for, whatever the planner thinks of their count.
    let rows = sqlx::query(
        "SELECT number, sha256 FROM json_each(?) CROSS JOIN log_node ON number = value",
    )
    .bind(serde_json::Value::from(numbers).to_string())
    .fetch_all(connection)
    .await?;
    let mut hashes = BTreeMap::new();
    for row in rows {
        let number = number(row.try_get("number")?, "number")?;
        if let Some(place) = places.get(&number) {
            hashes.insert(*place, hash(row.try_get("sha256")?, "sha256")?);
        }
    }
    Ok(hashes)
}

fn hash(bytes: &[u8], column: &'static str) -> Result<Sha256Hex, StoreError> {
    let bytes = <[u8; 32]>::try_from(bytes);
    bytes
        .map(Sha256Hex::from)
        .map_err(|_| StoreError::Unreadable(column))
}

/// `SQLite` counts with a sign.
pub(super) fn integer(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| StoreError::Unreadable("leaf"))
}

pub(super) fn number(integer: i64, column: &'static str) -> Result<u64, StoreError> {
    u64::try_from(integer).map_err(|_| StoreError::Unreadable(column))
}

fn kind(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Request => "request",
        EventKind::Decision => "decision",
        EventKind::Withdrawal => "withdrawal",
        EventKind::CallAttempt => "call_attempt",
    }
}

pub(super) fn salt(bytes: &[u8]) -> Result<Salt, StoreError> {
    let bytes = <[u8; 16]>::try_from(bytes);
    bytes
        .map(Salt::from)
        .map_err(|_| StoreError::Unreadable("log_salt"))
}

pub(super) fn digest(text: &str, column: &'static str) -> Result<Sha256Hex, StoreError> {
    text.parse().map_err(|_| StoreError::Unreadable(column))
}

pub(super) fn channel(text: &str) -> Result<Channel, StoreError> {
    match text {
        "phone" => Ok(Channel::Phone),
        "email" => Ok(Channel::Email),
        _ => Err(StoreError::Unreadable("channel")),
    }
}

pub(super) fn decision_key(text: &str) -> Result<DecisionKey, StoreError> {
    text.parse()
        .map_err(|_| StoreError::Unreadable("decision_key"))
}

pub(super) fn decision_state(text: &str) -> Result<DecisionState, StoreError> {
    match text {
        "given" => Ok(DecisionState::Given),
        "refused" => Ok(DecisionState::Refused),
        "not_shown" => Ok(DecisionState::NotShown),
        _ => Err(StoreError::Unreadable("state")),
    }
}
