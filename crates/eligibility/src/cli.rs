//! The two commands, over any input and output.

mod line;

use std::fs;
use std::io::{self, BufRead, Read as _, Write};

use chrono::NaiveDate;
use eligibility::{Rates, assess, civil_date, operations};
use serde::Deserialize;

use line::LineError;

/// What `--help` prints; a test pastes its example.
pub(crate) const HELP: &str = r#"Which energy-renovation works can get a CEE premium, how much, and why.

eligibility assess [--on YYYY-MM-DD] [--rates FILE] < answers.jsonl
    Reads one answers object per line, writes one assessment per line, in order.
    A line that cannot be read gives {"line":N,"error":{...}} and the run goes on.
    --on     the commitment date; default today (UTC). A line's own "on" wins.
    --rates  what a buyer pays: a TOML file with [[rates]], or a JSON list of periods.

eligibility operations [--on YYYY-MM-DD]
    Writes the operations in force, one JSON object per line.

Exit code: 0 unless reading or writing fails (1) or the command line is wrong (2).

Example, to paste:
echo '{"place":{"postcode":"69003"},"dwelling":{"kind":"house","living_area_m2":100,"completed":{"year":1985},"main_residence":true},"works":[{"kind":"heat_pump_air_water","replaces":"oil_boiler"}]}' | cargo run -qr -p eligibility --features cli -- assess --on 2026-11-23
"#;

/// A line is read whole: this keeps the memory constant whatever comes in.
const LONGEST_LINE: u64 = 1 << 20;

/// What the command line asks for.
#[derive(Debug)]
pub(crate) enum Command {
    Help,
    Assess {
        on: NaiveDate,
        rates: Option<String>,
    },
    Operations {
        on: NaiveDate,
    },
}

/// Why a run stops.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    #[error("no command: say `assess` or `operations`")]
    NoCommand,
    #[error("unknown argument {0:?}")]
    UnknownArgument(String),
    #[error("{0} needs a value")]
    NoValue(&'static str),
    #[error("--on needs a date as YYYY-MM-DD, got {0:?}")]
    NoDate(String),
    #[error("cannot read the rates {file}: {because}")]
    Rates { file: String, because: String },
    #[error("cannot read the answers: {0}")]
    Input(#[source] io::Error),
    #[error("cannot write: {0}")]
    Output(#[source] io::Error),
}

impl Command {
    pub(crate) fn parse(arguments: &[String], today: NaiveDate) -> Result<Self, Fault> {
        let mut words = arguments.iter().map(String::as_str);
        let command = match words.next() {
            None => return Err(Fault::NoCommand),
            Some("--help" | "-h" | "help") => return Ok(Self::Help),
            Some(command @ ("assess" | "operations")) => command,
            Some(other) => return Err(Fault::UnknownArgument(other.to_owned())),
        };
        let mut on = None;
        let mut rates = None;
        while let Some(word) = words.next() {
            match word {
                "--help" | "-h" => return Ok(Self::Help),
                "--on" => {
                    let text = words.next().ok_or(Fault::NoValue("--on"))?;
                    let date = civil_date::parse(text);
                    on = Some(date.ok_or_else(|| Fault::NoDate(text.to_owned()))?);
                }
                "--rates" if command == "assess" => {
                    let file = words.next().ok_or(Fault::NoValue("--rates"))?;
                    rates = Some(file.to_owned());
                }
                other => return Err(Fault::UnknownArgument(other.to_owned())),
            }
        }
        let on = on.unwrap_or(today);
        Ok(match command {
            "operations" => Self::Operations { on },
            _ => Self::Assess { on, rates },
        })
    }

    pub(crate) fn run(&self, input: &mut dyn BufRead, output: &mut dyn Write) -> Result<(), Fault> {
        match self {
            Self::Help => output.write_all(HELP.as_bytes()).map_err(Fault::Output),
            Self::Operations { on } => {
                operations(*on).try_for_each(|operation| write_line(output, &operation))
            }
            Self::Assess { on, rates } => {
                let rates = rates.as_deref().map(read_rates).transpose()?;
                assess_lines(*on, rates.as_ref(), input, output)
            }
        }
    }
}

fn assess_lines(
    on: NaiveDate,
    rates: Option<&Rates>,
    input: &mut dyn BufRead,
    output: &mut dyn Write,
) -> Result<(), Fault> {
    let mut text = Vec::new();
    for number in 1u64.. {
        text.clear();
        let read = input
            .take(LONGEST_LINE)
            .read_until(b'\n', &mut text)
            .map_err(Fault::Input)?;
        if read == 0 {
            break;
        }
        let is_whole = text.last() == Some(&b'\n');
        if !is_whole && text.len() as u64 == LONGEST_LINE {
            skip_line(input)?;
            write_line(output, &LineError::too_long(number))?;
            continue;
        }
        match line::read(&text) {
            Ok((answers, own)) => {
                write_line(output, &assess(&answers, own.unwrap_or(on), rates))?;
            }
            Err(fault) => write_line(
                output,
                &LineError {
                    line: number,
                    error: fault,
                },
            )?,
        }
    }
    Ok(())
}

fn skip_line(input: &mut dyn BufRead) -> Result<(), Fault> {
    loop {
        let seen = input.fill_buf().map_err(Fault::Input)?;
        let end = seen.iter().position(|byte| *byte == b'\n');
        let length = end.map_or(seen.len(), |end| end + 1);
        input.consume(length);
        if end.is_some() || length == 0 {
            return Ok(());
        }
    }
}

fn write_line(output: &mut dyn Write, value: &impl serde::Serialize) -> Result<(), Fault> {
    serde_json::to_writer(&mut *output, value).map_err(|error| Fault::Output(error.into()))?;
    output.write_all(b"\n").map_err(Fault::Output)
}

fn read_rates(file: &str) -> Result<Rates, Fault> {
    #[derive(Deserialize)]
    struct Deployment {
        rates: Rates,
    }
    let fault = |because: String| Fault::Rates {
        file: file.to_owned(),
        because,
    };
    let text = fs::read_to_string(file).map_err(|error| fault(error.to_string()))?;
    if text.trim_start().starts_with(['[', '{']) && !text.trim_start().starts_with("[[") {
        serde_json::from_str(&text).map_err(|error| fault(error.to_string()))
    } else {
        let deployment: Deployment =
            toml::from_str(&text).map_err(|error| fault(error.to_string()))?;
        Ok(deployment.rates)
    }
}
