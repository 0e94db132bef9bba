//! Checking proofs, with nothing but hashes and sizes (RFC 9162 2.1.3.2 and 2.1.4.2).

use super::tree::node_hash;
use crate::digest::Sha256Hex;

/// The hashes do not lead to the root.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the hashes do not lead to the root")]
pub struct Unproven;

/// Checks that the leaf with this hash is number `leaf` of the log with this size and root.
pub fn verify_inclusion(
    (leaf, hash): (u64, Sha256Hex),
    (size, root): (u64, Sha256Hex),
    path: &[Sha256Hex],
) -> Result<(), Unproven> {
    if leaf >= size {
        return Err(Unproven);
    }
    let mut climb = Climb::from(leaf, size);
    let mut reached = hash;
    for step in path {
        reached = match climb.next_side()? {
            Side::Left => node_hash(*step, reached),
            Side::Right => node_hash(reached, *step),
        };
    }
    climb.end(reached == root)
}

/// Checks that the log with the second size and root began with the first one.
pub fn verify_consistency(
    (from, first_root): (u64, Sha256Hex),
    (to, second_root): (u64, Sha256Hex),
    path: &[Sha256Hex],
) -> Result<(), Unproven> {
    if from == 0 || from > to || path.is_empty() != (from == to) {
        return Err(Unproven); // every log began empty: nothing is proven of it
    }
    if from == to {
        let is_same = first_root == second_root;
        return if is_same { Ok(()) } else { Err(Unproven) };
    }
    // A complete first log is a subtree of the second: its root is where the climb begins.
    let (start, path) = match path.split_first() {
        Some((start, rest)) if !from.is_power_of_two() => (*start, rest),
        _ => (first_root, path),
    };
    let mut climb = Climb::from(from - 1, to);
    climb.skip(|leaf| leaf & 1 == 1);
    let (mut first, mut second) = (start, start);
    for step in path {
        match climb.next_side()? {
            Side::Left => {
                first = node_hash(*step, first);
                second = node_hash(*step, second);
            }
            Side::Right => second = node_hash(second, *step),
        }
    }
    climb.end(first == first_root && second == second_root)
}

/// The way from a leaf up to the root: its number and that of the last leaf, halved at each
/// level ("fn" and "sn" in the RFC).
struct Climb {
    leaf: u64,
    last: u64,
}

/// Where the hash of the path stands.
enum Side {
    Left,
    Right,
}

impl Climb {
    /// `size` is greater than `leaf`.
    const fn from(leaf: u64, size: u64) -> Self {
        Self {
            leaf,
            last: size - 1,
        }
    }

    fn next_side(&mut self) -> Result<Side, Unproven> {
        if self.last == 0 {
            return Err(Unproven); // already at the root
        }
        let is_left = self.leaf & 1 == 1 || self.leaf == self.last;
        if is_left {
            // A right edge without a neighbour goes up unchanged.
            self.skip(|leaf| leaf & 1 == 0 && leaf != 0);
        }
        self.up();
        Ok(if is_left { Side::Left } else { Side::Right })
    }

    fn skip(&mut self, may_go_up: impl Fn(u64) -> bool) {
        while may_go_up(self.leaf) {
            self.up();
        }
    }

    const fn up(&mut self) {
        self.leaf >>= 1;
        self.last >>= 1;
    }

    fn end(self, is_met: bool) -> Result<(), Unproven> {
        if is_met && self.last == 0 {
            Ok(())
        } else {
            Err(Unproven)
        }
    }
}
