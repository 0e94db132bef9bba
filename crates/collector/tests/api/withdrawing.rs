//! Seeing what was chosen and taking it back, with nothing but the receipt's token.

mod page;
mod replaying;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use consent::Instant;
use lead::wire::v1::{ChoicesMessage, Standing, StoredLeadMessage};
use serde_json::json;
use sqlx::Row as _;

use crate::fixture::{Answer, Collector, EMAIL, FAMILY_NAME, GIVEN_NAME, NOW, OWN_ORIGIN, Visitor};

const HOUR: i64 = 3_600_000;
const ALL: &str = "{\"version\":1,\"all\":true}";

/// A lead that gave three consents and refused one; its receipt.
async fn stored(collector: &Collector) -> StoredLeadMessage {
    let visitor = Visitor::by_phone().giving(&[
        "lead_acquisition:self",
        "phone:self",
        "phone:partner/partenaire",
    ]);
    let body = collector.lead(&visitor).await.to_string();
    let answer = collector.post("/v1/leads", body).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    serde_json::from_slice(&answer.body).unwrap()
}

fn token(stored: &StoredLeadMessage) -> &str {
    stored.receipt_token.as_deref().unwrap()
}

async fn choices(collector: &Collector, token: &str) -> ChoicesMessage {
    let answer = collector.get(&format!("/v1/receipts/{token}")).await;
    assert_eq!(answer.status, StatusCode::OK);
    serde_json::from_slice(&answer.body).unwrap()
}

async fn withdraw(collector: &Collector, token: &str, body: &str) -> Answer {
    let path = format!("/v1/receipts/{token}/withdrawals");
    collector.post(&path, body.to_owned()).await
}

/// What a browser sends when a button of the page is pressed: the page's policy hides where
/// it comes from.
async fn press(collector: &Collector, token: &str, fields: &'static str) -> Answer {
    let request = Request::post(format!("/v1/receipts/{token}/withdrawals"))
        .header("content-type", "application/x-www-form-urlencoded")
        .header("origin", "null");
    collector
        .send(request.body(Body::from(fields)).unwrap())
        .await
}

fn standing(choices: &ChoicesMessage) -> Vec<(String, Standing)> {
    let request = ("request".to_owned(), choices.request.now);
    let decisions = choices.decisions.iter();
    let decisions = decisions.map(|decided| (decided.key.to_string(), decided.now));
    std::iter::once(request).chain(decisions).collect()
}

async fn count(collector: &Collector, table: &str) -> i64 {
    let query = format!("SELECT COUNT(*) FROM {table}");
    let row = sqlx::query(sqlx::AssertSqlSafe(query));
    let row = row.fetch_one(&mut collector.database().await).await;
    row.unwrap().get(0)
}

#[tokio::test]
async fn the_database_holds_the_digest_of_a_token_and_its_answer_for_a_day() {
    let collector = Collector::new().await;
    let body = collector.lead(&Visitor::by_phone()).await.to_string();
    let first = collector.post("/v1/leads", body.clone()).await;
    let stored: StoredLeadMessage = serde_json::from_slice(&first.body).unwrap();
    let token = token(&stored);
    let mut database = collector.database().await;
    let row = sqlx::query("SELECT lower(hex(sha256)) FROM receipt_token");
    let kept: String = row.fetch_one(&mut database).await.unwrap().get(0);
    assert_eq!(kept, consent::Sha256Hex::of(token.as_bytes()).to_string());

    let at = |millis| Instant::from_unix_millis(NOW + millis).unwrap();
    assert_eq!(collector.store.forget_tokens(at(0)).await.unwrap(), 0);
    let again = collector.post("/v1/leads", body.clone()).await;
    assert_eq!(again.body, first.body);
    assert_eq!(collector.store.forget_tokens(at(1)).await.unwrap(), 1);
    assert_eq!(collector.store.forget_tokens(at(1)).await.unwrap(), 0);
    // The lead still exists once, and its receipt is still the same.
    let late = collector.post("/v1/leads", body).await;
    assert_eq!(late.status, StatusCode::CREATED);
    let mut expected = stored.clone();
    expected.receipt_token = None;
    let late: StoredLeadMessage = serde_json::from_slice(&late.body).unwrap();
    assert_eq!(late, expected);
    assert_eq!(collector.stored().await, [1, 1, 1, 4, 1]);
    // The link works as before.
    assert_eq!(choices(&collector, token).await.lead_id, stored.lead_id);
    let row = sqlx::query("SELECT CAST(answer AS TEXT) FROM submission");
    let answer: String = row.fetch_one(&mut database).await.unwrap().get(0);
    assert!(!answer.contains(token));
}

