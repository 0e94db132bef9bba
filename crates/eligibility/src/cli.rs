//! The two commands, over any input and output.

mod line;
mod rates;

use std::ffi::OsString;
use std::io::{self, BufRead, Read as _, Write};
use std::path::PathBuf;

use chrono::NaiveDate;
use eligibility::{Rates, assess, civil_date, operations};
use lexopt::Arg;

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

/// What some editors write before the first line.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A line is read whole: this keeps the memory constant whatever comes in.
const LONGEST_LINE: u64 = 1 << 20;

/// What the command line asks for.
#[derive(Debug)]
pub(crate) enum Command {
    Help,
    Assess {
        on: NaiveDate,
        rates: Option<PathBuf>,
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
    #[error("no command {0:?}: say `assess` or `operations`")]
    UnknownCommand(OsString),
    #[error("{0}")]
    Options(#[from] lexopt::Error),
    #[error("--on needs a date as YYYY-MM-DD, got {0:?}")]
    NoDate(OsString),
    #[error("{0} is given twice")]
    Twice(&'static str),
    #[error("--rates is for `assess`: operations have no price")]
    RatesOfOperations,
    #[error("cannot read the rates {}: {because}", file.display())]
    Rates { file: PathBuf, because: String },
    #[error("cannot read the answers: {0}")]
    Input(#[source] io::Error),
    #[error("cannot write: {0}")]
    Output(#[source] io::Error),
}

impl Command {
    pub(crate) fn parse(
        words: impl IntoIterator<Item = OsString>,
        today: NaiveDate,
    ) -> Result<Self, Fault> {
        let mut words = lexopt::Parser::from_args(words);
        let mut is_assess = None;
        let mut on = None;
        let mut rates = None;
        while let Some(word) = words.next()? {
            match word {
                Arg::Long("help") | Arg::Short('h') => return Ok(Self::Help),
                Arg::Value(word) if is_assess.is_none() => match word.to_str() {
                    Some("assess") => is_assess = Some(true),
                    Some("operations") => is_assess = Some(false),
                    Some("help") => return Ok(Self::Help),
                    _ => return Err(Fault::UnknownCommand(word)),
                },
                Arg::Long("on") => {
                    let text = words.value()?;
                    let date = text.to_str().and_then(civil_date::parse);
                    once(&mut on, "--on", date.ok_or(Fault::NoDate(text))?)?;
                }
                Arg::Long("rates") => once(&mut rates, "--rates", words.value()?.into())?,
                other => return Err(other.unexpected().into()),
            }
        }
        let on = on.unwrap_or(today);
        match (is_assess.ok_or(Fault::NoCommand)?, rates) {
            (true, rates) => Ok(Self::Assess { on, rates }),
            (false, None) => Ok(Self::Operations { on }),
            (false, Some(_)) => Err(Fault::RatesOfOperations),
        }
    }

    pub(crate) fn run(&self, input: &mut dyn BufRead, output: &mut dyn Write) -> Result<(), Fault> {
        match self {
            Self::Help => output.write_all(HELP.as_bytes()).map_err(Fault::Output),
            Self::Operations { on } => {
                operations(*on).try_for_each(|operation| write_line(output, &operation))
            }
            Self::Assess { on, rates } => {
                let rates = rates.as_deref().map(rates::read).transpose()?;
                assess_lines(*on, rates.as_ref(), input, output)
            }
        }
    }
}

/// Keeps the value of an option that may be given once.
fn once<T>(option: &mut Option<T>, name: &'static str, value: T) -> Result<(), Fault> {
    match option.replace(value) {
        None => Ok(()),
        Some(_) => Err(Fault::Twice(name)),
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
        let own = match number {
            1 => text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text),
            _ => &text,
        };
        match line::read(own) {
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
