//! One lead, stored at once or not at all.

use std::collections::BTreeMap;

use consent::log::{Event, LeadProof, Salt, TreeHead};
use consent::terms::Controller;
use consent::{Channel, DecisionState, Instant, Sha256Hex, civil_date};
use lead::SubmissionId;
use lead::intake::{Checked, Lead};
use sqlx::Row as _;

use super::log::{self, Write};
use super::{Store, StoreError};
use crate::keys::Keys;

/// A lead about to be stored.
pub(crate) struct NewLead<'a> {
    pub(crate) id: &'a str,
    pub(crate) received_at: Instant,
    /// The page's origin as the browser sent it.
    pub(crate) origin: Option<&'a str>,
    pub(crate) lead: &'a Lead,
    pub(crate) checked: &'a Checked,
    /// The last day of the call; only for a call.
    pub(crate) call_not_after: Option<chrono::NaiveDate>,
    /// The names of the kinds of works on the wire.
    pub(crate) object_json: &'a str,
    pub(crate) addressed_to: &'a Controller,
    pub(crate) answers_json: &'a str,
    pub(crate) assessment_json: &'a str,
    pub(crate) claims_json: &'a str,
    pub(crate) body_sha256: Sha256Hex,
    /// The request, then each decision, as the log keeps them.
    pub(crate) events: &'a [Event],
    pub(crate) salt: Salt,
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

    /// Stores the lead, its contact, its request, its decisions, the texts shown, the leaves
    /// of the log with their signed head, and the answer in one transaction.
    pub(crate) async fn add_lead(
        &self,
        new: &NewLead<'_>,
        keys: &Keys,
        answer: impl FnOnce(&LeadProof) -> Result<Vec<u8>, StoreError>,
    ) -> Result<Outcome, StoreError> {
        let mut transaction = self.begin().await?;
        // First of all: a lead that another process just stored used its nonce, too.
        if is_stored(&mut transaction, new.lead.submission_id).await? {
            return Ok(Outcome::AlreadyStored);
        }
        if !use_nonce(&mut transaction, new).await? {
            return Ok(Outcome::NonceUsed);
        }
        let first_leaf = log::append(&mut transaction, new.events).await?;
        insert_texts(&mut transaction, new).await?;
        insert_lead(&mut transaction, new).await?;
        insert_contact(&mut transaction, new).await?;
        insert_request(&mut transaction, new, first_leaf).await?;
        insert_decisions(&mut transaction, new, first_leaf + 1).await?;
        let proof = prove(&mut transaction, new, keys, first_leaf).await?;
        let answer = answer(&proof)?;
        insert_submission(&mut transaction, new, &answer).await?;
        transaction.commit().await?;
        Ok(Outcome::Stored(answer))
    }
}

/// Nobody else writes meanwhile: the transaction is immediate.
async fn is_stored(write: &mut Write<'_>, id: SubmissionId) -> Result<bool, StoreError> {
    let row = sqlx::query("SELECT 1 FROM submission WHERE submission_id = ?")
        .bind(id.to_string())
        .fetch_optional(&mut **write)
        .await?;
    Ok(row.is_some())
}

/// Signs the log as it is with the lead's leaves, and shows where they are.
async fn prove(
    write: &mut Write<'_>,
    new: &NewLead<'_>,
    keys: &Keys,
    first_leaf: u64,
) -> Result<LeadProof, StoreError> {
    let frontier = log::frontier(write).await?;
    let head = TreeHead {
        version: 1,
        size: frontier.size(),
        root: frontier.root(),
        at: new.received_at,
    };
    let head_jws = keys.sign(&head)?;
    log::insert_head(write, head.size, &head_jws).await?;
    Ok(LeadProof {
        version: 1,
        salt: new.salt,
        leaves: log::inclusions(write, first_leaf..head.size).await?,
        head_jws,
    })
}

async fn use_nonce(write: &mut Write<'_>, new: &NewLead<'_>) -> Result<bool, StoreError> {
    let used = sqlx::query("UPDATE challenge SET used_at = ? WHERE nonce = ? AND used_at IS NULL")
        .bind(new.received_at.unix_millis())
        .bind(&new.lead.evidence.nonce)
        .execute(&mut **write)
        .await?;
    Ok(used.rows_affected() == 1)
}

async fn insert_submission(
    write: &mut Write<'_>,
    new: &NewLead<'_>,
    answer: &[u8],
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO submission VALUES (?, ?, ?, ?)")
        .bind(new.lead.submission_id.to_string())
        .bind(new.body_sha256.to_string())
        .bind(answer)
        .bind(new.received_at.unix_millis())
        .execute(&mut **write)
        .await?;
    Ok(())
}

