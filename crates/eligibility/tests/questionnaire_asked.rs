//! Whom each question is asked, what it offers, and what becomes of the answer.
#![expect(clippy::unwrap_used, reason = "a broken case fails the test")]

use chrono::NaiveDate;
use eligibility::answers::{
    Age, Dpe, DwellingKind, EtasBand, Fuel, Heating, Income, IncomeAnswer, IncomeClass,
    InsulationItem, Occupant, Quote, Replaced, System, Usage,
};
use eligibility::questionnaire::{AnswerError, Choice, DetailField, Given, Input, Question, plan};
use eligibility::{Answers, Context, Questionnaire, Rates, WorkKind};
use serde_json::json;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn today() -> Context<'static> {
    at(day(2026, 11, 23))
}

fn at(on: NaiveDate) -> Context<'static> {
    Context { on, rates: None }
}

fn one(choice: Choice) -> Given {
    Given::One(choice)
}

fn text(text: &str) -> Given {
    Given::Text(text.to_owned())
}

fn works(kinds: &[WorkKind]) -> (Question, Given) {
    let kinds = kinds.iter().map(|kind| Choice::Work(*kind));
    (Question::Works, Given::Many(kinds.collect()))
}

fn of(kind: DwellingKind) -> (Question, Given) {
    (Question::DwellingKind, one(Choice::Dwelling(kind)))
}

fn asks<const N: usize>(on: NaiveDate, given: [(Question, Given); N], wanted: Question) -> bool {
    let state: Questionnaire = given.into_iter().collect();
    state.plan(at(on)).contains(&wanted)
}

#[test]
fn how_many_dwellings_is_asked_of_an_installation_for_the_building() {
    let asked = |kind, dwelling: Option<DwellingKind>, collective: Option<Choice>| {
        let mut given = vec![works(&[kind])];
        given.extend(dwelling.map(of));
        let question = Question::Detail(kind, DetailField::Collective);
        given.extend(collective.map(|choice| (question, one(choice))));
        let plan = given.into_iter().collect::<Questionnaire>().plan(today());
        let asked = |field| plan.contains(&Question::Detail(kind, field));
        (
            asked(DetailField::Collective),
            asked(DetailField::Dwellings),
        )
    };
    let (house, flat) = (Some(DwellingKind::House), Some(DwellingKind::Flat));
    // Two lines, for one dwelling and for the building (BAR-TH-125).
    let ventilation = WorkKind::VentilationDoubleFlow;
    assert_eq!(asked(ventilation, house, None), (false, false));
    assert_eq!(asked(ventilation, flat, None), (true, false));
    assert_eq!(asked(ventilation, flat, Some(Choice::No)), (true, false));
    assert_eq!(asked(ventilation, flat, Some(Choice::Yes)), (true, true));
    // The building's alone (BAR-TH-137).
    let network = WorkKind::HeatNetworkConnection;
    assert_eq!(asked(network, house, None), (false, false));
    assert_eq!(asked(network, flat, None), (false, true));
    assert_eq!(asked(WorkKind::Windows, flat, None), (false, false));
}

/// The bonus of a house connected to a heat network is for main residences, that of a flat for all.
#[test]
fn a_bonus_for_the_other_kind_of_dwelling_asks_nothing() {
    let asked = |given: Option<DwellingKind>| {
        let given = given.map(of).into_iter();
        let given = given.chain([works(&[WorkKind::HeatNetworkConnection])]);
        let plan = given.collect::<Questionnaire>().plan(today());
        plan.contains(&Question::MainResidence)
    };
    assert!(asked(Some(DwellingKind::House)));
    assert!(!asked(Some(DwellingKind::Flat)));
}

