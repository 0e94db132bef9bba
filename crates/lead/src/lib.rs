//! One lead: who asks, for what, with which decisions, and how it travels.
//!
//! Shared by the widget and the collector. Knows no HTTP and no HTML.

pub mod call;
pub mod contact;
pub mod deployment;
#[cfg(feature = "file")]
pub mod deployment_file;
pub mod email_address;
pub mod funnel;
pub mod intake;
pub mod json;
pub mod person_name;
pub mod phone_number;
pub mod proof_of_work;
pub mod shown;
pub mod signals;
pub mod submission_id;
pub mod tree;
pub mod wire;
pub mod works;

pub use contact::{Contact, ContactDraft, Field, FieldError, FieldFault};
pub use deployment::PublicDeployment;
pub use email_address::EmailAddress;
pub use person_name::PersonName;
pub use phone_number::PhoneNumber;
pub use shown::{Shown, Situation};
pub use submission_id::SubmissionId;
