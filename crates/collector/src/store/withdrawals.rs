//! Taking back, and the tokens that let a person do it.
//!
//! **Invariant:** a withdrawal is a new row and a new leaf, in one transaction; what was given
//! is never changed.

use consent::canonical_json::NotCanonical;
use consent::history::replay;
use consent::log::{Event, Facts, LeadFacts, WithdrawalFacts};
use consent::receipt::ReceiptAddressee;
use consent::{Instant, Subject, WithdrawalChannel};
use sqlx::Row as _;

use super::log::{self, Write};
use super::said::{Said, Withdrawn, said};
use super::{Store, StoreError};
use crate::keys::Keys;
use crate::receipt_token::ReceiptToken;

/// What is to be taken back, and how the person said so.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    pub(crate) what: Wanted,
    pub(crate) channel: WithdrawalChannel,
    /// When it was said, if not now.
    pub(crate) said_at: Option<Instant>,
}

/// What is to be taken back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Wanted {
    /// All that stands, the request included.
    Everything,
    /// These, as far as they stand.
    These(Vec<Subject>),
}

/// Why nothing can be taken back.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WithdrawError {
    /// No such lead, or its person was erased: nothing is known of anybody.
    #[error("no lead has this id, or its person was erased; `leads list` gives the ids")]
    NoLead,
    /// Something that the lead never asked.
    #[error("this lead never asked {0}")]
    NeverAsked(Subject),
    /// Said before there was anything to take back.
    #[error("that was before the lead was received, at {0}")]
    BeforeLead(Instant),
    /// Said in the future.
    #[error("that moment has not come yet")]
    Future,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for WithdrawError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl Said {
    /// Whom a subject names.
    fn recipients(&self, subject: &Subject) -> Vec<ReceiptAddressee> {
        match subject {
            Subject::Request => vec![self.request.addressed_to.clone()],
            Subject::Consent(key) => {
                let decided = self.decisions.iter().find(|decided| decided.key == *key);
                decided.map_or(Vec::new(), |decided| decided.addressees.clone())
            }
        }
    }

    fn wanted(&self, wanted: &Wanted, at: Instant) -> Result<Vec<Subject>, WithdrawError> {
        let states = replay(&self.entries(), at);
        let stands = |subject: &Subject| states.get(subject).is_some_and(|s| s.is_given());
        match wanted {
            Wanted::Everything => {
                let keys = self.decisions.iter().map(|decided| decided.key.clone());
                let all = std::iter::once(Subject::Request).chain(keys.map(Subject::Consent));
                Ok(all.filter(stands).collect())
            }
            Wanted::These(subjects) => {
                let unknown = subjects.iter().find(|s| !states.contains_key(s));
                if let Some(subject) = unknown {
                    return Err(WithdrawError::NeverAsked(subject.clone()));
                }
                let mut standing: Vec<Subject> = Vec::new();
                for subject in subjects.iter().filter(|subject| stands(subject)) {
                    if !standing.contains(subject) {
                        standing.push(subject.clone());
                    }
                }
                Ok(standing)
            }
        }
    }
}

impl Store {
    /// The lead that a receipt's token opens.
    pub(crate) async fn opened_by(
        &self,
        token: &ReceiptToken,
    ) -> Result<Option<String>, StoreError> {
        let row = sqlx::query("SELECT lead_id FROM receipt_token WHERE sha256 = ?")
            .bind(token.sha256().as_bytes().as_slice())
            .fetch_optional(&self.readers)
            .await?;
        Ok(row.map(|row| row.try_get("lead_id")).transpose()?)
    }

