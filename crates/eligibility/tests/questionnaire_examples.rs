//! The questionnaire by example: what is asked of whom, and how what is typed is read.
#![expect(clippy::unwrap_used, reason = "a broken case fails the test")]

use chrono::NaiveDate;
use eligibility::answers::{DwellingKind, Heating};
use eligibility::questionnaire::{
    AnswerError, Choice, DetailField, Given, Input, Progress, Question,
};
use eligibility::{Context, Questionnaire, Rates, WorkKind, assess};

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

fn asked(works: &[WorkKind], given: &[(Question, Given)]) -> Vec<String> {
    let mut state = Questionnaire::default();
    let works = works.iter().map(|kind| Choice::Work(*kind)).collect();
    state
        .answer(Question::Works, Given::Many(works), context())
        .unwrap();
    for (question, given) in given {
        state.answer(*question, given.clone(), context()).unwrap();
    }
    state
        .plan(context())
        .into_iter()
        .map(|question| question.id().into_owned())
        .collect()
}

fn text(text: &str) -> Given {
    Given::Text(text.to_owned())
}

#[test]
fn insulation_asks_neither_heating_nor_income() {
    assert_eq!(
        asked(&[WorkKind::AtticInsulation], &[]),
        [
            "works",
            "place.postcode",
            "dwelling.completed",
            "project.quote",
            "project.works_started",
            "occupant",
            "attic_insulation.area_m2",
        ]
    );
}

#[test]
fn a_heat_pump_asks_what_its_amount_and_its_bonus_read() {
    assert_eq!(
        asked(&[WorkKind::HeatPumpAirWater], &[]),
        [
            "works",
            "place.postcode",
            "dwelling.completed",
            "project.quote",
            "project.works_started",
            "occupant",
            "dwelling.kind",
            "dwelling.main_residence",
            "dwelling.living_area_m2",
            "heating",
            "heat_pump_air_water.etas",
            "heat_pump_air_water.replaces",
        ]
    );
}

/// Its bonus rests on the appliance that leaves; the main heating says nothing of it.
#[test]
fn a_stove_asks_what_it_replaces_whatever_the_main_heating() {
    let stove = asked(&[WorkKind::WoodStove], &[]);
    assert!(stove.contains(&"wood_stove.replaces".to_owned()));
    assert!(!stove.contains(&"heating".to_owned()));
    let electric = Given::One(Choice::Heating(Heating::Electric));
    let both = asked(
        &[WorkKind::WoodStove, WorkKind::HeatPumpAirWater],
        &[(Question::Heating, electric)],
    );
    assert!(both.contains(&"wood_stove.replaces".to_owned()));
    assert!(!both.contains(&"heat_pump_air_water.replaces".to_owned()));
}

#[test]
fn what_ends_the_test_cuts_the_rest() {
    let ends = |given: &[(Question, Given)]| {
        asked(&[WorkKind::AtticInsulation], given)
            .last()
            .cloned()
            .unwrap()
    };
    assert_eq!(
        ends(&[(Question::Postcode, text("97400"))]),
        "place.postcode"
    );
    assert_eq!(
        ends(&[(Question::Postcode, text("98000"))]),
        "place.postcode"
    );
    let age = Choice::Age(eligibility::answers::Age::Under2);
    assert_eq!(
        ends(&[(Question::Completed, Given::One(age))]),
        "dwelling.completed"
    );
    let signed = Choice::Quote(eligibility::answers::Quote::SignedEarlier);
    assert_eq!(
        ends(&[(Question::Quote, Given::One(signed))]),
        "project.quote"
    );
    assert_eq!(asked(&[WorkKind::Photovoltaic], &[]), ["works"]);
    let flat = Choice::Dwelling(eligibility::answers::DwellingKind::Flat);
    let boiler = asked(
        &[WorkKind::BiomassBoiler],
        &[(Question::DwellingKind, Given::One(flat))],
    );
    assert_eq!(boiler.last().map(String::as_str), Some("dwelling.kind"));
}

#[test]
fn the_commune_is_asked_for_a_straddling_postcode_only_and_shares_its_number() {
    let mut state = Questionnaire::default();
    let works = Given::Many(vec![Choice::Work(WorkKind::Windows)]);
    state.answer(Question::Works, works, context()).unwrap();
    let occupant = Choice::Occupant(eligibility::answers::Occupant::Landlord);
    state
        .answer(Question::Occupant, Given::One(occupant), context())
        .unwrap();
    state
        .answer(Question::Postcode, text("52100"), context())
        .unwrap();
    assert_eq!(state.next(context()), Some(Question::Department));
    let number = |question| state.progress(question, context()).number;
    assert_eq!(number(Question::Postcode), number(Question::Department));
    let Input::One(choices) = state.input(Question::Department, context()) else {
        panic!("the commune is a choice");
    };
    let codes: Vec<_> = choices.iter().map(|choice| choice.id()).collect();
    assert_eq!(codes, ["51", "52"]);
    state
        .answer(Question::Department, Given::One(choices[0]), context())
        .unwrap();
    state
        .answer(Question::Postcode, text("69003"), context())
        .unwrap();
    assert!(!state.plan(context()).contains(&Question::Department));
    assert_eq!(state.answers(context()).place.department(), None);
}

