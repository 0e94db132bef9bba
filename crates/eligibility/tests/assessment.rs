//! Promises of the assessment, whatever is answered, on any date.
#![expect(clippy::unwrap_used, reason = "a broken case fails the test")]

use chrono::{Days, NaiveDate};
use eligibility::answers::{
    Age, Dpe, DwellingKind, Emitter, EtasBand, Fuel, Heating, IncomeAnswer, InsulationItem,
    Occupant, Quote, Replaced, System, Usage,
};
use eligibility::assessment::Bonus;
use eligibility::{Answers, Rates, ReasonCode, Says, Verdict, WorkKind, assess};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Draws answers as the wire has them: each field is there or not.
struct Draw<'a> {
    numbers: std::iter::Cycle<std::slice::Iter<'a, usize>>,
}

impl Draw<'_> {
    fn number(&mut self) -> usize {
        self.numbers.next().copied().unwrap_or(0)
    }

    fn one(&mut self, of: &[Value]) -> Option<Value> {
        let number = self.number();
        (!number.is_multiple_of(4))
            .then(|| of.get(number / 4 % of.len()).cloned())
            .flatten()
    }

    fn name(&mut self, of: &[&str]) -> Option<Value> {
        self.one(&of.iter().map(|name| json!(name)).collect::<Vec<_>>())
    }

    fn work(&mut self) -> Value {
        let kind = WorkKind::NAMES.get(self.number() % WorkKind::NAMES.len());
        let areas = [
            json!(0.1),
            json!(35),
            json!(130),
            json!(130.1),
            json!(10_000),
        ];
        let bands: Vec<_> = EtasBand::NAMES
            .iter()
            .map(|band| json!({"band": band}))
            .collect();
        let items = [
            json!([]),
            json!(["walls", "walls"]),
            json!(InsulationItem::NAMES),
        ];
        let booleans = [json!(true), json!(false)];
        object([
            ("kind", kind.map(|kind| json!(kind))),
            ("area_m2", self.one(&areas)),
            ("heated_area_m2", self.one(&areas)),
            ("etas", self.one(&bands)),
            ("scop", self.one(&[json!(3.89), json!(3.9), json!(4.3)])),
            ("power_kw", self.one(&[json!(12), json!(12.1), json!(70.1)])),
            ("usage", self.name(Usage::NAMES)),
            ("emitter", self.name(Emitter::NAMES)),
            ("fuel", self.name(Fuel::NAMES)),
            ("system", self.name(System::NAMES)),
            ("collective", self.one(&booleans)),
            (
                "dwellings",
                self.one(&[json!(1), json!(125), json!(126), json!(10_000)]),
            ),
            ("replaces", self.name(Replaced::NAMES)),
            ("insulation_items", self.one(&items)),
            ("dpe_after", self.name(Dpe::NAMES)),
        ])
    }

    fn answers(&mut self) -> Value {
        let booleans = [json!(true), json!(false)];
        let places = [
            "69003", "75011", "20000", "05110", "97400", "98000", "99999", "00100",
        ];
        let places: Vec<_> = places
            .iter()
            .map(|postcode| json!({"postcode": postcode}))
            .collect();
        let ages = Age::NAMES.iter().map(|age| json!({"age": age}));
        let completed: Vec<_> = ages
            .chain([2023, 2024, 2025].map(|year| json!({"year": year})))
            .collect();
        let classes = IncomeAnswer::NAMES
            .iter()
            .map(|class| json!({"class": class}));
        let incomes: Vec<_> = classes.chain([json!({"rfr_eur": 25_000})]).collect();
        let areas = [json!(34.9), json!(90), json!(130), json!(130.1)];
        json!({
            "place": self.one(&places),
            "dwelling": object([
                ("kind", self.name(DwellingKind::NAMES)),
                ("living_area_m2", self.one(&areas)),
                ("completed", self.one(&completed)),
                ("main_residence", self.one(&booleans)),
                ("dpe", self.name(Dpe::NAMES)),
            ]),
            "occupant": self.name(Occupant::NAMES),
            "heating": self.name(Heating::NAMES),
            "household": object([
                ("persons", self.one(&[json!(1), json!(30)])),
                ("income", self.one(&incomes)),
            ]),
            "project": object([
                ("quote", self.name(Quote::NAMES)),
                ("works_started", self.one(&booleans)),
                ("contractor_rge", self.one(&booleans)),
                ("fossil_free_after", self.one(&booleans)),
            ]),
            "works": (0..self.number() % 4).map(|_| self.work()).collect::<Vec<_>>(),
        })
    }
}

fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let fields = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(fields.collect::<Map<_, _>>())
}

