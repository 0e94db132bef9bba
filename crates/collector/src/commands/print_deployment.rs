//! `print-deployment FILE [--outline]`: the JSON of `GET /v1/deployment`, or of its outline, whose
//! weight visitors carry.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use super::{flush, read_description};
use crate::app::deployment_body;

/// Prints the body, without a line feed: its bytes are what is served.
pub(super) fn run(file: &Path, outline: bool, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let (deployment, _) = read_description(file)?;
    let version = deployment.version()?;
    let public = if outline {
        deployment.public.outline()
    } else {
        deployment.public
    };
    out.write_all(&deployment_body(&public, version)?)?;
    flush(out)?;
    Ok(ExitCode::SUCCESS)
}
