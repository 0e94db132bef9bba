//! The factors of an amount give the amount: computed again here, from the JSON that a reader gets.
#![expect(clippy::unwrap_used, reason = "a broken case fails the test")]

#[path = "drawn/answers.rs"]
mod drawn;

use chrono::NaiveDate;
use drawn::{answers, dates};
use eligibility::assessment::KwhCumac;
use eligibility::breakdown::{Part, Scheme, Unit};
use eligibility::{Answers, Language, assess};
use proptest::prelude::*;
use serde_json::{Value, json};

/// kWh cumac × 10⁷: the product of everything that the factors name.
fn product(factors: &Value) -> u64 {
    let hundredths = |name: &str| factors[name].as_u64().unwrap_or(100);
    let tenths_of_area = factors["area_m2"].as_f64().map(|area| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an area has one decimal"
        )]
        let tenths = (area * 10.0).round() as u64;
        tenths
    });
    let dwellings = factors["dwellings"].as_u64().map(|count| count * 10);
    factors["kwh"].as_u64().unwrap()
        * hundredths("zone_hundredths")
        * hundredths("surface_hundredths")
        * hundredths("system_hundredths")
        * tenths_of_area.or(dwellings).unwrap_or(10)
}

/// The number, or the end of this name where there are two.
fn end<'a>(value: &'a Value, name: &str) -> &'a Value {
    value.get(name).unwrap_or(value)
}

/// Holds one end of an amount against its own factors and its own bonus.
fn check(amount: &Value, name: &str) -> Result<(), TestCaseError> {
    let product = product(end(&amount["factors"], name));
    prop_assert_eq!(end(&amount["base"], name), &json!(product / 10_000_000));
    let bonus = &amount["bonus"];
    let total = match bonus["kind"].as_str() {
        None | Some("eur_minimum") => Some(product / 10_000_000),
        Some("factor") => {
            let times = end(&bonus["hundredths"], name).as_u64().unwrap();
            Some(product * times / 1_000_000_000)
        }
        Some("kwh") => Some(product / 10_000_000 + end(&bonus["kwh"], name).as_u64().unwrap()),
        Some(_) => None,
    };
    let shown = amount
        .get("total")
        .and_then(|total| end(total, name).as_u64());
    prop_assert_eq!(shown, total);
    prop_assert_eq!(bonus.is_null(), amount["bonus_scheme"].is_null());
    Ok(())
}

fn amount(answers: &str) -> KwhCumac {
    let answers: Answers = serde_json::from_str(answers).unwrap();
    let on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let work = assess(&answers, on, None).works.remove(0);
    *work.kwh_cumac().or(work.kwh_cumac_per_m2()).unwrap()
}

/// The lines as a person may read them: name, least, greatest.
fn lines(answers: &str) -> Vec<(&'static str, u64, u64)> {
    let lines = amount(answers).lines();
    lines
        .into_iter()
        .map(|line| (line.part.name(), line.least, line.greatest))
        .collect()
}

proptest! {
    #[test]
    fn the_factors_give_the_amount(answers in answers(), on in dates()) {
        for work in assess(&answers, on, None).works {
            if let Some(amount) = work.kwh_cumac().or(work.kwh_cumac_per_m2()) {
                let amount = serde_json::to_value(amount).unwrap();
                check(&amount, "min")?;
                check(&amount, "max")?;
            }
        }
    }

    #[test]
    fn a_calculation_starts_with_the_fiche_and_ends_with_the_total(
        answers in answers(), on in dates()
    ) {
        for work in assess(&answers, on, None).works {
            if let Some(amount) = work.kwh_cumac().or(work.kwh_cumac_per_m2()) {
                let lines = amount.lines();
                let starts = [Part::Base, Part::BasePerSquareMetre, Part::BasePerDwelling];
                prop_assert!(starts.contains(&lines[0].part));
                let last = lines[lines.len() - 1];
                let total = amount.total.map(|total| (total.min(), total.max()));
                prop_assert_eq!(last.part == Part::BonusUnknown, total.is_none());
                prop_assert!(total.is_none_or(|total| total == (last.least, last.greatest)));
            }
        }
    }
}

#[test]
fn a_heat_pump_is_explained_factor_by_factor() {
    let answers = r#"{"place": {"postcode": "69003"}, "dwelling": {"kind": "house",
        "living_area_m2": 80, "completed": {"year": 1985}, "main_residence": true},
        "works": [{"kind": "heat_pump_air_water", "etas": {"band": "140_plus"},
                   "replaces": "oil_boiler"}]}"#;
    let expected = [
        ("base", 109_200, 109_200),
        ("zone", 1, 1),
        ("zone_factor", 120, 120),
        ("surface_factor", 70, 70),
        ("fiche", 91_728, 91_728),
        ("bonus_factor", 500, 500),
        ("total", 458_640, 458_640),
    ];
    assert_eq!(lines(answers), expected);
    assert_eq!(
        amount(answers).bonus_scheme,
        Some(Scheme::CoupDePouceHeating)
    );
}