/// Whether this detail, or the kind of dwelling, is asked of one work on a date.
fn asks(work: WorkKind, dwelling: Option<DwellingKind>, on: NaiveDate, wanted: Question) -> bool {
    let context = Context { on, rates: None };
    let works = Given::Many(vec![Choice::Work(work)]);
    let kind = dwelling.map(|kind| (Question::DwellingKind, Given::One(Choice::Dwelling(kind))));
    let given = [(Question::Works, works)].into_iter().chain(kind);
    let state: Questionnaire = given.collect();
    state.plan(context).contains(&wanted)
}

#[test]
fn a_detail_is_asked_where_the_fiche_in_force_reads_it() {
    let (house, flat) = (Some(DwellingKind::House), Some(DwellingKind::Flat));
    let system = |work| Question::Detail(work, DetailField::System);
    let double_flow = WorkKind::VentilationDoubleFlow;
    assert!(asks(double_flow, house, on(), system(double_flow)));
    let single_flow = WorkKind::VentilationHumidityControlled;
    assert!(asks(single_flow, house, on(), system(single_flow)));
    let windows = WorkKind::Windows;
    assert!(!asks(windows, house, on(), system(windows)));
    // In a flat both bands of a heat pump air/air give the same amount.
    let air = WorkKind::HeatPumpAirAir;
    let scop = Question::Detail(air, DetailField::Scop);
    assert!(asks(air, house, on(), scop));
    assert!(!asks(air, flat, on(), scop));
    // The amounts of a heat pump depended on its usage until the end of 2025.
    let pump = WorkKind::HeatPumpAirWater;
    let usage = Question::Detail(pump, DetailField::Usage);
    let last_day = NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
    assert!(asks(pump, house, last_day, usage));
    assert!(!asks(pump, house, on(), usage));
}

#[test]
fn the_kind_of_dwelling_is_asked_where_an_amount_depends_on_it() {
    let asked = |work| asks(work, None, on(), Question::DwellingKind);
    assert!(asked(WorkKind::ThermodynamicWaterHeater));
    assert!(asked(WorkKind::VentilationHumidityControlled));
    assert!(!asked(WorkKind::AtticInsulation));
}

#[test]
fn moving_to_another_region_asks_the_income_again() {
    let rates = rates();
    let context = Context {
        on: on(),
        rates: Some(&rates),
    };
    let mut state = Questionnaire::default();
    let works = Given::Many(vec![Choice::Work(WorkKind::Windows)]);
    state.answer(Question::Works, works, context).unwrap();
    state
        .answer(Question::Postcode, text("69003"), context)
        .unwrap();
    // Without it there is no amount in euros, and so nothing that the income would move.
    let area = Question::Detail(WorkKind::Windows, DetailField::Area);
    state.answer(area, text("10"), context).unwrap();
    state.answer(Question::Persons, text("2"), context).unwrap();
    let Input::One(brackets) = state.input(Question::Income, context) else {
        panic!("income is a choice");
    };
    let modest = brackets[1];
    let class = eligibility::answers::IncomeClass::Modest;
    assert_eq!(
        modest,
        Choice::Income {
            class,
            from_eur: 25_394,
            to_eur: Some(32_553)
        }
    );
    assert_eq!(brackets.last(), Some(&Choice::Undisclosed));
    state
        .answer(Question::Income, Given::One(modest), context)
        .unwrap();
    let same_region = state.answer(Question::Postcode, text("38000"), context);
    assert_eq!(same_region, Ok(Vec::new()));
    let other_region = state.answer(Question::Postcode, text("75011"), context);
    assert_eq!(other_region, Ok(vec![Question::Income]));
    assert_eq!(state.given(Question::Income), None);
}

