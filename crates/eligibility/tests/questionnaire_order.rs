//! The order of the questions, derived from what their answers do.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a broken case fails the test"
)]

#[path = "questionnaire/walking.rs"]
mod walking;

use chrono::NaiveDate;
use eligibility::answers::{
    Age, Answers, Dpe, Heating, Income, IncomeClass, InsulationItem, Occupant,
};
use eligibility::questionnaire::{Choice, DetailField, Given, Input, Question, TextKind};
use eligibility::{
    Assessment, Context, Questionnaire, Rates, ReasonCode, Says, Verdict, WorkAssessment, WorkKind,
    assess,
};
use proptest::prelude::*;
use walking::{offers, walk};

const CONTEXT: Context<'static> = Context {
    on: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
    rates: None,
};

/// What the answer to a question can do, the strongest first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Effect {
    /// It ends the test, whatever the works.
    Ends,
    /// Without it the verdict on some works stays open.
    Settles,
    /// It moves amounts.
    Moves,
    /// It is about the household's income.
    Income,
}

/// The works that are an operation.
fn works() -> impl Iterator<Item = WorkKind> {
    let works = WorkKind::ALL.iter().copied();
    works.filter(|work| *work != WorkKind::Photovoltaic)
}

fn start(work: WorkKind) -> Questionnaire {
    let works = Given::Many(vec![Choice::Work(work)]);
    Questionnaire::from_iter([(Question::Works, works)])
}

/// The answer that leaves most open.
fn favourable(question: Question, input: &Input) -> Given {
    let one = match (question, input) {
        (Question::Completed, _) => Choice::Age(Age::Over15),
        (Question::WorksStarted, _) => Choice::No,
        (Question::Dpe, _) => Choice::Dpe(Dpe::F),
        (Question::Heating, _) => Choice::Heating(Heating::Oil),
        (Question::Occupant, _) => Choice::Occupant(Occupant::Landlord),
        (Question::Detail(_, DetailField::InsulationItems), _) => {
            let items = [InsulationItem::Walls, InsulationItem::Roof];
            return Given::Many(items.map(Choice::Item).to_vec());
        }
        (_, Input::One(choices) | Input::Many(choices)) => choices[0],
        (_, Input::Text { kind, .. }) => {
            let text = match kind {
                TextKind::Postcode => "69003",
                TextKind::Area => "100",
                TextKind::Persons => "2",
                TextKind::Dwellings => "20",
                TextKind::Scop => "4,5",
            };
            return Given::Text(text.to_owned());
        }
    };
    Given::One(one)
}

fn favourable_test(work: WorkKind) -> Vec<(Question, Given)> {
    let mut state = start(work);
    let mut all = vec![(
        Question::Works,
        state.given(Question::Works).unwrap().clone(),
    )];
    while let Some(question) = state.next(CONTEXT) {
        let given = favourable(question, &state.input(question, CONTEXT));
        state.answer(question, given.clone(), CONTEXT).unwrap();
        all.push((question, given));
    }
    all
}

fn said(answers: &Answers) -> Assessment {
    assess(answers, CONTEXT.on, CONTEXT.rates)
}

fn ends(work: WorkKind, question: Question) -> bool {
    let state = start(work);
    let offers = offers(&state.input(question, CONTEXT));
    offers.into_iter().any(|given| {
        let mut other = state.clone();
        other.answer(question, given, CONTEXT).unwrap();
        other.plan(CONTEXT).last() == Some(&question)
    })
}

/// Whether the verdict waits for this answer, everything else answered favourably.
fn settles(test: &[(Question, Given)], question: Question) -> bool {
    let mut given = test.to_vec();
    given.retain(|(asked, _)| *asked != question);
    let is_asked = given.len() < test.len();
    let answers = Questionnaire::from_iter(given).answers(CONTEXT);
    is_asked && said(&answers).works[0].verdict == Verdict::ToCheck
}

fn effect(question: Question, tests: &[Vec<(Question, Given)>]) -> Effect {
    if question.id().starts_with("household.") {
        Effect::Income
    } else if works().all(|work| ends(work, question)) {
        Effect::Ends
    } else if tests.iter().any(|test| settles(test, question)) {
        Effect::Settles
    } else {
        Effect::Moves
    }
}

