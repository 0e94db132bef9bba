//! `verify-log`: the log computed again from the requests and decisions.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use consent::log::TreeHead;
use verify::PublishedHead;

use super::{Log, flush};
use crate::log_audit::{AuditError, audit};

/// Says that the log is sound, or names its first bad leaf and fails.
pub(super) async fn run(
    log: &Log,
    head: Option<&Path>,
    out: &mut impl Write,
) -> anyhow::Result<ExitCode> {
    let kept = head.map(|file| kept(log, file)).transpose()?;
    let sound = match audit(&log.store, &log.keys, log.roots.as_ref(), kept).await {
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
        "sound: {} leaves, {} signed heads, {} time stamps, {} texts",
        sound.leaves, sound.heads, sound.stamps, sound.texts
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

/// A head that somebody kept, once its signature holds.
fn kept(log: &Log, file: &Path) -> anyhow::Result<TreeHead> {
    let name = || file.display().to_string();
    let text = std::fs::read_to_string(file).with_context(name)?;
    let published = PublishedHead::parse(&text).with_context(name)?;
    let head = log.keys.verify::<TreeHead>(published.jws());
    let head = head.with_context(|| format!("{}: none of these keys signed it", name()))?;
    ensure!(
        published.says(&head),
        "{}: it says otherwise than what was signed",
        name()
    );
    Ok(head)
}
