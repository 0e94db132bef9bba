//! What was seen in the database and is never taken out of it, so that it is not looked for
//! again with each lead.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use consent::Sha256Hex;

/// Beyond this everything is forgotten: texts change with the day and the works.
const MOST: usize = 10_000;

/// Digests of texts and of releases.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known(Arc<Mutex<Sets>>);

#[derive(Debug, Default)]
struct Sets {
    texts: BTreeSet<Sha256Hex>,
    releases: BTreeSet<Sha256Hex>,
}

impl Known {
    /// Whether the text is in the database, or being written in the transaction under way.
    pub(super) fn has_text(&self, sha256: Sha256Hex) -> bool {
        self.sets().texts.contains(&sha256)
    }

    /// These are being written; [`Self::forget_texts`] when the transaction fails.
    pub(super) fn texts_written(&self, texts: impl IntoIterator<Item = Sha256Hex>) {
        let known = &mut self.sets().texts;
        if known.len() > MOST {
            known.clear();
        }
        known.extend(texts);
    }

    pub(super) fn forget_texts(&self) {
        self.sets().texts.clear();
    }

    pub(super) fn has_release(&self, wasm: Sha256Hex) -> bool {
        self.sets().releases.contains(&wasm)
    }

    pub(super) fn release_found(&self, wasm: Sha256Hex) {
        self.sets().releases.insert(wasm);
    }

    fn sets(&self) -> MutexGuard<'_, Sets> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
