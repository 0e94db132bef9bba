//! `check-deployment FILE`: the compliance linter.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use super::{DescriptionError, flush, lines, read_description};

/// Prints faults and warnings with their lines; fails when there is a fault.
pub(super) fn run(file: &Path, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let code = match read_description(file) {
        Ok((deployment, warnings)) => {
            if !warnings.is_empty() {
                let name = file.display().to_string();
                writeln!(out, "{}", lines(&name, "warning", &warnings))?;
            }
            writeln!(out, "no fault, version {}", deployment.version()?)?;
            ExitCode::SUCCESS
        }
        Err(DescriptionError::Faulty(lines)) => {
            writeln!(out, "{lines}")?;
            ExitCode::FAILURE
        }
        Err(unreadable @ DescriptionError::Unreadable(..)) => return Err(unreadable.into()),
    };
    flush(out)?;
    Ok(code)
}
