//! Another person, other answers or another grade under consents that were given.

use axum::http::StatusCode;
use serde_json::json;

use super::{alter, check};
use crate::fixture::{Collector, OWN_ORIGIN, Visitor, post};
use crate::log::{run, two_leads, write_keys};

const PERSON: &str = "the contact or the answers kept are not those of its request";
const GRADE: &str = "the receipt kept is none that these keys signed for this lead with its grade";

#[tokio::test]
async fn another_person_or_other_answers_under_a_consent_are_named() {
    for statement in [
        "UPDATE contact SET given_name = 'Autre'",
        "UPDATE contact SET family_name = 'Autre'",
        "UPDATE contact SET email = 'autre@exemple.fr'",
        "UPDATE contact SET phone_e164 = '+33639981234'",
        "UPDATE contact SET phone_typed = '06 39 98 12 34'",
        "UPDATE contact SET phone_is_suspect = 1 - phone_is_suspect",
        "UPDATE contact SET answers_salt = zeroblob(16)",
        "UPDATE contact SET committed_json = replace(committed_json, '59000', '13001')",
        "UPDATE contact SET committed_json = NULL, given_name = 'Autre'",
        "UPDATE lead SET answers_json = replace(answers_json, '59000', '13001')",
        "UPDATE lead SET partner = 'autre'",
        "UPDATE lead SET language = 'en'",
        "UPDATE lead SET submission_id = replace(submission_id, '00', '11')",
    ] {
        check(&[statement], &format!("leaf 0: {PERSON}")).await;
    }
}

#[tokio::test]
async fn another_grade_is_named() {
    check(
        &["UPDATE evidence SET grade = 'E3'"],
        &format!("leaf 0: {GRADE}"),
    )
    .await;
    check(&["DELETE FROM submission"], &format!("leaf 0: {GRADE}")).await;
    check(
        &[
            "UPDATE submission SET answer = CAST(replace(CAST(answer AS TEXT), \
           '\"receipt_jws\":\"', '\"receipt_jws\":\"e') AS BLOB)",
        ],
        &format!("leaf 0: {GRADE}"),
    )
    .await;
    check(
        &[
            "UPDATE submission SET answer = (SELECT answer FROM submission ORDER BY stored_at, \
           submission_id DESC LIMIT 1)",
        ],
        &format!("leaf 0: {GRADE}"),
    )
    .await;
}

/// Leads of 0003 to 0006.
#[tokio::test]
async fn a_contact_whose_sent_text_was_not_kept_is_bound_by_its_columns() {
    let collector = two_leads().await;
    drop(alter(&collector, &["UPDATE contact SET committed_json = NULL"]).await);
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(is_sound, "{said}");
}

#[tokio::test]
async fn a_contact_that_was_sent_otherwise_than_it_is_kept_is_sound() {
    let collector = Collector::new().await;
    let mut lead = collector.lead(&Visitor::by_email()).await;
    lead["contact"]["given_name"] = json!("  Zéphyrine ");
    lead["contact"]["email"] = json!(" zephyrine.quatremere@exemple.fr");
    Visitor::reseal(&mut lead);
    let sent = post("/v1/leads", &[("origin", OWN_ORIGIN)], lead.to_string());
    assert_eq!(collector.send(sent).await.status, StatusCode::CREATED);
    write_keys(&collector);
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(is_sound, "{said}");
}
