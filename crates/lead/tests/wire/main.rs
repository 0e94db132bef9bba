//! The messages as they travel: one full example of each, its snapshot and its schema.
//!
//! A changed snapshot is a changed wire: a line of the CHANGELOG before the first release,
//! version 2 after it. `UPDATE=1 cargo test -p lead --test wire` writes `docs/schemas` again.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod example;
mod log_example;
mod receipt_example;

use std::fs;
use std::path::PathBuf;

use lead::wire::problem::Problem;
use lead::wire::v1::{
    ChallengeMessage, ChallengeRequest, ChoiceMessage, ChoicesMessage, DeploymentMessage,
    LeadMessage, LogConsistencyMessage, LogHeadMessage, LogInclusionMessage, LogStampMessage,
    StoredChoiceMessage, StoredLeadMessage, WithdrawalMessage,
};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Every message with its name in `docs/schemas`.
fn schemas() -> [(&'static str, Value); 14] {
    [
        (
            "v1-challenge-request",
            schema::<ChallengeRequest>("v1-challenge-request"),
        ),
        ("v1-challenge", schema::<ChallengeMessage>("v1-challenge")),
        ("v1-choice", schema::<ChoiceMessage>("v1-choice")),
        (
            "v1-stored-choice",
            schema::<StoredChoiceMessage>("v1-stored-choice"),
        ),
        (
            "v1-deployment",
            schema::<DeploymentMessage>("v1-deployment"),
        ),
        ("v1-lead", schema::<LeadMessage>("v1-lead")),
        (
            "v1-stored-lead",
            schema::<StoredLeadMessage>("v1-stored-lead"),
        ),
        ("v1-choices", schema::<ChoicesMessage>("v1-choices")),
        (
            "v1-withdrawal",
            schema::<WithdrawalMessage>("v1-withdrawal"),
        ),
        ("v1-log-head", schema::<LogHeadMessage>("v1-log-head")),
        (
            "v1-log-inclusion",
            schema::<LogInclusionMessage>("v1-log-inclusion"),
        ),
        (
            "v1-log-consistency",
            schema::<LogConsistencyMessage>("v1-log-consistency"),
        ),
        ("v1-log-stamp", schema::<LogStampMessage>("v1-log-stamp")),
        ("problem", schema::<Problem>("problem")),
    ]
}

fn schema<T: JsonSchema>(name: &str) -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("$id".into(), format!("urn:cee:schema:{name}").into());
    schema.to_value()
}

/// The example is written, read back as it was, and valid under its schema; the schema
/// refuses it with an unknown field, as the readers do.
fn check<T>(name: &str, message: &T) -> Value
where
    T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let json = serde_json::to_value(message).unwrap();
    assert_eq!(&serde_json::from_value::<T>(json.clone()).unwrap(), message);
    let schema = schemas().into_iter().find(|(known, _)| *known == name);
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema.unwrap().1)
        .unwrap();
    let faults: Vec<String> = validator
        .iter_errors(&json)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(faults, [] as [String; 0], "{name}");
    if name != "problem" {
        let with = |field: &str, value: Value| {
            let mut changed = json.as_object().unwrap().clone();
            changed.insert(field.into(), value);
            Value::Object(changed)
        };
        let longer = with("colour", "blue".into());
        assert!(!validator.is_valid(&longer), "{name}");
        assert!(serde_json::from_value::<T>(longer).is_err(), "{name}");
        assert!(!validator.is_valid(&with("version", 2.into())), "{name}");
    }
    json
}

#[test]
fn a_challenge_is_asked_for_and_given() {
    insta::assert_json_snapshot!(check("v1-challenge-request", &example::challenge_request()));
    insta::assert_json_snapshot!(check("v1-challenge", &example::challenge()));
}

#[test]
fn a_choice_is_sent_and_acknowledged() {
    insta::assert_json_snapshot!(check("v1-choice", &example::choice()));
    insta::assert_json_snapshot!(check("v1-stored-choice", &example::stored_choice()));
}

#[test]
fn the_deployment_is_given_with_its_version() {
    insta::assert_json_snapshot!(check("v1-deployment", &example::deployment()));
}

#[test]
fn a_lead_asks_for_a_call() {
    insta::assert_json_snapshot!(check("v1-lead", &example::lead_by_phone()));
}

#[test]
fn a_lead_asks_for_an_e_mail_and_refuses_the_rest() {
    insta::assert_json_snapshot!(check("v1-lead", &example::lead_by_email()));
}

#[test]
fn a_stored_lead_is_acknowledged_with_its_receipt() {
    insta::assert_json_snapshot!(check("v1-stored-lead", &example::stored_lead()));
}

#[test]
fn a_receipt_shows_what_stands() {
    insta::assert_json_snapshot!(check("v1-choices", &receipt_example::choices()));
}

#[test]
fn some_choices_or_all_are_taken_back() {
    insta::assert_json_snapshot!(check("v1-withdrawal", &receipt_example::some()));
    insta::assert_json_snapshot!(check("v1-withdrawal", &receipt_example::all()));
}

#[test]
fn the_log_says_what_it_is_and_proves_it() {
    insta::assert_json_snapshot!(check("v1-log-head", &log_example::log_head()));
    insta::assert_json_snapshot!(check("v1-log-inclusion", &log_example::log_inclusion()));
    insta::assert_json_snapshot!(check("v1-log-consistency", &log_example::log_consistency()));
    insta::assert_json_snapshot!(check("v1-log-stamp", &log_example::log_stamp()));
}

#[test]
fn a_problem_names_its_code_and_fields() {
    insta::assert_json_snapshot!(check("problem", &example::problem()));
}

#[test]
fn the_schemas_refuse_what_the_readers_refuse() {
    let (_, schema) = schemas()
        .into_iter()
        .find(|(name, _)| *name == "v1-lead")
        .unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let lead = serde_json::to_value(example::lead_by_phone()).unwrap();
    for (pointer, value) in [
        ("/submission_id", json!(7)),
        ("/language", json!("de")),
        ("/partner", json!("Not An Id")),
        ("/contact/given_name", Value::Null),
        ("/request/channel", json!("fax")),
        ("/request/works", json!(["sauna"])),
        ("/evidence/notice/sha256", json!("abc")),
        ("/evidence/statements/0/initial_state", json!("ticked")),
        ("/evidence/claims/decided/0/toggles", json!(-1)),
        ("/answers_salt", json!("c2Fs")),
        ("/evidence/decisions/0/key", json!("sms:self")),
        ("/evidence/decisions/0/state", json!("maybe")),
        ("/answers/household/persons", json!(0)),
    ] {
        let mut wrong = lead.clone();
        *wrong.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&wrong), "{pointer}");
        assert!(
            serde_json::from_value::<LeadMessage>(wrong).is_err(),
            "{pointer}"
        );
    }
}

#[test]
fn the_schemas_in_the_repository_are_those_of_the_code() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schemas"));
    let is_update = std::env::var_os("UPDATE").is_some();
    let mut stale = Vec::new();
    for (name, schema) in schemas() {
        let path = folder.join(format!("{name}.json"));
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if is_update {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &text).unwrap();
        } else if fs::read_to_string(&path).ok().as_deref() != Some(&text) {
            stale.push(name);
        }
    }
    assert_eq!(
        stale,
        [] as [&str; 0],
        "stale: UPDATE=1 cargo test -p lead --test wire"
    );
}
