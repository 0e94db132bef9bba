//! Calls and attempts to call, written down as they happened.
//!
//! **Invariant:** an attempt is a new row and a new leaf, in one transaction, whether it was
//! lawful or not.

use consent::canonical_json::NotCanonical;
use consent::log::{CallAttemptFacts, Event, Facts, LeadFacts};
use consent::{Instant, Subject};

use super::log::{self, Write};
use super::said::{Attempted, Said, said};
use super::{Store, StoreError};
use crate::keys::Keys;

/// Why an attempt cannot be written down.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AttemptError {
    /// No such lead, or its person was erased: nothing is known of anybody.
    #[error("no lead has this id, or its person was erased; `leads list` gives the ids")]
    NoLead,
    /// Made in the future.
    #[error("that moment has not come yet")]
    Future,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for AttemptError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl Store {
    /// Writes down a call or an attempt made under this subject, now if no moment is given; gives
    /// all that is known of the lead with it, and the attempt with what was unlawful about it.
    pub(crate) async fn add_attempt(
        &self,
        lead_id: &str,
        subject: Subject,
        made_at: Option<Instant>,
        now: Instant,
        keys: &Keys,
    ) -> Result<(Said, Attempted), AttemptError> {
        let mut write = self.begin().await?;
        let known = said(&mut write, lead_id).await?;
        let mut known = known.ok_or(AttemptError::NoLead)?;
        let made_at = made_at.unwrap_or(now);
        if made_at > now {
            return Err(AttemptError::Future);
        }
        let mut attempted = Attempted {
            faults: known.attempt_faults(&subject, made_at),
            subject,
            made_at,
            recorded_at: now,
            leaf: 0,
        };
        let event = event(&known, &attempted).map_err(StoreError::from)?;
        attempted.leaf = log::append(&mut write, &[event], keys).await?.first;
        insert(&mut write, lead_id, &attempted).await?;
        write.commit().await?;
        known.attempts.push(attempted.clone());
        known.calls_to_number.push(made_at);
        Ok((known, attempted))
    }
}

fn event(known: &Said, attempted: &Attempted) -> Result<Event, NotCanonical> {
    let lead = LeadFacts {
        lead_id: &known.lead_id,
        at: attempted.recorded_at,
        deployment_version: known.deployment_version,
        policy_sha256: known.policy_sha256,
        evidence_sha256: None, // of the request and the decisions
    };
    let facts = Facts::CallAttempt(CallAttemptFacts {
        subject: &attempted.subject,
        made_at: attempted.made_at,
        faults: &attempted.faults,
    });
    Event::of(known.salt, lead, facts)
}

async fn insert(
    write: &mut Write<'_>,
    lead_id: &str,
    attempted: &Attempted,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO call_attempt (lead_id, subject, made_at, recorded_at, faults_json, leaf) \
         VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(lead_id)
    .bind(attempted.subject.to_string())
    .bind(attempted.made_at.unix_millis())
    .bind(attempted.recorded_at.unix_millis())
    .bind(serde_json::to_string(&attempted.faults)?)
    .bind(log::integer(attempted.leaf)?)
    .execute(&mut **write)
    .await?;
    Ok(())
}
