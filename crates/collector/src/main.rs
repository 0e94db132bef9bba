//! The collector's program.

use std::io::stdout;
use std::process::ExitCode;

use clap::Parser as _;
use collector::arguments::Arguments;
use collector::commands;
use collector::terminal::{Output, complain};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = tokio::runtime::Runtime::new().map_err(anyhow::Error::from);
    let mut out = Output::new(stdout());
    let result = runtime.and_then(|r| r.block_on(commands::run(arguments, &mut out)));
    result.unwrap_or_else(|error| {
        complain(&error);
        ExitCode::FAILURE
    })
}
