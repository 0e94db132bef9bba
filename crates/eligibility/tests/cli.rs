//! The command line, run as a program.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a program that cannot be started, or says too little, fails the test"
)]

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_eligibility"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = program.stdin.take().unwrap();
    // A program that refuses its arguments does not read.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    program.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn error_of(line: &str) -> (String, String) {
    let lines = lines(&run(&["assess", "--on", "2026-11-23"], line));
    let error = &lines[0]["error"];
    let text = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
    (text("code"), text("field"))
}

#[test]
fn a_bad_line_is_said_and_the_run_goes_on_in_order() {
    let input = "{}\n{\"dwelling\":{\"colour\":\"red\"}}\n{\"occupant\":\"tenant\"}";
    let output = run(&["assess", "--on", "2026-11-23"], input);
    assert_eq!(output.status.code(), Some(0));
    let lines = lines(&output);
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["verdict"], "to_check");
    assert_eq!(lines[1]["line"], 2);
    assert_eq!(lines[1]["error"]["code"], "unknown_field");
    assert_eq!(lines[1]["error"]["field"], "dwelling.colour");
    assert_eq!(lines[2]["verdict"], "to_check");
}

#[test]
fn every_fault_has_its_code_and_its_field() {
    let cases = [
        (r"nonsense", "invalid_json", ""),
        (r"", "", ""),
        (r"[]", "wrong_type", ""),
        (r#"{"colour":1}"#, "unknown_field", "colour"),
        (r#"{"works":[{"area_m2":3}]}"#, "missing_field", "works[0]"),
        (
            r#"{"works":[{"kind":"castle"}]}"#,
            "unknown_name",
            "works[0].kind",
        ),
        (
            r#"{"dwelling":{"living_area_m2":"a"}}"#,
            "wrong_type",
            "dwelling.living_area_m2",
        ),
        (
            r#"{"dwelling":{"living_area_m2":0}}"#,
            "invalid_value",
            "dwelling.living_area_m2",
        ),
        (
            r#"{"dwelling":{"living_area_m2":10001}}"#,
            "invalid_value",
            "dwelling.living_area_m2",
        ),
        (
            r#"{"dwelling":{"living_area_m2":99.95}}"#,
            "invalid_value",
            "dwelling.living_area_m2",
        ),
        (
            r#"{"place":{"postcode":"6900"}}"#,
            "invalid_value",
            "place.postcode",
        ),
        (
            r#"{"place":{"postcode":"69003","department":"75"}}"#,
            "invalid_value",
            "place",
        ),
        (
            r#"{"place":{"department":"20"}}"#,
            "invalid_value",
            "place.department",
        ),
        (
            r#"{"household":{"persons":0}}"#,
            "invalid_value",
            "household.persons",
        ),
        (
            r#"{"household":{"income":{"class":"modest","rfr_eur":3}}}"#,
            "invalid_value",
            "household.income",
        ),
        (r#"{"on":"2026-02-30"}"#, "invalid_value", "on"),
    ];
    for (line, code, field) in cases {
        if line.is_empty() {
            assert!(run(&["assess"], line).stdout.is_empty());
        } else {
            assert_eq!(
                error_of(line),
                (code.to_owned(), field.to_owned()),
                "{line}"
            );
        }
    }
}

#[test]
fn a_line_without_end_does_not_fill_the_memory() {
    let long = format!("{{\"x\":\"{}\"}}\n{{}}", "a".repeat(3 << 20));
    let lines = lines(&run(&["assess"], &long));
    assert_eq!(lines[0]["error"]["code"], "line_too_long");
    assert_eq!(lines[0]["line"], 1);
    assert_eq!(lines[1]["verdict"], "to_check");
}

#[test]
fn the_date_of_a_line_wins() {
    let input = "{}\n{\"on\":\"2025-12-31\"}\n";
    let lines = lines(&run(&["assess", "--on", "2026-11-23"], input));
    assert_eq!(lines[0]["on"], "2026-11-23");
    assert_eq!(lines[1]["on"], "2025-12-31");
}

const WINDOWS: &str = r#"{"place":{"department":"69"},"works":[{"kind":"windows","area_m2":10}]}"#;

/// What `assess` makes of the windows with a file of this text as its rates.
fn with_rates(text: &[u8]) -> Output {
    let path = std::env::temp_dir().join(format!(
        "{}-{:?}-rates",
        std::process::id(),
        std::thread::current().id()
    ));
    std::fs::write(&path, text).unwrap();
    let output = run(
        &[
            "assess",
            "--on",
            "2026-11-23",
            "--rates",
            path.to_str().unwrap(),
        ],
        WINDOWS,
    );
    std::fs::remove_file(path).unwrap();
    output
}

#[test]
fn rates_come_from_a_deployment_file_or_a_list() {
    let readme = include_str!("../README.md");
    let shown = readme.split("```toml\n").nth(1).unwrap();
    let shown = shown.split("```").next().unwrap();
    let default = "cents_per_mwh = { default = 800 }";
    let json = r#"[{"from":"2026-01-01","cents_per_mwh":{"default":800}}]"#;
    for text in [
        shown.replace("modest = 900, very_modest = 1100", "modest = 800"),
        include_str!("../../../deployments/demo.toml").replace(", very_modest = 1100", ""),
        format!("name = \"x\"\n[[rates]]\nfrom = \"2026-01-01\"\n{default}\n"),
        format!("[ controller ]\n[[rates]]\nfrom = 2026-01-01\n{default}\n"),
        format!("\u{feff}[[rates]]\nfrom = 2026-01-01\n{default}\n"),
        json.to_owned(),
        format!("\u{feff}\n {}", json.replace("[{", "[ {")),
    ] {
        let output = with_rates(text.as_bytes());
        let first = lines(&output);
        assert_eq!(first[0]["works"][0]["premium_eur"], 304, "{text}");
    }
}

fn period(from: &str, until: &str) -> String {
    format!("[[rates]]\nfrom = {from}\nuntil = {until}\ncents_per_mwh = {{ default = 800 }}\n")
}

#[test]
fn periods_may_follow_each_other_and_last_a_day() {
    let two = period("2026-07-01", "2026-12-31") + &period("2026-01-01", "2026-06-30");
    for text in [two, period("2026-11-23", "2026-11-23")] {
        let output = with_rates(text.as_bytes());
        assert_eq!(lines(&output)[0]["works"][0]["premium_eur"], 304, "{text}");
    }
}

#[test]
fn rates_that_cannot_be_meant_are_refused() {
    let two = period("2026-01-01", "2026-06-30") + &period("2026-06-30", "2026-12-31");
    for (text, because) in [
        (b"" as &[u8], "it has no [[rates]]"),
        (b"[controller]", "it has no [[rates]]"),
        (b"[]", "no period"),
        (b"{}", "expected a sequence"),
        (b"[[rates]]\nfrom = 2026-02-30", "invalid date"),
        (b"[[rates]]\nfrom = 2026-01-01T10:00:00", "YYYY-MM-DD"),
        (
            b"[[rates]]\nfrom = 2026-01-01\ncents = 3",
            "unknown field `cents`",
        ),
        (b"\xff", "valid UTF-8"),
        (
            period("2026-12-31", "2026-01-01").as_bytes(),
            "period 1 ends before it begins",
        ),
        (two.as_bytes(), "period 2 overlaps an earlier one"),
    ] {
        let output = with_rates(text);
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("cannot read the rates"), "{said}");
        assert!(said.contains(because), "{because}: {said}");
    }
}

#[test]
fn operations_lists_what_is_in_force() {
    let lines = lines(&run(&["operations", "--on", "2026-11-23"], ""));
    assert_eq!(lines.len(), 20);
    let heat_pump = lines
        .iter()
        .find(|line| line["operation"] == "BAR-TH-171")
        .unwrap();
    assert_eq!(heat_pump["version"], "vA82-5");
    assert_eq!(heat_pump["from"], "2026-09-01");
}

#[test]
fn the_example_of_the_help_works_when_pasted() {
    let help = String::from_utf8(run(&["--help"], "").stdout).unwrap();
    for asked in [&["help"][..], &["-h"], &["assess", "--help"]] {
        assert_eq!(run(asked, "").stdout, help.as_bytes());
    }
    let example = help
        .lines()
        .find(|line| line.starts_with("echo '"))
        .unwrap();
    let (answers, command) = example["echo '".len()..].split_once("' | ").unwrap();
    let arguments: Vec<_> = command.split_once(" -- ").unwrap().1.split(' ').collect();
    let lines = lines(&run(&arguments, answers));
    assert_eq!(lines[0]["works"][0]["kwh_cumac"]["total"]["min"], 545_400);
}

#[test]
fn a_wrong_command_line_is_refused_with_the_help() {
    for arguments in [
        &[][..],
        &["guess"],
        &["assess", "--on"],
        &["assess", "--on", "tomorrow"],
        &["assess", "--on", "2026-11-23", "--on=2026-11-24"],
        &["assess", "--rates=a", "--rates", "b"],
        &["assess", "assess"],
        &["assess", "-x"],
        &["--on", "2026-11-23"],
        &["operations", "--rates", "rates.toml"],
    ] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            String::from_utf8(output.stderr)
                .unwrap()
                .contains("eligibility assess")
        );
    }
    let missing = run(&["assess", "--rates", "no such file"], "");
    assert_eq!(missing.status.code(), Some(1));
}

