//! The rules as constants, written by `cargo xtask codegen` from `data/`.

pub(crate) mod income;
pub(crate) mod operations;
pub(crate) mod rules;
pub(crate) mod zones;