/// The ceilings are those of the landlord's own home; a stove's bonus of 2025 depends on them.
#[test]
fn a_landlord_is_asked_where_the_household_lives() {
    let asked = |occupant, kind| {
        let given = [
            works(&[kind]),
            (Question::Occupant, one(Choice::Occupant(occupant))),
        ];
        asks(day(2025, 6, 1), given, Question::HouseholdPostcode)
    };
    assert!(asked(Occupant::Landlord, WorkKind::WoodStove));
    assert!(!asked(Occupant::OwnerOccupier, WorkKind::WoodStove));
    assert!(!asked(Occupant::Landlord, WorkKind::Windows));
}

/// Coup de pouce of 2025: 800 € or 500 € for a stove; no ceilings are known for 2027.
#[test]
fn income_is_asked_where_a_bonus_and_the_ceilings_of_the_year_read_it() {
    let asked = |on, kind| asks(on, [works(&[kind])], Question::Income);
    assert!(asked(day(2025, 6, 1), WorkKind::WoodStove));
    assert!(!asked(day(2025, 6, 1), WorkKind::Windows));
    let rates: Rates = serde_json::from_value(json!([
        {"from": "2026-01-01", "cents_per_mwh": {"default": 800, "very_modest": 1100}}
    ]))
    .unwrap();
    let asked = |on, kind| {
        let area = Question::Detail(kind, DetailField::Area);
        let state: Questionnaire = [works(&[kind]), (area, text("10"))].into_iter().collect();
        let context = Context {
            on,
            rates: Some(&rates),
        };
        state.plan(context).contains(&Question::Income)
    };
    assert!(asked(day(2026, 11, 23), WorkKind::Windows));
    assert!(!asked(day(2027, 1, 15), WorkKind::Windows));
    // Panels are no operation: there is no amount that a rate could change.
    assert!(!asked(day(2026, 11, 23), WorkKind::Photovoltaic));
}

/// BAR-TH-129 asks for 3.9 at least: the heat pump is out, the ventilation is not.
#[test]
fn a_detail_that_excludes_its_work_leaves_the_others() {
    let air = WorkKind::HeatPumpAirAir;
    let double_flow = WorkKind::VentilationDoubleFlow;
    let system = Question::Detail(double_flow, DetailField::System);
    let state: Questionnaire = [
        works(&[air, double_flow]),
        of(DwellingKind::House),
        (Question::Detail(air, DetailField::Scop), text("3,8")),
    ]
    .into_iter()
    .collect();
    assert!(state.plan(today()).contains(&system));
}

fn offered(question: Question, given: Vec<(Question, Given)>) -> Vec<Choice> {
    let state: Questionnaire = given.into_iter().collect();
    match state.input(question, today()) {
        Input::One(choices) | Input::Many(choices) => choices,
        Input::Text { .. } => Vec::new(),
    }
}

#[test]
fn the_systems_offered_are_those_of_the_ventilation() {
    let systems = |kind| {
        let question = Question::Detail(kind, DetailField::System);
        offered(question, vec![works(&[kind])])
    };
    let double_flow = systems(WorkKind::VentilationDoubleFlow);
    assert!(double_flow.contains(&Choice::System(System::Modulated)));
    assert!(!double_flow.contains(&Choice::System(System::HumidityB)));
    let single_flow = systems(WorkKind::VentilationHumidityControlled);
    assert!(single_flow.contains(&Choice::System(System::HumidityB)));
    assert!(!single_flow.contains(&Choice::System(System::Modulated)));
}

