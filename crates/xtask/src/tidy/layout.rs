//! Rules about files as wholes: how long they are, which crates they lean on, who links to them.

use super::{Fault, Source};

/// A longer file holds more than one idea; the next one is split by idea.
const LONGEST: usize = 400;
const MEASURED: [&str; 4] = ["rs", "js", "css", "html"];

/// The pure crates run in the browser, on the server and in tests alike, so none of these may
/// come near them.
const IMPURE: [&str; 14] = [
    "axum",
    "getrandom",
    "gloo",
    "hyper",
    "js-sys",
    "rand",
    "reqwest",
    "sqlx",
    "tokio",
    "tracing",
    "ureq",
    "wasm-bindgen",
    "web-sys",
    "yew",
];
const PURE: [&str; 3] = ["eligibility", "consent", "lead"];

pub(super) fn faults(sources: &[Source]) -> Vec<Fault> {
    let mut faults = long_files(sources);
    faults.extend(unlinked_decisions(sources));
    faults.extend(outward_arrows(sources));
    faults
}

fn long_files(sources: &[Source]) -> Vec<Fault> {
    let measured = sources.iter().filter(|source| {
        MEASURED
            .iter()
            .any(|extension| source.has_extension(extension))
            && !source.is_generated()
    });
    let long = measured.filter_map(|source| {
        let length = source.text.lines().count();
        (length > LONGEST).then(|| Fault {
            path: source.path.clone(),
            line: length,
            message: format!("{length} lines, {LONGEST} are allowed"),
        })
    });
    long.collect()
}

fn unlinked_decisions(sources: &[Source]) -> Vec<Fault> {
    const MAP: &str = "docs/ARCHITECTURE.md";
    let map = sources.iter().find(|source| source.path == MAP);
    let map = map.map_or("", |source| source.text.as_str());
    let unlinked = sources.iter().filter(|source| {
        let name = source.path.strip_prefix("docs/");
        source.is_below("docs/decisions") && name.is_some_and(|name| !map.contains(name))
    });
    let faults = unlinked.map(|source| Fault {
        path: source.path.clone(),
        line: 1,
        message: format!("not linked from {MAP}"),
    });
    faults.collect()
}

fn outward_arrows(sources: &[Source]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for name in PURE {
        let manifest = format!("crates/{name}/Cargo.toml");
        for source in sources.iter().filter(|source| source.path == manifest) {
            let outward = source.lines().filter_map(|(line, text)| {
                let dependency = text.split(['.', '=', ' ']).next()?;
                IMPURE.contains(&dependency).then_some((line, dependency))
            });
            faults.extend(outward.map(|(line, dependency)| Fault {
                path: manifest.clone(),
                line,
                message: format!("`{dependency}` in a pure crate"),
            }));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    #[test]
    fn a_file_of_401_lines_is_too_long_unless_generated() {
        let check = |path: &str, text: &str, expected: usize| {
            assert_eq!(faults(&[source(path, text)]).len(), expected, "{path}");
        };
        check("src/app.rs", &"\n".repeat(400), 0);
        check("src/app.rs", &"\n".repeat(401), 1);
        check(
            "src/tables.rs",
            &format!("// @generated\n{}", "\n".repeat(401)),
            0,
        );
        check("Cargo.lock", &"\n".repeat(401), 0);
    }

    #[test]
    fn a_decision_nobody_links_to_is_found() {
        let decision = "docs/decisions/0002-one-binary.md";
        let map = |text| [source("docs/ARCHITECTURE.md", text), source(decision, "")];
        assert_eq!(faults(&map("[2](decisions/0002-one-binary.md)")).len(), 0);
        assert_eq!(faults(&map("nothing")).len(), 1);
    }

    #[test]
    fn a_pure_crate_leans_on_no_browser_and_no_server() {
        let check = |line: &str, expected: usize| {
            assert_eq!(
                faults(&[source("crates/lead/Cargo.toml", line)]).len(),
                expected,
                "{line}"
            );
        };
        check("tokio = \"1\"", 1);
        check("web-sys.workspace = true", 1);
        check("serde.workspace = true", 0);
        assert_eq!(
            faults(&[source("crates/collector/Cargo.toml", "tokio = \"1\"")]).len(),
            0
        );
    }
}
