//! `withdraw` and what other commands say afterwards, and a database from before it.

#![cfg(test)]

#[path = "program/earlier.rs"]
mod earlier;
#[path = "api/fixture.rs"]
mod fixture;
#[expect(
    dead_code,
    reason = "`two_leads` is for what the leads here do not need"
)]
#[path = "program/log.rs"]
mod log;

use axum::http::StatusCode;
use lead::wire::v1::{ChoicesMessage, Standing, StoredLeadMessage};
use serde_json::json;
use sqlx::Row as _;

use earlier::{AFTER_0002, opened};
use fixture::{Collector, EMAIL, Visitor};
use log::{run, write_keys};

/// The moment at which the fixture's leads are received, as an operator in France writes it.
const RECEIVED: &str = "2026-11-23T11:00:00+01:00";

/// A lead that gave three consents, and the keys beside the database.
async fn stored() -> (Collector, StoredLeadMessage) {
    let collector = Collector::new().await;
    let visitor = Visitor {
        email: Some(EMAIL),
        ..Visitor::by_phone()
    };
    let visitor = visitor.giving(&["lead_acquisition:self", "phone:self", "email:self"]);
    let body = collector.lead(&visitor).await.to_string();
    let answer = collector.post("/v1/leads", body).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    write_keys(&collector);
    let stored = serde_json::from_slice(&answer.body).unwrap();
    (collector, stored)
}

async fn choices(collector: &Collector, stored: &StoredLeadMessage) -> ChoicesMessage {
    let token = stored.receipt_token.as_deref().unwrap();
    let answer = collector.get(&format!("/v1/receipts/{token}")).await;
    serde_json::from_slice(&answer.body).unwrap()
}

async fn count(collector: &Collector) -> i64 {
    let row = sqlx::query("SELECT COUNT(*) FROM withdrawal");
    let row = row.fetch_one(&mut collector.database().await).await;
    row.unwrap().get(0)
}

#[tokio::test]
async fn every_way_of_saying_so_is_written_down_with_its_moment() {
    let (collector, stored) = stored().await;
    let id = stored.lead_id.as_str();
    for (channel, key) in [
        ("post", "lead_acquisition:self"),
        ("phone_oral", "phone:self"),
        ("in_call", "request"),
        ("email", "email:self"),
    ] {
        let arguments = [
            "withdraw",
            id,
            "--channel",
            channel,
            "--key",
            key,
            "--on",
            RECEIVED,
        ];
        let (is_well, said) = run(&collector, &arguments);
        assert!(is_well, "{said}");
        let expected =
            format!("2026-11-23T11:00:00.000+01:00  {key}: withdrawn, told by {channel}, leaf ");
        assert!(said.starts_with(&expected), "{said}");
        assert!(
            said.ends_with("; to be told: Exemple (732829320)\n"),
            "{said}"
        );
    }
    let told = choices(&collector, &stored).await;
    for (withdrawn, channel) in
        told.withdrawals
            .iter()
            .zip(["post", "phone_oral", "in_call", "email"])
    {
        assert_eq!(withdrawn.channel.as_str(), channel);
        assert_eq!(withdrawn.said_at, stored.receipt.received_at);
        assert!(withdrawn.recorded_at >= withdrawn.said_at);
    }
    assert_eq!(told.withdrawals.len(), 4);
    assert_eq!(told.request.now, Standing::Withdrawn);
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(
        is_sound && said.starts_with("sound: 9 leaves, 5 signed heads"),
        "{said}"
    );
}

