//! Every field of the answers, given wrongly in every way: which error names it, and how.
//!
//! The fields are those that the program itself lists when it refuses an unknown one, so that a new
//! field has no place to hide.
#![cfg(feature = "cli")]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a program that cannot be started, or says too little, fails the test"
)]

#[path = "bad_answers/contradictory.rs"]
mod contradictory;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

use contradictory::CONTRADICTORY;
use serde_json::{Value, json};

/// What a field holds, and so in which ways it can be wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Holds {
    Object,
    ListOfObjects,
    ListOfNames,
    /// One name of a closed list.
    Name,
    /// A text of a form of its own.
    Text,
    Boolean,
    /// A number with these decimals at most, from the least to the greatest value.
    Number(u32, f64, f64),
}

use Holds::{Boolean, ListOfNames, ListOfObjects, Name, Number, Object, Text};

/// Every field by its path, in the order of answers.md.
const FIELDS: &[(&str, Holds)] = &[
    ("on", Text),
    ("place", Object),
    ("place.postcode", Text),
    ("place.department", Text),
    ("dwelling", Object),
    ("dwelling.kind", Name),
    ("dwelling.living_area_m2", Number(1, 0.1, 10_000.0)),
    ("dwelling.completed", Object),
    ("dwelling.completed.year", Number(0, 1_000.0, 2_100.0)),
    ("dwelling.completed.age", Name),
    ("dwelling.main_residence", Boolean),
    ("dwelling.dpe", Name),
    ("occupant", Name),
    ("heating", Name),
    ("household", Object),
    ("household.persons", Number(0, 1.0, 30.0)),
    ("household.income", Object),
    ("household.income.class", Name),
    ("household.income.rfr_eur", Number(0, 0.0, 4_294_967_295.0)),
    ("household.place", Object),
    ("household.place.postcode", Text),
    ("household.place.department", Text),
    ("project", Object),
    ("project.quote", Name),
    ("project.works_started", Boolean),
    ("project.contractor_rge", Boolean),
    ("project.fossil_free_after", Boolean),
    ("works", ListOfObjects),
    ("works[0].kind", Name),
    ("works[0].area_m2", Number(1, 0.1, 10_000.0)),
    ("works[0].heated_area_m2", Number(1, 0.1, 10_000.0)),
    ("works[0].etas", Object),
    ("works[0].etas.percent", Number(1, 0.1, 1_000.0)),
    ("works[0].etas.band", Name),
    ("works[0].scop", Number(2, 0.01, 20.0)),
    ("works[0].power_kw", Number(1, 0.1, 1_000.0)),
    ("works[0].usage", Name),
    ("works[0].emitter", Name),
    ("works[0].fuel", Name),
    ("works[0].system", Name),
    ("works[0].collective", Boolean),
    ("works[0].dwellings", Number(0, 1.0, 10_000.0)),
    ("works[0].replaces", Name),
    ("works[0].insulation_items", ListOfNames),
    ("works[0].dpe_after", Name),
];

/// Values of a form of their own that are none, and what each is called.
const MALFORMED: &[(&str, &str, &str)] = &[
    ("on", "2026-02-30", "invalid_value"),
    ("on", "23/11/2026", "invalid_value"),
    ("place.postcode", "6900", "invalid_value"),
    ("place.postcode", "690033", "invalid_value"),
    ("place.postcode", "6900é", "invalid_value"),
    ("place.postcode", "2A004", "invalid_value"),
    ("place.postcode", "", "invalid_value"),
    ("place.department", "20", "invalid_value"),
    ("place.department", "96", "invalid_value"),
    ("place.department", "1", "invalid_value"),
    ("place.department", "2a", "invalid_value"),
    ("household.place.postcode", "75 011", "invalid_value"),
    ("household.place.department", "Paris", "invalid_value"),
];

/// The line that gives one field this value, and the least beside it.
fn line(path: &str, value: &Value) -> String {
    let mut answers = json!({});
    let mut place = &mut answers;
    for name in path.split('.') {
        if let Some(list) = name.strip_suffix("[0]") {
            place[list] = json!([{"kind": "windows"}]);
            place = &mut place[list][0];
        } else {
            place = &mut place[name];
        }
    }
    *place = value.clone();
    answers.to_string()
}

fn run(lines: &[String]) -> Vec<Value> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_eligibility"))
        .args(["assess", "--on", "2026-11-23"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = program.stdin.take().unwrap();
    let input = lines.join("\n");
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = program.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<_> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers.len(), lines.len());
    answers
}

