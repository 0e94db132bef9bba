//! Any bytes as answers, on any date: no panic, the questionnaire ends, the assessment reads itself.
#![no_main]

use chrono::{Days, NaiveDate};
use eligibility::questionnaire::{Context, input, plan};
use eligibility::{Answers, Assessment, assess};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((day, json)) = bytes.split_first_chunk() else {
        return;
    };
    let Ok(answers) = serde_json::from_slice::<Answers>(json) else {
        return;
    };
    // Days since 1970 up to 2149: before the first version and long after the last.
    let days = Days::new(u16::from_le_bytes(*day).into());
    let on = NaiveDate::default() + days;
    let assessment = assess(&answers, on, None);
    let text = serde_json::to_vec(&assessment).expect("an assessment is written");
    let again: Assessment = serde_json::from_slice(&text).expect("an assessment is read");
    assert_eq!(again, assessment);
    for question in plan(&answers, Context { on, rates: None }) {
        input(question, &answers, Context { on, rates: None });
    }
});
