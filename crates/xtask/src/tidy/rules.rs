//! Texts that may not stand in certain places.

use super::{Fault, Source};

/// One text that is out of place, where, and why.
struct Rule {
    needle: &'static str,
    applies: fn(&Source) -> bool,
    reason: &'static str,
}

// Written in two halves so that this file keeps its own rules.
const RULES: &[Rule] = &[
    edge(concat!("web", "_sys::")),
    edge(concat!("js", "_sys::")),
    edge(concat!("gloo", "::")),
    Rule {
        needle: concat!("inner", "HTML"),
        applies: shipped,
        reason: MARKUP,
    },
    Rule {
        needle: concat!("inner", "_html"),
        applies: shipped,
        reason: MARKUP,
    },
    Rule {
        needle: concat!("outer", "HTML"),
        applies: shipped,
        reason: MARKUP,
    },
    Rule {
        needle: concat!("from_html", "_unchecked"),
        applies: shipped,
        reason: MARKUP,
    },
    Rule {
        needle: concat!("document", ".write("),
        applies: shipped,
        reason: MARKUP,
    },
    clock(concat!("Utc", "::now")),
    clock(concat!("Local", "::now")),
    clock(concat!("SystemTime", "::now")),
    clock(concat!("Instant", "::now")),
    Rule {
        needle: concat!("print", "ln!("),
        applies: silent,
        reason: SILENT,
    },
    Rule {
        needle: concat!("d", "bg!("),
        applies: any,
        reason: "left over from debugging",
    },
    unfinished(concat!("TO", "DO")),
    unfinished(concat!("FIX", "ME")),
    unfinished(concat!("XX", "X")),
    unfinished(concat!("to", "do!(")),
    unfinished(concat!("unimplemented", "!(")),
    Rule {
        needle: concat!("#[ig", "nore"),
        applies: any,
        reason: "a test that does not run",
    },
    Rule {
        needle: concat!("should", "_panic"),
        applies: any,
        reason: "match the error instead",
    },
    machine(concat!("/wo", "rk/")),
    machine(concat!("/ro", "ot/")),
    machine(concat!("/ho", "me/")),
    machine(concat!("/tm", "p/")),
    registry(concat!("registry.npm", "js.org")),
    registry(concat!("index.crates", ".io")),
    registry(concat!("static.crates", ".io")),
    registry(concat!("static.rust", "-lang.org")),
    registry(concat!("pypi", ".org")),
    registry(concat!("python", "hosted")),
    registry(concat!("deb.debian", ".org")),
    registry(concat!("arti", "factory")),
];

const MARKUP: &str = "markup from a string: a script could ride on it";
const SILENT: &str = "only programs print";

/// Besides `src/browser`, these meet the browser: the mount point and the casts of event
/// targets in controls.
const EDGE: [&str; 4] = [
    "src/lib.rs",
    "src/main.rs",
    "src/mount.rs",
    "src/browser.rs",
];
const EDGE_FOLDERS: [&str; 2] = ["src/browser", "src/controls"];
const PURE: [&str; 3] = [
    "crates/eligibility/src",
    "crates/consent/src",
    "crates/lead/src",
];

pub(super) fn faults(sources: &[Source]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for rule in RULES {
        for source in sources.iter().filter(|source| (rule.applies)(source)) {
            let hits = source
                .lines()
                .filter(|(_, line)| stands_alone(line, rule.needle));
            faults.extend(hits.map(|(line, _)| Fault {
                path: source.path.clone(),
                line,
                message: format!("`{}`: {}", rule.needle, rule.reason),
            }));
        }
    }
    faults
}

/// A path or a word counts only at its beginning: `example.fr/home/` is somebody's address.
fn stands_alone(line: &str, needle: &str) -> bool {
    line.match_indices(needle).any(|(at, _)| {
        let before = line.get(..at).and_then(|head| head.chars().next_back());
        before.is_none_or(|before| !before.is_alphanumeric() && before != '_')
    })
}

const fn edge(needle: &'static str) -> Rule {
    Rule {
        needle,
        applies: inside_the_widget,
        reason: "belongs in src/browser/",
    }
}

const fn clock(needle: &'static str) -> Rule {
    Rule {
        needle,
        applies: pure,
        reason: "time is an argument here",
    }
}

const fn unfinished(needle: &'static str) -> Rule {
    Rule {
        needle,
        applies: any,
        reason: "finish it, or open an issue",
    }
}

const fn machine(needle: &'static str) -> Rule {
    Rule {
        needle,
        applies: any,
        reason: "a path of one machine",
    }
}

const fn registry(needle: &'static str) -> Rule {
    Rule {
        needle,
        applies: any,
        reason: "a registry host: everybody has their own",
    }
}

fn any(_: &Source) -> bool {
    true
}

fn shipped(source: &Source) -> bool {
    ["src", "crates", "loader"]
        .iter()
        .any(|folder| source.is_below(folder))
}

fn inside_the_widget(source: &Source) -> bool {
    source.is_below("src")
        && !EDGE.contains(&source.path.as_str())
        && !EDGE_FOLDERS.iter().any(|folder| source.is_below(folder))
}

/// A program's main file may ask the clock and hand the time in.
fn pure(source: &Source) -> bool {
    let is_program = source.path.ends_with("/main.rs") || source.path.contains("/bin/");
    !is_program && PURE.iter().any(|folder| source.is_below(folder))
}

fn silent(source: &Source) -> bool {
    pure(source) || source.is_below("src")
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    fn count(path: &str, text: &str) -> usize {
        faults(&[source(path, text)]).len()
    }

    #[test]
    fn the_browser_is_touched_at_the_edge_only() {
        let text = concat!("let window = web", "_sys::window();");
        assert_eq!(count("src/app.rs", text), 1);
        assert_eq!(count("src/browser/storage.rs", text), 0);
        assert_eq!(count("tests/browser.rs", text), 0);
    }

    #[test]
    fn pure_crates_do_not_ask_the_clock() {
        let text = concat!("let now = Utc", "::now();");
        assert_eq!(count("crates/consent/src/record.rs", text), 1);
        assert_eq!(count("crates/eligibility/src/main.rs", text), 0);
        assert_eq!(count("crates/collector/src/router.rs", text), 0);
    }

    #[test]
    fn paths_of_one_machine_are_found_and_addresses_are_not() {
        assert_eq!(count("README.md", concat!("see /ro", "ot/x")), 1);
        assert_eq!(
            count("README.md", concat!("see https://example.fr/ho", "me/x")),
            0
        );
    }

    #[test]
    fn faults_carry_their_line() {
        let text = concat!("fine\nfine\n// TO", "DO later\n");
        let faults = faults(&[source("src/app.rs", text)]);
        assert_eq!(
            faults.iter().map(|fault| fault.line).collect::<Vec<_>>(),
            [3]
        );
    }

    #[test]
    fn every_rule_can_be_broken() {
        for rule in RULES {
            let path = ["src/app.rs", "crates/lead/src/contact.rs"]
                .into_iter()
                .find(|path| (rule.applies)(&source(path, "")));
            let found = path.map_or(0, |path| count(path, &format!("({})", rule.needle)));
            assert!(found > 0, "{}", rule.needle);
        }
    }
}
