//! A visitor who answers to the end, each answer picked by a number.

use eligibility::questionnaire::{Choice, Given, Input, Question, TextKind};
use eligibility::{Context, Questionnaire};

const POSTCODES: &[&str] = &[
    "69003", "75011", "20000", "13 001", "52100", "05110", "97400", "98000", "33000",
];

/// Everything that could be given to an input, within reason.
pub(crate) fn offers(input: &Input) -> Vec<Given> {
    let texts = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| Given::Text((*text).to_owned()))
            .collect()
    };
    match input {
        Input::One(choices) => choices.iter().map(|choice| Given::One(*choice)).collect(),
        Input::Many(choices) => {
            let mut offers: Vec<_> = choices
                .iter()
                .map(|choice| Given::Many(vec![*choice]))
                .collect();
            let works = choices
                .iter()
                .copied()
                .filter(|choice| !matches!(choice, Choice::NotYetKnown | Choice::Unknown));
            offers.push(Given::Many(works.step_by(2).collect()));
            offers
        }
        Input::Text {
            kind,
            may_be_unknown,
        } => {
            let mut offers: Vec<Given> = match kind {
                TextKind::Postcode => texts(POSTCODES),
                TextKind::Area => texts(&["30", "65,5", "80 m2", "95 m²", "110", "130", "130.1"]),
                TextKind::Persons => texts(&["1", "3", "7"]),
                TextKind::Dwellings => texts(&["1", "125", "126"]),
                TextKind::Scop => texts(&["3,8", "3,9", "4,35"]),
            };
            if *may_be_unknown {
                offers.push(Given::Unknown);
            }
            offers
        }
    }
}

/// Answers to the end, each answer picked by the next number.
pub(crate) fn walk(picks: &[usize], context: Context<'_>) -> Vec<(Question, Given, Questionnaire)> {
    let mut state = Questionnaire::default();
    let mut steps = Vec::new();
    while let Some(question) = state.next(context) {
        let offers = offers(&state.input(question, context));
        let pick = picks[steps.len() % picks.len()];
        let given = offers[pick % offers.len()].clone();
        assert_eq!(
            state.answer(question, given.clone(), context),
            Ok(Vec::new()),
            "{question:?}"
        );
        steps.push((question, given, state.clone()));
        assert!(steps.len() < 200, "the test does not end");
    }
    steps
}
