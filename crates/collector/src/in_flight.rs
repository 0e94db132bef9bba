//! Submissions being stored right now by this process.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use lead::SubmissionId;

/// The set of submissions in hand.
#[derive(Clone, Debug, Default)]
pub(crate) struct InFlight(Arc<Mutex<BTreeSet<SubmissionId>>>);

/// A submission in hand; dropped, it is free again.
#[derive(Debug)]
pub(crate) struct Held {
    set: InFlight,
    id: SubmissionId,
}

impl InFlight {
    /// Takes a submission in hand, unless it is already.
    pub(crate) fn hold(&self, id: SubmissionId) -> Option<Held> {
        let mut ids = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Lazily: a `Held` that nobody gets would free the submission of the one who has it.
        ids.insert(id).then(|| Held {
            set: self.clone(),
            id,
        })
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut ids = self.set.0.lock().unwrap_or_else(PoisonError::into_inner);
        ids.remove(&self.id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_submission_is_in_one_hand_at_a_time() {
        let set = InFlight::default();
        let id = SubmissionId::new(1, [1; 10]);
        let held = set.hold(id);
        assert!(held.is_some() && set.hold(id).is_none());
        assert!(set.hold(SubmissionId::new(1, [2; 10])).is_some());
        drop(held);
        assert!(set.hold(id).is_some());
    }
}
