//! What one visitor downloads, file by file, and the budget it must keep.

use std::fmt::Write as _;

use anyhow::{Result, bail};

use crate::compress::Written;

/// The questionnaire's whole load after brotli: wasm, glue, loader, styles, page, deployment.
/// Not reached yet: docs/performance.md says where the rest is.
const GOAL: usize = 120_000;
/// What no build may exceed meanwhile. Only ever lowered, down to [`GOAL`].
const BUDGET: usize = 190_000;
/// The script that every host page loads (design: at most 3 kB).
const LOADER_BUDGET: usize = 3_000;

/// One line per file and the sum.
pub(crate) fn table(files: &[Written]) -> String {
    let mut table = String::new();
    for file in files {
        let Written {
            name,
            bytes,
            brotli,
        } = file;
        let _ = writeln!(table, "{brotli:>10} B brotli {bytes:>10} B  {name}");
    }
    let sum: usize = files.iter().map(|file| file.brotli).sum();
    let _ = writeln!(
        table,
        "{sum:>10} B brotli of {BUDGET} B allowed, goal {GOAL} B"
    );
    table
}

/// The sum, or an error that says by how much a budget is missed.
pub(crate) fn check(files: &[Written]) -> Result<usize> {
    let sum = files.iter().map(|file| file.brotli).sum();
    let loader = files.iter().find(|file| file.name.ends_with("/loader.js"));
    if let Some(loader) = loader
        && loader.brotli > LOADER_BUDGET
    {
        bail!(
            "loader.js has {} B after brotli, {LOADER_BUDGET} B are allowed",
            loader.brotli
        );
    }
    if sum > BUDGET {
        bail!(
            "{sum} B after brotli are {} B too many\n{}",
            sum - BUDGET,
            table(files)
        );
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, brotli: usize) -> Written {
        Written {
            name: name.to_owned(),
            bytes: brotli * 3,
            brotli,
        }
    }

    #[test]
    fn the_budget_is_kept_to_the_byte() {
        assert_eq!(check(&[file("a.wasm", BUDGET)]).unwrap(), BUDGET);
        let error = check(&[file("a.wasm", BUDGET), file("b.css", 7)]).unwrap_err();
        assert!(error.to_string().contains("7 B too many"), "{error}");
    }

    #[test]
    fn the_loader_has_a_budget_of_its_own() {
        assert!(check(&[file("e/v1/loader.js", LOADER_BUDGET)]).is_ok());
        assert!(check(&[file("e/v1/loader.js", LOADER_BUDGET + 1)]).is_err());
    }

    #[test]
    fn the_table_names_every_file_and_the_sum() {
        let table = table(&[file("a.wasm", 90), file("b.css", 10)]);
        assert!(table.contains("a.wasm") && table.contains("b.css") && table.contains("100 B"));
    }
}
