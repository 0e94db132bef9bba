//! More answers only narrow what fewer answers said, on any date, for any works.
//!
//! What answers.md calls a condition is a promise: a verdict or an amount rests on it by its name,
//! and may change when the promise is broken. Nothing else may.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a broken case fails the test, and a case reads best as a literal"
)]

#[path = "properties/drawing.rs"]
mod drawing;
#[path = "properties/narrowing.rs"]
mod narrowing;

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use drawing::Draw;
use eligibility::answers::{Completed, Dpe, DwellingKind, Occupant, Quote};
use eligibility::assessment::Ask;
use eligibility::place::Located;
use eligibility::{Answers, Assessment, Rates, ReasonCode, Says, Verdict, assess};
use narrowing::{Promises, narrows};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Answers, and the same with some left out.
fn answers() -> impl Strategy<Value = (Value, Value)> {
    prop::collection::vec(0usize..10_000, 120).prop_map(|numbers| {
        let mut draw = Draw::new(numbers);
        let more = draw.answers();
        let fewer = draw.fewer(&more);
        (more, fewer)
    })
}

/// Days around every change of a rule, and any other from before the first version to after the
/// last date that was checked.
fn dates() -> impl Strategy<Value = NaiveDate> {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let changes = [
        "2022-10-01",
        "2024-01-01",
        "2025-01-01",
        "2025-06-15",
        "2025-10-01",
        "2025-11-01",
        "2026-01-01",
        "2026-01-17",
        "2026-09-01",
        "2026-11-23",
        "2027-01-01",
        "2027-04-01",
    ]
    .map(day);
    let around = prop::sample::select(changes.to_vec());
    let around = (around, 0u64..2).prop_map(|(day, before)| day - Days::new(before));
    let any = (0u64..3_700).prop_map(move |days| day("2018-01-01") + Days::new(days));
    prop_oneof![3 => around, 1 => any]
}

fn rates() -> Rates {
    let text = r#"[{"from":"2000-01-01","cents_per_mwh":{"default":800,"very_modest":1100}}]"#;
    serde_json::from_str(text).unwrap()
}

fn read(answers: &Value) -> Answers {
    serde_json::from_value(answers.clone()).unwrap()
}

fn said(answers: &Answers, on: NaiveDate) -> Assessment {
    assess(answers, on, Some(&rates()))
}

/// Every valid answer to what an assessment asks for.
fn replies(ask: Ask, answers: &Answers) -> Vec<Answers> {
    let mut replies = Vec::new();
    let mut reply = |change: &dyn Fn(&mut Answers)| {
        let mut answers = answers.clone();
        change(&mut answers);
        replies.push(answers);
    };
    match ask {
        Ask::Place => {
            for postcode in drawing::POSTCODES {
                reply(&|answers| {
                    answers.place = read(&json!({"place": {"postcode": postcode}})).place;
                });
            }
        }
        Ask::PlaceDepartment => {
            let Some(Located::Straddles(straddling)) = answers.place.located() else {
                panic!("the department is asked for a straddling postcode only");
            };
            for department in straddling.departments() {
                let postcode = answers.place.postcode();
                let place = eligibility::answers::Place::new(postcode, Some(department)).unwrap();
                reply(&|answers| answers.place = place);
            }
        }
        Ask::DwellingKind => {
            for kind in DwellingKind::ALL {
                reply(&|answers| answers.dwelling.kind = Some(*kind));
            }
        }
        Ask::DwellingCompleted => {
            for age in eligibility::answers::Age::ALL {
                reply(&|answers| answers.dwelling.completed = Some(Completed::Age(*age)));
            }
        }
        Ask::DwellingDpe => {
            for class in Dpe::ALL {
                reply(&|answers| answers.dwelling.dpe = Some(*class));
            }
        }
        Ask::Occupant => {
            for occupant in Occupant::ALL {
                reply(&|answers| answers.occupant = Some(*occupant));
            }
        }
        Ask::ProjectQuote => {
            for quote in Quote::ALL {
                reply(&|answers| answers.project.quote = Some(*quote));
            }
        }
    }
    replies
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn fewer_answers_contain_more_answers((more, fewer) in answers(), on in dates()) {
        let (more, fewer) = (read(&more), read(&fewer));
        narrows(&said(&fewer, on), &said(&more, on), &more, Promises::MayBreak)?;
    }

    #[test]
    fn answering_what_is_asked_never_widens_nor_contradicts((_, answers) in answers(), on in dates()) {
        let answers = read(&answers);
        let before = said(&answers, on);
        for ask in &before.to_ask {
            for reply in replies(*ask, &answers) {
                narrows(&before, &said(&reply, on), &reply, Promises::Hold)?;
            }
        }
    }

    /// What is asked for is what is left to check and a householder can answer, no more, no less:
    /// what is excluded waits for nothing.
    #[test]
    fn what_is_asked_is_what_is_open((_, answers) in answers(), on in dates()) {
        let answers = read(&answers);
        let assessment = said(&answers, on);
        let of_works = assessment.works.iter().map(|work| (work.verdict, &work.reasons));
        let open: BTreeSet<_> = of_works
            .chain([(assessment.verdict, &assessment.reasons)])
            .filter(|(verdict, _)| *verdict == Verdict::ToCheck)
            .flat_map(|(_, reasons)| reasons.iter())
            .filter(|reason| reason.says == Says::ToCheck)
            .filter_map(|reason| match reason.code {
                ReasonCode::PlaceKnown => Some(Ask::Place),
                ReasonCode::PlaceStraddles => Some(Ask::PlaceDepartment),
                ReasonCode::DwellingKindCovered => Some(Ask::DwellingKind),
                ReasonCode::DwellingOverTwoYears => Some(Ask::DwellingCompleted),
                ReasonCode::DpeBefore => Some(Ask::DwellingDpe),
                ReasonCode::OwnerOnly => Some(Ask::Occupant),
                // A quote signed last week is answered: time settles it, not the householder.
                ReasonCode::OfferBeforeQuote if answers.project.quote == Some(Quote::Unknown) => {
                    Some(Ask::ProjectQuote)
                }
                _ => None,
            })
            .collect();
        prop_assert_eq!(assessment.to_ask, open.into_iter().collect::<Vec<_>>());
    }
}
