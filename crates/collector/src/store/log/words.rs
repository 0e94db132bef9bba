//! The texts that proofs name by their digest, for the audit.

use std::collections::BTreeMap;
use std::ops::Range;

use consent::Sha256Hex;
use serde::Deserialize;
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::{Snapshot, StoreError, integer, number};

/// How many texts are in memory at once.
const BATCH: u32 = 200;

/// Each digest that something is kept under, and whether it is the digest of what is kept.
pub(crate) type Kept = BTreeMap<String, bool>;

/// What a leaf names by a digest.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Named {
    /// The digests.
    pub(crate) texts: Vec<String>,
    /// Of a request: the lead and what its browser attested.
    pub(crate) lead: Option<NamedByLead>,
}

/// How the digests of a lead fit each other.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct NamedByLead {
    /// The evidence has the digest noted beside it and names the texts that the lead names.
    pub(crate) is_coherent: bool,
    /// The level-2 notice is kept as one text, as it is since 0008.
    pub(crate) has_notice_more: bool,
}

impl Snapshot {
    /// Every text that was shown and every deployment that texts were made from, hashed again.
    pub(crate) async fn kept_words(&mut self) -> Result<Kept, StoreError> {
        let mut kept = Kept::new();
        for sql in [
            "SELECT sha256, body FROM shown_text WHERE sha256 > ? ORDER BY sha256 LIMIT ?",
            "SELECT version AS sha256, public_json AS body FROM deployment WHERE version > ? \
             ORDER BY version LIMIT ?",
        ] {
            let mut last = String::new();
            loop {
                let rows = sqlx::query(sql).bind(&last).bind(BATCH);
                let rows = rows.fetch_all(&mut *self.0).await?;
                let Some(newest) = rows.last() else { break };
                last = newest.try_get("sha256")?;
                for row in rows {
                    let sha256: String = row.try_get("sha256")?;
                    let body: &str = row.try_get("body")?;
                    let is_sound = Sha256Hex::of(body.as_bytes()).to_string() == sha256;
                    kept.insert(sha256, is_sound);
                }
            }
        }
        Ok(kept)
    }

    /// What these leaves name; withdrawals name nothing.
    pub(crate) async fn named_words(
        &mut self,
        leaves: Range<u64>,
    ) -> Result<BTreeMap<u64, Named>, StoreError> {
        let mut named = BTreeMap::new();
        for (sql, read) in [
            (
                "SELECT leaf, text_sha256, notice_sha256, notice_more_sha256, \
                 phone_field_sha256, deployment_version, attested_json, attested_sha256 \
                 FROM request JOIN lead ON lead.id = request.lead_id \
                 LEFT JOIN evidence ON evidence.lead_id = lead.id WHERE leaf >= ? AND leaf < ?",
                by_request as fn(&SqliteRow) -> Result<Named, StoreError>,
            ),
            (
                "SELECT leaf, text_sha256 FROM consent_event WHERE leaf >= ? AND leaf < ?",
                by_decision,
            ),
        ] {
            let rows = sqlx::query(sql)
                .bind(integer(leaves.start)?)
                .bind(integer(leaves.end)?)
                .fetch_all(&mut *self.0)
                .await?;
            for row in rows {
                named.insert(number(row.try_get("leaf")?, "leaf")?, read(&row)?);
            }
        }
        Ok(named)
    }
}

fn by_decision(row: &SqliteRow) -> Result<Named, StoreError> {
    let text: Option<String> = row.try_get("text_sha256")?;
    Ok(Named {
        texts: text.into_iter().collect(),
        lead: None,
    })
}

fn by_request(row: &SqliteRow) -> Result<Named, StoreError> {
    let request: String = row.try_get("text_sha256")?;
    let notice: String = row.try_get("notice_sha256")?;
    let notice_more: Option<String> = row.try_get("notice_more_sha256")?;
    let phone_field: Option<String> = row.try_get("phone_field_sha256")?;
    let deployment: String = row.try_get("deployment_version")?;
    let (attested, noted): (Option<&str>, Option<&str>) = (
        row.try_get("attested_json")?,
        row.try_get("attested_sha256")?,
    );
    let mut texts = Vec::new();
    let is_coherent = match (attested, noted) {
        (None, _) => false,
        (Some(_), None) => notice_more.is_none(), // from before evidence had a digest
        (Some(attested), Some(noted)) => {
            let read = serde_json::from_str::<Attested>(attested).ok();
            read.is_some_and(|read| {
                let evidence = read.evidence;
                let shown = evidence.statements.into_iter().map(|shown| shown.sha256);
                texts.extend(shown);
                let names_the_same = read.request.text_sha256 == request
                    && evidence.deployment_version == deployment
                    && evidence.notice.sha256 == notice
                    && evidence.notice.phone_field_sha256 == phone_field
                    && notice_more
                        .as_ref()
                        .is_none_or(|more| evidence.notice.more_sha256 == *more);
                names_the_same && Sha256Hex::of(attested.as_bytes()).to_string() == noted
            })
        }
    };
    let lead = NamedByLead {
        is_coherent,
        has_notice_more: notice_more.is_some(),
    };
    texts.extend([request, notice, deployment]);
    texts.extend(notice_more.into_iter().chain(phone_field));
    Ok(Named {
        texts,
        lead: Some(lead),
    })
}

/// What an attestation names, read without the rest, which other releases wrote in their own
/// way.
#[derive(Deserialize)]
struct Attested {
    request: AttestedRequest,
    evidence: AttestedEvidence,
}

#[derive(Deserialize)]
struct AttestedRequest {
    text_sha256: String,
}

#[derive(Deserialize)]
struct AttestedEvidence {
    deployment_version: String,
    notice: AttestedNotice,
    statements: Vec<AttestedStatement>,
}

#[derive(Deserialize)]
struct AttestedNotice {
    sha256: String,
    more_sha256: String,
    phone_field_sha256: Option<String>,
}

#[derive(Deserialize)]
struct AttestedStatement {
    sha256: String,
}
