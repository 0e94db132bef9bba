//! One task that writes, so that one flush to the disk carries every lead that waits.
//!
//! A commit is durable only once the disk says so, which takes as long for one lead as for a
//! hundred. While one transaction is being flushed the next leads gather, and go together:
//! alone, a lead waits for nobody. Who comes when the queue is full is told at once.
//!
//! **Invariant:** a lead is stored or not by itself. When a transaction fails for what one of
//! its leads holds, each is tried again alone.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use crate::keys::Keys;
use crate::store::{Challenge, NewLead, Outcome, Store, StoreError};

/// How many may wait: about a second's worth, beyond which waiting only adds to the load.
const QUEUE: usize = 1024;
/// How many go together at most: what others wait for stays short.
const TOGETHER: usize = 128;

/// The way to the task; it ends when the last of these is dropped.
#[derive(Clone, Debug)]
pub(crate) struct Writer {
    queue: mpsc::Sender<Waiting>,
}

/// Why a write did not happen. Nothing of it is stored.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WriteError {
    /// Too many others wait.
    #[error("the queue of the writer is full")]
    Full,
    /// The database failed; several that went together may be told the same.
    #[error(transparent)]
    Store(Arc<StoreError>),
    /// The task ended without an answer: a fault of the collector.
    #[error("the writer gave no answer")]
    Silent,
}

type Reply<T> = oneshot::Sender<Result<T, Arc<StoreError>>>;

enum Waiting {
    Lead(Box<(NewLead, Reply<Outcome>)>),
    Challenge(Challenge, Reply<()>),
}

impl Writer {
    /// Starts the task.
    pub(crate) fn start(store: Store, keys: Arc<Keys>) -> Self {
        let (queue, waiting) = mpsc::channel(QUEUE);
        tokio::spawn(run(store, keys, waiting));
        Self { queue }
    }

    /// Stores a lead; returns once it is durable, or refused.
    pub(crate) async fn add_lead(&self, new: NewLead) -> Result<Outcome, WriteError> {
        self.write(|reply| Waiting::Lead(Box::new((new, reply))))
            .await
    }

    /// Keeps a nonce; returns once it is durable.
    pub(crate) async fn add_challenge(&self, challenge: Challenge) -> Result<(), WriteError> {
        self.write(|reply| Waiting::Challenge(challenge, reply))
            .await
    }

    async fn write<T>(&self, waiting: impl FnOnce(Reply<T>) -> Waiting) -> Result<T, WriteError> {
        let (reply, answer) = oneshot::channel();
        self.queue
            .try_send(waiting(reply))
            .map_err(|error| match error {
                mpsc::error::TrySendError::Full(_) => WriteError::Full,
                mpsc::error::TrySendError::Closed(_) => WriteError::Silent,
            })?;
        let answer = answer.await.map_err(|_| WriteError::Silent)?;
        answer.map_err(WriteError::Store)
    }
}

async fn run(store: Store, keys: Arc<Keys>, mut queue: mpsc::Receiver<Waiting>) {
    let mut waiting = Vec::new();
    while queue.recv_many(&mut waiting, TOGETHER).await > 0 {
        let mut batch = Batch::default();
        waiting.drain(..).for_each(|waiting| batch.push(waiting));
        let (store, keys) = (store.clone(), Arc::clone(&keys));
        // A task of its own: should it panic, whoever comes next is still served.
        let task = tokio::spawn(async move { batch.store(&store, &keys).await });
        if task.await.is_err() {
            tracing::error!("storing leads panicked");
        }
    }
}

/// What goes together.
#[derive(Default)]
struct Batch {
    leads: Vec<NewLead>,
    lead_replies: Vec<Reply<Outcome>>,
    challenges: Vec<Challenge>,
    challenge_replies: Vec<Reply<()>>,
}

impl Batch {
    fn push(&mut self, waiting: Waiting) {
        match waiting {
            Waiting::Lead(lead) => {
                let (new, reply) = *lead;
                self.leads.push(new);
                self.lead_replies.push(reply);
            }
            Waiting::Challenge(challenge, reply) => {
                self.challenges.push(challenge);
                self.challenge_replies.push(reply);
            }
        }
    }

    async fn store(mut self, store: &Store, keys: &Keys) {
        let stored = store.write(&mut self.leads, &self.challenges, keys).await;
        let (leads, challenges) = match stored {
            Ok(outcomes) => (outcomes.into_iter().map(Ok).collect(), Ok(())),
            // It is the disk or another process: nobody would fare better alone.
            Err(error) if error.is_passing() => {
                let error = Arc::new(error);
                let leads = self.leads.iter().map(|_| Err(Arc::clone(&error)));
                (leads.collect(), Err(Arc::clone(&error)))
            }
            Err(_) => self.store_apart(store, keys).await,
        };
        // Whoever no longer waits for the answer gets it with the next try.
        for (reply, outcome) in self.lead_replies.into_iter().zip(leads) {
            let _ = reply.send(outcome);
        }
        for reply in self.challenge_replies {
            let _ = reply.send(challenges.clone());
        }
    }

    async fn store_apart(&mut self, store: &Store, keys: &Keys) -> Apart {
        let challenges = store.write(&mut [], &self.challenges, keys).await;
        let challenges = challenges.map(drop).map_err(Arc::new);
        let mut leads = Vec::new();
        // Each would wait for another process by itself, and nobody else be served meanwhile.
        let mut passing: Option<Arc<StoreError>> =
            challenges.clone().err().filter(|error| error.is_passing());
        for lead in &mut self.leads {
            if let Some(error) = &passing {
                leads.push(Err(Arc::clone(error)));
                continue;
            }
            match store.write(std::slice::from_mut(lead), &[], keys).await {
                Ok(outcomes) => leads.extend(outcomes.into_iter().map(Ok)),
                Err(error) => {
                    let error = Arc::new(error);
                    passing = error.is_passing().then(|| Arc::clone(&error));
                    leads.push(Err(error));
                }
            }
        }
        (leads, challenges)
    }
}

/// How each lead ended, and all nonces.
type Apart = (
    Vec<Result<Outcome, Arc<StoreError>>>,
    Result<(), Arc<StoreError>>,
);
