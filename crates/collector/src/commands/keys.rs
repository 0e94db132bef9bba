//! `keys rotate`: another key signs from now on, and no receipt is orphaned by it.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use super::flush;
use crate::clock::{Clock as _, SystemClock};
use crate::keys::Keys;

/// Makes the key and says what follows from it.
pub(super) fn rotate(file: &Path, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let rotated = Keys::rotate(file, SystemClock.now())?;
    writeln!(out, "{} signs from now on", rotated.kid)?;
    writeln!(
        out,
        "{} is retired; it stays published, {} keys in all",
        rotated.retired, rotated.published
    )?;
    writeln!(
        out,
        "a collector that runs with {} takes the new key with its next signature: no restart",
        file.display()
    )?;
    writeln!(out, "back the file up now: it holds every key")?;
    flush(out)?;
    Ok(ExitCode::SUCCESS)
}
