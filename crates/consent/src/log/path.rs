//! Which hashes make a proof, before anybody reads one (RFC 9162 2.1.3.1 and 2.1.4.1).

use super::tree::{Subtree, node_hash};
use crate::digest::Sha256Hex;

/// There is no such leaf, or no such earlier log.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the log has no such leaf, or never had such a size before")]
pub struct NoSuchProof;

/// The hashes of a proof in their order, each told by the complete subtrees below it: a few
/// dozen places for millions of leaves.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Outline(Vec<Vec<Subtree>>);

impl Outline {
    /// That a leaf is in the log of this size.
    pub fn inclusion(leaf: u64, size: u64) -> Result<Self, NoSuchProof> {
        if leaf >= size {
            return Err(NoSuchProof);
        }
        Ok(Self::descend(size, |middle| leaf < middle, |start, end| end - start == 1).0)
    }

    /// That the log of size `to` began with the one of size `from`.
    pub fn consistency(from: u64, to: u64) -> Result<Self, NoSuchProof> {
        if from == 0 || from > to {
            return Err(NoSuchProof);
        }
        let (mut outline, start) = Self::descend(to, |middle| from <= middle, |_, end| end == from);
        if start > 0 {
            outline
                .0
                .insert(0, Subtree::covering(start, from).collect());
        }
        Ok(outline)
    }

    /// Goes down from the root, noting each half that is not entered; the deepest comes first.
    /// Also gives where the last half starts.
    fn descend(
        size: u64,
        is_left: impl Fn(u64) -> bool,
        is_there: impl Fn(u64, u64) -> bool,
    ) -> (Self, u64) {
        let (mut start, mut end) = (0, size);
        let mut halves = Vec::new();
        while !is_there(start, end) {
            // The left half is the largest complete subtree that leaves something for the right.
            let middle = start + (1 << (end - start - 1).ilog2());
            if is_left(middle) {
                halves.push(Subtree::covering(middle, end).collect());
                end = middle;
            } else {
                halves.push(Subtree::covering(start, middle).collect());
                start = middle;
            }
        }
        halves.reverse();
        (Self(halves), start)
    }

    /// Every place whose hash is needed.
    pub fn subtrees(&self) -> impl Iterator<Item = Subtree> {
        self.0.iter().flatten().copied()
    }

    /// The proof, once every hash can be read; `None` when one is missing.
    pub fn fill(
        &self,
        mut read: impl FnMut(Subtree) -> Option<Sha256Hex>,
    ) -> Option<Vec<Sha256Hex>> {
        let mut root_of = |parts: &Vec<Subtree>| {
            let roots: Option<Vec<_>> = parts.iter().map(|part| read(*part)).collect();
            let from_the_right = roots?.into_iter().rev();
            from_the_right.reduce(|right, left| node_hash(left, right))
        };
        self.0.iter().map(&mut root_of).collect()
    }
}
