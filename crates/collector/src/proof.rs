//! Whether this build makes proofs. Every product does.
//!
//! To tell what they cost, a collector can be compiled without them and measured: the variable
//! is read by the compiler, so that nothing can turn them off in a program that is there.

/// Receipts are signed, and every request and decision is in the log.
pub(crate) const IS_MADE: bool = option_env!("CEE_BENCH_WITHOUT_PROOF").is_none();
