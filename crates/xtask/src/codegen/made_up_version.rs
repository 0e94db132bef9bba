//! The next arrêté is data only: the made-up version of `docs/adding-a-fiche.md` is entered into a
//! copy of the rule files, as that page says, and the program built from that copy uses it.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const GUIDE: &str = include_str!("../../../../docs/adding-a-fiche.md");

/// 100 m² in H1: 120 000 × 1.2 by the made-up version, 109 200 × 1.2 by the one in force.
const ANSWERS: &str = r#"{"place":{"postcode":"69003"},"dwelling":{"kind":"house","living_area_m2":100,"completed":{"year":1985}},"works":[{"kind":"heat_pump_air_water","etas":{"band":"140_plus"},"replaces":"none"}]}"#;

#[test]
fn a_version_written_as_data_only_is_assessed_from_its_date_on() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let copy = Copy::of(&root);
    copy.follow_the_guide();
    for (name, text) in super::tables(&copy.package().join("data")).unwrap() {
        fs::write(copy.package().join("src/tables").join(name), text).unwrap();
    }
    let told = |on: &str| {
        let assessment = copy.assess(&root, on);
        let work = |field: &str| assessment.pointer(&format!("/works/0/{field}")).cloned();
        (work("version"), work("kwh_cumac/total"), work("verdict"))
    };
    let eligible = |version: &str, total: u32| {
        let verdict = "eligible".into();
        (Some(version.into()), Some(total.into()), Some(verdict))
    };
    assert_eq!(told("2027-01-31"), eligible("vA82-5", 131_040));
    assert_eq!(told("2027-02-01"), eligible("vA90-1", 144_000));
    assert_eq!(told("2027-12-31"), eligible("vA90-1", 144_000));
    assert_eq!(told("2028-01-01"), (None, None, Some("to_check".into())));
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

    /// Its three blocks, and the last day of the version in force.
    fn follow_the_guide(&self) {
        let blocks: Vec<_> = GUIDE.split("```toml\n").skip(1).collect();
        let block = |place: usize| {
            let (block, _) = blocks.get(place)?.split_once("```")?;
            Some(block)
        };
        let [source, version, rules] = [0, 1, 2].map(|place| block(place).unwrap());
        self.edit("sources.toml", |text| format!("{text}\n{source}"));
        self.edit("operations/BAR-TH-171.toml", |text| {
            let (head, versions) = text.split_once("\n[[versions]]").unwrap();
            let (in_force, older) = versions.split_once("\n[[versions]]").unwrap();
            let (before, after) = in_force.split_once("until = \"2030-12-31\"").unwrap();
            let ended = format!("{before}until = \"2027-01-31\"{after}");
            format!("{head}\n{version}\n[[versions]]{ended}\n[[versions]]{older}")
        });
        self.edit("rules.toml", |text| {
            let is_given = |line: &str| {
                let name = line.split(" = ").next();
                name.is_some_and(|name| matches!(name, "rule_set" | "checked_until"))
            };
            let kept = text.lines().filter(|line| !is_given(line));
            let kept: Vec<_> = kept.collect();
            format!("{rules}{}\n", kept.join("\n"))
        });
    }

    fn edit(&self, file: &str, change: impl Fn(&str) -> String) {
        let path = self.package().join("data").join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, change(&text)).unwrap();
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
