//! The rules as constants, written by `cargo xtask codegen` from `data/`.

pub(crate) mod income;
pub(crate) mod zones;
