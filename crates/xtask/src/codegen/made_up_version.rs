//! The next arrêté is data only: a version that exists nowhere is written into a copy of the rule
//! files, as `docs/adding-a-fiche.md` says, and the program built from that copy uses it.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const MADE_UP: &str = r#"
[[versions]]
label = "vZ99-1"
from = "2027-02-01"
conditions = ["attic_resistance", "roof_resistance", "rge_required", "one_premium"]
sources = ["OFF-EN101-64"]
confidence = "made up for this test"

[versions.amount]
per = "m2"
rows = [
    { kwh = { H1 = 2000, H2 = 1600, H3 = 1000 } },
]
"#;

const ANSWERS: &str = r#"{"place":{"postcode":"69003"},"dwelling":{"completed":{"year":1985}},"works":[{"kind":"attic_insulation","area_m2":40}]}"#;

#[test]
fn a_version_written_as_data_only_is_assessed_from_its_date_on() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let copy = Copy::of(&root);
    copy.enter_the_version();
    for (name, text) in super::tables(&copy.package().join("data")).unwrap() {
        fs::write(copy.package().join("src/tables").join(name), text).unwrap();
    }
    let before = copy.assess(&root, "2027-01-31");
    let after = copy.assess(&root, "2027-02-01");
    let work = |assessment: &serde_json::Value, field: &str| {
        assessment.pointer(&format!("/works/0/{field}")).cloned()
    };
    assert_eq!(work(&before, "version"), Some("vA64-6".into()));
    assert_eq!(work(&before, "kwh_cumac/total"), Some(68_000.into()));
    assert_eq!(work(&after, "version"), Some("vZ99-1".into()));
    assert_eq!(work(&after, "kwh_cumac/total"), Some(80_000.into()));
    assert_eq!(work(&after, "verdict"), Some("eligible".into()));
}

/// A workspace of the rules alone, removed at the end.
struct Copy(PathBuf);

impl Copy {
    fn of(root: &Path) -> Self {
        let folder = std::env::temp_dir().join(format!("cee-made-up-{}", std::process::id()));
        let copy = Self(folder);
        copy_all(
            &root.join("crates/eligibility/data"),
            &copy.package().join("data"),
        );
        copy_all(
            &root.join("crates/eligibility/src"),
            &copy.package().join("src"),
        );
        // Tests and benchmarks stay behind, with what only they need.
        let manifest = fs::read_to_string(root.join("crates/eligibility/Cargo.toml")).unwrap();
        let manifest = section(&manifest, "[package]", "[[test]]")
            + section(&manifest, "[features]", "[dev-dependencies]").as_str();
        let manifest = manifest + "\n[lints]\nworkspace = true\n";
        fs::write(copy.package().join("Cargo.toml"), manifest).unwrap();
        let workspace = fs::read_to_string(root.join("Cargo.toml")).unwrap();
        let workspace = section(&workspace, "[workspace]", "[lints]\nworkspace");
        fs::write(copy.0.join("Cargo.toml"), workspace).unwrap();
        fs::copy(root.join("Cargo.lock"), copy.0.join("Cargo.lock")).unwrap();
        copy
    }

    fn package(&self) -> PathBuf {
        self.0.join("crates/eligibility")
    }

    /// The two edits of the guide: the version in force gets its last day, the new one its place.
    fn enter_the_version(&self) {
        let path = self.package().join("data/operations/BAR-EN-101.toml");
        let text = fs::read_to_string(&path).unwrap();
        let (head, versions) = text.split_once("\n[[versions]]").unwrap();
        let ended = versions.replacen("until = \"2027-04-30\"", "until = \"2027-01-31\"", 1);
        assert_ne!(ended, versions, "the version in force has another last day");
        fs::write(path, format!("{head}{MADE_UP}\n[[versions]]{ended}")).unwrap();
    }

    fn assess(&self, root: &Path, on: &str) -> serde_json::Value {
        // Beside the target folder of the workspace, so that a second run compiles one crate.
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), PathBuf::from)
            .join("made-up-version");
        let mut program = Command::new(env!("CARGO"))
            .args(["run", "--quiet", "--offline", "--package", "eligibility"])
            .args(["--features", "cli", "--", "assess", "--on", on])
            .current_dir(&self.0)
            .env("CARGO_TARGET_DIR", target)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = program.stdin.take().unwrap();
        stdin.write_all(ANSWERS.as_bytes()).unwrap();
        drop(stdin);
        let output = program.wait_with_output().unwrap();
        assert!(output.status.success(), "the copy does not build");
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        // What is left in the temporary folder harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The text from one heading to another.
fn section(text: &str, from: &str, to: &str) -> String {
    let (_, rest) = text.split_once(from).unwrap();
    let (body, _) = rest.split_once(to).unwrap();
    format!("{from}{body}")
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
