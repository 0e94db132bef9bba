//! `print-deployment FILE`: the JSON of `GET /v1/deployment`, whose weight visitors carry.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use super::{flush, read_description};
use crate::app::deployment_body;

/// Prints the body, without a line feed: its bytes are what is served.
pub(super) fn run(file: &Path, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let (deployment, _) = read_description(file)?;
    out.write_all(&deployment_body(&deployment.public, deployment.version()?)?)?;
    flush(out)?;
    Ok(ExitCode::SUCCESS)
}
