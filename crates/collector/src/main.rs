//! The collector's program.

use std::io::stdout;
use std::process::ExitCode;

use clap::Parser as _;
use collector::arguments::Arguments;
use collector::commands;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = tokio::runtime::Runtime::new().map_err(anyhow::Error::from);
    let result = runtime.and_then(|r| r.block_on(commands::run(arguments, &mut stdout())));
    result.unwrap_or_else(|error| {
        eprintln!("collector: {error:#}");
        ExitCode::FAILURE
    })
}
