//! What appending needs to know of all that came before: one hash per bit of the size.

use super::tree::{Subtree, empty_root, node_hash};
use crate::digest::Sha256Hex;

/// The roots of the complete subtrees of a log, the largest first; at most 64 of them.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Frontier {
    size: u64,
    roots: Vec<Sha256Hex>,
}

impl Frontier {
    /// The subtrees whose roots the frontier of a log of this size holds.
    pub fn subtrees(size: u64) -> impl Iterator<Item = Subtree> {
        Subtree::covering(0, size)
    }

    /// The frontier of a log of this size; `None` when there are not as many roots as
    /// [`Self::subtrees`].
    #[must_use]
    pub fn new(size: u64, roots: Vec<Sha256Hex>) -> Option<Self> {
        let is_whole = roots.len() == size.count_ones() as usize;
        is_whole.then_some(Self { size, roots })
    }

    /// How many leaves there are.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root of the whole log.
    #[must_use]
    pub fn root(&self) -> Sha256Hex {
        let from_the_right = self.roots.iter().rev().copied();
        let root = from_the_right.reduce(|right, left| node_hash(left, right));
        root.unwrap_or_else(empty_root)
    }

    /// Adds a leaf. Gives the roots that are complete from now on, the leaf's own hash first:
    /// in the order of [`Subtree::number`].
    pub fn append(&mut self, leaf: Sha256Hex) -> Vec<Sha256Hex> {
        let mut complete = vec![leaf];
        let mut root = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.roots.pop() {
                root = node_hash(left, root);
                complete.push(root);
            }
        }
        self.roots.push(root);
        self.size += 1;
        complete
    }
}
