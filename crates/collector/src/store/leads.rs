//! Leads, many in one transaction, each of them stored at once or not at all.

use std::collections::BTreeSet;

use consent::call_slot::SlotBounds;
use consent::evidence::Grade;
use consent::log::{Event, LeadProof, Salt};
use consent::{Channel, DecisionState, Instant, Sha256Hex, civil_date};
use lead::intake::{Checked, Lead};
use lead::signals::Observed;
use lead::wire::v1::StoredLeadMessage;
use lead::{EmailAddress, SubmissionId};
use serde_json::json;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Row as _, Sqlite};

use super::log::{self, Write};
use super::{Known, Store, StoreError, signals, words};
use crate::arrival::Arrived;
use crate::keys::Keys;
use crate::proof;

/// A lead about to be stored.
pub(crate) struct NewLead {
    pub(crate) received_at: Instant,
    pub(crate) arrived: Arrived,
    pub(crate) lead: Lead,
    pub(crate) checked: Checked,
    /// The names of the kinds of works on the wire.
    pub(crate) object_json: String,
    pub(crate) answers_json: String,
    pub(crate) assessment_json: String,
    /// What the browser claims and what does not fit.
    pub(crate) doubts_json: String,
    pub(crate) body_sha256: Sha256Hex,
    /// The request, then each decision, as the log keeps them.
    pub(crate) events: Vec<Event>,
    pub(crate) salt: Salt,
    /// The digest of what opens the receipt.
    pub(crate) token_sha256: Sha256Hex,
    /// What is known of how it came.
    pub(crate) observed: Observed,
    /// What the sender is told; the proof is written once the log has the events.
    pub(crate) answer: StoredLeadMessage,
}

/// What is stored under a submission id.
pub(crate) struct StoredSubmission {
    pub(crate) body_sha256: String,
    pub(crate) answer: Vec<u8>,
}

/// How storing ended.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Outcome {
    /// The lead is durable, and this is the exact answer to its sender.
    Stored(Vec<u8>),
    /// Another lead used the nonce in the meantime.
    NonceUsed,
    /// Another process stored this submission in the meantime.
    AlreadyStored,
}

impl Store {
    /// What is stored under this submission id.
    pub(crate) async fn submission(
        &self,
        id: SubmissionId,
    ) -> Result<Option<StoredSubmission>, StoreError> {
        let row = sqlx::query("SELECT body_sha256, answer FROM submission WHERE submission_id = ?")
            .bind(id.to_string())
            .fetch_optional(&self.readers)
            .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(StoredSubmission {
            body_sha256: row.try_get("body_sha256")?,
            answer: row.try_get("answer")?,
        }))
    }
}

/// Stores of each lead its contact, its request, its decisions, the texts shown, the leaves of
/// the log and the answer; for all of them one signed head. Says how each ended, in their order.
pub(super) async fn add(
    write: &mut Write<'_>,
    leads: &mut [NewLead],
    keys: &Keys,
    known: &Known,
) -> Result<Vec<Outcome>, StoreError> {
    let refusals = refusals(write, leads).await?;
    let accepted = leads.iter_mut().zip(&refusals);
    let accepted = accepted.filter(|(_, refusal)| refusal.is_none());
    let accepted: Vec<&mut NewLead> = accepted.map(|(new, _)| new).collect();
    let mut answers = add_accepted(write, accepted, keys, known)
        .await?
        .into_iter();
    let outcome = |refusal: Option<_>| refusal.or_else(|| answers.next().map(Outcome::Stored));
    let outcomes = refusals.into_iter().map(outcome);
    outcomes
        .collect::<Option<_>>()
        .ok_or(StoreError::Unreadable("answer"))
}

/// Gives the answer to each.
async fn add_accepted(
    write: &mut Write<'_>,
    mut leads: Vec<&mut NewLead>,
    keys: &Keys,
    known: &Known,
) -> Result<Vec<Vec<u8>>, StoreError> {
    if leads.is_empty() {
        return Ok(Vec::new());
    }
    words::insert(write, &leads, known).await?;
    let events: Vec<_> = leads.iter().flat_map(|new| new.events.clone()).collect();
    let added = if proof::IS_MADE {
        log::append(write, &events, keys).await?
    } else {
        log::leave_out(write).await?
    };
    let mut leaf = added.first;
    let mut proofs = added.proofs.into_iter();
    let mut answers = Vec::new();
    for new in &mut leads {
        if proof::IS_MADE {
            let proof = LeadProof {
                version: 1,
                salt: new.salt,
                leaves: proofs.by_ref().take(new.events.len()).collect(),
                head_jws: added.head_jws.clone(),
            };
            new.answer.log_proof = proof.to_json()?;
        }
        let answer = serde_json::to_vec(&new.answer)?;
        insert(write, new, leaf, &answer).await?;
        leaf += 1 + new.checked.decisions.len() as u64;
        answers.push(answer);
    }
    signals::insert(write, &leads).await?;
    Ok(answers)
}

