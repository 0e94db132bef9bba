//! The tasks of this repository, one word each; `cargo xtask` alone lists them.
#![expect(
    clippy::print_stdout,
    reason = "a command line tool talks on standard output"
)]

mod arguments;
mod bench;
mod checks;
mod codegen;
mod compress;
mod demo;
mod dist;
mod install;
mod limit;
mod plain_script;
mod project;
mod server;
mod shell;
mod short_names;
mod size;
mod tidy;
mod verify_page;
mod widget;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::arguments::Arguments;
use crate::project::Project;

const USAGE: &str = "\
cargo xtask demo [--port N] [--database URL]   build everything and serve the demo page
cargo xtask test [PART]...                     all checks and tests, or the named parts
cargo xtask dist                               what visitors download, into dist/
cargo xtask bench [PART]...                    measure and fill docs/performance.md
cargo xtask screenshots                        a picture of every step, into target/screenshots/
cargo xtask codegen [--check]                  rule tables from crates/eligibility/data/
cargo xtask tidy                               the house rules that no compiler knows
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            println!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let mut arguments = Arguments::from_process();
    if arguments.flag("--help") || arguments.flag("-h") {
        print!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    }
    let project = Project::locate()?;
    let command = arguments.word();
    match command.as_deref() {
        Some("demo") => {
            let options = demo::Options::parse(&mut arguments)?;
            demo::run(&project, &options)
        }
        Some("test") => {
            let parts = arguments.words()?;
            checks::run(&parts)
        }
        Some(checks::ONE) => {
            let part = arguments.word().unwrap_or_default();
            arguments.end()?;
            checks::run_one(&project, &part)
        }
        Some("dist") => {
            arguments.end()?;
            let dist = dist::build(&project, shell::Noise::Shown)?;
            print!("{}", size::table(&dist));
            Ok(ExitCode::SUCCESS)
        }
        Some("bench") => {
            let parts = arguments.words()?;
            bench::run(&project, &parts)
        }
        Some("screenshots") => {
            arguments.end()?;
            checks::browsers::screenshots(&project)?;
            Ok(ExitCode::SUCCESS)
        }
        Some("codegen") => {
            let check = arguments.flag("--check");
            arguments.end()?;
            codegen::run(check)?;
            Ok(ExitCode::SUCCESS)
        }
        Some("tidy") => {
            arguments.end()?;
            println!("tidy: {}", tidy::run(&project)?);
            Ok(ExitCode::SUCCESS)
        }
        None | Some("help") => {
            print!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        Some(other) => bail!("there is no task `{other}`\n\n{USAGE}"),
    }
}
