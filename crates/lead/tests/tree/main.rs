//! What the widget reads from a parsed tree is what serde reads from the same JSON.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

#[path = "../wire/example.rs"]
#[allow(
    dead_code,
    reason = "the examples of what the widget only sends are not read here"
)]
mod example;

use std::fmt::Debug;

use chrono::NaiveDate;
use consent::Instant;
use eligibility::questionnaire::{Choice, Given, Input, Question, Questionnaire};
use lead::funnel::{Draft, Screen, Way};
use lead::tree::{self, FromTree, Outline};
use lead::wire::problem::{Problem, ProblemCode};
use lead::wire::v1::{ChallengeMessage, DeploymentMessage, StoredChoiceMessage, StoredLeadMessage};
use lead::{ContactDraft, SubmissionId, deployment_file};
use proptest::prelude::*;
use proptest::sample::Index;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const OPNR: &str = include_str!("../../../../deployment.toml");

fn json_of(message: &impl Serialize) -> Value {
    serde_json::to_value(message).unwrap()
}

/// The tree is read as the message that it was made of, more members notwithstanding.
fn check<T: Serialize + FromTree + PartialEq + Debug>(message: &T) {
    let mut json = json_of(message);
    assert_eq!(tree::read::<T>(Some(json.clone())).as_ref(), Some(message));
    if let Some(object) = json.as_object_mut() {
        object.insert("colour".into(), "blue".into());
    }
    assert_eq!(tree::read::<T>(Some(json.clone())).as_ref(), Some(message));
}

fn opnr() -> DeploymentMessage {
    let deployment = deployment_file::parse(OPNR, NaiveDate::from_ymd_opt(2026, 11, 23).unwrap())
        .unwrap()
        .deployment
        .public;
    DeploymentMessage {
        deployment,
        ..example::deployment()
    }
}

/// Every option of every question, as a tab could have kept them.
fn draft() -> Draft {
    let context = eligibility::questionnaire::Context {
        on: chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
        rates: None,
    };
    let answers = eligibility::Answers::default();
    let offered = |question| {
        let given = match eligibility::questionnaire::input(question, &answers, context) {
            Input::One(choices) => choices.last().copied().map(Given::One),
            Input::Many(choices) => Some(Given::Many(choices)),
            Input::Text { may_be_unknown, .. } if may_be_unknown => Some(Given::Unknown),
            Input::Text { .. } => Some(Given::Text("69 003 « \u{1f3e0} »\n".into())),
        };
        given.map(|given| (question, given))
    };
    Draft {
        saved_at: Instant::from_unix_millis(1_795_428_000_000).unwrap(),
        submission_id: SubmissionId::new(1, [1; 10]),
        started_at: None,
        questionnaire: Question::all()
            .filter_map(offered)
            .collect::<Questionnaire>(),
        screen: Screen::Question(Question::Postcode),
        typed: Some(Given::Text("690".into())),
        way: Some(Way::Email),
        contact: ContactDraft {
            given_name: "Zoé".into(),
            ..ContactDraft::default()
        },
        human_review: true,
    }
}

#[test]
fn every_message_to_the_widget_is_read_from_a_tree() {
    check(&example::deployment());
    check(&opnr());
    check(&example::challenge());
    check(&example::stored_choice());
    check(&example::stored_lead());
}

#[test]
fn the_code_of_every_problem_is_read_from_a_tree() {
    for code in ProblemCode::ALL {
        let problem = json_of(&Problem::new(*code, vec!["/contact/email".into()]));
        assert_eq!(
            tree::read::<ProblemCode>(Some(problem.clone())),
            Some(*code)
        );
    }
    assert_eq!(
        tree::read::<ProblemCode>(Some(json!({ "code": "OTHER" }))),
        None
    );
    assert_eq!(tree::read::<ProblemCode>(Some(json!("INTERNAL"))), None);
}

#[test]
fn a_draft_is_read_from_a_tree_as_it_was_kept() {
    check(&draft());
    for screen in [
        Screen::Start,
        Screen::Outcome,
        Screen::Way,
        Screen::CallUs,
        Screen::Contact,
        Screen::Consents,
        Screen::Recap,
        Screen::Resuming,
        Screen::Receipt,
    ] {
        check(&screen);
    }
    for question in Question::all() {
        check(&Screen::Question(question));
    }
    for way in [Way::Email, Way::Phone, Way::CallUs] {
        check(&way);
    }
    for given in [
        Given::One(Choice::Yes),
        Given::Many(vec![Choice::Unknown, Choice::NotYetKnown]),
        Given::Text(String::new()),
        Given::Unknown,
    ] {
        check(&given);
    }
}

