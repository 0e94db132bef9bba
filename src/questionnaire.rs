//! The journey on screen: the frame around every step, and what runs beside it.

mod calculation;
mod consents_step;
mod contact_step;
mod entry;
mod faults;
mod footer;
mod frame;
mod outcome_step;
mod parts;
mod question_step;
mod recap_step;
mod receipt_step;
mod running;
mod start_step;
mod way_step;
mod work_card;

pub use calculation::calculation;
pub use consents_step::boxes;
pub use entry::screen_named;
pub use faults::asking_faults;
pub use frame::{asking_announced, asking_step, frame};
pub use running::Running;
