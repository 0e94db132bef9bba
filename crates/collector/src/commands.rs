//! What the program does, one file per command.

mod check_deployment;
mod leads;
mod print_deployment;
mod serve;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use lead::deployment_file::{self, Deployment, Fault};

use crate::arguments::{Arguments, Command};

/// Runs one command; what it has to say goes to `out`.
pub async fn run(arguments: Arguments, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    match arguments.command {
        Command::Serve(arguments) => serve::run(&arguments, out).await,
        Command::CheckDeployment { file } => check_deployment::run(&file, out),
        Command::PrintDeployment { file } => print_deployment::run(&file, out),
        Command::Leads(command) => leads::run(&command, out).await,
    }
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
    match deployment_file::parse(&text) {
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
