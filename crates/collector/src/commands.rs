//! What the program does, one file per command.

mod allowed;
mod attempt;
mod check_deployment;
mod history;
mod keys;
mod lead_file;
mod leads;
mod print_deployment;
mod serve;
mod stamp_head;
mod verify_log;
mod verify_receipt;
mod withdraw;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use lead::deployment_file::{self, Deployment, Fault};

use crate::arguments::{
    Arguments, Command, DatabaseArguments, KeysArguments, KeysCommand, RootsArguments,
};
use crate::clock::{Clock as _, SystemClock};
use crate::keys::Keys;
use crate::log_stamp::Roots;
use crate::paris;
use crate::store::Store;

/// Runs one command; what it has to say goes to `out`.
pub async fn run(arguments: Arguments, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    match arguments.command {
        Command::Serve(arguments) => serve::run(&arguments, out).await,
        Command::CheckDeployment { file } => check_deployment::run(&file, out),
        Command::PrintDeployment { file, outline } => print_deployment::run(&file, outline, out),
        Command::Leads(command) => leads::run(&command, out).await,
        Command::Withdraw(arguments) => withdraw::run(arguments, out).await,
        Command::Attempt(arguments) => attempt::run(arguments, out).await,
        Command::VerifyLog {
            database,
            keys,
            roots,
            head,
        } => {
            let log = Log::open(&database, &keys, &roots).await?;
            verify_log::run(&log, head.as_deref(), out).await
        }
        Command::StampHead {
            database,
            keys,
            roots,
            tsa,
        } => {
            let log = Log::open(&database, &keys, &roots).await?;
            stamp_head::run(log, tsa, out).await
        }
        Command::Keys(KeysCommand::Rotate { database, keys }) => {
            keys::rotate(&keys.file(&Store::file(&database.database)?), out)
        }
        Command::VerifyReceipt(arguments) => verify_receipt::run(&arguments, out),
    }
}

/// The log, the keys that sign its heads, and who may stamp them.
struct Log {
    store: Store,
    keys: Keys,
    roots: Option<Roots>,
}

impl Log {
    async fn open(
        database: &DatabaseArguments,
        keys: &KeysArguments,
        roots: &RootsArguments,
    ) -> anyhow::Result<Self> {
        let store = Store::open_existing(&database.database).await?;
        let keys = Keys::open_existing(&keys.file(store.path()))?;
        let roots = self::roots(roots)?;
        Ok(Self { store, keys, roots })
    }
}

fn roots(arguments: &RootsArguments) -> anyhow::Result<Option<Roots>> {
    let roots = arguments.tsa_roots.as_deref().map(|file| {
        let name = || format!("the root certificates {} cannot be read", file.display());
        Roots::open(file).with_context(name)
    });
    roots.transpose()
}

/// Why a deployment description cannot be used.
#[derive(Debug, thiserror::Error)]
enum DescriptionError {
    #[error("the deployment description {0} cannot be read: {1}")]
    Unreadable(String, std::io::Error),
    #[error("the deployment description has faults:\n{0}")]
    Faulty(String),
}

fn read_description(file: &Path) -> Result<(Deployment, Vec<Fault>), DescriptionError> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file)
        .map_err(|cause| DescriptionError::Unreadable(name.clone(), cause))?;
    let today = paris::civil_date(SystemClock.now());
    match deployment_file::parse(&text, today) {
        Ok(parsed) => Ok((parsed.deployment, parsed.warnings)),
        Err(faults) => Err(DescriptionError::Faulty(lines(&name, "error", &faults))),
    }
}

/// One line per fault, in the form that editors jump to.
fn lines(file: &str, kind: &str, faults: &[Fault]) -> String {
    let line = |fault: &Fault| format!("{file}:{}: {kind}: {}", fault.line, fault.message);
    faults.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn flush(out: &mut impl Write) -> anyhow::Result<()> {
    out.flush().context("the output cannot be written")
}
