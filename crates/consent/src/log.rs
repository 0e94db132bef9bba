//! The transparency log: what happened can be added to, never rewritten unnoticed.
//!
//! A Merkle tree over SHA-256 as RFC 6962 and RFC 9162 define it. Pure: hashes are kept by
//! whoever calls, found again by their place ([`Subtree`]), so that no tree is ever held in
//! memory. Each leaf is an [`Event`], which says of a person only what a salt unlocks.

mod event;
mod frontier;
mod head;
mod lead_proof;
mod path;
mod proof;
mod tree;

pub use crate::evidence::{InvalidSalt, Salt};
pub use event::{
    CallAttemptFacts, DecisionFacts, Event, EventKind, Facts, LeadFacts, RequestFacts,
    WithdrawalFacts,
};
pub use frontier::Frontier;
pub use head::TreeHead;
pub use lead_proof::{InvalidLeadProof, LeadProof, LeafProof};
pub use path::{NoSuchProof, Outline};
pub use proof::{Unproven, verify_consistency, verify_inclusion};
pub use tree::{Subtree, empty_root, leaf_hash, node_hash};
