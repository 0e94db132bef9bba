//! A head that somebody kept outside the database: what no one who writes the file can change.

use super::{Audit, Flaw};

impl Audit<'_> {
    /// Whether the log that ends with this leaf is the one that was signed then.
    pub(super) fn check_kept(&self, leaf: u64) -> Result<(), Flaw> {
        match self.kept_elsewhere {
            Some(head) if head.size == leaf + 1 && head.root != self.frontier.root() => {
                Err(Flaw::Kept(leaf))
            }
            _ => Ok(()),
        }
    }

    /// Whether the log is as long as it was once.
    pub(super) fn check_length(&self) -> Result<(), Flaw> {
        let size = self.frontier.size();
        match self.kept_elsewhere {
            Some(head) if head.size > size => Err(Flaw::Shorter(size)),
            _ => Ok(()),
        }
    }
}
