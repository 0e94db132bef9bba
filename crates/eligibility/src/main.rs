//! The command line of the rules: answers in, assessments out, one JSON object per line.

mod cli;

use std::io::{self, BufWriter, Write as _};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Days, NaiveDate};

fn main() -> ExitCode {
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let command = match cli::Command::parse(std::env::args_os().skip(1), today()) {
        Ok(command) => command,
        Err(fault) => {
            let mut errors = io::stderr().lock();
            // Nothing can be said when standard error is closed.
            let _ = writeln!(errors, "eligibility: {fault}\n\n{}", cli::HELP);
            return ExitCode::from(2);
        }
    };
    let done = command
        .run(&mut io::stdin().lock(), &mut output)
        .and_then(|()| output.flush().map_err(cli::Fault::Output));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // The reader has seen enough: `| head` is no failure.
        Err(cli::Fault::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(fault) => {
            let _ = writeln!(io::stderr().lock(), "eligibility: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// The day in UTC.
fn today() -> NaiveDate {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let epoch = NaiveDate::default();
    epoch
        .checked_add_days(Days::new(since.as_secs() / 86_400))
        .unwrap_or(epoch)
}