#[test]
fn first_what_ends_the_test_then_verdicts_then_amounts_and_income_last() {
    // Hybrid heat pumps wait for no answer: nothing settles them.
    let settled = works().filter(|work| *work != WorkKind::HeatPumpHybrid);
    let tests: Vec<_> = settled.map(favourable_test).collect();
    // The commune completes the postcode, right behind it.
    let questions = Question::all().filter(|question| *question != Question::Department);
    let effects: Vec<_> = questions
        .filter(|question| *question != Question::Works)
        .map(|question| (effect(question, &tests), question))
        .collect();
    assert!(
        effects.is_sorted_by_key(|(effect, _)| *effect),
        "{effects:#?}"
    );
    let of = |wanted| {
        let same = effects.iter().filter(|(effect, _)| *effect == wanted);
        same.map(|(_, question)| *question).collect::<Vec<_>>()
    };
    assert_eq!(
        of(Effect::Ends),
        [
            Question::Postcode,
            Question::Completed,
            Question::Quote,
            Question::WorksStarted
        ]
    );
    assert_eq!(
        of(Effect::Settles),
        [Question::Occupant, Question::DwellingKind, Question::Dpe]
    );
    let at = |wanted| Question::all().position(|question| question == wanted);
    assert_eq!(at(Question::Works), Some(0));
    assert_eq!(
        at(Question::Department),
        at(Question::Postcode).map(|place| place + 1)
    );
}

/// What the works get, by class of income.
fn by_class(answers: &Answers, context: Context<'_>) -> Vec<Vec<WorkAssessment>> {
    let classes = IncomeClass::ALL.iter();
    classes
        .map(|class| {
            let mut answers = answers.clone();
            answers.household.income = Some(Income::Class((*class).into()));
            assess(&answers, context.on, context.rates).works
        })
        .collect()
}

/// Rates of the day: one for all classes, one that very modest households have to themselves, and
/// one for modest ones only.
fn rates(which: usize) -> Rates {
    let classes = ["", r#","very_modest":1100"#, r#","modest":900"#][which];
    let text = format!(r#"[{{"from":"2026-01-01","cents_per_mwh":{{"default":800{classes}}}}}]"#);
    serde_json::from_str(&text).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn income_is_asked_when_a_bonus_depends_on_it_and_only_then(
        picks in prop::collection::vec(0usize..1000, 1..60),
    ) {
        let steps = walk(&picks, CONTEXT);
        let state = &steps.last().unwrap().2;
        let classes = by_class(&state.answers(CONTEXT), CONTEXT);
        let depends = classes.iter().any(|works| *works != classes[0]);
        let plan = state.plan(CONTEXT);
        prop_assert_eq!(plan.contains(&Question::Income), depends);
        prop_assert!(!depends || plan.last() == Some(&Question::Income));
    }

    /// With rates, an amount in euros depends on the class too: income is asked when one does, last
    /// of all, after the questions of a test without rates in their order.
    #[test]
    fn with_rates_income_is_asked_when_a_bonus_or_a_rate_depends_on_it_and_last(
        picks in prop::collection::vec(0usize..1000, 1..60),
        which in 0usize..3,
    ) {
        let rates = rates(which);
        let context = Context { rates: Some(&rates), ..CONTEXT };
        let steps = walk(&picks, context);
        let state = &steps.last().unwrap().2;
        let classes = by_class(&state.answers(context), context);
        let depends = classes.iter().any(|works| *works != classes[0]);
        let plan = state.plan(context);
        prop_assert_eq!(plan.contains(&Question::Income), depends);
        prop_assert!(!depends || plan.last() == Some(&Question::Income));
        let order = |question: &Question| Question::all().position(|one| one == *question);
        prop_assert!(plan.is_sorted_by_key(order));
        let without_income = |plan: Vec<Question>| {
            let others = plan.into_iter().filter(|one| !one.id().starts_with("household."));
            others.collect::<Vec<_>>()
        };
        prop_assert_eq!(without_income(plan), without_income(state.plan(CONTEXT)));
    }

    /// The result is that of the answers that the test shows, and lacks nothing it could ask for.
    #[test]
    fn the_result_is_the_assessment_of_the_final_answers(
        picks in prop::collection::vec(0usize..1000, 1..60),
    ) {
        let steps = walk(&picks, CONTEXT);
        let state = &steps.last().unwrap().2;
        let result = said(&state.answers(CONTEXT));
        let shown = state.plan(CONTEXT).into_iter();
        let shown = shown.map(|question| (question, state.given(question).unwrap().clone()));
        let again: Questionnaire = shown.collect();
        prop_assert_eq!(&said(&again.answers(CONTEXT)), &result);
        let is_unknown = |question| state.given(question) == Some(&Given::One(Choice::Unknown));
        let has_works = !state.answers(CONTEXT).works.is_empty();
        let waiting = result.works.iter().filter(|work| work.verdict == Verdict::ToCheck);
        let waiting = waiting.flat_map(|work| work.reasons.iter());
        for reason in waiting.filter(|reason| reason.says == Says::ToCheck && has_works) {
            let is_answered = match reason.code {
                ReasonCode::DwellingOverTwoYears => is_unknown(Question::Completed),
                ReasonCode::DpeBefore => is_unknown(Question::Dpe),
                // Unknown, or signed some days ago.
                ReasonCode::OfferBeforeQuote => state.given(Question::Quote).is_some(),
                ReasonCode::HybridUnsettled => true,
                _ => false,
            };
            prop_assert!(is_answered, "{:?} was never asked: {:#?}", reason, steps);
        }
    }
}