async fn insert_texts(write: &mut Write<'_>, new: &NewLead<'_>) -> Result<(), StoreError> {
    let shown = &new.checked.shown;
    let passages = [&shown.notice, &shown.request]
        .into_iter()
        .chain(&shown.phone_field)
        .chain(shown.notice_more.iter().map(|(_, passage)| passage))
        .chain(shown.statements.iter().map(|s| &s.passage));
    let texts: BTreeMap<_, _> = passages.map(|p| (p.sha256(), p.text())).collect();
    for (sha256, body) in texts {
        sqlx::query("INSERT INTO shown_text VALUES (?, ?) ON CONFLICT DO NOTHING")
            .bind(sha256.to_string())
            .bind(body)
            .execute(&mut **write)
            .await?;
    }
    Ok(())
}

async fn insert_lead(write: &mut Write<'_>, new: &NewLead<'_>) -> Result<(), StoreError> {
    let (lead, shown) = (new.lead, &new.checked.shown);
    let phone_field = shown.phone_field.as_ref();
    sqlx::query("INSERT INTO lead VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(new.id)
        .bind(lead.submission_id.to_string())
        .bind(new.received_at.unix_millis())
        .bind(lead.partner.as_ref().map(ToString::to_string))
        .bind(new.origin)
        .bind(super::language(lead.language))
        .bind(new.answers_json)
        .bind(new.assessment_json)
        .bind(new.checked.result_differs)
        .bind(&lead.evidence.nonce)
        .bind(lead.evidence.deployment_version.to_string())
        .bind(lead.evidence.policy_sha256.to_string())
        .bind(shown.notice.sha256().to_string())
        .bind(phone_field.map(|passage| passage.sha256().to_string()))
        .bind(new.claims_json)
        .execute(&mut **write)
        .await?;
    Ok(())
}

async fn insert_contact(write: &mut Write<'_>, new: &NewLead<'_>) -> Result<(), StoreError> {
    let contact = &new.lead.contact;
    let phone = contact.phone.as_ref();
    sqlx::query("INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(new.id)
        .bind(contact.given_name.as_str())
        .bind(contact.family_name.as_str())
        .bind(
            contact
                .email
                .as_ref()
                .map(|email| email.as_str().to_owned()),
        )
        .bind(phone.map(|phone| phone.number.e164().to_owned()))
        .bind(phone.map(|phone| phone.typed.clone()))
        .bind(phone.map(|phone| phone.number.is_suspect()))
        .bind(new.salt.as_bytes().as_slice())
        .execute(&mut **write)
        .await?;
    Ok(())
}

async fn insert_request(
    write: &mut Write<'_>,
    new: &NewLead<'_>,
    leaf: u64,
) -> Result<(), StoreError> {
    let channel = match new.lead.channel {
        Channel::Phone => "phone",
        Channel::Email => "email",
    };
    sqlx::query("INSERT INTO request VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(new.id)
        .bind(channel)
        .bind(new.checked.works.join(", "))
        .bind(new.lead.request_sha256.to_string())
        .bind(new.call_not_after.map(civil_date::iso))
        .bind(new.lead.human_review)
        .bind(new.object_json)
        .bind(&new.addressed_to.name)
        .bind(new.addressed_to.siren.as_deref())
        .bind(log::integer(leaf)?)
        .execute(&mut **write)
        .await?;
    Ok(())
}

async fn insert_decisions(
    write: &mut Write<'_>,
    new: &NewLead<'_>,
    first_leaf: u64,
) -> Result<(), StoreError> {
    for (leaf, decided) in (first_leaf..).zip(&new.checked.decisions) {
        let statement = &decided.statement;
        let is_shown = decided.state != DecisionState::NotShown;
        let text = is_shown.then(|| statement.passage.sha256().to_string());
        let given = decided.state == DecisionState::Given;
        let valid_until = statement.valid_until.filter(|_| given);
        sqlx::query(
            "INSERT INTO consent_event \
             (lead_id, happened_at, decision_key, state, text_sha256, valid_until, \
             nature_of_goods, excludes_sector_l223_1_al5, leaf) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(new.id)
        .bind(new.received_at.unix_millis())
        .bind(statement.key.to_string())
        .bind(state(decided.state))
        .bind(text)
        .bind(valid_until.map(civil_date::iso))
        .bind(statement.goods.as_deref())
        .bind(statement.key.purpose.is_canvassing())
        .bind(log::integer(leaf)?)
        .execute(&mut **write)
        .await?;
    }
    Ok(())
}

fn state(state: DecisionState) -> &'static str {
    match state {
        DecisionState::Given => "given",
        DecisionState::Refused => "refused",
        DecisionState::NotShown => "not_shown",
    }
}