#[test]
fn a_value_may_follow_an_equals_sign_and_stand_before_the_command() {
    for arguments in [["assess", "--on=2025-12-31"], ["--on=2025-12-31", "assess"]] {
        let lines = lines(&run(&arguments, "{}"));
        assert_eq!(lines[0]["on"], "2025-12-31");
    }
}

/// A path is bytes on this system; what is no text names no command and no date.
#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_refused_and_a_path_need_not_be_text() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let odd = OsStr::from_bytes(b"\xff");
    let program = |words: &[&OsStr]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_eligibility"));
        program.args(words).stdin(Stdio::null()).output().unwrap()
    };
    let word = OsStr::new;
    for words in [&[odd][..], &[word("assess"), word("--on"), odd]] {
        assert_eq!(program(words).status.code(), Some(2));
    }
    let missing = program(&[word("assess"), word("--rates"), odd]);
    assert_eq!(missing.status.code(), Some(1));
    let name = [std::process::id().to_string().as_bytes(), b"-\xff"].concat();
    let file = std::env::temp_dir().join(OsStr::from_bytes(&name));
    std::fs::write(
        &file,
        "[[rates]]\nfrom = 2026-01-01\ncents_per_mwh = { default = 800 }",
    )
    .unwrap();
    let read = program(&[word("assess"), word("--rates"), file.as_os_str()]);
    std::fs::remove_file(&file).unwrap();
    assert_eq!(read.status.code(), Some(0));
}

