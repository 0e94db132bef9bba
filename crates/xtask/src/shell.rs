//! Other programs: started, timed, and quoted when they fail.

use std::fmt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

/// Whether a program's own messages appear while it runs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Noise {
    /// As it runs: a long build should be seen to move.
    Shown,
    /// Only if it fails.
    Kept,
}

/// Runs to the end; an error names the command and, if it was kept, quotes its output.
pub(crate) fn run(command: &mut Command, noise: Noise) -> Result<()> {
    match noise {
        Noise::Kept => read(command).map(drop),
        Noise::Shown => {
            let status = command.status().with_context(|| cannot_start(command))?;
            if status.success() {
                Ok(())
            } else {
                bail!("`{}`: {status}", line(command))
            }
        }
    }
}

/// Standard output of a program that ends well.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| cannot_start(command))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(text);
    }
    let complaint = without_progress(&String::from_utf8_lossy(&output.stderr));
    let quoted = anyhow!("{complaint}\n{}", text.trim_end());
    Err(quoted.context(format!("`{}`: {}", line(command), output.status)))
}

/// Whether the program exists and answers.
pub(crate) fn answers(program: &str, argument: &str) -> bool {
    let mut command = Command::new(program);
    command
        .arg(argument)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Prints what is being done, does it, prints how long it took.
pub(crate) fn stage<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("{name} …");
    let start = Instant::now();
    let result = work().with_context(|| format!("{name} failed"))?;
    println!("{name}: {}", Seconds(start.elapsed()));
    Ok(result)
}

/// A duration as people read it.
#[derive(Clone, Copy)]
pub(crate) struct Seconds(pub(crate) Duration);

impl fmt::Display for Seconds {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_secs() {
            whole if whole >= 60 => write!(out, "{} min {:02} s", whole / 60, whole % 60),
            _ => write!(out, "{:.1} s", self.0.as_secs_f64()),
        }
    }
}

/// Cargo's progress is hundreds of lines, and none of them says what failed.
fn without_progress(complaint: &str) -> String {
    const PROGRESS: [&str; 6] = [
        "Compiling ",
        "Checking ",
        "Documenting ",
        "Downloading ",
        "Downloaded ",
        "Blocking ",
    ];
    let is_progress = |line: &&str| {
        let line = line.trim_start();
        PROGRESS.iter().any(|word| line.starts_with(word))
    };
    let kept: Vec<_> = complaint
        .lines()
        .filter(|line| !is_progress(line))
        .collect();
    kept.join("\n")
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

fn cannot_start(command: &Command) -> String {
    format!("`{}` cannot be started", line(command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_quotes_both_outputs() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo told; echo complained >&2; exit 3"]);
        let message = format!("{:#}", run(&mut command, Noise::Kept).unwrap_err());
        for expected in ["told", "complained", "exit status: 3"] {
            assert!(message.contains(expected), "{message}");
        }
    }

    #[test]
    fn progress_is_not_quoted() {
        let complaint = "   Compiling a v1.0.0\nerror: no\n  --> src/lib.rs\n   Checking b v1.0.0";
        assert_eq!(without_progress(complaint), "error: no\n  --> src/lib.rs");
    }

    #[test]
    fn a_program_that_is_not_there_does_not_answer() {
        assert!(!answers("no-such-program-anywhere", "--version"));
        assert!(answers("true", "--version"));
    }

    #[test]
    fn times_are_short_to_read() {
        let check = |millis, expected: &str| {
            assert_eq!(Seconds(Duration::from_millis(millis)).to_string(), expected);
        };
        check(240, "0.2 s");
        check(59_400, "59.4 s");
        check(61_000, "1 min 01 s");
    }
}
