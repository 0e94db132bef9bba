//! The example of the README is what the code says.

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
