//! `cargo xtask tidy`: the house rules that no compiler knows, as code.

mod layout;
mod requirements;
mod rules;
mod words;

use std::fs;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::shell;

/// A file of the repository, read.
struct Source {
    /// Below the root, with `/`.
    path: String,
    text: String,
}

impl Source {
    fn has_extension(&self, extension: &str) -> bool {
        self.path
            .rsplit_once('.')
            .is_some_and(|(_, found)| found == extension)
    }

    fn is_below(&self, folder: &str) -> bool {
        self.path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
    }

    /// Written by a program, ours or another: nobody reads it from top to bottom.
    fn is_generated(&self) -> bool {
        let marks = ["@generated", "Written by `cargo xtask codegen`"];
        let mut head = self.text.lines().take(5);
        head.any(|line| marks.iter().any(|mark| line.contains(mark)))
    }

    /// Lines with their numbers from 1.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }
}

/// Something to mend.
struct Fault {
    path: String,
    line: usize,
    message: String,
}

/// All rules over all files that git knows or would add.
pub(crate) fn run(project: &Project) -> Result<String> {
    let sources = read_all(project)?;
    let mut faults = rules::faults(&sources);
    faults.extend(words::faults(&sources));
    faults.extend(layout::faults(&sources));
    faults.extend(requirements::faults(&sources));
    if faults.is_empty() {
        return Ok(format!("{} files", sources.len()));
    }
    let lines = faults
        .iter()
        .map(|fault| format!("{}:{}: {}", fault.path, fault.line, fault.message));
    bail!("{}", lines.collect::<Vec<_>>().join("\n"))
}

fn read_all(project: &Project) -> Result<Vec<Source>> {
    let mut git = project.command("git");
    git.args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]);
    let listed = shell::read(&mut git).context("tidy reads the list of files from git")?;
    let mut sources = Vec::new();
    for path in listed.split('\0').filter(|path| !path.is_empty()) {
        // Binary files have no words, and a deleted file no text.
        let Ok(text) = fs::read_to_string(project.root.join(path)) else {
            continue;
        };
        sources.push(Source {
            path: path.to_owned(),
            text,
        });
    }
    Ok(sources)
}

#[cfg(test)]
fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}
