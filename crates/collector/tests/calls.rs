//! `attempt`, and what `leads show` and `leads export` say may be done.

#![cfg(test)]

#[path = "api/fixture.rs"]
mod fixture;
#[path = "program/log.rs"]
mod log;

use axum::http::StatusCode;
use collector::Store;
use serde_json::{Value, json};
use sqlx::ConnectOptions as _;
use sqlx::sqlite::SqliteConnectOptions;

use fixture::{Collector, EMAIL, FAMILY_NAME, GIVEN_NAME, Visitor};
use log::{run, two_leads, write_keys};

/// A lead received on Monday 23 November 2026 at 11 h in Paris, with two consents given, and the
/// keys beside the database.
async fn stored() -> (Collector, String) {
    let collector = Collector::new().await;
    let visitor = Visitor {
        email: Some(EMAIL),
        ..Visitor::by_phone()
    };
    let visitor = visitor.giving(&["phone:self", "email:self"]);
    let body = collector.lead(&visitor).await.to_string();
    let answer = collector.post("/v1/leads", body).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    write_keys(&collector);
    let id = answer.json()["lead_id"].as_str().unwrap().to_owned();
    (collector, id)
}

fn at(clock: &str) -> String {
    format!("2026-11-23T{clock}:00+01:00")
}

/// A call at this time of that Monday: whether it was lawful, and its faults.
fn call(collector: &Collector, id: &str, under: &str, clock: &str) -> (bool, Vec<String>) {
    let on = at(clock);
    let arguments = ["attempt", id, "--under", under, "--on", &on, "--json"];
    let (is_lawful, said) = run(collector, &arguments);
    let said: Value = serde_json::from_str(&said).expect(&said);
    let attempt = &said["attempt"];
    assert_eq!(attempt["is_lawful"], is_lawful, "{said}");
    assert_eq!(said["attempts"]["allowed"], 4);
    let faults = attempt["faults"].as_array().unwrap().iter();
    let faults = faults.map(|fault| fault.as_str().unwrap().to_owned());
    (is_lawful, faults.collect())
}

fn shown(collector: &Collector, id: &str) -> Value {
    let (is_well, said) = run(collector, &["leads", "show", id, "--json"]);
    assert!(is_well, "{said}");
    serde_json::from_str(&said).unwrap()
}

#[tokio::test]
async fn a_lawful_call_is_written_down_and_counted() {
    let (collector, id) = stored().await;
    let on = at("11:30");
    let (is_lawful, said) = run(&collector, &["attempt", &id, "--on", &on]);
    assert!(is_lawful, "{said}");
    assert_eq!(
        said,
        "2026-11-23T11:30:00.000+01:00  request: call or attempt, leaf 5; lawful\n\
         1 of 4 calls or attempts in 30 days\n"
    );
    let (_, shown) = run(&collector, &["leads", "show", &id]);
    let history = shown.split_once("\nhistory\n").unwrap().1;
    let last = history.lines().last().unwrap();
    assert_eq!(last, said.lines().next().unwrap());
    let (is_sound, said) = run(&collector, &["verify-log"]);
    let expected = "sound: 6 leaves, 2 signed heads, 0 time stamps";
    assert!(is_sound && said.starts_with(expected), "{said}");
}

#[tokio::test]
async fn an_unlawful_call_is_written_down_too_and_told_so() {
    let (collector, id) = stored().await;
    let check = |under: &str, clock: &str, faults: &[&str]| {
        let expected = faults.iter().map(ToString::to_string).collect();
        let said = call(&collector, &id, under, clock);
        assert_eq!(said, (false, expected), "{under} {clock}");
    };
    check("request", "13:30", &["outside_hours"]);
    check("request", "10:30", &["never_given"]);
    check("phone:partner/partenaire", "11:10", &["never_given"]);
    check("phone:partner/autre", "11:15", &["never_given"]);
    let kept = shown(&collector, &id)["attempts"].take();
    assert_eq!(kept.as_array().unwrap().len(), 4);
    assert_eq!(kept[0]["faults"], json!(["outside_hours"]));
    let on = at("20:00");
    let arguments = ["attempt", &id, "--under", "email:self", "--on", &on];
    let (is_lawful, said) = run(&collector, &arguments);
    assert!(!is_lawful, "{said}");
    let (line, count) = said.trim_end().split_once('\n').unwrap();
    assert_eq!(
        line,
        "2026-11-23T20:00:00.000+01:00  email:self: call or attempt, leaf 9; UNLAWFUL: what it was \
         made under allows no call; it came outside the lawful days and hours where the person \
         is; with it, there are more than 4 calls or attempts in 30 days"
    );
    assert_eq!(count, "5 of 4 calls or attempts in 30 days");
    assert!(run(&collector, &["verify-log"]).0);
}

