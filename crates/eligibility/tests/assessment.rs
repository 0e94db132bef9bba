//! Promises of the assessment, whatever is answered, on any date.
#![expect(clippy::unwrap_used, reason = "a broken case fails the test")]

#[path = "drawn/answers.rs"]
mod drawn;

use drawn::{answers, dates};
use eligibility::assessment::Bonus;
use eligibility::{Answers, Rates, ReasonCode, Says, Verdict, assess, checked_until};
use proptest::prelude::*;

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
    fn no_other_aid_is_named_where_the_rules_do_not_reach(answers in answers(), on in dates()) {
        let last = checked_until();
        let assessment = assess(&answers, on, None);
        if on > last || assessment.verdict == Verdict::OutOfScope {
            prop_assert!(assessment.works.iter().all(|work| work.other_aids.is_empty()));
        }
    }

    #[test]
    fn no_amount_is_silent_or_uncertain(answers in answers(), on in dates()) {
        let last = checked_until();
        for work in assess(&answers, on, Some(&rates())).works {
            let amount = work.kwh_cumac().or(work.kwh_cumac_per_m2());
            let is_open = matches!(work.verdict, Verdict::Eligible | Verdict::ToCheck);
            let has = |code| work.reasons.iter().any(|reason| reason.code == code);
            prop_assert!(amount.is_none() || (is_open && on <= last && work.version().is_some()));
            let is_explained = has(ReasonCode::AmountNotEstablished)
                || has(ReasonCode::VersionUnknown)
                || has(ReasonCode::RulesExpired);
            prop_assert!(!is_open || amount.is_some() || is_explained, "{:#?}", work);
            let kwh = work.kwh_cumac();
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
            let base = |work: &eligibility::WorkAssessment| work.kwh_cumac().map(|kwh| kwh.base.min());
            prop_assert!(base(smaller) <= base(larger));
        }
    }

    #[test]
    fn income_never_changes_the_base_nor_the_verdict(answers in answers(), on in dates()) {
        let without = Answers { household: eligibility::answers::Household::default(), ..answers.clone() };
        let (with, without) = (assess(&answers, on, None), assess(&without, on, None));
        for (with, without) in with.works.iter().zip(&without.works) {
            prop_assert_eq!(with.verdict, without.verdict);
            let base = |work: &eligibility::WorkAssessment| work.kwh_cumac().map(|kwh| kwh.base);
            prop_assert_eq!(base(with), base(without));
        }
    }
}
