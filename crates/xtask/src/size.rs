//! What one visitor downloads, file by file, and the budget it must keep.

use std::fmt::Write as _;

use anyhow::{Result, bail};

use crate::compress::Written;
use crate::dist::Dist;

/// The questionnaire's whole load after brotli: wasm, glue, loader, styles, page, deployment.
const BUDGET: usize = 120_000;
/// The asking steps, loaded when somebody goes on from the result.
const ASKING_BUDGET: usize = 66_000;
/// The page that checks receipts: wasm, glue, page and styles.
const VERIFY_BUDGET: usize = 150_000;
/// The script that every host page loads (design: at most 3 kB).
const LOADER_BUDGET: usize = 3_000;

/// One line per file and the sum; then what is loaded when somebody goes on.
pub(crate) fn table(dist: &Dist) -> String {
    let mut table = String::new();
    for file in &dist.files {
        line(&mut table, file, "");
    }
    let sum = dist.sum();
    let _ = writeln!(table, "{sum:>10} B brotli of {BUDGET} B allowed");
    for file in &dist.asking {
        line(&mut table, file, ", when somebody goes on from the result");
    }
    for file in &dist.verify {
        line(&mut table, file, ", of the page /verify");
    }
    table
}

fn line(table: &mut String, file: &Written, remark: &str) {
    let Written {
        name,
        bytes,
        brotli,
    } = file;
    let _ = writeln!(table, "{brotli:>10} B brotli {bytes:>10} B  {name}{remark}");
}

/// The sum, or an error that says by how much a budget is missed.
pub(crate) fn check(dist: &Dist) -> Result<usize> {
    let sum = dist.sum();
    let loader = dist
        .files
        .iter()
        .find(|file| file.name.ends_with("/loader.js"));
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
            table(dist)
        );
    }
    let asking: usize = dist.asking.iter().map(|file| file.brotli).sum();
    if asking > ASKING_BUDGET {
        bail!("the asking steps have {asking} B after brotli, {ASKING_BUDGET} B are allowed");
    }
    let verify: usize = dist.verify.iter().map(|file| file.brotli).sum();
    if verify > VERIFY_BUDGET {
        bail!("the page /verify has {verify} B after brotli, {VERIFY_BUDGET} B are allowed");
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dist(files: Vec<Written>, asking: usize) -> Dist {
        Dist {
            files,
            asking: vec![file("asking.wasm", asking)],
            verify: Vec::new(),
        }
    }

    fn file(name: &str, brotli: usize) -> Written {
        Written {
            name: name.to_owned(),
            bytes: brotli * 3,
            brotli,
        }
    }

    #[test]
    fn the_budget_is_kept_to_the_byte() {
        let kept = dist(vec![file("a.wasm", BUDGET)], ASKING_BUDGET);
        assert_eq!(check(&kept).unwrap(), BUDGET);
        let files = vec![file("a.wasm", BUDGET), file("b.css", 7)];
        let error = check(&dist(files, 0)).unwrap_err();
        assert!(error.to_string().contains("7 B too many"), "{error}");
    }

    #[test]
    fn the_loader_has_a_budget_of_its_own() {
        let with_loader = |size| dist(vec![file("e/v1/loader.js", size)], 0);
        assert!(check(&with_loader(LOADER_BUDGET)).is_ok());
        assert!(check(&with_loader(LOADER_BUDGET + 1)).is_err());
    }

    #[test]
    fn the_asking_steps_have_a_budget_of_their_own() {
        assert!(check(&dist(Vec::new(), ASKING_BUDGET + 1)).is_err());
    }

    #[test]
    fn the_page_that_checks_receipts_has_a_budget_of_its_own() {
        let mut with_page = dist(Vec::new(), 0);
        with_page.verify = vec![file("verify.html", VERIFY_BUDGET)];
        assert_eq!(check(&with_page).unwrap(), 0);
        with_page.verify.push(file("verify/a.css", 1));
        assert!(check(&with_page).is_err());
        assert!(table(&with_page).contains("verify.html"));
    }

    #[test]
    fn the_table_names_every_file_and_the_sum() {
        let table = table(&dist(vec![file("a.wasm", 90), file("b.css", 10)], 5));
        for name in ["a.wasm", "b.css", "100 B", "asking.wasm"] {
            assert!(table.contains(name), "{table}");
        }
    }
}
