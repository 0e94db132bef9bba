//! `verify-receipt`: a receipt file checked with published keys and a published head of the log,
//! without the database and without a network.

mod stamped;
mod told;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use consent::receipt::seal::KnownKeys;
use verify::{Consistency, Evidence, PublishedHead, Verdict, check};

use stamped::Stamped;

use super::{flush, roots};
use crate::arguments::VerifyReceiptArguments;
use crate::keys::Keys;
use crate::store::Store;
use crate::terminal::complain;

/// Something that was named cannot be read; what a receipt is worth is not said. clap's own
/// code for a wrong command line.
const UNREADABLE: u8 = 2;
/// Nothing failed, but not all could be checked.
const INCOMPLETE: u8 = 3;

/// Says what was checked, what was not, and what failed first.
pub(super) fn run(
    arguments: &VerifyReceiptArguments,
    out: &mut impl Write,
) -> anyhow::Result<ExitCode> {
    let (receipt, evidence, stamp) = match read(arguments) {
        Ok(given) => given,
        Err(error) => {
            complain(&error);
            return Ok(ExitCode::from(UNREADABLE));
        }
    };
    let report = check(&receipt, &evidence);
    if arguments.json {
        serde_json::to_writer_pretty(&mut *out, &told::json(&report, stamp))?;
        writeln!(out)?;
    } else {
        told::lines(&report, stamp, out)?;
    }
    flush(out)?;
    Ok(match Stamped::with(stamp, report.verdict()) {
        Verdict::Sound => ExitCode::SUCCESS,
        Verdict::Faulty => ExitCode::FAILURE,
        Verdict::Incomplete => ExitCode::from(INCOMPLETE),
    })
}

/// The receipt, what it is checked against, and when somebody else saw that.
type Given = (String, Evidence, Option<Stamped>);

fn read(arguments: &VerifyReceiptArguments) -> anyhow::Result<Given> {
    let receipt = text(&arguments.file)?;
    let own_keys = || -> anyhow::Result<String> {
        let database = Store::file(&arguments.database.database)?;
        let keys = Keys::open_existing(&arguments.keys.file(&database));
        let keys = keys.context("no --jwks FILE was given, and the keys here cannot be read")?;
        Ok(keys.jwks())
    };
    let jwks = arguments.jwks.as_deref().map_or_else(own_keys, text)?;
    let keys = KnownKeys::parse(&jwks).context("the keys")?;
    let head = given(arguments.head.as_deref(), PublishedHead::parse)?;
    let roots = roots(&arguments.roots)?;
    let stamp = arguments.stamp.as_deref();
    let stamp = stamp.map(|file| stamped::open(&text(file)?, file, roots.as_ref()));
    let (head, stamp) = match stamp.transpose()? {
        Some((head, stamp)) => (Some(head), Some(stamp)),
        None => (head, None),
    };
    let consistency = given(arguments.consistency.as_deref(), Consistency::parse)?;
    let evidence = Evidence {
        keys: Some(keys),
        head,
        consistency,
    };
    Ok((receipt, evidence, stamp))
}

fn given<T, E: std::error::Error + Send + Sync + 'static>(
    file: Option<&Path>,
    parse: impl Fn(&str) -> Result<T, E>,
) -> anyhow::Result<Option<T>> {
    let parsed = file.map(|file| parse(&text(file)?).with_context(|| file.display().to_string()));
    parsed.transpose()
}

fn text(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}