/// How those end that cannot be stored. The nonces of the others are used from here on:
/// nobody else writes meanwhile, the transaction is immediate.
async fn refusals(
    write: &mut Write<'_>,
    leads: &[NewLead],
) -> Result<Vec<Option<Outcome>>, StoreError> {
    let ids: Vec<_> = leads.iter().map(|new| new.lead.submission_id).collect();
    let mut stored: BTreeSet<SubmissionId> = stored(write, &ids).await?;
    // First of all: a lead that another process just stored used its nonce, too.
    let is_stored: Vec<bool> = ids.iter().map(|id| !stored.insert(*id)).collect();
    let fresh = leads
        .iter()
        .zip(&is_stored)
        .filter(|(_, is_stored)| !**is_stored);
    let fresh: Vec<&NewLead> = fresh.map(|(new, _)| new).collect();
    let mut free = use_nonces(write, &fresh).await?;
    let refusal = |(new, is_stored): (&NewLead, bool)| {
        if is_stored {
            Some(Outcome::AlreadyStored)
        } else if free.remove(&new.lead.evidence.nonce) {
            None
        } else {
            Some(Outcome::NonceUsed)
        }
    };
    Ok(leads.iter().zip(is_stored).map(refusal).collect())
}

/// Which of these submissions are stored.
async fn stored(
    write: &mut Write<'_>,
    ids: &[SubmissionId],
) -> Result<BTreeSet<SubmissionId>, StoreError> {
    let rows = sqlx::query(
        "SELECT submission_id FROM submission WHERE submission_id IN \
         (SELECT value FROM json_each(?))",
    )
    .bind(json!(ids).to_string())
    .fetch_all(&mut **write)
    .await?;
    let id = |row: SqliteRow| {
        let id: &str = row.try_get("submission_id")?;
        id.parse()
            .map_err(|_| StoreError::Unreadable("submission_id"))
    };
    rows.into_iter().map(id).collect()
}

/// The nonces of these leads that were good until now.
async fn use_nonces(
    write: &mut Write<'_>,
    leads: &[&NewLead],
) -> Result<BTreeSet<String>, StoreError> {
    let nonces: Vec<&str> = leads
        .iter()
        .map(|new| new.lead.evidence.nonce.as_str())
        .collect();
    let now = leads.iter().map(|new| new.received_at).max();
    let rows = sqlx::query(
        "UPDATE challenge SET used_at = ? WHERE used_at IS NULL AND nonce IN \
         (SELECT value FROM json_each(?)) RETURNING nonce",
    )
    .bind(now.map(Instant::unix_millis))
    .bind(json!(nonces).to_string())
    .fetch_all(&mut **write)
    .await?;
    let nonces: Result<_, _> = rows.iter().map(|row| row.try_get("nonce")).collect();
    Ok(nonces?)
}

/// In one call, because each goes to `SQLite`'s own thread and back.
const INSERT: &str = "\
INSERT INTO lead \
(id, submission_id, received_at, partner, origin, language, answers_json, assessment_json, \
result_differs, nonce, deployment_version, policy_sha256, notice_sha256, notice_more_sha256, \
phone_field_sha256) \
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?); \
INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?); \
INSERT INTO contact \
(lead_id, given_name, family_name, email, phone_e164, phone_typed, phone_is_suspect, log_salt, \
answers_salt, committed_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?); \
INSERT INTO request VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?); \
INSERT INTO consent_event \
(lead_id, happened_at, decision_key, state, text_sha256, valid_until, \
nature_of_goods, excludes_sector_l223_1_al5, leaf) \
SELECT ?, ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, \
value ->> 4, value ->> 5, value ->> 6 FROM json_each(?); \
INSERT INTO receipt_token VALUES (?, ?, ?, 1); \
INSERT INTO submission VALUES (?, ?, ?, ?)";

type Insert<'q> = sqlx::query::Query<'q, Sqlite, SqliteArguments>;

async fn insert(
    write: &mut Write<'_>,
    new: &NewLead,
    first_leaf: u64,
    answer: &[u8],
) -> Result<(), StoreError> {
    let insert = with_lead(sqlx::query(INSERT), new);
    let insert = with_evidence(insert, new);
    let insert = with_contact(insert, new);
    let insert = with_request(insert, new, first_leaf)?;
    let insert = with_decisions(insert, new, first_leaf + 1);
    let insert = with_token(insert, new);
    let insert = with_submission(insert, new, answer);
    insert.execute(&mut **write).await?;
    Ok(())
}

