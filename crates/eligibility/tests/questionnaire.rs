//! Promises of the questionnaire, whatever is answered.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a broken case fails the test"
)]

#[path = "questionnaire/walking.rs"]
mod walking;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use eligibility::questionnaire::{Choice, Given, Question, plan, progress};
use eligibility::{Answers, Context, Questionnaire, Rates, ReasonCode, Verdict, WorkKind, assess};
use proptest::prelude::*;
use walking::{offers, walk};

fn on() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn rates() -> Rates {
    let text = r#"[{"from":"2026-01-01","cents_per_mwh":{"default":800,"very_modest":1100}}]"#;
    serde_json::from_str(text).unwrap()
}

fn context() -> Context<'static> {
    Context {
        on: on(),
        rates: None,
    }
}

fn picks() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0usize..1000, 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn it_always_ends_and_asks_nothing_twice(picks in picks()) {
        let steps = walk(&picks, context());
        let asked: BTreeSet<_> = steps.iter().map(|(question, _, _)| *question).collect();
        prop_assert_eq!(asked.len(), steps.len());
    }

    #[test]
    fn answering_never_moves_what_was_passed(picks in picks()) {
        let rates = rates();
        let context = Context { on: on(), rates: Some(&rates) };
        let steps = walk(&picks, context);
        let mut number = 0;
        for (index, (question, _, state)) in steps.iter().enumerate() {
            let passed: Vec<_> = steps[..=index].iter().map(|(passed, _, _)| *passed).collect();
            prop_assert!(state.plan(context).starts_with(&passed));
            let progress = state.progress(*question, context);
            prop_assert!(progress.number >= number && progress.number <= progress.total);
            number = progress.number;
        }
    }

    #[test]
    fn the_plan_of_the_answers_is_the_plan_of_the_test(picks in picks()) {
        for (question, _, state) in walk(&picks, context()) {
            let answers = state.answers(context());
            prop_assert_eq!(plan(&answers, context()), state.plan(context()));
            let number = progress(question, &answers, context());
            prop_assert_eq!(number, state.progress(question, context()));
        }
    }

    #[test]
    fn a_reload_restores_everything(picks in picks()) {
        for (_, _, state) in walk(&picks, context()) {
            let stored = serde_json::to_string(&state).unwrap();
            let restored: Questionnaire = serde_json::from_str(&stored).unwrap();
            prop_assert_eq!(&restored, &state);
            let answers = state.answers(context());
            let wire = serde_json::to_string(&answers).unwrap();
            prop_assert_eq!(serde_json::from_str::<Answers>(&wire).unwrap(), answers);
        }
    }

    #[test]
    fn changing_an_answer_leaves_only_valid_ones(
        picks in picks(),
        step in 0usize..100,
        other in 0usize..1000,
    ) {
        let steps = walk(&picks, context());
        let mut state = steps.last().unwrap().2.clone();
        let question = steps[step % steps.len()].0;
        let offers = offers(&state.input(question, context()));
        let given = offers[other % offers.len()].clone();
        let dropped = state.answer(question, given.clone(), context()).unwrap();
        prop_assert_eq!(state.given(question), Some(&given));
        for planned in state.plan(context()) {
            let is_open = !state.is_answered(planned, context());
            prop_assert_eq!(state.given(planned).is_none(), is_open);
        }
        for question in dropped {
            prop_assert_eq!(state.given(question), None);
        }
    }

    #[test]
    fn an_answer_never_widens_an_amount(picks in picks()) {
        let mut before: Option<eligibility::Assessment> = None;
        for (_, _, state) in walk(&picks, context()) {
            let answers = state.answers(context());
            let after = assess(&answers, on(), None);
            if let Some(before) = before.filter(|_| !answers.works.is_empty()) {
                for (before, after) in before.works.iter().zip(&after.works) {
                    let total = |work: &eligibility::WorkAssessment| work.kwh_cumac()?.total;
                    // The share of one dwelling is no range of the building's amount.
                    let is_share = before
                        .reasons
                        .iter()
                        .any(|reason| reason.code == ReasonCode::AmountPerDwelling);
                    let is_same = before.kind == after.kind && !is_share;
                    if let (Some(wide), Some(narrow), true) = (total(before), total(after), is_same) {
                        prop_assert!(wide.min() <= narrow.min(), "{:?} {:?}", wide, narrow);
                        prop_assert!(narrow.max() <= wide.max(), "{:?} {:?}", wide, narrow);
                    }
                    if is_same && before.verdict == Verdict::NotEligible {
                        prop_assert_ne!(after.verdict, Verdict::Eligible);
                    }
                }
            }
            before = Some(after);
        }
    }

    #[test]
    fn what_is_typed_never_panics(text in any::<String>()) {
        let mut state = Questionnaire::default();
        let works = Given::Many(vec![Choice::Work(WorkKind::WoodStove)]);
        state.answer(Question::Works, works, context()).unwrap();
        for question in state.plan(context()) {
            let _ = state.answer(question, Given::Text(text.clone()), context());
        }
    }
}

/// For each choice of works, each question of the plan changes the assessment for some answers.
#[test]
fn every_question_is_read_by_a_rule_of_the_chosen_works() {
    let rates = rates();
    let context = Context {
        on: on(),
        rates: Some(&rates),
    };
    let result = |state: &Questionnaire| assess(&state.answers(context), on(), Some(&rates));
    for works in WorkKind::ALL
        .iter()
        .map(|kind| Choice::Work(*kind))
        .chain([Choice::NotYetKnown])
    {
        let (mut asked, mut read) = (BTreeSet::new(), BTreeSet::new());
        for seed in 0..200usize {
            if seed > 24 && asked == read {
                break;
            }
            let mut state = Questionnaire::default();
            state
                .answer(Question::Works, Given::Many(vec![works]), context)
                .unwrap();
            let mut pick = seed;
            while let Some(question) = state.next(context) {
                pick = pick
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(seed + 1);
                let mut offers = offers(&state.input(question, context));
                let count = offers.len();
                offers.rotate_left((pick >> 33) % count);
                // Now and then the test ends early; else the first answer that goes on is taken.
                let goes_on = |given: &&Given| {
                    let mut other = state.clone();
                    other.answer(question, (*given).clone(), context).unwrap();
                    other.plan(context).last() > Some(&question)
                };
                let given = offers.iter().find(goes_on).filter(|_| seed % 8 > 0);
                let given = given.unwrap_or(&offers[0]).clone();
                state.answer(question, given, context).unwrap();
            }
            let reference = result(&state);
            for question in state.plan(context) {
                asked.insert(question);
                let differs = |given: &Given| {
                    let mut other = state.clone();
                    other.answer(question, given.clone(), context).is_ok()
                        && result(&other) != reference
                };
                if !read.contains(&question)
                    && offers(&state.input(question, context)).iter().any(differs)
                {
                    read.insert(question);
                }
            }
        }
        let unread: Vec<_> = asked.difference(&read).collect();
        assert!(unread.is_empty(), "{works:?}: no rule reads {unread:?}");
    }
}

#[test]
fn every_question_has_a_name_of_its_own() {
    let ids: BTreeSet<_> = Question::all().map(Question::id).collect();
    assert_eq!(ids.len(), Question::all().count());
    assert!(Question::all().all(|question| Question::from_id(&question.id()) == Some(question)));
    assert!(Question::all().is_sorted());
}
