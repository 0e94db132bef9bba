//! Turns the rule files of `crates/eligibility/data` into the constants of its `src/tables`.

mod check;
mod fiche;
mod links;
#[cfg(test)]
mod made_up_version;
mod operations;
mod places;
mod rust;
mod values;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use fiche::{Operation, Source};

/// Writes every table, or with `check` fails when a committed table is stale.
pub(crate) fn run(check: bool) -> Result<()> {
    let crate_dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../eligibility");
    let mut stale = Vec::new();
    for (path, text) in tables(&crate_dir.join("data"))? {
        let path = crate_dir.join("src/tables").join(path);
        let committed = fs::read_to_string(&path).unwrap_or_default();
        if committed == text {
            continue;
        }
        if check {
            stale.push(
                path.file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
            );
        } else {
            fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
        }
    }
    if !stale.is_empty() {
        bail!(
            "stale tables: {}; run `cargo xtask codegen`",
            stale.join(", ")
        );
    }
    Ok(())
}

/// Every table: the name of its file and its formatted text.
fn tables(data: &Path) -> Result<Vec<(&'static str, String)>> {
    let mut files: Vec<PathBuf> = fs::read_dir(data.join("operations"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    });
    files.sort();
    let operations = files
        .iter()
        .map(|path| read(path))
        .collect::<Result<Vec<Operation>>>()?;
    let sources: BTreeMap<String, Source> = read(&data.join("sources.toml"))?;
    let rules = read(&data.join("rules.toml"))?;
    let income = read(&data.join("income.toml"))?;
    check::rules(&rules)?;
    check::income(&income)?;
    for operation in &operations {
        check::operation(operation, &sources)?;
    }
    Ok(vec![
        (
            "operations.rs",
            rust::format(&operations::table(&operations, &rules))?,
        ),
        ("rules.rs", rust::format(&operations::rules(&rules))?),
        (
            "zones.rs",
            rust::format(&places::zones(&read(&data.join("zones.toml"))?))?,
        ),
        ("income.rs", rust::format(&places::income(&income))?),
    ])
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    toml::from_str(&text).with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    #[test]
    fn committed_tables_are_those_of_the_data_files() {
        super::run(true).unwrap();
    }
}
