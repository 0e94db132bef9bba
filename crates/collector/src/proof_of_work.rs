//! Tasks that a browser solves while its visitor answers: ALTCHA v2.
//!
//! A task names its nonce and is signed: nothing of it is kept here. It says nothing of when
//! it ends, because its nonce does. What a wrong or missing solution means is
//! `lead::signals`' to say: a score, never a refusal.

use std::collections::BTreeMap;

use altcha::{
    Challenge, CreateChallengeOptions, Payload, VerifySolutionOptions, create_challenge,
    verify_solution,
};
use lead::proof_of_work::{ALGORITHM, HIGHEST_COUNTER};
use lead::signals::Proof;

use crate::random::{self, NoRandomness};

/// Rounds of PBKDF2 for each counter: 0.1 ms of a present machine, here once for each
/// challenge; a browser needs hardly less to be asked (docs/performance.md).
const COST: u32 = 1_000;

/// The lowest counter that solves a task: none is solved at once.
const LOWEST_COUNTER: u32 = 500;

/// The longest payload that is read, in bytes; an honest one has 550.
const MAX_PAYLOAD_BYTES: usize = 2_000;

/// The member of a task that names its nonce.
const NONCE: &str = "nonce";

/// What makes and checks tasks.
#[derive(Clone)]
pub(crate) struct Tasks {
    secret: String,
    key_secret: String,
}

/// Why no task could be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TaskError {
    /// No counter could be drawn.
    #[error(transparent)]
    Random(#[from] NoRandomness),
    /// ALTCHA refuses.
    #[error("proof of work: {0}")]
    Altcha(#[from] altcha::Error),
    /// The task cannot be written.
    #[error("proof of work: {0}")]
    Json(#[from] serde_json::Error),
}

impl Tasks {
    /// Tasks signed with this secret.
    pub(crate) fn signed_with(secret: [u8; 32]) -> Self {
        let secret = consent::base64url::encode(&secret);
        Self {
            key_secret: format!("{secret} key"),
            secret: format!("{secret} task"),
        }
    }

    /// A new task for this nonce, as JSON. Its counter is drawn evenly from a range, so that
    /// the unlucky wait no longer than twice the others.
    pub(crate) fn new_task(&self, nonce: &str) -> Result<String, TaskError> {
        let drawn = u32::from_be_bytes(random::bytes()?);
        let counter = LOWEST_COUNTER + drawn % (HIGHEST_COUNTER - LOWEST_COUNTER + 1);
        let challenge = create_challenge(CreateChallengeOptions {
            algorithm: ALGORITHM.to_owned(),
            cost: COST,
            counter: Some(counter),
            data: Some(BTreeMap::from([(NONCE.to_owned(), nonce.into())])),
            hmac_signature_secret: Some(self.secret.clone()),
            hmac_key_signature_secret: Some(self.key_secret.clone()),
            ..CreateChallengeOptions::default()
        })?;
        Ok(serde_json::to_string(&challenge)?)
    }

    /// What this payload proves about the lead with this nonce.
    pub(crate) fn judge(&self, nonce: &str, payload: Option<&str>) -> Proof {
        match payload {
            None => Proof::Missing,
            Some(payload) if self.is_solved(nonce, payload) => Proof::Solved,
            Some(_) => Proof::Wrong,
        }
    }

    fn is_solved(&self, nonce: &str, payload: &str) -> bool {
        if payload.len() > MAX_PAYLOAD_BYTES {
            return false;
        }
        let Ok(payload) = serde_json::from_str::<Payload>(payload) else {
            return false;
        };
        // The signature comes first: nothing is derived at a cost that somebody else chose.
        let verified = verify_solution(VerifySolutionOptions {
            hmac_key_signature_secret: Some(self.key_secret.clone()),
            ..VerifySolutionOptions::new(&payload.challenge, &payload.solution, &self.secret)
        });
        verified.is_ok_and(|result| result.verified) && names(&payload.challenge, nonce)
    }
}

fn names(challenge: &Challenge, nonce: &str) -> bool {
    let data = challenge.parameters.data.as_ref();
    data.and_then(|data| data.get(NONCE)?.as_str()) == Some(nonce)
}

#[cfg(test)]
mod tests;
