//! What a lead says of its person, compared with what was committed to in its leaves.
//!
//! Each leaf holds the digest of what the browser attested, which holds the digest of salt,
//! answers and contact as they were sent. The text of that digest is in the contact's row and is
//! erased with it: until then nobody can put another person under a consent unseen.

use std::collections::BTreeMap;
use std::ops::Range;

use consent::canonical_json;
use consent::evidence::Salt;
use consent::{Instant, Sha256Hex};
use lead::contact::{Contact, ContactDraft};
use lead::email_address::EmailAddress;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::{Snapshot, StoreError, channel, integer, number};
use crate::store::moment;

/// What is kept of a lead beside its leaves.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Personal {
    pub(crate) lead_id: String,
    pub(crate) received_at: Instant,
    pub(crate) grade: String,
    pub(crate) standing: Standing,
    /// The signed receipt in the answer to its sender; erased with the contact.
    pub(crate) receipt_jws: Option<String>,
}

/// Whether the person kept is the one who was committed to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Standing {
    /// The very contact and answers.
    Bound,
    /// Other ones, or rows that nobody wrote so.
    Altered,
    /// The contact was erased: nobody can say any more.
    Erased,
    /// From before anything was committed to (0003).
    NeverBound,
}

impl Snapshot {
    /// The leads whose requests are these leaves.
    pub(crate) async fn personal(
        &mut self,
        leaves: Range<u64>,
    ) -> Result<BTreeMap<u64, Personal>, StoreError> {
        let rows = sqlx::query(
            "SELECT leaf, lead.id AS lead_id, received_at, lead.submission_id, partner, language, \
             answers_json, attested_json, attested_sha256, grade, given_name, family_name, email, \
             phone_e164, phone_typed, phone_is_suspect, answers_salt, committed_json, channel, \
             contact.lead_id IS NOT NULL AS is_kept, \
             CAST(answer AS TEXT) ->> '$.receipt_jws' AS receipt_jws \
             FROM request JOIN lead ON lead.id = request.lead_id \
             JOIN evidence ON evidence.lead_id = lead.id \
             LEFT JOIN contact ON contact.lead_id = lead.id \
             LEFT JOIN submission ON submission.submission_id = lead.submission_id \
             WHERE leaf >= ? AND leaf < ?",
        )
        .bind(integer(leaves.start)?)
        .bind(integer(leaves.end)?)
        .fetch_all(&mut *self.0)
        .await?;
        let read = |row: &SqliteRow| {
            let personal = Personal {
                lead_id: row.try_get("lead_id")?,
                received_at: moment(row.try_get("received_at")?, "received_at")?,
                grade: row.try_get("grade")?,
                standing: standing(row).unwrap_or(Standing::Altered),
                receipt_jws: row.try_get("receipt_jws")?,
            };
            Ok((number(row.try_get("leaf")?, "leaf")?, personal))
        };
        rows.iter().map(read).collect()
    }
}

/// What an attestation says of the lead's own columns, read without the rest, which other
/// releases wrote in their own way.
#[derive(Deserialize)]
struct Attested {
    submission_id: String,
    partner: Option<String>,
    language: String,
    evidence: AttestedEvidence,
}

#[derive(Deserialize)]
struct AttestedEvidence {
    answers_sha256: Sha256Hex,
}

/// What was committed to ([`lead::wire::v1::CommittedAnswers`]).
#[derive(Deserialize, Serialize)]
struct Committed {
    salt: Salt,
    answers: Value,
    contact: SentContact,
}

#[derive(Deserialize, Serialize)]
struct SentContact {
    given_name: String,
    family_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
}

fn standing(row: &SqliteRow) -> Result<Standing, StoreError> {
    let noted: Option<&str> = row.try_get("attested_sha256")?;
    if noted.is_none() {
        return Ok(Standing::NeverBound);
    }
    let attested: Attested = serde_json::from_str(row.try_get("attested_json")?)?;
    let is_theirs = attested.submission_id == row.try_get::<&str, _>("submission_id")?
        && attested.partner == row.try_get::<Option<String>, _>("partner")?
        && attested.language == row.try_get::<&str, _>("language")?;
    if !is_theirs {
        return Ok(Standing::Altered);
    }
    if !row.try_get::<bool, _>("is_kept")? {
        return Ok(Standing::Erased);
    }
    let text = match row.try_get("committed_json")? {
        Some(text) => text,
        None => as_the_widget_sent_it(row)?,
    };
    let is_committed = Sha256Hex::of(text.as_bytes()) == attested.evidence.answers_sha256;
    if is_committed && is_stored(row, &serde_json::from_str(&text)?)? {
        Ok(Standing::Bound)
    } else {
        Ok(Standing::Altered)
    }
}

/// Leads from before 0007 do not keep the text. The widget sends a contact that is read already.
fn as_the_widget_sent_it(row: &SqliteRow) -> Result<String, StoreError> {
    let committed = Committed {
        salt: salt(row)?,
        answers: serde_json::from_str(row.try_get("answers_json")?)?,
        contact: SentContact {
            given_name: row.try_get("given_name")?,
            family_name: row.try_get("family_name")?,
            email: row.try_get("email")?,
            phone: row.try_get("phone_typed")?,
        },
    };
    Ok(canonical_json::to_string(&committed)?)
}

/// Whether the columns hold what was sent, read as the intake reads it.
fn is_stored(row: &SqliteRow, committed: &Committed) -> Result<bool, StoreError> {
    let answers: Value = serde_json::from_str(row.try_get("answers_json")?)?;
    let sent = &committed.contact;
    let draft = ContactDraft {
        given_name: sent.given_name.clone(),
        family_name: sent.family_name.clone(),
        email: sent.email.clone().unwrap_or_default(),
        phone: sent.phone.clone().unwrap_or_default(),
    };
    let contact = Contact::read(&draft, channel(row.try_get("channel")?)?);
    let contact = contact.map_err(|_| StoreError::Unreadable("committed_json"))?;
    let (email, phone) = (contact.email.as_ref(), contact.phone.as_ref());
    Ok(committed.salt == salt(row)?
        && committed.answers == answers
        && contact.given_name.as_str() == row.try_get::<&str, _>("given_name")?
        && contact.family_name.as_str() == row.try_get::<&str, _>("family_name")?
        && email.map(EmailAddress::as_str) == row.try_get::<Option<&str>, _>("email")?
        && phone.map(|phone| phone.number.e164()) == row.try_get("phone_e164")?
        && phone.map(|phone| phone.typed.as_str()) == row.try_get("phone_typed")?
        && phone.map(|phone| phone.number.is_suspect()) == row.try_get("phone_is_suspect")?)
}

fn salt(row: &SqliteRow) -> Result<Salt, StoreError> {
    let bytes: &[u8] = row.try_get("answers_salt")?;
    let bytes = <[u8; 16]>::try_from(bytes);
    bytes
        .map(Salt::from)
        .map_err(|_| StoreError::Unreadable("answers_salt"))
}
