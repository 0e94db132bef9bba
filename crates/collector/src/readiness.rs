//! Whether the collector can store, asked of the database at most once a second.
//!
//! Anybody may ask, and each question takes the connection that leads wait for.

use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::store::{Store, StoreError};

/// For how long a good answer counts.
const COUNTS: Duration = Duration::from_secs(1);

/// When a write would last have succeeded.
#[derive(Debug, Default)]
pub(crate) struct Readiness(Mutex<Option<Instant>>);

impl Readiness {
    /// Whoever asks meanwhile waits for the same answer.
    pub(crate) async fn ask(&self, store: &Store) -> Result<(), StoreError> {
        let mut ready_at = self.0.lock().await;
        if ready_at.is_some_and(|ready_at| ready_at.elapsed() < COUNTS) {
            return Ok(());
        }
        store.is_writable().await?;
        *ready_at = Some(Instant::now());
        Ok(())
    }
}