#[test]
fn a_byte_order_mark_before_the_first_line_is_no_part_of_it() {
    let lines = lines(&run(
        &["assess", "--on", "2026-11-23"],
        "\u{feff}{}\n\u{feff}{}\n",
    ));
    assert_eq!(lines[0]["verdict"], "to_check");
    assert_eq!(lines[1]["error"]["code"], "invalid_json");
}

/// Whoever sends the line does not know the types of the program.
#[test]
fn faults_are_said_in_words_of_the_format() {
    let message = |line: &str| {
        let lines = lines(&run(&["assess", "--on", "2026-11-23"], line));
        lines[0]["error"]["message"].as_str().unwrap().to_owned()
    };
    for (line, said) in [
        ("3", "invalid type: integer `3`, expected an object"),
        (
            r#"{"household":{"persons":2.5}}"#,
            "invalid type: floating point `2.5`, expected a whole number, 0 to 4294967295",
        ),
        (
            r#"{"household":{"income":{"rfr_eur":-1}}}"#,
            "invalid value: integer `-1`, expected a whole number, 0 to 4294967295",
        ),
        (
            r#"{"dwelling":{"completed":{}}}"#,
            "give exactly one of year and age",
        ),
    ] {
        assert_eq!(message(line), said);
    }
}

/// What the program holds at most is read while it still waits for a line, so only where the
/// kernel tells it.
#[cfg(target_os = "linux")]
#[test]
fn many_lines_take_no_more_memory_than_few() {
    const LINES: usize = 100_000;
    let line = concat!(
        r#"{"place":{"postcode":"69003"},"dwelling":{"kind":"house","living_area_m2":100},"#,
        r#""works":[{"kind":"heat_pump_air_water","replaces":"oil_boiler"}]}"#,
        "\n"
    );
    let mut program = Command::new(env!("CARGO_BIN_EXE_eligibility"))
        .args(["assess", "--on", "2026-11-23"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = program.stdin.take().unwrap();
    let stdout = BufReader::new(program.stdout.take().unwrap());
    let counted = std::thread::spawn(move || stdout.split(b'\n').count());
    for _ in 0..LINES {
        stdin.write_all(line.as_bytes()).unwrap();
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", program.id())).unwrap();
    drop(stdin);
    assert!(program.wait().unwrap().success());
    assert_eq!(counted.join().unwrap(), LINES);
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = peak.and_then(|peak| peak.trim().strip_suffix(" kB"));
    let kib: u64 = kib.unwrap().trim().parse().unwrap();
    assert!(
        kib < 16 * 1024,
        "{kib} KiB for {} MiB of input",
        (LINES * line.len()) >> 20
    );
}
