//! What the crate adds to a program for the browser: `cargo xtask bench size` compiles this twice,
//! the second time with `WITHOUT_RULES` in the environment, and compares. It calls what the widget
//! calls: the questionnaire, the assessment with its words, its calculation and its sources. Texts,
//! lists and dates, which any widget has, are in both; JSON is in neither, the widget's is its own.

use std::hint::black_box;

use chrono::{Datelike as _, NaiveDate};
use eligibility::questionnaire::{Context, Given, Question};
use eligibility::{Answers, Language, Postcode, Questionnaire, Rates, assess};

fn main() {
    let mut words: Vec<String> = black_box("some words")
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    let number: Option<i32> = black_box("2026").parse().ok();
    let date = number.and_then(|year| NaiveDate::from_ymd_opt(year, 11, 23));
    black_box((
        words.concat(),
        words.join(" "),
        date.map(|date| date.year()),
    ));
    if option_env!("WITHOUT_RULES").is_none() {
        with_rules();
    }
}

fn with_rules() {
    let rates: Option<Rates> = black_box(None);
    let on = black_box(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default());
    let context = Context {
        on,
        rates: rates.as_ref(),
    };
    let mut questionnaire = black_box(Questionnaire::default());
    let given: Option<(Question, Given)> = black_box(None);
    if let Some((question, given)) = given {
        black_box(questionnaire.input(question, context));
        black_box(questionnaire.progress(question, context));
        black_box(questionnaire.after(question, context));
        black_box(questionnaire.before(question, context));
        black_box(questionnaire.answer(question, given, context)).ok();
    }
    black_box(questionnaire.next(context));
    let answers: Answers = questionnaire.answers(context);
    let postcode: Option<Postcode> = black_box("69003").parse().ok();
    black_box(postcode.map(Postcode::located));
    let assessment = assess(&answers, on, context.rates);
    for work in &assessment.works {
        for reason in work.reasons.iter() {
            black_box((
                reason.code.sentence(Language::Fr),
                work.reasons.with().codes().count(),
            ));
        }
        for aid in work.other_aids.iter() {
            black_box(aid.sentence(Language::Fr));
        }
        black_box(work.source());
        let volume = work.kwh_cumac().or(work.kwh_cumac_per_m2());
        for line in volume
            .map(eligibility::assessment::KwhCumac::lines)
            .unwrap_or_default()
        {
            black_box((line.part.label(Language::Fr), line.part.unit()));
        }
        black_box(volume.and_then(|kwh| assessment.premium_of(kwh, context.rates)));
        black_box(volume.and_then(|kwh| Some(kwh.bonus_scheme?.source())));
    }
}