/// Each line gives an error of this code that names this field, at its own number.
fn check(cases: &[(String, &str, String)]) {
    let lines: Vec<_> = cases.iter().map(|(line, _, _)| line.clone()).collect();
    for (index, (answer, (line, code, field))) in run(&lines).iter().zip(cases).enumerate() {
        assert_eq!(answer["line"], index + 1, "{line}");
        assert_eq!(answer["error"]["code"], *code, "{line} {answer}");
        let named = answer["error"]["field"].as_str().unwrap_or_default();
        assert_eq!(named, field, "{line} {answer}");
    }
}

fn cases<'a>(
    path: &str,
    values: impl IntoIterator<Item = Value>,
    code: &'a str,
) -> Vec<(String, &'a str, String)> {
    let values = values.into_iter();
    values
        .map(|value| (line(path, &value), code, path.to_owned()))
        .collect()
}

#[test]
fn a_value_of_the_wrong_type_is_named() {
    let mut all = Vec::new();
    for (path, holds) in FIELDS {
        let mut wrong = vec![
            json!(true),
            json!("x"),
            json!(7),
            json!(7.5),
            json!([]),
            json!({}),
        ];
        wrong.retain(|value| match holds {
            Object => !value.is_object(),
            ListOfObjects | ListOfNames => !value.is_array(),
            Name | Text => !value.is_string(),
            Boolean => !value.is_boolean(),
            // A fraction of a whole number is of the wrong type: the next test has the others.
            Number(decimals, ..) => !value.is_number() || (*decimals == 0 && value.is_f64()),
        });
        all.extend(cases(path, wrong, "wrong_type"));
    }
    check(&all);
}

