//! `attempt`: a call that was made or tried, written down, lawful or not.

use std::io::Write;
use std::process::ExitCode;

use consent::permission::Counted;
use serde::Serialize;

use super::lead_file::{self, AttemptFile};
use super::{allowed, flush, history};
use crate::arguments::AttemptArguments;
use crate::clock::{Clock as _, SystemClock};
use crate::keys::Keys;
use crate::store::Store;

/// It was unlawful, and is written down.
const UNLAWFUL: u8 = 3;

#[derive(Serialize)]
struct Answer<'a> {
    attempt: AttemptFile<'a>,
    /// On the day of this one, and with it.
    attempts: Counted,
}

/// Writes the attempt down and says whether it was lawful.
pub(super) async fn run(
    arguments: AttemptArguments,
    out: &mut impl Write,
) -> anyhow::Result<ExitCode> {
    let store = Store::open_existing(&arguments.database.database).await?;
    let keys = Keys::open_existing(&arguments.keys.file(store.path()))?;
    let now = SystemClock.now();
    let AttemptArguments {
        lead, under, on, ..
    } = arguments;
    let (said, attempted) = store.add_attempt(&lead, under, on, now, &keys).await?;
    let attempts = said.permissions(attempted.made_at).attempts;
    if arguments.json {
        let attempt = lead_file::attempt(&attempted);
        serde_json::to_writer_pretty(&mut *out, &Answer { attempt, attempts })?;
        writeln!(out)?;
    } else {
        writeln!(out, "{}", history::attempt(&attempted))?;
        writeln!(out, "{}", allowed::counted(attempts))?;
    }
    flush(out)?;
    Ok(if attempted.faults.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(UNLAWFUL)
    })
}
