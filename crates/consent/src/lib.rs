//! What a person was told, what they decided, and the proof of it.
//!
//! Pure: no clock, no network, no storage. Times, dates and keys are arguments. The widget
//! shows what [`statement`] renders and the collector renders it again to compare, so both
//! sides of a proof come from the same lines.

pub mod base64url;
pub mod call_slot;
#[cfg(feature = "canonical")]
pub mod canonical_json;
pub mod civil_date;
pub mod decision;
pub mod digest;
pub mod evidence;
pub mod guard;
pub mod history;
pub mod instant;
#[cfg(feature = "log")]
pub mod log;
#[cfg(feature = "zones")]
pub mod permission;
pub mod purpose;
pub mod receipt;
pub mod short_map;
pub mod statement;
pub mod template;
pub mod terms;
pub mod withdrawal;

pub use call_slot::CallSlot;
pub use decision::{Decision, DecisionState};
pub use digest::Sha256Hex;
pub use instant::Instant;
pub use purpose::{Addressee, Channel, DecisionKey, PartnerId, Purpose};
pub use short_map::ShortMap;
pub use statement::{Passage, Scene, Statement};
pub use terms::{Language, Terms};
pub use withdrawal::{Subject, WithdrawalChannel};
