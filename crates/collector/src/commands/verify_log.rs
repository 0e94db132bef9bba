//! `verify-log`: the log computed again from the requests and decisions.

use std::io::Write;
use std::process::ExitCode;

use super::{Log, flush};
use crate::log_audit::{AuditError, audit};

/// Says that the log is sound, or names its first bad leaf and fails.
pub(super) async fn run(log: &Log, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let sound = match audit(&log.store, &log.keys, log.roots.as_ref()).await {
        Ok(sound) => sound,
        Err(AuditError::Flaw(flaw)) => {
            writeln!(out, "{flaw}")?;
            flush(out)?;
            return Ok(ExitCode::FAILURE);
        }
        Err(AuditError::Store(error)) => return Err(error.into()),
    };
    writeln!(
        out,
        "sound: {} leaves, {} signed heads, {} time stamps",
        sound.leaves, sound.heads, sound.stamps
    )?;
    if sound.erased > 0 {
        let erased = sound.erased;
        writeln!(
            out,
            "{erased} leaves are of erased contacts: what they say can no longer be compared"
        )?;
    }
    if sound.unbound > 0 {
        let unbound = sound.unbound;
        writeln!(
            out,
            "{unbound} leads are from before contacts were committed to: whose they are can no \
             longer be compared"
        )?;
    }
    if sound.stamps > 0 && log.roots.is_none() {
        writeln!(
            out,
            "who stamped was not checked: name root certificates with --tsa-roots"
        )?;
    }
    flush(out)?;
    Ok(ExitCode::SUCCESS)
}