#[test]
fn what_can_be_replaced_follows_the_main_heating() {
    let replaced = |kind, heating: Heating| {
        let question = Question::Detail(kind, DetailField::Replaces);
        let heating = (Question::Heating, one(Choice::Heating(heating)));
        offered(question, vec![works(&[kind]), heating])
    };
    let pump = WorkKind::HeatPumpAirWater;
    for (heating, boilers) in [
        (Heating::Oil, &[Replaced::OilBoiler] as &[_]),
        (Heating::Coal, &[Replaced::CoalBoiler]),
        (Heating::GasCondensing, &[Replaced::GasCondensingBoiler]),
        (Heating::GasStandard, &[Replaced::GasBoiler]),
        (
            Heating::GasUnknown,
            &[Replaced::GasBoiler, Replaced::GasCondensingBoiler],
        ),
        (
            Heating::Unknown,
            &[
                Replaced::OilBoiler,
                Replaced::CoalBoiler,
                Replaced::GasBoiler,
                Replaced::GasCondensingBoiler,
            ],
        ),
    ] {
        let boilers = boilers.iter().copied();
        let all = boilers.chain([Replaced::Other, Replaced::None]);
        let all = all.map(Choice::Replaces).chain([Choice::Unknown]);
        assert_eq!(
            replaced(pump, heating),
            all.collect::<Vec<_>>(),
            "{heating:?}"
        );
    }
    assert_eq!(
        replaced(WorkKind::WoodStove, Heating::Oil),
        [
            Choice::Replaces(Replaced::CoalStove),
            Choice::Replaces(Replaced::Other),
            Choice::Replaces(Replaced::None),
            Choice::Unknown,
        ]
    );
}

#[test]
fn the_plan_of_answers_reads_their_details() {
    let asks_system = |collective: bool| {
        let answers: Answers = serde_json::from_value(json!({
            "dwelling": {"kind": "flat"},
            "works": [
                {"kind": "windows"},
                {"kind": "ventilation_humidity_controlled", "collective": collective}
            ]
        }))
        .unwrap();
        let ventilation = WorkKind::VentilationHumidityControlled;
        let system = Question::Detail(ventilation, DetailField::System);
        plan(&answers, today()).contains(&system)
    };
    assert!(asks_system(false));
    assert!(!asks_system(true));
}

#[test]
fn the_question_before_is_the_one_that_was_passed() {
    let state: Questionnaire = [works(&[WorkKind::Windows])].into_iter().collect();
    let plan = state.plan(today());
    assert_eq!(state.before(Question::Works, today()), None);
    for pair in plan.windows(2) {
        if let [before, question] = pair {
            assert_eq!(state.before(*question, today()), Some(*before));
            assert_eq!(state.after(*before, today()), Some(*question));
        }
    }
}

#[test]
fn what_is_not_known_is_kept_as_not_known() {
    let renovation = WorkKind::DeepRenovation;
    let detail = Question::Detail;
    let state: Questionnaire = [
        works(&[renovation]),
        (Question::Completed, one(Choice::Unknown)),
        (Question::Quote, one(Choice::Unknown)),
        (Question::WorksStarted, one(Choice::No)),
        (Question::Dpe, one(Choice::Unknown)),
        (
            detail(renovation, DetailField::DpeAfter),
            one(Choice::Unknown),
        ),
        (
            detail(renovation, DetailField::InsulationItems),
            Given::Many(vec![Choice::Unknown]),
        ),
    ]
    .into_iter()
    .collect();
    let answers = serde_json::to_value(state.answers(today())).unwrap();
    assert_eq!(
        answers["dwelling"]["completed"],
        json!({"age": Age::Unknown})
    );
    assert_eq!(answers["dwelling"]["dpe"], json!(Dpe::Unknown));
    assert_eq!(answers["project"]["quote"], json!(Quote::Unknown));
    assert_eq!(answers["project"]["works_started"], json!(false));
    let work = |kind: WorkKind| {
        let all = answers["works"].as_array().unwrap();
        all.iter().find(|work| work["kind"] == json!(kind)).unwrap()
    };
    assert_eq!(work(renovation)["dpe_after"], json!(Dpe::Unknown));
    assert_eq!(work(renovation).get("insulation_items"), None);
}

