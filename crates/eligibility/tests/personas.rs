//! Family situations: one readable file each, with what the rules say of it and why.
#![expect(
    clippy::unwrap_used,
    reason = "a broken file fails the test that reads it"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use eligibility::answers::IncomeClass;
use eligibility::assessment::Ask;
use eligibility::{
    Amount, Answers, ClimateZone, OtherAid, Rates, ReasonCode, Says, Verdict, WorkAssessment,
    assess, operations,
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Persona {
    who: String,
    source: String,
    on: NaiveDate,
    rates: Option<Rates>,
    answers: Answers,
    expect: Expected,
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
    base: Option<Amount>,
    total: Option<Amount>,
    premium_eur: Option<Amount>,
    #[serde(default)]
    reasons: BTreeMap<String, Says>,
    other_aids: Option<Vec<OtherAid>>,
}

fn personas() -> Vec<(String, Persona)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/personas");
    let mut personas: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).unwrap();
            (name, serde_json::from_str(&text).unwrap())
        })
        .collect();
    personas.sort_by(|one, other| one.0.cmp(&other.0));
    personas
}

fn check(name: &str, ours: &WorkAssessment, expected: &ExpectedWork) {
    assert_eq!(ours.verdict, expected.verdict, "{name}: {ours:#?}");
    assert_eq!(
        ours.kwh_cumac.map(|kwh| kwh.base),
        expected.base,
        "{name}: {ours:#?}"
    );
    let total = ours.kwh_cumac.and_then(|kwh| kwh.total);
    assert_eq!(total, expected.total, "{name}: {ours:#?}");
    assert_eq!(ours.premium_eur, expected.premium_eur, "{name}: {ours:#?}");
    for (code, says) in &expected.reasons {
        let code = ReasonCode::from_name(code).unwrap();
        let found = ours.reasons.iter().find(|reason| reason.code == code);
        assert_eq!(
            found.map(|reason| reason.says),
            Some(*says),
            "{name}: {code:?}"
        );
    }
    if let Some(aids) = &expected.other_aids {
        assert_eq!(&ours.other_aids, aids, "{name}");
    }
}

#[test]
fn each_family_gets_what_the_rules_say() {
    for (name, persona) in personas() {
        let assessment = assess(&persona.answers, persona.on, persona.rates.as_ref());
        assert_eq!(assessment.verdict, persona.expect.verdict, "{name}");
        assert_eq!(assessment.to_ask, persona.expect.to_ask, "{name}");
        if let Some(zone) = persona.expect.climate_zone {
            assert_eq!(assessment.climate_zone, Some(zone), "{name}");
        }
        if let Some(class) = persona.expect.income_class {
            assert_eq!(assessment.income_class, Some(class), "{name}");
        }
        assert_eq!(assessment.works.len(), persona.expect.works.len(), "{name}");
        for (ours, expected) in assessment.works.iter().zip(&persona.expect.works) {
            check(&name, ours, expected);
        }
    }
}

#[test]
fn each_family_says_who_it_is_and_where_the_figures_come_from() {
    let personas = personas();
    assert!(personas.len() >= 20);
    let sources: BTreeSet<_> = personas
        .iter()
        .map(|(_, persona)| &persona.source)
        .collect();
    assert_eq!(sources.len(), personas.len());
    assert!(
        personas
            .iter()
            .all(|(_, persona)| persona.who.ends_with('.'))
    );
}

#[test]
fn every_operation_is_in_force_today() {
    let on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    assert_eq!(operations(on).count(), 20);
}
