//! Hashes, and where they stand.

use crate::digest::Sha256Hex;

/// The hash of a leaf; its prefix keeps it from passing for a node (RFC 9162 2.1.1).
#[must_use]
pub fn leaf_hash(entry: &[u8]) -> Sha256Hex {
    Sha256Hex::of(&[&[0], entry].concat())
}

/// The hash of two neighbours (RFC 9162 2.1.1).
#[must_use]
pub fn node_hash(left: Sha256Hex, right: Sha256Hex) -> Sha256Hex {
    let mut bytes = [1; 65];
    let (_, both) = bytes.split_at_mut(1);
    let (first, second) = both.split_at_mut(32);
    first.copy_from_slice(left.as_bytes());
    second.copy_from_slice(right.as_bytes());
    Sha256Hex::of(&bytes)
}

/// The root of a log without leaves.
#[must_use]
pub fn empty_root() -> Sha256Hex {
    Sha256Hex::of(&[])
}

/// A complete subtree: the leaves from `position << level` on, `1 << level` of them. Its root
/// never changes once it is known.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Subtree {
    level: u32,
    position: u64,
}

impl Subtree {
    /// One leaf.
    #[must_use]
    pub const fn leaf(index: u64) -> Self {
        Self {
            level: 0,
            position: index,
        }
    }

    /// The complete subtrees that leaves `start..end` fall into, from the left. `start` is a
    /// multiple of the largest of them, as it is everywhere in a proof.
    pub fn covering(start: u64, end: u64) -> impl Iterator<Item = Self> {
        let length = end - start;
        let levels = (0..u64::BITS).rev();
        levels
            .filter(move |level| length >> level & 1 == 1)
            .map(move |level| {
                let before = length >> level & !1; // what the larger ones took, in this size
                Self {
                    level,
                    position: (start >> level) + before,
                }
            })
    }

    /// How many subtrees were complete before this one: the number that its root is kept
    /// under. Counting in this order means that storage only ever grows at its end.
    #[must_use]
    pub const fn number(self) -> u64 {
        let last_leaf = ((self.position + 1) << self.level) - 1;
        Self::count(last_leaf) + self.level as u64
    }

    /// How many complete subtrees a log of this size has.
    #[must_use]
    pub const fn count(size: u64) -> u64 {
        2 * size - size.count_ones() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subtrees_are_numbered_as_they_become_complete() {
        let mut number = 0;
        for index in 0..1000_u64 {
            let (mut level, mut position) = (0, index);
            loop {
                assert_eq!(Subtree { level, position }.number(), number);
                number += 1;
                if position & 1 == 0 {
                    break;
                }
                (level, position) = (level + 1, position >> 1);
            }
            assert_eq!(Subtree::count(index + 1), number);
        }
    }

    #[test]
    fn a_range_is_covered_from_the_left_without_a_gap() {
        for (start, end) in [(0, 0), (0, 1), (0, 7), (8, 13), (4, 6), (12, 13), (0, 1024)] {
            let mut next = start;
            for Subtree { level, position } in Subtree::covering(start, end) {
                assert_eq!(position << level, next);
                next += 1 << level;
            }
            assert_eq!(next, end);
        }
    }
}