#[tokio::test]
async fn an_operator_sees_what_stands_and_how_it_came_about() {
    let (collector, stored) = stored().await;
    let id = stored.lead_id.as_str();
    let arguments = [
        "withdraw",
        id,
        "--channel",
        "in_call",
        "--all",
        "--on",
        RECEIVED,
    ];
    let (is_well, said) = run(&collector, &arguments);
    assert!(is_well, "{said}");
    assert_eq!(said.lines().count(), 4);
    let (_, shown) = run(&collector, &["leads", "show", id]);
    let history = shown.split_once("\nhistory\n").unwrap().1;
    let lines: Vec<&str> = history.lines().collect();
    assert_eq!(lines.len(), 1 + 4 + 4, "{history}");
    for expected in [
        "answer       none: the request was withdrawn on 2026-11-23T11:00:00.000+01:00",
        "phone:self: may not: withdrawn on 2026-11-23T11:00:00.000+01:00",
        "lead_acquisition:self: may not: withdrawn on ",
        "phone:partner/partenaire: may not: refused",
        "2026-11-23T11:00:00.000+01:00  request: made until 2026-11-28, leaf 0",
        "  phone:self: given until 2027-11-23, leaf ",
        "  phone:self: withdrawn, told by in_call, leaf ",
    ] {
        assert!(shown.contains(expected), "{expected} is not in\n{shown}");
    }
    let (_, listed) = run(&collector, &["leads", "list"]);
    assert!(
        listed.contains("request withdrawn, 0 consents given"),
        "{listed}"
    );
}

#[tokio::test]
async fn said_twice_is_written_once() {
    let (collector, stored) = stored().await;
    let id = stored.lead_id.as_str();
    let on = ["--channel", "post", "--key", "phone:self", "--on", RECEIVED];
    let first = run(&collector, &[&["withdraw", id], &on[..]].concat());
    assert!(first.0, "{}", first.1);
    for arguments in [&on[..], &on[..4]] {
        let (is_well, said) = run(&collector, &[&["withdraw", id], arguments].concat());
        assert!(is_well, "{said}");
        assert_eq!(
            said,
            "nothing to take back: none of it stood at that moment\n"
        );
    }
    assert_eq!(count(&collector).await, 1);
}

/// Aloud in the morning, on the page at noon, written down in the evening: it counts from the
/// morning on.
#[tokio::test]
async fn what_was_said_earlier_counts_from_then_on() {
    let (collector, stored) = stored().await;
    collector.clock.forward(60_000);
    let token = stored.receipt_token.as_deref().unwrap();
    let body = json!({ "version": 1, "keys": ["phone:self"] }).to_string();
    let path = format!("/v1/receipts/{token}/withdrawals");
    assert_eq!(collector.post(&path, body).await.status, StatusCode::OK);
    let arguments = [
        "--channel",
        "phone_oral",
        "--key",
        "phone:self",
        "--on",
        RECEIVED,
    ];
    let arguments = [&["withdraw", &stored.lead_id], &arguments[..]].concat();
    let (is_well, said) = run(&collector, &arguments);
    assert!(is_well && said.contains("told by phone_oral"), "{said}");
    let told = choices(&collector, &stored).await;
    let phone = told
        .decisions
        .iter()
        .find(|d| d.key.to_string() == "phone:self");
    assert_eq!(
        phone.unwrap().withdrawn_at,
        Some(stored.receipt.received_at)
    );
    assert_eq!(count(&collector).await, 2);
}

#[tokio::test]
async fn what_cannot_be_written_down_is_said_with_what_to_do() {
    let (collector, stored) = stored().await;
    let id = stored.lead_id.as_str();
    let check = |arguments: &[&str], words: &str| {
        let (is_well, said) = run(&collector, &[&["withdraw"], arguments].concat());
        assert!(!is_well && said.contains(words), "{arguments:?}: {said}");
    };
    let key = ["--key", "phone:self"];
    let post = ["--channel", "post"];
    check(
        &["nobody", key[0], key[1], post[0], post[1]],
        "no lead has this id",
    );
    check(
        &[id, "--key", "phone:partner/autre", post[0], post[1]],
        "this lead never asked phone:partner/autre",
    );
    check(
        &[id, "--key", "sms:self", post[0], post[1]],
        "unknown purpose",
    );
    check(&[id, post[0], post[1]], "--key <KEY>");
    check(
        &[id, "--all", key[0], key[1], post[0], post[1]],
        "cannot be used with",
    );
    check(&[id, key[0], key[1]], "--channel <CHANNEL>");
    check(
        &[id, key[0], key[1], "--channel", "web"],
        "[possible values: email, post, phone_oral, in_call]",
    );
    let not_a_moment = "2026-11-23T10:15:00+01:00";
    for (moment, words) in [
        ("yesterday", not_a_moment),
        ("2026-11-23", not_a_moment),
        ("2026-11-23T11:00:00", not_a_moment),
        (
            "2026-11-23T10:59:59+01:00",
            "that was before the lead was received, at 2026-11-23T10:00:00.000Z",
        ),
        ("9999-01-01T00:00:00Z", "that moment has not come yet"),
    ] {
        let on = [id, key[0], key[1], post[0], post[1], "--on", moment];
        check(&on, words);
    }
    assert_eq!(count(&collector).await, 0);
}

