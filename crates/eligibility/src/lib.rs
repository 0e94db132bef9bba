//! Which energy-renovation works can get a CEE premium, how much, and why.
//!
//! Pure: no clock, no input or output, no float decides. Answers go in with the commitment date,
//! an assessment comes out; the questionnaire says what to ask next.

pub mod answers;
pub mod assessment;
pub mod civil_date;
pub mod income;
pub mod place;
pub mod questionnaire;
pub mod rates;
pub mod reason;

mod amount;
mod assess;
mod choice_macro;
mod language;
mod need;
mod operation;
mod tables;

pub use amount::Amount;
pub use answers::{Answers, WorkKind};
pub use assess::assess;
pub use assessment::{Assessment, Verdict, WorkAssessment};
pub use language::Language;
pub use operation::{OperationInForce, operations};
pub use place::{ClimateZone, Department, Postcode};
pub use questionnaire::{Context, Questionnaire};
pub use rates::Rates;
pub use reason::{OtherAid, Reason, ReasonCode, Says};
