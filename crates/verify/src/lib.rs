//! Whether a receipt file is what the collector once signed and logged: one function for the
//! command `collector verify-receipt` and for the page `/verify`.
//!
//! Pure but for the page's edge (`browser`, in wasm only): files come in as text, a report goes
//! out. Whoever does not trust the operator brings the keys and the log's head from elsewhere.

#[cfg(target_arch = "wasm32")]
pub mod browser;
mod check;
mod evidence;
pub mod page;
mod receipt_file;
mod report;

pub use check::check;
pub use evidence::{Consistency, Evidence, NoConsistency, NoHead, PublishedHead};
pub use receipt_file::{NoReceipt, ReceiptFile};
pub use report::{Fault, Missing, Outcome, Report, Signed, Step, Verdict};
