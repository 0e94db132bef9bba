//! What `cargo xtask` built for the journeys, by the name of its environment variable.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// A path named by the caller; an error says how to call.
pub(super) fn path(variable: &str) -> Result<PathBuf> {
    let value = env::var_os(variable);
    let value = value.with_context(|| format!("{variable} is not set: cargo xtask test journeys"));
    value.map(PathBuf::from)
}