#[test]
fn a_list_names_the_item_that_is_of_the_wrong_type() {
    let lines = [
        (r#"{"works":["windows"]}"#, "wrong_type", "works[0]"),
        (
            r#"{"works":[{"kind":"windows"},7]}"#,
            "wrong_type",
            "works[1]",
        ),
        (r#"{"works":[null]}"#, "wrong_type", "works[0]"),
        (r#"{"works":[["windows"]]}"#, "wrong_type", "works[0]"),
        (
            r#"{"works":[{"kind":"deep_renovation","insulation_items":["walls",3]}]}"#,
            "wrong_type",
            "works[0].insulation_items[1]",
        ),
        (
            r#"{"works":[{"kind":"deep_renovation","insulation_items":["doors"]}]}"#,
            "unknown_name",
            "works[0].insulation_items[0]",
        ),
    ];
    check(&lines.map(|(line, code, field)| (line.to_owned(), code, field.to_owned())));
}

#[test]
fn a_number_out_of_range_or_too_precise_is_named() {
    let mut all = Vec::new();
    let mut within = Vec::new();
    for (path, holds) in FIELDS {
        if let Number(decimals, least, most) = holds {
            let step = 0.1f64.powi(i32::try_from(*decimals).unwrap());
            let whole = *decimals == 0;
            let number = |value: f64| {
                if whole {
                    serde_json::from_str(&format!("{value:.0}")).unwrap()
                } else {
                    json!(value)
                }
            };
            let out = [
                number(least - step),
                number(-1.0),
                number(most + step),
                number(1e18),
            ];
            all.extend(cases(path, out, "invalid_value"));
            if !whole {
                all.extend(cases(path, [json!(least + step / 10.0)], "invalid_value"));
            }
            within.extend([line(path, &number(*least)), line(path, &number(*most))]);
        }
    }
    check(&all);
    for (answer, line) in run(&within).iter().zip(&within) {
        assert_eq!(answer["error"], Value::Null, "{line} {answer}");
    }
}

#[test]
fn a_name_that_is_not_in_the_list_is_named() {
    let mut all = Vec::new();
    for (path, holds) in FIELDS {
        if *holds == Name {
            let names = ["castle", "", "House", " house", "É"].map(|name| json!(name));
            all.extend(cases(path, names, "unknown_name"));
        }
    }
    check(&all);
}

#[test]
fn a_malformed_text_is_named() {
    let texts: BTreeSet<_> = MALFORMED.iter().map(|(path, ..)| *path).collect();
    let fields = FIELDS.iter().filter(|(_, holds)| *holds == Text);
    assert_eq!(texts, fields.map(|(path, _)| *path).collect());
    let malformed = MALFORMED.iter();
    let all: Vec<_> = malformed
        .flat_map(|(path, text, code)| cases(path, [json!(text)], code))
        .collect();
    check(&all);
}

#[test]
fn answers_that_contradict_each_other_name_the_object_that_holds_them() {
    let all: Vec<_> = CONTRADICTORY
        .iter()
        .map(|(line, field)| ((*line).to_owned(), "invalid_value", (*field).to_owned()))
        .collect();
    check(&all);
}

/// Absent and `null` are the same: not answered. Only the kind of a work has to be there.
#[test]
fn a_missing_field_is_an_open_answer() {
    let mut lines = vec!["{}".to_owned()];
    for (path, _) in FIELDS {
        // One of the two ways of an answer is no answer when it is null.
        let is_one_of_two = ["completed.", "income.", "etas."]
            .iter()
            .any(|pair| path.contains(pair));
        if *path != "works[0].kind" && !is_one_of_two {
            lines.push(line(path, &Value::Null));
        }
    }
    for (answer, line) in run(&lines).iter().zip(&lines) {
        assert_eq!(answer["error"], Value::Null, "{line} {answer}");
    }
    let kind = [
        (r#"{"works":[{}]}"#, "missing_field", "works[0]"),
        (
            r#"{"works":[{"kind":"windows"},{"area_m2":3}]}"#,
            "missing_field",
            "works[1]",
        ),
        (
            r#"{"works":[{"kind":null}]}"#,
            "wrong_type",
            "works[0].kind",
        ),
        (
            r#"{"dwelling":{"completed":{"year":null}}}"#,
            "invalid_value",
            "dwelling.completed",
        ),
        (
            r#"{"household":{"income":{"class":null}}}"#,
            "invalid_value",
            "household.income",
        ),
        (
            r#"{"works":[{"kind":"windows","etas":{"band":null}}]}"#,
            "invalid_value",
            "works[0].etas",
        ),
    ];
    check(&kind.map(|(line, code, field)| (line.to_owned(), code, field.to_owned())));
}

/// The error lists the fields of the object, and the table above has each of them.
#[test]
fn an_unknown_field_is_named_and_the_table_has_all_the_known_ones() {
    let holds_fields = |holds: &Holds| matches!(holds, Object | ListOfObjects);
    let mut objects = vec![String::new()];
    objects.extend(
        FIELDS
            .iter()
            .filter(|(_, holds)| holds_fields(holds))
            .map(|(path, holds)| match holds {
                ListOfObjects => format!("{path}[0]."),
                _ => format!("{path}."),
            }),
    );
    let unknown = |object: &String| format!("{object}colour");
    let all: Vec<_> = objects
        .iter()
        .flat_map(|object| cases(&unknown(object), [json!("red")], "unknown_field"))
        .collect();
    check(&all);
    let lines: Vec<_> = all.iter().map(|(line, _, _)| line.clone()).collect();
    let mut listed = BTreeSet::new();
    for (answer, object) in run(&lines).iter().zip(&objects) {
        let message = answer["error"]["message"].as_str().unwrap();
        let names = message.split_once(", expected ").unwrap().1.split('`');
        // Names stand between backticks: every second piece.
        for name in names.skip(1).step_by(2) {
            listed.insert(format!("{object}{name}"));
        }
    }
    let known: BTreeSet<_> = FIELDS.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(listed, known);
}

/// One field given twice, with the least around it.
fn twice(path: &str) -> String {
    let (outer, own) = path.rsplit_once('.').unwrap_or(("", path));
    let value = if own == "kind" && outer == "works[0]" {
        r#""windows""#
    } else {
        "null"
    };
    let mut inner = format!(r#""{own}":{value},"{own}":{value}"#);
    for object in outer.split('.').rev().filter(|object| !object.is_empty()) {
        inner = match object.strip_suffix("[0]") {
            Some(list) if own == "kind" => format!(r#""{list}":[{{{inner}}}]"#),
            Some(list) => format!(r#""{list}":[{{"kind":"windows",{inner}}}]"#),
            None => format!(r#""{object}":{{{inner}}}"#),
        };
    }
    format!("{{{inner}}}")
}

#[test]
fn a_field_given_twice_is_named_with_its_place() {
    let all: Vec<_> = FIELDS
        .iter()
        .map(|(path, _)| (twice(path), "duplicate_field", (*path).to_owned()))
        .collect();
    check(&all);
}