    /// Takes back what stands of what is wanted, and nothing twice; gives all that was said,
    /// and how many events are new.
    pub(crate) async fn withdraw(
        &self,
        lead_id: &str,
        wish: &Wish,
        now: Instant,
        keys: &Keys,
    ) -> Result<(Said, usize), WithdrawError> {
        let mut write = self.begin().await?;
        let before = said(&mut write, lead_id).await?;
        let mut before = before.ok_or(WithdrawError::NoLead)?;
        // A clock that was set back must not make anything older than the lead.
        let recorded_at = now.max(before.received_at);
        let said_at = wish.said_at.unwrap_or(recorded_at);
        if said_at < before.received_at {
            return Err(WithdrawError::BeforeLead(before.received_at));
        }
        if said_at > recorded_at {
            return Err(WithdrawError::Future);
        }
        let subjects = before.wanted(&wish.what, said_at)?;
        let mut events = Vec::new();
        for subject in subjects {
            let withdrawn = Withdrawn {
                recipients: before.recipients(&subject),
                subject,
                channel: wish.channel,
                said_at,
                recorded_at,
                leaf: 0,
            };
            let event = event(&before, &withdrawn).map_err(StoreError::from)?;
            events.push((withdrawn, event));
        }
        if events.is_empty() {
            return Ok((before, 0));
        }
        let logged: Vec<Event> = events.iter().map(|(_, event)| *event).collect();
        let added = log::append(&mut write, &logged, keys).await?;
        for (leaf, (withdrawn, _)) in (added.first..).zip(&mut events) {
            withdrawn.leaf = leaf;
            insert(&mut write, lead_id, withdrawn).await?;
        }
        write.commit().await?;
        let count = events.len();
        let new = events.into_iter().map(|(withdrawn, _)| withdrawn);
        before.withdrawals.extend(new);
        Ok((before, count))
    }

    /// Takes the tokens out of the answers whose retries no longer count; gives how many.
    pub async fn forget_tokens(&self, issued_before: Instant) -> Result<u64, StoreError> {
        let mut write = self.begin().await?;
        let issued_before = issued_before.unix_millis();
        sqlx::query(
            "UPDATE submission SET answer = CAST(json_remove(CAST(answer AS TEXT), \
             '$.receipt_token') AS BLOB) WHERE submission_id IN (SELECT submission_id FROM lead \
             JOIN receipt_token ON receipt_token.lead_id = lead.id \
             WHERE is_in_answer = 1 AND issued_at < ?)",
        )
        .bind(issued_before)
        .execute(&mut *write)
        .await?;
        let forgotten = sqlx::query(
            "UPDATE receipt_token SET is_in_answer = 0 WHERE is_in_answer = 1 AND issued_at < ?",
        )
        .bind(issued_before)
        .execute(&mut *write)
        .await?;
        write.commit().await?;
        Ok(forgotten.rows_affected())
    }
}

fn event(said: &Said, withdrawn: &Withdrawn) -> Result<Event, NotCanonical> {
    let lead = LeadFacts {
        lead_id: &said.lead_id,
        at: withdrawn.recorded_at,
        deployment_version: said.deployment_version,
        policy_sha256: said.policy_sha256,
        evidence_sha256: None, // of the request and the decisions
    };
    let facts = Facts::Withdrawal(WithdrawalFacts {
        subject: &withdrawn.subject,
        channel: withdrawn.channel,
        said_at: withdrawn.said_at,
        recipients_to_notify: &withdrawn.recipients,
    });
    Event::of(said.salt, lead, facts)
}

async fn insert(
    write: &mut Write<'_>,
    lead_id: &str,
    withdrawn: &Withdrawn,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO withdrawal \
         (lead_id, subject, channel, said_at, recorded_at, recipients_json, leaf) \
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(lead_id)
    .bind(withdrawn.subject.to_string())
    .bind(withdrawn.channel.as_str())
    .bind(withdrawn.said_at.unix_millis())
    .bind(withdrawn.recorded_at.unix_millis())
    .bind(serde_json::to_string(&withdrawn.recipients)?)
    .bind(log::integer(withdrawn.leaf)?)
    .execute(&mut **write)
    .await?;
    Ok(())
}