#[test]
fn an_area_that_is_not_answered_leaves_a_square_metre() {
    let answers = r#"{"place": {"postcode": "69003"}, "dwelling": {"completed": {"year": 1985}},
        "works": [{"kind": "attic_insulation"}]}"#;
    let expected = [
        ("base_per_square_metre", 1_700, 1_700),
        ("zone", 1, 1),
        ("total", 1_700, 1_700),
    ];
    assert_eq!(lines(answers), expected);
    let with_area = lines(&answers.replace("insulation\"", "insulation\", \"area_m2\": 40.5"));
    assert_eq!(with_area[2], ("area", 405, 405));
    assert_eq!(with_area[3], ("total", 68_850, 68_850));
}

#[test]
fn a_collective_network_counts_its_dwellings_and_adds_its_bonus() {
    let answers = r#"{"place": {"postcode": "69003"}, "dwelling": {"kind": "flat",
        "completed": {"year": 1985}}, "works": [{"kind": "heat_network_connection",
        "collective": true, "dwellings": 20, "replaces": "gas_boiler"}]}"#;
    let expected = [
        ("base_per_dwelling", 47_700, 47_700),
        ("zone", 1, 1),
        ("dwellings", 20, 20),
        ("fiche", 954_000, 954_000),
        ("bonus_kwh", 9_480_000, 9_480_000),
        ("total", 10_434_000, 10_434_000),
    ];
    assert_eq!(lines(answers), expected);
}

#[test]
fn the_kind_of_ventilation_has_its_own_factor() {
    let answers = r#"{"place": {"postcode": "69003"}, "dwelling": {"kind": "house",
        "living_area_m2": 100, "completed": {"year": 1985}},
        "works": [{"kind": "ventilation_humidity_controlled",
                   "system": "humidity_a_low_consumption"}]}"#;
    let lines = lines(answers);
    assert!(lines.contains(&("system_factor", 90, 90)), "{lines:?}");
}

#[test]
fn an_answer_that_is_missing_shows_the_factors_of_both_ends() {
    let answers = r#"{"place": {"postcode": "69003"}, "dwelling": {"kind": "house",
        "completed": {"year": 1985}, "main_residence": true},
        "works": [{"kind": "heat_pump_air_water"}]}"#;
    let expected = [
        ("base", 90_900, 109_200),
        ("zone", 1, 1),
        ("zone_factor", 120, 120),
        ("surface_factor", 50, 100),
        ("fiche", 54_540, 131_040),
        ("bonus_factor", 100, 500),
        ("total", 54_540, 655_200),
    ];
    assert_eq!(lines(answers), expected);
}

#[test]
fn a_bonus_of_unknown_size_is_a_line_of_words() {
    let answers = r#"{"place": {"postcode": "69003"}, "dwelling": {"kind": "house",
        "completed": {"year": 1985}, "main_residence": true},
        "works": [{"kind": "thermodynamic_water_heater"}]}"#;
    let amount = amount(answers);
    assert_eq!(amount.bonus_scheme, Some(Scheme::AutumnOf2026));
    let lines = amount.lines();
    let last = lines[lines.len() - 1].part;
    assert_eq!((last, last.unit()), (Part::BonusUnknown, Unit::Words));
    // One amount for the whole country: the zone explains nothing.
    assert!(lines.iter().all(|line| line.part != Part::Zone));
}

#[test]
fn a_message_without_factors_is_read_and_explains_nothing() {
    let amount: KwhCumac = serde_json::from_value(json!({"base": 1, "total": 1})).unwrap();
    assert!(amount.lines().is_empty());
}

#[test]
fn every_line_has_its_own_label_and_every_scheme_its_source() {
    for language in [Language::Fr, Language::En] {
        let labels = Part::ALL.iter().map(|part| part.label(language));
        let mut labels: Vec<_> = labels.collect();
        assert!(
            labels
                .iter()
                .all(|label| label.starts_with(char::is_uppercase))
        );
        assert!(labels.iter().all(|label| !label.contains([':', '\''])));
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), Part::ALL.len());
    }
    let mut sources: Vec<_> = Scheme::ALL.iter().map(|scheme| scheme.source()).collect();
    sources.dedup();
    assert_eq!(sources.len(), Scheme::ALL.len());
}