#[tokio::test]
async fn the_receipt_shows_every_choice_and_nothing_else_of_the_person() {
    let collector = Collector::new().await;
    let stored = stored(&collector).await;
    let choices = choices(&collector, token(&stored)).await;
    let expected = [
        ("request", Standing::Given),
        ("lead_acquisition:self", Standing::Given),
        ("phone:self", Standing::Given),
        ("phone:partner/partenaire", Standing::Given),
        ("email:self", Standing::NotShown),
    ];
    let expected = expected.map(|(key, now)| (key.to_owned(), now));
    assert_eq!(standing(&choices), expected);
    let receipt = &stored.receipt;
    for (decided, receipt) in choices.decisions.iter().zip(&receipt.decisions) {
        assert_eq!(decided.key, receipt.key);
        assert_eq!(decided.name, receipt.name);
        assert_eq!(decided.valid_until, receipt.valid_until);
        assert_eq!(decided.text.clone().unwrap_or_default(), receipt.text);
        assert_eq!(decided.addressees.len(), 1);
    }
    let pages = [
        collector.get(&format!("/r/{}", token(&stored))).await.body,
        serde_json::to_vec(&choices).unwrap(),
    ];
    for page in pages {
        let page = String::from_utf8(page).unwrap();
        let work = &receipt.request.works[0];
        for personal in [GIVEN_NAME, FAMILY_NAME, EMAIL, "465711234", "59000", work] {
            assert!(!page.contains(personal), "{personal} is in {page}");
        }
    }
}

#[tokio::test]
async fn a_consent_taken_back_is_a_new_event_that_names_who_must_be_told() {
    let collector = Collector::new().await;
    let stored = stored(&collector).await;
    collector.clock.forward(HOUR);
    let body = json!({ "version": 1, "keys": ["phone:partner/partenaire"] }).to_string();
    let answer = withdraw(&collector, token(&stored), &body).await;
    assert_eq!(answer.status, StatusCode::OK);
    let choices: ChoicesMessage = serde_json::from_slice(&answer.body).unwrap();
    let at = Instant::from_unix_millis(NOW + HOUR).unwrap();
    let taken = &choices.decisions[2];
    assert_eq!(
        (taken.now, taken.withdrawn_at),
        (Standing::Withdrawn, Some(at))
    );
    assert_eq!(taken.state, consent::DecisionState::Given, "never deleted");
    let still = |place: usize| choices.decisions[place].now;
    assert_eq!([still(0), still(1)], [Standing::Given; 2]);
    assert_eq!(
        serde_json::to_value(&choices.withdrawals).unwrap(),
        json!([{
            "subject": "phone:partner/partenaire",
            "channel": "web",
            "said_at": at,
            "recorded_at": at,
            "recipients_to_notify": [{ "name": "Partenaire Exemple SAS", "siren": "404833048" }],
            "leaf": 5,
        }])
    );
    // The consents are as they were written, and nothing can change either.
    assert_eq!(collector.stored().await, [1, 1, 1, 4, 1]);
    let mut database = collector.database().await;
    for statement in [
        "UPDATE withdrawal SET said_at = 0",
        "DELETE FROM withdrawal",
        "UPDATE consent_event SET state = 'refused'",
    ] {
        let error = sqlx::query(statement).execute(&mut database).await;
        assert!(error.unwrap_err().to_string().contains("append-only"));
    }
}

#[tokio::test]
async fn withdrawing_twice_is_one_event_and_the_same_answer() {
    let collector = Collector::new().await;
    let stored = stored(&collector).await;
    let body = json!({ "version": 1, "keys": ["phone:self", "phone:self"] }).to_string();
    let first = withdraw(&collector, token(&stored), &body).await;
    collector.clock.forward(HOUR);
    let second = withdraw(&collector, token(&stored), &body).await;
    assert_eq!(
        (first.status, second.status),
        (StatusCode::OK, StatusCode::OK)
    );
    assert_eq!(first.body, second.body);
    assert_eq!(count(&collector, "withdrawal").await, 1);
    assert_eq!(count(&collector, "log_head").await, 2);
    // What was refused or not asked has nothing to take back, either.
    let body = json!({ "version": 1, "keys": ["email:self"] }).to_string();
    let third = withdraw(&collector, token(&stored), &body).await;
    assert_eq!(third.body, first.body);
    assert_eq!(count(&collector, "withdrawal").await, 1);
}

#[tokio::test]
async fn everything_is_taken_back_at_once_the_request_too() {
    let collector = Collector::new().await;
    let stored = stored(&collector).await;
    let answer = withdraw(&collector, token(&stored), ALL).await;
    let all: ChoicesMessage = serde_json::from_slice(&answer.body).unwrap();
    for (subject, now) in standing(&all) {
        let expected = match subject.as_str() {
            "email:self" => Standing::NotShown,
            _ => Standing::Withdrawn,
        };
        assert_eq!(now, expected, "{subject}");
    }
    let subjects = all.withdrawals.iter().map(|w| w.subject.to_string());
    assert_eq!(
        subjects.collect::<Vec<_>>(),
        [
            "request",
            "lead_acquisition:self",
            "phone:self",
            "phone:partner/partenaire"
        ]
    );
    let to_tell = &all.withdrawals[0].recipients_to_notify;
    assert_eq!(to_tell[0].name, "Exemple");
    let again = withdraw(&collector, token(&stored), ALL).await;
    assert_eq!(again.body, answer.body);
}

