//! The server side of the eligibility test: checks, stores and signs each lead.
//!
//! It has no rules of its own: it runs the same pure crates as the widget again, on what the
//! widget sent.

mod api_error;
mod app;
pub mod arguments;
mod arrival;
mod base64;
mod body;
mod choices_page;
mod client_address;
mod clock;
pub mod commands;
mod endpoints;
mod files;
mod in_flight;
mod keys;
mod log_audit;
mod log_stamp;
mod logs;
mod origin;
mod paris;
mod permissions;
mod proof;
mod proof_of_work;
mod random;
mod rate_limit;
mod readiness;
mod receipt;
mod receipt_token;
mod router;
mod server;
mod store;
pub mod terminal;
mod writer;

pub use app::{App, Parts, StartError, deployment_body};
pub use clock::{Clock, SystemClock};
pub use files::{Dist, DistError};
pub use keys::{Keys, KeysError};
pub use logs::LogFormat;
pub use random::NoRandomness;
pub use rate_limit::Limits;
pub use router::router;
pub use server::serve;
pub use store::{
    LeadDetails, LeadSummary, OpenError, Store, StoreError, StoredDecision, StoredSignals, Words,
};
