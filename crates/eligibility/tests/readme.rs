//! The examples of the README are what the code says.

use chrono::NaiveDate;
use eligibility::{Answers, assess};

#[test]
fn the_example_of_the_readme_is_true() {
    let readme = include_str!("../README.md");
    let mut blocks = readme
        .split("```json\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap());
    let answers: Answers = serde_json::from_str(blocks.next().unwrap()).unwrap();
    let on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let ours = serde_json::to_string_pretty(&assess(&answers, on, None)).unwrap();
    let shown = blocks.next().unwrap().trim_end();
    assert!(shown == ours, "put this into the README:\n{ours}");
}

#[test]
fn the_file_that_the_readme_names_holds_the_answers_that_it_shows() {
    let readme = include_str!("../README.md");
    let file = include_str!("../examples/answers.jsonl");
    assert!(readme.contains("< crates/eligibility/examples/answers.jsonl"));
    assert_eq!(file.lines().count(), 1);
    let shown = readme.split("```json\n").nth(1).unwrap();
    let shown = shown.split("```").next().unwrap();
    let value = |text| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(value(file), value(shown));
}