#[tokio::test]
async fn a_fifth_call_in_thirty_days_is_one_too_many_under_whichever_consent() {
    let (collector, id) = stored().await;
    for (under, clock) in [
        ("request", "11:05"),
        ("phone:self", "12:59"),
        ("request", "14:00"),
        ("phone:self", "19:59"),
    ] {
        let said = call(&collector, &id, under, clock);
        assert_eq!(said, (true, Vec::new()), "{under} {clock}");
    }
    for under in ["request", "phone:self"] {
        let (is_lawful, faults) = call(&collector, &id, under, "16:00");
        assert_eq!((is_lawful, faults), (false, vec!["too_many".to_owned()]));
    }
}

#[tokio::test]
async fn calls_to_one_number_count_together_whichever_lead_they_were_made_under() {
    let collector = two_leads().await;
    let (_, listed) = run(&collector, &["leads", "list"]);
    let ids: Vec<&str> = listed
        .lines()
        .take(2)
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_ne!(ids[0], ids[1]);
    for (place, clock) in [(0, "11:05"), (0, "11:10"), (1, "11:15"), (1, "11:20")] {
        assert!(call(&collector, ids[place], "request", clock).0, "{clock}");
    }
    let (is_lawful, faults) = call(&collector, ids[0], "request", "11:25");
    assert_eq!((is_lawful, faults), (false, vec!["too_many".to_owned()]));
    assert_eq!(
        shown(&collector, ids[1])["attempts"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[tokio::test]
async fn after_a_withdrawal_nothing_may_be_done_and_a_call_is_a_fault() {
    let (collector, id) = stored().await;
    let noon = at("12:00");
    let told = [
        "withdraw",
        &id,
        "--channel",
        "in_call",
        "--all",
        "--on",
        &noon,
    ];
    let (is_well, said) = run(&collector, &told);
    assert!(is_well, "{said}");
    assert_eq!(
        call(&collector, &id, "request", "11:59"),
        (true, Vec::new())
    );
    for under in ["request", "phone:self"] {
        let (is_lawful, faults) = call(&collector, &id, under, "12:00");
        assert_eq!((is_lawful, faults), (false, vec!["withdrawn".to_owned()]));
    }
    let lead = shown(&collector, &id);
    for subject in lead["permissions"]["subjects"].as_array().unwrap() {
        assert_eq!(subject["may"], false, "{subject}");
        assert!(subject.get("windows").is_none(), "{subject}");
        let is_given = ["request", "phone:self", "email:self"]
            .iter()
            .any(|key| subject["subject"] == **key);
        assert_eq!(subject["why"] == "withdrawn", is_given, "{subject}");
        if is_given {
            assert_eq!(subject["ended_at"], "2026-11-23T11:00:00.000Z");
        }
    }
    assert_eq!(lead["withdrawals"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn what_cannot_be_written_down_is_said_with_what_to_do() {
    let (collector, id) = stored().await;
    let check = |arguments: &[&str], words: &str| {
        let (is_well, said) = run(&collector, &[&["attempt"], arguments].concat());
        assert!(!is_well && said.contains(words), "{arguments:?}: {said}");
    };
    check(&["nobody"], "no lead has this id");
    check(&[&id, "--under", "sms:self"], "unknown purpose");
    check(&[&id, "--on", "2026-11-23"], "2026-11-23T10:15:00+01:00");
    check(
        &[&id, "--on", "9999-01-01T00:00:00Z"],
        "that moment has not come yet",
    );
    assert_eq!(shown(&collector, &id)["attempts"], json!([]));
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(is_sound && said.starts_with("sound: 5 leaves"), "{said}");
}

#[tokio::test]
async fn an_attempt_that_was_altered_is_named_and_one_of_an_erased_contact_is_sound() {
    for (statement, flaw) in [
        (
            "UPDATE call_attempt SET made_at = made_at - 1",
            "is not the one that was logged",
        ),
        (
            "UPDATE call_attempt SET recorded_at = recorded_at + 1",
            "is not the one that was logged",
        ),
        (
            "UPDATE call_attempt SET subject = 'phone:self'",
            "is not the one that was logged",
        ),
        (
            "UPDATE call_attempt SET faults_json = '[]'",
            "is not the one that was logged",
        ),
        ("DELETE FROM call_attempt", "is missing"),
    ] {
        let (collector, id) = stored().await;
        assert!(!call(&collector, &id, "request", "13:30").0);
        let mut database = collector.database().await;
        let kept = sqlx::query(statement).execute(&mut database).await;
        assert!(kept.unwrap_err().to_string().contains("append-only"));
        for statement in [
            "DROP TRIGGER call_attempt_is_never_changed",
            "DROP TRIGGER call_attempt_is_never_deleted",
            statement,
        ] {
            sqlx::query(statement).execute(&mut database).await.unwrap();
        }
        let (is_sound, said) = run(&collector, &["verify-log"]);
        let expected = format!("leaf 5: its request, decision, withdrawal or call {flaw}");
        assert!(
            !is_sound && said.starts_with(&expected),
            "{statement}: {said}"
        );
    }
    let (collector, id) = stored().await;
    assert!(call(&collector, &id, "request", "11:30").0);
    let mut database = collector.database().await;
    let erased = sqlx::query("DELETE FROM contact").execute(&mut database);
    erased.await.unwrap();
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(
        is_sound && said.contains("6 leaves are of erased contacts"),
        "{said}"
    );
    let (is_well, said) = run(&collector, &["attempt", &id]);
    assert!(!is_well && said.contains("its person was erased"), "{said}");
}

#[tokio::test]
async fn a_call_of_a_leaf_that_is_not_there_is_named() {
    let (collector, _) = stored().await;
    let mut database = collector.database().await;
    for statement in [
        "PRAGMA foreign_keys = OFF",
        "INSERT INTO call_attempt (lead_id, subject, made_at, recorded_at, faults_json, leaf) \
         SELECT id, 'request', received_at, received_at, '[]', 99 FROM lead",
    ] {
        sqlx::query(statement).execute(&mut database).await.unwrap();
    }
    let (is_sound, said) = run(&collector, &["verify-log"]);
    let flaw = "leaf 99 is missing: a request, decision, withdrawal or call names it\n";
    assert_eq!((is_sound, said.as_str()), (false, flaw));
}

#[tokio::test]
async fn an_operator_is_told_what_may_be_done_about_what_by_whom_and_how_long_the_proof_is_kept() {
    let (collector, id) = stored().await;
    let lead = shown(&collector, &id);
    let permissions = &lead["permissions"];
    assert_eq!(permissions["zone"], "Europe/Paris");
    assert_eq!(permissions["proof_kept_until"], "2029-11-23T10:00:00.000Z");
    let addressee = json!([{ "name": "Exemple", "siren": "732829320" }]);
    let of = |key: &str| {
        let subjects = permissions["subjects"].as_array().unwrap().iter();
        let mut found = subjects.filter(|subject| subject["subject"] == key);
        found.next().unwrap().clone()
    };
    let (request, phone) = (of("request"), of("phone:self"));
    assert_eq!((&request["by"], &phone["by"]), (&addressee, &addressee));
    assert_eq!(request["about"], "isolation des combles");
    assert_eq!(phone["about"], "une assurance");
    assert_eq!(
        (&request["energy_works"], &phone["energy_works"]),
        (&json!(true), &json!(false))
    );
    let partner = of("phone:partner/partenaire");
    assert_eq!(
        (&partner["may"], &partner["why"]),
        (&json!(false), &json!("refused"))
    );
    assert_eq!(partner["by"][0]["siren"], "404833048");
    let (_, said) = run(&collector, &["leads", "show", &id]);
    for line in [
        "calls        0 of 4 calls or attempts in 30 days",
        "time zone    Europe/Paris",
        "proof kept   until 2029-11-23T11:00:00.000+01:00",
    ] {
        assert!(said.contains(line), "{line} is not in\n{said}");
    }
}

#[tokio::test]
async fn an_export_has_a_line_per_person_in_a_file_that_only_its_owner_reads() {
    let collector = two_leads().await;
    let file = collector.folder.path().join("leads.jsonl");
    let path = file.display().to_string();
    let arguments = ["leads", "export", "--out", &path];
    let (is_well, said) = run(&collector, &arguments);
    assert!(is_well, "{said}");
    assert_eq!(said, format!("2 leads written to {path}: personal data\n"));
    let written = std::fs::read_to_string(&file).unwrap();
    let lines: Vec<Value> = written
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    for line in &lines {
        let mut lead = shown(&collector, line["lead_id"].as_str().unwrap());
        let mut line = line.clone();
        for told in [&mut lead, &mut line] {
            assert!(
                told["permissions"]
                    .as_object_mut()
                    .unwrap()
                    .remove("at")
                    .is_some()
            );
            for subject in told["permissions"]["subjects"].as_array_mut().unwrap() {
                subject.as_object_mut().unwrap().remove("windows");
            }
        }
        assert_eq!(line, lead);
        assert_eq!(line["name"], format!("{GIVEN_NAME} {FAMILY_NAME}"));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let (is_well, said) = run(&collector, &arguments);
    assert!(
        !is_well && said.contains("cannot be made as a new file"),
        "{said}"
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), written);
    let mut database = collector.database().await;
    let erased =
        sqlx::query("DELETE FROM contact WHERE lead_id = (SELECT MIN(lead_id) FROM contact)")
            .execute(&mut database);
    erased.await.unwrap();
    let (is_well, said) = run(&collector, &["leads", "export"]);
    assert!(is_well && said.lines().count() == 1, "{said}");
    let (_, help) = run(&collector, &["leads", "export", "--help"]);
    assert!(help.contains("Holds personal data"), "{help}");
}

#[tokio::test]
async fn a_database_from_before_calls_goes_on() {
    let collector = Collector::new().await;
    write_keys(&collector);
    collector.store.close().await;
    let path = collector.folder.path().join("leads.db");
    for ending in ["db", "db-wal", "db-shm"] {
        let _ = std::fs::remove_file(path.with_extension(ending));
    }
    let options = SqliteConnectOptions::new()
        .filename(&path)
        .create_if_missing(true);
    let mut old = options.foreign_keys(false).connect().await.unwrap();
    let dump = include_str!("databases/0002.sql");
    sqlx::raw_sql(dump).execute(&mut old).await.unwrap();
    sqlx::Connection::close(old).await.unwrap();
    let address = format!("sqlite:{}", path.display());
    Store::open(&address).await.unwrap().close().await;
    let (_, listed) = run(&collector, &["leads", "list"]);
    let id = listed.split_whitespace().next().unwrap();
    assert_eq!(shown(&collector, id)["attempts"], json!([]));
    assert!(call(&collector, id, "request", "11:30").0);
    let (is_sound, said) = run(&collector, &["verify-log"]);
    let expected = "sound: 11 leaves, 3 signed heads";
    assert!(is_sound && said.starts_with(expected), "{said}");
    let mut database = collector.database().await;
    let checked = sqlx::query("PRAGMA foreign_key_check");
    assert_eq!(checked.fetch_all(&mut database).await.unwrap().len(), 0);
}
