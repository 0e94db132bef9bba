//! Whether this build makes proofs. Every product does.
//!
//! `cargo xtask bench leads` also measures a collector compiled without them, to tell what
//! they cost: the variable is read by the compiler, so that nothing can turn them off in a
//! program that is there.

/// Receipts are signed, and every request and decision is in the log.
pub(crate) const IS_MADE: bool = option_env!("CEE_BENCH_WITHOUT_PROOF").is_none();
