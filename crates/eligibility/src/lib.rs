//! Which energy-renovation works can get a CEE premium, how much, and why.
//!
//! Pure: no clock, no input or output, no float decides. Answers go in with the commitment date,
//! an assessment comes out; the questionnaire says what to ask next.
//!
//! ```
//! use chrono::NaiveDate;
//! use eligibility::{Amount, Answers, Verdict, assess};
//!
//! let answers: Answers = serde_json::from_str(
//!     r#"{"place": {"postcode": "69003"}, "dwelling": {"completed": {"year": 1985}},
//!         "works": [{"kind": "attic_insulation", "area_m2": 40}]}"#,
//! )?;
//! let on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
//! let attic = &assess(&answers, on, None).works[0];
//! assert_eq!(attic.verdict, Verdict::Eligible);
//! assert_eq!(attic.kwh_cumac().map(|kwh| kwh.base), Some(Amount::Exact(68_000)));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! Read in this order: [`answers`], [`assessment`], [`reason`], then [`questionnaire`]. The rules
//! are the files of `data/`, made into constants by `cargo xtask codegen`.

pub mod answers;
pub mod assessment;
pub mod breakdown;
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
pub use assess::{assess, checked_until};
pub use assessment::{Assessment, Verdict, WorkAssessment};
pub use language::Language;
pub use operation::{OperationInForce, OperationSet, operations};
pub use place::{ClimateZone, Department, Postcode};
pub use questionnaire::{Context, Questionnaire};
pub use rates::Rates;
pub use reason::{OtherAid, Reason, ReasonCode, Reasons, Says};
