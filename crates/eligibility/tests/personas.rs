//! Family situations: one readable file each, with what the rules say of it and why.
//!
//! The amounts of a file are worked by hand from the table of the fiche: its `calculation` is
//! recomputed here, apart from the engine.
#![expect(
    clippy::unwrap_used,
    reason = "a broken file fails the test that reads it"
)]

#[path = "personas/calculation.rs"]
mod calculation;
#[path = "personas/coverage.rs"]
mod coverage;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use eligibility::answers::IncomeClass;
use eligibility::assessment::{Ask, Bonus};
use eligibility::{
    Amount, Answers, ClimateZone, OtherAid, Rates, ReasonCode, Says, Verdict, WorkAssessment,
    assess, checked_until,
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Persona {
    who: String,
    source: String,
    /// The boundaries and traps that this file alone shows, from the list of `coverage`.
    shows: Vec<String>,
    on: On,
    rates: Option<Rates>,
    answers: Answers,
    expect: Expected,
}

/// The commitment date: one of the calendar, or one that moves when the texts are read again.
#[derive(Deserialize)]
enum On {
    #[serde(rename = "the last checked day")]
    LastChecked,
    #[serde(rename = "the day after the last checked one")]
    NotChecked,
    #[serde(untagged)]
    Day(NaiveDate),
}

impl On {
    fn date(&self) -> NaiveDate {
        match *self {
            Self::LastChecked => checked_until(),
            Self::NotChecked => checked_until().succ_opt().unwrap(),
            Self::Day(day) => day,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    verdict: Verdict,
    climate_zone: Option<ClimateZone>,
    income_class: Option<IncomeClass>,
    #[serde(default)]
    to_ask: Vec<Ask>,
    works: Vec<ExpectedWork>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedWork {
    verdict: Verdict,
    operation: Option<String>,
    version: Option<String>,
    /// "base: 1 700 × 40 = 68 000", one line per amount or per end of a range.
    #[serde(default)]
    calculation: Vec<String>,
    base: Option<Amount>,
    bonus: Option<Bonus>,
    total: Option<Amount>,
    per_m2: Option<Amount>,
    premium_eur: Option<Amount>,
    #[serde(default)]
    reasons: BTreeMap<ReasonCode, Says>,
    other_aids: Option<Vec<OtherAid>>,
}

fn personas() -> Vec<(String, Persona)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/personas");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        });
    let mut personas: Vec<_> = files
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).unwrap();
            match serde_json::from_str(&text) {
                Ok(persona) => (name, persona),
                Err(error) => panic!("{name}: {error}"),
            }
        })
        .collect();
    personas.sort_by(|one, other| one.0.cmp(&other.0));
    personas
}

fn check(name: &str, ours: &WorkAssessment, expected: &ExpectedWork) {
    assert_eq!(ours.verdict, expected.verdict, "{name}: {ours:#?}");
    assert_eq!(ours.operation(), expected.operation.as_deref(), "{name}");
    assert_eq!(ours.version(), expected.version.as_deref(), "{name}");
    let kwh = ours.kwh_cumac();
    assert_eq!(kwh.map(|kwh| kwh.base), expected.base, "{name}: {ours:#?}");
    assert_eq!(
        kwh.and_then(|kwh| kwh.bonus),
        expected.bonus,
        "{name}: {ours:#?}"
    );
    assert_eq!(
        kwh.and_then(|kwh| kwh.total),
        expected.total,
        "{name}: {ours:#?}"
    );
    let per_m2 = ours.kwh_cumac_per_m2().map(|kwh| kwh.base);
    assert_eq!(per_m2, expected.per_m2, "{name}: {ours:#?}");
    assert_eq!(ours.premium_eur, expected.premium_eur, "{name}: {ours:#?}");
    for (code, says) in &expected.reasons {
        let found = ours.reasons.iter().find(|reason| reason.code == *code);
        let found = found.map(|reason| reason.says);
        assert_eq!(found, Some(*says), "{name}: {code:?} {ours:#?}");
    }
    if let Some(aids) = &expected.other_aids {
        assert_eq!(ours.other_aids.iter().collect::<Vec<_>>(), *aids, "{name}");
    }
}

#[test]
fn each_family_gets_what_the_rules_say() {
    for (name, persona) in personas() {
        let assessment = assess(&persona.answers, persona.on.date(), persona.rates.as_ref());
        let expect = &persona.expect;
        assert_eq!(assessment.verdict, expect.verdict, "{name}");
        assert_eq!(assessment.to_ask, expect.to_ask, "{name}");
        assert_eq!(assessment.climate_zone, expect.climate_zone, "{name}");
        assert_eq!(assessment.income_class, expect.income_class, "{name}");
        assert_eq!(assessment.works.len(), expect.works.len(), "{name}");
        for (ours, expected) in assessment.works.iter().zip(&expect.works) {
            check(&name, ours, expected);
        }
    }
}

/// Each amount of a file is the result of a line of its calculation, and each line is used.
#[test]
fn every_amount_is_worked_by_hand() {
    for (name, persona) in personas() {
        for work in &persona.expect.works {
            let results = calculation::results(&work.calculation);
            let of_total = work.total.filter(|total| Some(*total) != work.base);
            let amounts = [
                ("base", work.base),
                ("total", of_total),
                ("per_m2", work.per_m2),
                ("premium_eur", work.premium_eur),
            ];
            let mut stated = BTreeMap::new();
            for (label, amount) in amounts {
                match amount {
                    None => {}
                    Some(Amount::Exact(exact)) => {
                        stated.insert(label.to_owned(), exact);
                    }
                    Some(Amount::Range { min, max }) => {
                        stated.insert(format!("{label} min"), min);
                        stated.insert(format!("{label} max"), max);
                    }
                }
            }
            assert_eq!(results, stated, "{name}");
        }
    }
}

#[test]
fn each_family_says_who_it_is_and_where_the_figures_come_from() {
    let personas = personas();
    let of = |text: fn(&Persona) -> &String| {
        let texts: BTreeSet<_> = personas.iter().map(|(_, persona)| text(persona)).collect();
        texts.len()
    };
    assert_eq!(of(|persona| &persona.who), personas.len());
    assert!(of(|persona| &persona.source) > 40);
    for (name, persona) in &personas {
        assert!(persona.who.ends_with('.'), "{name}");
        assert!(persona.source.len() > 10, "{name}");
    }
}