#[test]
fn an_answer_that_is_no_longer_asked_is_kept_and_left_out() {
    let mut state = Questionnaire::default();
    let works = |kind| Given::Many(vec![Choice::Work(kind)]);
    state
        .answer(Question::Works, works(WorkKind::Windows), context())
        .unwrap();
    let area = Question::all()
        .find(|question| question.id() == "windows.area_m2")
        .unwrap();
    state.answer(area, text("8"), context()).unwrap();
    state
        .answer(Question::Works, works(WorkKind::FloorInsulation), context())
        .unwrap();
    assert_eq!(state.answers(context()).works.len(), 1);
    assert_eq!(state.answers(context()).works[0].area_m2, None);
    state
        .answer(Question::Works, works(WorkKind::Windows), context())
        .unwrap();
    assert!(state.is_answered(area, context()));
}

#[test]
fn not_yet_known_asks_what_is_common_and_assesses_all() {
    let mut state = Questionnaire::default();
    assert_eq!(state.next(context()), Some(Question::Works));
    let unknown = Given::Many(vec![Choice::NotYetKnown]);
    state.answer(Question::Works, unknown, context()).unwrap();
    assert!(state.is_answered(Question::Works, context()));
    let plan = state.plan(context());
    assert!(
        !plan
            .iter()
            .any(|question| matches!(question, Question::Detail(..)))
    );
    let assessed = assess(&state.answers(context()), on(), None);
    assert_eq!(
        assessed.works.len(),
        WorkKind::ALL.len() - 1,
        "all but photovoltaic panels"
    );
    let both = Given::Many(vec![Choice::NotYetKnown, Choice::Work(WorkKind::Windows)]);
    let refused = state.answer(Question::Works, both, context());
    assert_eq!(refused, Err(AnswerError::NotExclusive));
}

#[test]
fn typed_texts_are_read_as_people_type_them() {
    let mut state = Questionnaire::default();
    let works = Given::Many(vec![Choice::Work(WorkKind::VentilationDoubleFlow)]);
    state.answer(Question::Works, works, context()).unwrap();
    let mut area = |typed: &str| {
        let given = Given::Text(typed.to_owned());
        let answered = state.answer(Question::LivingArea, given, context());
        answered.map(|_| {
            state
                .answers(context())
                .dwelling
                .living_area_m2
                .unwrap()
                .counts()
        })
    };
    for typed in [
        "95",
        "95 m2",
        "95 m²",
        "95,0",
        "95.00",
        " 95\u{202f}m² ",
        "95M2",
        "095",
    ] {
        assert_eq!(area(typed), Ok(950), "{typed:?}");
    }
    assert_eq!(area("95,5"), Ok(955));
    assert_eq!(area("1 200"), Ok(12_000));
    assert_eq!(area(""), Err(AnswerError::Empty));
    assert_eq!(area("  "), Err(AnswerError::Empty));
    let out_of_range = Err(AnswerError::OutOfRange {
        min: 1,
        max: 10_000,
    });
    assert_eq!(area("0"), out_of_range);
    assert_eq!(area("10000,1"), out_of_range);
    assert_eq!(area("99999999999999999999999"), out_of_range);
    assert_eq!(area("95,55"), Err(AnswerError::TooPrecise));
    for typed in [
        "-5",
        "95€",
        "m2",
        ",5",
        "9,5,5",
        "95 m3",
        "m",
        "quatre-vingts",
    ] {
        assert_eq!(area(typed), Err(AnswerError::NotANumber), "{typed:?}");
    }
}

#[test]
fn postcodes_say_what_is_wrong_with_them() {
    let mut state = Questionnaire::default();
    let works = Given::Many(vec![Choice::Work(WorkKind::Windows)]);
    state.answer(Question::Works, works, context()).unwrap();
    let mut postcode = |typed| {
        state
            .answer(Question::Postcode, text(typed), context())
            .err()
    };
    assert_eq!(postcode("69003"), None);
    assert_eq!(postcode("69 003"), None);
    assert_eq!(postcode("20000"), None);
    assert_eq!(postcode(""), Some(AnswerError::Empty));
    assert_eq!(postcode("6900"), Some(AnswerError::PostcodeLength));
    assert_eq!(postcode("6900é"), Some(AnswerError::PostcodeLength));
    assert_eq!(postcode("690O3"), Some(AnswerError::PostcodeNotDigit));
    assert_eq!(postcode("2A004"), Some(AnswerError::PostcodeCorsicanLetter));
    assert_eq!(postcode("2b000"), Some(AnswerError::PostcodeCorsicanLetter));
    assert_eq!(postcode("99999"), Some(AnswerError::PostcodeUnknown));
}

#[test]
fn an_empty_test_has_a_first_question() {
    let state = Questionnaire::default();
    let first = Progress {
        number: 1,
        total: state.plan(context()).len(),
    };
    assert_eq!(state.progress(Question::Works, context()), first);
    assert_eq!(state.before(Question::Works, context()), None);
    assert_eq!(
        state.after(Question::Works, context()),
        Some(Question::Postcode)
    );
}