#[test]
fn an_appliance_that_is_not_known_is_kept_as_not_known() {
    let pump = WorkKind::HeatPumpAirWater;
    let state: Questionnaire = [
        works(&[pump]),
        (Question::MainResidence, one(Choice::Yes)),
        (Question::Heating, one(Choice::Unknown)),
        (
            Question::Detail(pump, DetailField::Replaces),
            one(Choice::Unknown),
        ),
    ]
    .into_iter()
    .collect();
    let answers = state.answers(today());
    let replaced = answers.works.first().and_then(|work| work.replaces);
    assert_eq!(replaced, Some(Replaced::Unknown));
    assert_eq!(answers.dwelling.main_residence, Some(true));
    assert_eq!(answers.heating, Some(Heating::Unknown));
    let second: Questionnaire = [works(&[pump]), (Question::MainResidence, one(Choice::No))]
        .into_iter()
        .collect();
    let second = second.answers(today());
    assert_eq!(second.dwelling.main_residence, Some(false));
}

#[test]
fn an_income_that_is_not_told_is_kept_as_not_told() {
    let stove = day(2025, 6, 1);
    let state: Questionnaire = [
        works(&[WorkKind::WoodStove]),
        (Question::Income, one(Choice::Undisclosed)),
    ]
    .into_iter()
    .collect();
    let answers = state.answers(at(stove));
    assert_eq!(
        answers.household.income,
        Some(Income::Class(IncomeAnswer::Unknown))
    );
}

#[test]
fn nothing_chosen_is_said_to_be_nothing() {
    let mut state = Questionnaire::default();
    let nothing = Given::Many(Vec::new());
    assert_eq!(
        state.answer(Question::Works, nothing, today()),
        Err(AnswerError::Empty)
    );
}

#[test]
fn every_option_is_kept_under_a_code_of_its_own() {
    let income = |to_eur| Choice::Income {
        class: IncomeClass::Modest,
        from_eur: 17_364,
        to_eur,
    };
    let mut all = vec![
        Choice::NotYetKnown,
        Choice::Yes,
        Choice::No,
        Choice::Unknown,
        Choice::Undisclosed,
        Choice::Department("2A".parse().unwrap()),
        income(Some(1)),
        income(Some(22_259)),
        income(None),
    ];
    all.extend(WorkKind::ALL.iter().copied().map(Choice::Work));
    all.extend(Occupant::ALL.iter().copied().map(Choice::Occupant));
    all.extend(DwellingKind::ALL.iter().copied().map(Choice::Dwelling));
    all.extend(Age::ALL.iter().copied().map(Choice::Age));
    all.extend(Heating::ALL.iter().copied().map(Choice::Heating));
    all.extend(Dpe::ALL.iter().copied().map(Choice::Dpe));
    all.extend(EtasBand::ALL.iter().copied().map(Choice::Etas));
    all.extend(Usage::ALL.iter().copied().map(Choice::Usage));
    all.extend(Fuel::ALL.iter().copied().map(Choice::Fuel));
    all.extend(System::ALL.iter().copied().map(Choice::System));
    all.extend(Replaced::ALL.iter().copied().map(Choice::Replaces));
    all.extend(InsulationItem::ALL.iter().copied().map(Choice::Item));
    all.extend(Quote::ALL.iter().copied().map(Choice::Quote));
    for choice in all {
        let code = serde_json::to_string(&choice).unwrap();
        assert_eq!(
            serde_json::from_str::<Choice>(&code).unwrap(),
            choice,
            "{code}"
        );
    }
}

/// Who comes back to the question may answer it otherwise.
#[test]
fn an_answered_band_leaves_every_band_on_offer() {
    let question = Question::Detail(WorkKind::HeatPumpAirWater, DetailField::Etas);
    let mut state = Questionnaire::default();
    let works = Given::Many(vec![Choice::Work(WorkKind::HeatPumpAirWater)]);
    state.answer(Question::Works, works, today()).unwrap();
    let offered = state.input(question, today());
    let band = Given::One(Choice::Etas(EtasBand::From111To140));
    state.answer(question, band, today()).unwrap();
    assert_eq!(state.input(question, today()), offered);
}