fn with_lead<'q>(insert: Insert<'q>, new: &'q NewLead) -> Insert<'q> {
    let (lead, shown) = (&new.lead, &new.checked.shown);
    let phone_field = shown.phone_field.as_ref();
    insert
        .bind(&new.answer.lead_id)
        .bind(lead.submission_id.to_string())
        .bind(new.received_at.unix_millis())
        .bind(lead.partner.as_ref().map(ToString::to_string))
        .bind(new.arrived.origin.as_deref())
        .bind(super::language(lead.language))
        .bind(&new.answers_json)
        .bind(&new.assessment_json)
        .bind(new.checked.result_differs)
        .bind(&lead.evidence.nonce)
        .bind(lead.evidence.deployment_version.to_string())
        .bind(lead.evidence.policy.sha256.to_string())
        .bind(shown.notice.sha256().to_string())
        .bind(lead.evidence.notice.more_sha256.to_string())
        .bind(phone_field.map(|passage| passage.sha256().to_string()))
}

fn with_evidence<'q>(insert: Insert<'q>, new: &'q NewLead) -> Insert<'q> {
    let (lead, arrived) = (&new.lead, &new.arrived);
    let sent_at = lead.evidence.claims.submit.at;
    insert
        .bind(&new.answer.lead_id)
        .bind(&lead.attested)
        .bind(lead.evidence_sha256().to_string())
        .bind(Grade::E1.as_str())
        .bind(&new.doubts_json)
        .bind(new.received_at.unix_millis() - sent_at.unix_millis())
        .bind(arrived.network_hmac.as_slice())
        .bind(arrived.sec_fetch_site)
        .bind(arrived.referer_origin.as_deref())
}

fn with_contact<'q>(insert: Insert<'q>, new: &'q NewLead) -> Insert<'q> {
    let contact = &new.lead.contact;
    let phone = contact.phone.as_ref();
    insert
        .bind(&new.answer.lead_id)
        .bind(contact.given_name.as_str())
        .bind(contact.family_name.as_str())
        .bind(contact.email.as_ref().map(EmailAddress::as_str))
        .bind(phone.map(|phone| phone.number.e164()))
        .bind(phone.map(|phone| phone.typed.as_str()))
        .bind(phone.map(|phone| phone.number.is_suspect()))
        .bind(new.salt.as_bytes().as_slice())
        .bind(new.lead.answers_salt.as_bytes().as_slice())
        .bind(&new.lead.committed)
}

fn with_request<'q>(
    insert: Insert<'q>,
    new: &'q NewLead,
    leaf: u64,
) -> Result<Insert<'q>, StoreError> {
    let channel = match new.lead.channel {
        Channel::Phone => "phone",
        Channel::Email => "email",
    };
    let request = &new.answer.receipt.request;
    let slot = request.slot.map(SlotBounds::from);
    let (start, end) = slot.map(|slot| (slot.start, slot.end)).unzip();
    Ok(insert
        .bind(&new.answer.lead_id)
        .bind(channel)
        .bind(new.checked.works.join(", "))
        .bind(new.lead.request_sha256.to_string())
        .bind(request.call_not_after.map(civil_date::iso))
        .bind(new.lead.human_review)
        .bind(&new.object_json)
        .bind(&request.addressed_to.name)
        .bind(request.addressed_to.siren.as_deref())
        .bind(log::integer(leaf)?)
        .bind(start)
        .bind(end))
}

fn with_decisions<'q>(insert: Insert<'q>, new: &'q NewLead, first_leaf: u64) -> Insert<'q> {
    let decisions = (first_leaf..).zip(&new.checked.decisions);
    let decisions = decisions.map(|(leaf, decided)| {
        let statement = &decided.statement;
        let is_shown = decided.state != DecisionState::NotShown;
        let given = decided.state == DecisionState::Given;
        json!([
            statement.key,
            state(decided.state),
            is_shown.then(|| statement.passage.sha256()),
            statement.valid_until.filter(|_| given).map(civil_date::iso),
            statement.goods,
            statement.key.purpose.is_canvassing(),
            leaf,
        ])
    });
    let decisions: Vec<_> = decisions.collect();
    insert
        .bind(&new.answer.lead_id)
        .bind(new.received_at.unix_millis())
        .bind(serde_json::Value::from(decisions).to_string())
}

fn with_token<'q>(insert: Insert<'q>, new: &'q NewLead) -> Insert<'q> {
    insert
        .bind(new.token_sha256.as_bytes().as_slice())
        .bind(&new.answer.lead_id)
        .bind(new.received_at.unix_millis())
}

fn with_submission<'q>(insert: Insert<'q>, new: &'q NewLead, answer: &'q [u8]) -> Insert<'q> {
    insert
        .bind(new.lead.submission_id.to_string())
        .bind(new.body_sha256.to_string())
        .bind(answer)
        .bind(new.received_at.unix_millis())
}

fn state(state: DecisionState) -> &'static str {
    match state {
        DecisionState::Given => "given",
        DecisionState::Refused => "refused",
        DecisionState::NotShown => "not_shown",
    }
}
