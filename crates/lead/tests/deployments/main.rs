//! The two deployment descriptions that come with the product, and what their texts say.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

mod faults;
mod limits;
mod shipped;