#[tokio::test]
async fn a_withdrawal_that_was_altered_is_named_and_one_of_an_erased_contact_is_sound() {
    for (statement, flaw) in [
        (
            "UPDATE withdrawal SET said_at = said_at - 1",
            "is not the one that was logged",
        ),
        (
            "UPDATE withdrawal SET recorded_at = recorded_at + 1",
            "is not the one that was logged",
        ),
        (
            "UPDATE withdrawal SET channel = 'post'",
            "is not the one that was logged",
        ),
        (
            "UPDATE withdrawal SET subject = 'email:self'",
            "is not the one that was logged",
        ),
        (
            "UPDATE withdrawal SET recipients_json = '[]'",
            "is not the one that was logged",
        ),
        ("DELETE FROM withdrawal", "is missing"),
    ] {
        let (collector, stored) = stored().await;
        let arguments = [
            "--channel",
            "in_call",
            "--key",
            "phone:self",
            "--on",
            RECEIVED,
        ];
        let (is_well, said) = run(
            &collector,
            &[&["withdraw", &stored.lead_id], &arguments[..]].concat(),
        );
        assert!(is_well, "{said}");
        let mut database = collector.database().await;
        for statement in [
            "DROP TRIGGER withdrawal_is_never_changed",
            "DROP TRIGGER withdrawal_is_never_deleted",
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
    let (collector, stored) = stored().await;
    let arguments = [
        "withdraw",
        &stored.lead_id,
        "--channel",
        "post",
        "--all",
        "--on",
        RECEIVED,
    ];
    assert!(run(&collector, &arguments).0);
    let mut database = collector.database().await;
    sqlx::query("DELETE FROM contact")
        .execute(&mut database)
        .await
        .unwrap();
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(
        is_sound && said.contains("9 leaves are of erased contacts"),
        "{said}"
    );
    let (is_well, said) = run(&collector, &arguments);
    assert!(!is_well && said.contains("its person was erased"), "{said}");
}

/// What a collector without withdrawals wrote, read by this one.
#[tokio::test]
async fn a_database_from_before_withdrawals_goes_on() {
    let collector = opened(AFTER_0002).await;
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(is_sound, "{said}");
    assert!(
        said.starts_with("sound: 10 leaves, 2 signed heads, "),
        "{said}"
    );
    let (_, listed) = run(&collector, &["leads", "list"]);
    let id = listed.split_whitespace().next().unwrap();
    let arguments = [
        "withdraw",
        id,
        "--channel",
        "post",
        "--all",
        "--on",
        RECEIVED,
    ];
    let (is_well, said) = run(&collector, &arguments);
    assert!(
        is_well && said.contains("request: withdrawn, told by post, leaf 10"),
        "{said}"
    );
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(
        is_sound && said.starts_with("sound: 11 leaves, 3 signed heads"),
        "{said}"
    );
    // The rules of the tables made again are the ones of new tables.
    let mut database = collector.database().await;
    for statement in [
        "UPDATE log_event SET leaf = leaf + 100",
        "DELETE FROM log_event",
    ] {
        let error = sqlx::query(statement).execute(&mut database).await;
        assert!(error.unwrap_err().to_string().contains("append-only"));
    }
    let checked = sqlx::query("PRAGMA foreign_key_check");
    assert_eq!(checked.fetch_all(&mut database).await.unwrap().len(), 0);
}

#[tokio::test]
async fn a_consent_that_no_decree_ends_ends_with_the_period_of_its_words() {
    let (collector, stored) = stored().await;
    let (_, said) = run(&collector, &["leads", "show", &stored.lead_id]);
    for key in ["email:self", "lead_acquisition:self"] {
        let line = said
            .lines()
            .find(|line| line.contains(&format!("{key}: may")));
        let line = line.unwrap_or_else(|| panic!("{key} is not in\n{said}"));
        assert!(line.contains("may until 2029-11-23"), "{line}");
    }
}
