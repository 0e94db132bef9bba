//! Rules about `docs/requirements.md`: each requirement has a test, and each test is there.

use super::{Fault, Source};

const PAGE: &str = "docs/requirements.md";
/// The groups that are complete, and the last number of each; 0 for one without numbers.
const GROUPS: [(&str, u32); 4] = [("R-CO", 8), ("R-PH", 12), ("R-EM", 6), ("R-PR", 0)];

/// One line of the table.
struct Row<'a> {
    line: usize,
    requirement: &'a str,
    test: &'a str,
    file: &'a str,
}

pub(super) fn faults(sources: &[Source]) -> Vec<Fault> {
    let Some(page) = sources.iter().find(|source| source.path == PAGE) else {
        return vec![fault(1, "is missing".to_owned())];
    };
    let rows: Vec<Row<'_>> = page.lines().filter_map(row).collect();
    let untested = rows.iter().filter_map(|row| {
        let found = sources.iter().find(|source| source.path == row.file);
        let message = match found {
            None => format!("there is no file {}", row.file),
            Some(source) if !is_test_of(source, row.test) => {
                format!("{} has no test {}", row.file, row.test)
            }
            Some(_) => return None,
        };
        Some(fault(row.line, message))
    });
    let ids = GROUPS.iter().flat_map(|(group, last)| {
        let first = u32::from(*last > 0);
        (first..=*last).map(move |number| match number {
            0 => (*group).to_owned(),
            number => format!("{group}-{number}"),
        })
    });
    let absent = ids.filter(|id| !rows.iter().any(|row| row.requirement == id));
    untested
        .chain(absent.map(|id| fault(1, format!("{id} has no test"))))
        .collect()
}

fn row((line, written): (usize, &str)) -> Option<Row<'_>> {
    let mut cells = written.strip_prefix('|')?.split('|').map(str::trim);
    let (requirement, test, file) = (cells.next()?, cells.next()?, cells.next()?);
    requirement.starts_with("R-").then(|| Row {
        line,
        requirement,
        test: test.trim_matches('`'),
        file: file.trim_matches('`'),
    })
}

/// Whether a function of this name follows the attribute of a test, whoever runs it.
fn is_test_of(source: &Source, name: &str) -> bool {
    let lines: Vec<&str> = source.text.lines().map(str::trim).collect();
    let head = format!("fn {name}(");
    lines.iter().enumerate().any(|(place, line)| {
        let is_named = line.trim_start_matches("async ").starts_with(&head);
        let above = lines.get(..place).unwrap_or_default().iter().rev();
        let mut attributes = above.take_while(|line| line.starts_with(['#', '/']));
        let is_test = |line: &str| line.contains("test") && !line.contains("cfg");
        is_named && attributes.any(|line| line.starts_with("#[") && is_test(line))
    })
}

fn fault(line: usize, message: String) -> Fault {
    Fault {
        path: PAGE.to_owned(),
        line,
        message,
    }
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    const TEST: &str = "#[test]\nfn it_holds() {}\n";

    /// A page with a line for every requirement of the groups, and one more.
    fn page(more: &str) -> Source {
        let mut text = String::new();
        for (group, last) in GROUPS {
            for number in u32::from(last > 0)..=last {
                let id = if number == 0 {
                    group.to_owned()
                } else {
                    format!("{group}-{number}")
                };
                text.push_str("| ");
                text.push_str(&id);
                text.push_str(" | `it_holds` | `tests/a.rs` |\n");
            }
        }
        source(PAGE, &(text + more))
    }

    fn check(sources: &[Source], expected: &[&str]) {
        let said: Vec<String> = faults(sources).into_iter().map(|f| f.message).collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn a_test_that_is_not_there_is_found() {
        let tests = |text: &str| source("tests/a.rs", text);
        check(&[page(""), tests(TEST)], &[]);
        let other = "| R-CK-1 | `another` | `tests/a.rs` |\n";
        check(
            &[page(other), tests(TEST)],
            &["tests/a.rs has no test another"],
        );
        let gone = "| R-CK-1 | `it_holds` | `tests/b.rs` |\n";
        check(&[page(gone), tests(TEST)], &["there is no file tests/b.rs"]);
        // Named in a comment, or a function that nothing runs.
        for text in [
            "// fn it_holds() {}\n",
            "#[test]\nfn a() {}\nfn it_holds() {}\n",
            "#[cfg(test)]\nfn it_holds() {}\n",
        ] {
            assert_eq!(faults(&[page(""), tests(text)]).len(), 27, "{text}");
        }
        let waits = "#[tokio::test]\n/// Why.\nasync fn it_holds() {}\n";
        check(&[page(""), tests(waits)], &[]);
    }

    #[test]
    fn a_requirement_without_a_test_is_found() {
        let whole = page("");
        let without = whole.text.replace("| R-EM-5 |", "| R-EM-55 |");
        let tests = source("tests/a.rs", TEST);
        check(&[source(PAGE, &without), tests], &["R-EM-5 has no test"]);
        check(&[], &["is missing"]);
    }
}