#[test]
fn a_value_of_another_kind_is_not_read() {
    let deployment = json_of(&example::deployment());
    for (pointer, wrong) in [
        ("/version", json!(2)),
        ("/version", json!("1")),
        ("/version", json!(1.5)),
        ("/deployment_version", json!("abc")),
        ("/deployment", json!([])),
        ("/deployment/languages", json!("fr")),
        ("/deployment/languages/0", json!("de")),
        ("/deployment/terms/policy/date", json!("2026-02-30")),
        ("/deployment/terms/partners", Value::Null),
        ("/deployment/terms/purposes/0/purpose", json!("sms")),
        ("/deployment/terms/purposes/0/period_months", json!(-1)),
        ("/deployment/terms/purposes/0/period_months", json!(256)),
        ("/deployment/terms/purposes/0/own", json!("true")),
        ("/deployment/terms/purposes/0/words/fr/mentions", json!("")),
        ("/deployment/terms/words/fr/notice/0", json!("{colour}")),
        ("/deployment/theme/accent", json!(7)),
    ] {
        let mut json = deployment.clone();
        *json.pointer_mut(pointer).unwrap() = wrong;
        assert_eq!(
            tree::read::<DeploymentMessage>(Some(json.clone())),
            None,
            "{pointer}"
        );
        assert!(
            serde_json::from_value::<DeploymentMessage>(json).is_err(),
            "{pointer}"
        );
    }
}

/// Every pointer to a member or an element, the deepest included.
fn pointers(json: &Value, at: &str, found: &mut Vec<(String, String)>) {
    let children: Vec<(String, &Value)> = match json {
        Value::Object(members) => members.iter().map(|(name, v)| (name.clone(), v)).collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(i, v)| (i.to_string(), v))
            .collect(),
        _ => Vec::new(),
    };
    for (name, child) in children {
        found.push((at.to_owned(), name.clone()));
        pointers(child, &format!("{at}/{name}"), found);
    }
}

/// Takes one member or element away, or puts another value there; both readers see the same.
fn both_readers_agree<T>(
    mut json: Value,
    at: Index,
    instead: Option<Value>,
) -> Result<(), TestCaseError>
where
    T: FromTree + DeserializeOwned + PartialEq + Debug,
{
    let mut places = Vec::new();
    pointers(&json, "", &mut places);
    let (parent, name) = at.get(&places).clone();
    match (json.pointer_mut(&parent).unwrap(), instead) {
        (Value::Object(members), Some(value)) => drop(members.insert(name.clone(), value)),
        (Value::Object(members), None) => drop(members.remove(&name)),
        (Value::Array(items), Some(value)) => {
            *items.get_mut(name.parse::<usize>().unwrap()).unwrap() = value;
        }
        (Value::Array(items), None) => drop(items.remove(name.parse().unwrap())),
        _ => {}
    }
    let by_serde = serde_json::from_value::<T>(json.clone()).ok();
    prop_assert_eq!(
        tree::read::<T>(Some(json.clone())),
        by_serde,
        "{}/{}",
        parent,
        name
    );
    Ok(())
}

fn anything() -> impl Strategy<Value = Option<Value>> {
    proptest::option::of(prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i16>().prop_map(Value::from),
        "[a-z]{0,6}".prop_map(Value::from),
        Just(json!({})),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damaged_messages_are_read_or_refused_as_serde_does(at: Index, instead in anything()) {
        both_readers_agree::<DeploymentMessage>(json_of(&example::deployment()), at, instead.clone())?;
        both_readers_agree::<ChallengeMessage>(json_of(&example::challenge()), at, instead.clone())?;
        both_readers_agree::<StoredLeadMessage>(json_of(&example::stored_lead()), at, instead.clone())?;
        both_readers_agree::<StoredChoiceMessage>(json_of(&example::stored_choice()), at, instead.clone())?;
        both_readers_agree::<Draft>(json_of(&draft()), at, instead)?;
    }
}

#[test]
fn the_outline_of_a_deployment_is_all_of_it_but_the_texts_of_the_asking_steps() {
    for message in [example::deployment(), opnr()] {
        let Outline(outline) = tree::read(Some(json_of(&message))).unwrap();
        let mut expected = message;
        let terms = &mut expected.deployment.terms;
        (terms.partners, terms.purposes) = (Vec::new(), Vec::new());
        terms.partners_dated = None;
        terms.words = consent::ShortMap::default();
        expected.deployment.own_origins = Vec::new();
        assert_eq!(outline, expected);
    }
    let broken = json!({ "version": 1 });
    assert_eq!(tree::read::<Outline>(Some(broken)), None);
}
