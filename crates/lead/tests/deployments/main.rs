//! The two deployment descriptions that come with the product, and what their texts say.

mod faults;
mod shipped;
