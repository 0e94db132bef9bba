//! Legal limits as pure functions: until when a consent counts, by when, at what hours and how
//! often to call, how long the proof is kept.
//!
//! Sources are in each function. All of them are second-hand readings of the texts; a
//! lawyer's correction is a one-line change here.

mod attempts;
mod call_window;
mod call_zone;
mod callback;
mod phone_consent;
mod proof;
mod source;
#[cfg(feature = "zones")]
mod windows;
mod working_day;

pub use attempts::{ATTEMPTS_PER_PERIOD, AttemptFault, Attempts, PERIOD_DAYS};
pub use call_window::{CALL_HOURS, is_call_day, is_call_time};
pub use call_zone::CallZone;
pub use callback::{CALLBACK_WORKING_DAYS, callback_deadline, end_of_paris_day};
pub use phone_consent::{UnlawfulPeriod, phone_consent_end, phone_consent_until};
pub use proof::proof_kept_until;
pub use source::source_told_until;
#[cfg(feature = "zones")]
pub use windows::{CallWindow, call_windows};
pub use working_day::{is_jour_ouvrable, is_public_holiday};
