//! What a person gets beside the receipt: enough to find every event of it in the log, with
//! no help from whoever keeps the log.

use serde::{Deserialize, Serialize};

use super::{Event, Salt, TreeHead, Unproven, verify_inclusion};
use crate::canonical_json::{self, NotCanonical};
use crate::digest::Sha256Hex;
use crate::receipt::Receipt;
use crate::receipt::seal::{self, InvalidSeal, PublicKey};

/// Where the log holds the events of one receipt, and what it was then.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LeadProof {
    /// 1.
    pub version: u8,
    /// What the commitments were salted with.
    pub salt: Salt,
    /// The leaf of the request, then those of the decisions in the receipt's order.
    pub leaves: Vec<LeafProof>,
    /// The signed [`TreeHead`] that the paths lead to.
    pub head_jws: String,
}

/// One leaf and its way up to the root.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LeafProof {
    /// Its number in the log, from 0.
    pub leaf: u64,
    /// The hashes on its way (RFC 9162 2.1.3).
    pub path: Vec<Sha256Hex>,
}

/// Why a receipt is not proven to be in the log.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum InvalidLeadProof {
    /// The text is no proof.
    #[error("the text is no proof of a lead")]
    Shape,
    /// The head is none of these keys'.
    #[error("the tree head: {0}")]
    Head(#[from] InvalidSeal),
    /// The receipt has no canonical form.
    #[error("the receipt: {0}")]
    Receipt(#[from] NotCanonical),
    /// There is not one leaf per event of the receipt.
    #[error("the proof has not one leaf for each event of the receipt")]
    Count,
    /// An event of the receipt is not what the log holds at its leaf.
    #[error("leaf {0}: {1}")]
    Leaf(u64, Unproven),
}

impl LeadProof {
    /// Reads a proof as it travels: JSON text.
    pub fn parse(json: &str) -> Result<Self, InvalidLeadProof> {
        serde_json::from_str(json).map_err(|_| InvalidLeadProof::Shape)
    }

    /// The proof as it travels: RFC 8785 JSON.
    pub fn to_json(&self) -> Result<String, NotCanonical> {
        canonical_json::to_string(self)
    }

    /// Checks that the log held every event of the receipt; gives the head that says so.
    pub fn verify(
        &self,
        receipt: &Receipt,
        keys: &[PublicKey],
    ) -> Result<TreeHead, InvalidLeadProof> {
        let head: TreeHead = seal::verify(&self.head_jws, keys)?;
        let events = Event::all_of(receipt, self.salt)?;
        if events.len() != self.leaves.len() {
            return Err(InvalidLeadProof::Count);
        }
        for (event, LeafProof { leaf, path }) in events.iter().zip(&self.leaves) {
            let hash = event.leaf_hash()?;
            verify_inclusion((*leaf, hash), (head.size, head.root), path)
                .map_err(|error| InvalidLeadProof::Leaf(*leaf, error))?;
        }
        Ok(head)
    }
}
