//! What the crate adds to a program for the browser: `cargo xtask bench size` compiles this twice,
//! the second time with `WITHOUT_RULES` in the environment, and compares. It calls what the widget
//! calls: the questionnaire, the assessment with its words and its calculation, and JSON both ways;
//! the program without the rules writes and reads JSON too.

use std::hint::black_box;

use chrono::NaiveDate;
use eligibility::questionnaire::{Context, Given, Question};
use eligibility::{Language, Postcode, Questionnaire, Rates, assess};

fn main() {
    let plain: Vec<(String, u64)> = serde_json::from_str(black_box("[]")).unwrap_or_default();
    black_box(serde_json::to_string(&plain).unwrap_or_default());
    if option_env!("WITHOUT_RULES").is_none() {
        with_rules();
    }
}

fn with_rules() {
    let rates: Option<Rates> = serde_json::from_str(black_box("[]")).ok();
    let on = black_box(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default());
    let context = Context {
        on,
        rates: rates.as_ref(),
    };
    let mut questionnaire: Questionnaire =
        serde_json::from_str(black_box("[]")).unwrap_or_default();
    let given: Option<(Question, Given)> = serde_json::from_str(black_box("[]")).ok();
    if let Some((question, given)) = given {
        black_box(questionnaire.input(question, context));
        black_box(questionnaire.progress(question, context));
        black_box(questionnaire.after(question, context));
        black_box(questionnaire.before(question, context));
        black_box(questionnaire.answer(question, given, context)).ok();
    }
    black_box(serde_json::to_string(&questionnaire).unwrap_or_default());
    black_box(questionnaire.next(context));
    let answers = questionnaire.answers(context);
    black_box(serde_json::to_string(&answers).unwrap_or_default());
    let postcode: Option<Postcode> = black_box("69003").parse().ok();
    black_box(postcode.map(Postcode::located));
    let assessment = assess(&answers, on, context.rates);
    black_box(serde_json::to_string(&assessment).unwrap_or_default());
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