#[tokio::test]
async fn a_consent_that_ran_out_stays_so_whatever_comes() {
    let collector = Collector::new().await;
    let stored = stored(&collector).await;
    let until = stored.receipt.decisions[1].valid_until.unwrap();
    let until = consent::civil_date::iso(until);
    assert_eq!(until, "2027-11-23");
    // A year after it was given, one millisecond before and one second after.
    let end: Instant = "2027-11-23T10:00:00.000Z".parse().unwrap();
    collector.clock.forward(end.unix_millis() - NOW - 1);
    let before = choices(&collector, token(&stored)).await;
    assert_eq!(before.decisions[1].now, Standing::Given);
    assert_eq!(before.decisions[0].now, Standing::Given);
    assert_eq!(before.request.now, Standing::Expired, "five working days");
    collector.clock.forward(1001);
    let after = choices(&collector, token(&stored)).await;
    assert_eq!(after.decisions[1].now, Standing::Expired);
    assert_eq!(after.decisions[0].now, Standing::Given);
    // A new request of the same person, refusing, revives nothing.
    let visitor = Visitor {
        id: "019aafc7-6b00-7000-8000-000000000002".to_owned(),
        ..Visitor::by_phone()
    };
    let body = collector.lead(&visitor).await.to_string();
    let answer = collector.post("/v1/leads", body).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    assert_eq!(choices(&collector, token(&stored)).await, after);
    let page = collector.get(&format!("/r/{}", token(&stored))).await;
    let page = String::from_utf8(page.body).unwrap();
    assert!(page.contains("Terminé\u{a0}: il valait jusqu’au 23\u{a0}novembre\u{a0}2027"));
    // There is nothing to take back of what has run out.
    let body = json!({ "version": 1, "keys": ["phone:self"] }).to_string();
    withdraw(&collector, token(&stored), &body).await;
    assert_eq!(count(&collector, "withdrawal").await, 0);
}

#[tokio::test]
async fn what_no_receipt_asked_is_refused_and_changes_nothing() {
    let collector = Collector::new().await;
    let stored = stored(&collector).await;
    for (body, status, code, pointers) in [
        (
            "{\"version\":1}",
            422,
            "INVALID_FIELD",
            vec!["/keys", "/all"],
        ),
        (
            "{\"version\":1,\"keys\":[]}",
            422,
            "INVALID_FIELD",
            vec!["/keys", "/all"],
        ),
        (
            "{\"version\":1,\"all\":true,\"keys\":[\"request\"]}",
            422,
            "INVALID_FIELD",
            vec!["/keys", "/all"],
        ),
        (
            "{\"version\":1,\"keys\":[\"phone:self\",\"phone:partner/autre\"]}",
            422,
            "INVALID_FIELD",
            vec!["/keys"],
        ),
        (
            "{\"version\":1,\"keys\":[\"sms:self\"]}",
            422,
            "INVALID_FIELD",
            vec!["/keys/0"],
        ),
        (
            "{\"version\":2,\"all\":true}",
            422,
            "INVALID_FIELD",
            vec!["/version"],
        ),
        (
            "{\"version\":1,\"all\":true,\"why\":\"\"}",
            422,
            "UNKNOWN_FIELD",
            vec![""],
        ),
        ("{", 400, "MALFORMED_JSON", vec![]),
    ] {
        let answer = withdraw(&collector, token(&stored), body).await;
        assert_eq!(answer.status.as_u16(), status, "{body}");
        let pointers = pointers.into_iter().map(str::to_owned).collect();
        assert_eq!(answer.problem(), (code.to_owned(), pointers), "{body}");
    }
    for fields in [
        "",
        "key=",
        "key=phone%3Apartner%2Fautre",
        "all=1&key=request",
        "nom=x",
    ] {
        let answer = press(&collector, token(&stored), fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields}");
        let page = String::from_utf8(answer.body).unwrap();
        assert!(page.contains("Rien n’a été changé"), "{page}");
    }
    let plain = Request::post(format!("/v1/receipts/{}/withdrawals", token(&stored)));
    let plain = plain
        .header("content-type", "text/plain")
        .body(Body::from(ALL));
    let answer = collector.send(plain.unwrap()).await;
    assert_eq!(answer.problem().0, "UNSUPPORTED_MEDIA_TYPE");
    assert_eq!(count(&collector, "withdrawal").await, 0);
    assert_eq!(count(&collector, "log_head").await, 1);
}

#[tokio::test]
async fn a_program_on_a_listed_page_may_withdraw() {
    let collector = Collector::new().await;
    let stored = stored(&collector).await;
    let answer = withdraw(&collector, token(&stored), ALL).await;
    assert_eq!(
        answer.header("access-control-allow-origin"),
        Some(OWN_ORIGIN)
    );
}
