//! The cases of other projects: what they say of these rules, we say too, or we say why not.
#![expect(
    clippy::unwrap_used,
    reason = "a broken file fails the tests that read it"
)]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use eligibility::assessment::Bonus;
use eligibility::{Amount, Answers, OtherAid, WorkAssessment, assess};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "note")]
    _note: String,
    vectors: Vec<Vector>,
    not_expressed: Vec<NotExpressed>,
    #[serde(rename = "grids_source")]
    _grids_source: String,
    grids: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    id: String,
    #[serde(rename = "source")]
    _source: String,
    r#use: Use,
    on: NaiveDate,
    answers: Answers,
    expect: Expected,
    outside: Option<Expected>,
    because: Option<String>,
}

#[derive(Clone, Copy, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Use {
    Current,
    History,
    Unconfirmed,
    Conflict,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NotExpressed {
    id: String,
    because: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    on: NaiveDate,
    answers: Answers,
    expect: Expected,
}

#[derive(Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Expected {
    kwh: Option<u64>,
    #[serde(default)]
    no_kwh: bool,
    #[serde(default)]
    within: u64,
    verdict: Option<eligibility::Verdict>,
    dwelling: Option<eligibility::Verdict>,
    income_class: Option<eligibility::answers::IncomeClass>,
    bonus_eur: Option<u64>,
    bonus_kwh: Option<u64>,
    bonus: Option<bool>,
    maprimerenov: Option<bool>,
    reason: Option<(eligibility::ReasonCode, eligibility::Says)>,
}

fn file() -> File {
    serde_json::from_str(include_str!("vectors.json")).unwrap()
}

/// What differs between the assessment and what is expected.
fn differences(on: NaiveDate, answers: &Answers, expected: &Expected) -> Vec<String> {
    let assessment = assess(answers, on, None);
    let mut differences = Vec::new();
    let mut hold = |what: &str, holds: bool| {
        if !holds {
            differences.push(format!("{what}: {assessment:?}"));
        }
    };
    if let Some(dwelling) = expected.dwelling {
        hold("dwelling", assessment.verdict == dwelling);
    }
    if let Some(class) = expected.income_class {
        hold("income class", assessment.income_class == Some(class));
    }
    let work: Option<&WorkAssessment> = assessment.works.first();
    if let Some(verdict) = expected.verdict {
        hold("verdict", work.map(|work| work.verdict) == Some(verdict));
    }
    let kwh = work.and_then(|work| work.kwh_cumac());
    if let Some(theirs) = expected.kwh {
        let ours = kwh.map(|kwh| kwh.base);
        let is_close = |ours: u64| ours.abs_diff(theirs) <= expected.within;
        hold(
            "kwh",
            matches!(ours, Some(Amount::Exact(ours)) if is_close(ours)),
        );
    }
    if expected.no_kwh {
        hold("no kwh", kwh.is_none());
    }
    let bonus = kwh.and_then(|kwh| kwh.bonus);
    if let Some(eur) = expected.bonus_eur {
        let ours = match bonus {
            Some(Bonus::EurMinimum { eur }) => eur,
            None => Amount::Exact(0),
            Some(_) => Amount::Exact(u64::MAX),
        };
        hold("bonus in euros", ours == Amount::Exact(eur));
    }
    if let Some(kwh) = expected.bonus_kwh {
        hold(
            "bonus in kWh",
            bonus
                == Some(Bonus::Kwh {
                    kwh: Amount::Exact(kwh),
                }),
        );
    }
    if let Some(is_shown) = expected.bonus {
        hold("bonus", bonus.is_some() == is_shown);
    }
    if let Some(is_offered) = expected.maprimerenov {
        let offered = work.is_some_and(|work| work.other_aids.contains(OtherAid::Maprimerenov));
        hold("MaPrimeRénov'", offered == is_offered);
    }
    if let Some((code, says)) = expected.reason {
        let found = work.into_iter().flat_map(|work| work.reasons.iter());
        let mut found = found.filter(|reason| reason.code == code && reason.says == says);
        hold("reason", found.next().is_some());
    }
    differences
}

#[test]
fn what_others_establish_we_establish_too() {
    for vector in file().vectors {
        let differences = differences(vector.on, &vector.answers, &vector.expect);
        assert!(differences.is_empty(), "{}: {differences:#?}", vector.id);
    }
}

#[test]
fn every_conflict_is_a_real_one_and_says_why() {
    let mut conflicts = 0;
    for vector in file().vectors {
        let is_conflict = vector.r#use == Use::Conflict;
        assert_eq!(is_conflict, vector.because.is_some(), "{}", vector.id);
        if let Some(outside) = &vector.outside {
            conflicts += 1;
            let differences = differences(vector.on, &vector.answers, outside);
            assert!(!differences.is_empty(), "{} agrees after all", vector.id);
        }
    }
    assert_eq!(conflicts, 12);
}

#[test]
fn the_published_grids_are_ours() {
    for row in file().grids {
        let differences = differences(row.on, &row.answers, &row.expect);
        assert!(differences.is_empty(), "{}: {differences:#?}", row.id);
    }
}

#[test]
fn every_case_runs_or_says_why_not() {
    let file = file();
    let ids: BTreeSet<_> = file.vectors.iter().map(|vector| &vector.id).collect();
    assert_eq!(ids.len(), file.vectors.len(), "an id twice");
    for case in &file.not_expressed {
        assert!(!ids.contains(&case.id), "{} runs", case.id);
        assert!(!case.because.is_empty(), "{}", case.id);
    }
    assert_eq!(file.vectors.len() + file.not_expressed.len(), 174);
}