fn answers() -> impl Strategy<Value = Answers> {
    prop::collection::vec(0usize..10_000, 80).prop_map(|numbers| {
        let drawn = Draw {
            numbers: numbers.iter().cycle(),
        }
        .answers();
        serde_json::from_value(drawn).unwrap()
    })
}

/// From before the first version to after the last date that was checked.
fn dates() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2018, 1, 1).unwrap();
    (0u64..3_700).prop_map(move |days| first + Days::new(days))
}

fn rates() -> Rates {
    let text = r#"[{"from":"2000-01-01","cents_per_mwh":{"default":800,"very_modest":1100}}]"#;
    serde_json::from_str(text).unwrap()
}

proptest! {
    #[test]
    fn every_verdict_has_its_reason(answers in answers(), on in dates()) {
        let assessment = assess(&answers, on, Some(&rates()));
        for work in &assessment.works {
            let has = |says| work.reasons.iter().any(|reason| reason.says == says);
            let expected = match work.verdict {
                Verdict::Eligible => !has(Says::NotMet) && !has(Says::ToCheck),
                Verdict::ToCheck => !has(Says::NotMet) && has(Says::ToCheck),
                Verdict::NotEligible | Verdict::OutOfScope => has(Says::NotMet),
            };
            prop_assert!(expected, "{:#?}", work);
            let is_dwelling_worse = assessment.verdict <= work.verdict;
            prop_assert!(is_dwelling_worse || work.verdict == Verdict::OutOfScope);
        }
    }

    #[test]
    fn no_amount_is_silent_or_uncertain(answers in answers(), on in dates()) {
        let last = NaiveDate::from_ymd_opt(2027, 3, 31).unwrap();
        for work in assess(&answers, on, Some(&rates())).works {
            let amount = work.kwh_cumac.or(work.kwh_cumac_per_m2);
            let is_open = matches!(work.verdict, Verdict::Eligible | Verdict::ToCheck);
            let has = |code| work.reasons.iter().any(|reason| reason.code == code);
            prop_assert!(amount.is_none() || (is_open && on <= last && work.version.is_some()));
            let is_explained = has(ReasonCode::AmountNotEstablished)
                || has(ReasonCode::VersionUnknown)
                || has(ReasonCode::RulesExpired);
            prop_assert!(!is_open || amount.is_some() || is_explained, "{:#?}", work);
            let kwh = work.kwh_cumac;
            prop_assert_eq!(work.premium_eur.is_some(), kwh.is_some_and(|kwh| kwh.total.is_some()));
            if let Some(kwh) = amount {
                prop_assert!(kwh.base.min() <= kwh.base.max());
                prop_assert_eq!(kwh.total.is_none(), kwh.bonus == Some(Bonus::Unknown));
                if let Some(total) = kwh.total {
                    prop_assert!(total.min() >= kwh.base.min() && total.max() >= kwh.base.max());
                }
            }
        }
    }

    #[test]
    fn an_assessment_reads_itself(answers in answers(), on in dates()) {
        let assessment = assess(&answers, on, Some(&rates()));
        let text = serde_json::to_string(&assessment).unwrap();
        prop_assert_eq!(serde_json::from_str::<eligibility::Assessment>(&text).unwrap(), assessment);
    }

    #[test]
    fn a_larger_home_never_gets_less(answers in answers(), on in dates(), more in 1u32..900) {
        use eligibility::answers::Area;
        let mut larger = answers.clone();
        let area = answers.dwelling.living_area_m2.map_or(300, Area::counts);
        let mut smaller = answers;
        smaller.dwelling.living_area_m2 = Area::from_counts(area).ok();
        larger.dwelling.living_area_m2 = Area::from_counts(area + more).ok();
        let (smaller, larger) = (assess(&smaller, on, None), assess(&larger, on, None));
        for (smaller, larger) in smaller.works.iter().zip(&larger.works) {
            let base = |work: &eligibility::WorkAssessment| work.kwh_cumac.map(|kwh| kwh.base.min());
            prop_assert!(base(smaller) <= base(larger));
        }
    }

    #[test]
    fn income_never_changes_the_base_nor_the_verdict(answers in answers(), on in dates()) {
        let without = Answers { household: eligibility::answers::Household::default(), ..answers.clone() };
        let (with, without) = (assess(&answers, on, None), assess(&without, on, None));
        for (with, without) in with.works.iter().zip(&without.works) {
            prop_assert_eq!(with.verdict, without.verdict);
            let base = |work: &eligibility::WorkAssessment| work.kwh_cumac.map(|kwh| kwh.base);
            prop_assert_eq!(base(with), base(without));
        }
    }
}
