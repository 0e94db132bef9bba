//! The words that leaves and evidence name, altered or taken away.

use consent::Sha256Hex;
use sqlx::Row as _;

use crate::fixture::Collector;
use crate::log::{run, two_leads};
use crate::{alter, check};

/// The digest that a query finds.
async fn digest(collector: &Collector, query: &'static str) -> String {
    let row = sqlx::query(query);
    let row = row.fetch_one(&mut collector.database().await).await;
    row.unwrap().get(0)
}

#[tokio::test]
async fn words_that_were_changed_or_taken_away_are_named_by_the_first_leaf_that_names_them() {
    for (query, leaf) in [
        ("SELECT text_sha256 FROM request LIMIT 1", 0),
        ("SELECT notice_sha256 FROM lead LIMIT 1", 0),
        ("SELECT notice_more_sha256 FROM lead LIMIT 1", 0),
        ("SELECT phone_field_sha256 FROM lead LIMIT 1", 0),
        ("SELECT text_sha256 FROM consent_event WHERE leaf = 2", 0),
    ] {
        for (statement, flaw) in [
            (
                "UPDATE shown_text SET body = body || 'x' WHERE sha256 = ",
                "is not the one that was shown",
            ),
            ("DELETE FROM shown_text WHERE sha256 = ", "is missing"),
        ] {
            let collector = two_leads().await;
            let sha256 = digest(&collector, query).await;
            let statement: &'static str = format!("{statement}'{sha256}'").leak();
            drop(alter(&collector, &[statement]).await);
            let (is_sound, said) = run(&collector, &["verify-log"]);
            let expected = format!("leaf {leaf}: the text that it names as {sha256} {flaw}\n");
            assert!(!is_sound, "{query}");
            assert_eq!(said, expected, "{query}");
        }
    }
}

#[tokio::test]
async fn a_text_of_an_erased_contact_is_checked_all_the_same() {
    let collector = two_leads().await;
    let statements = [
        "DELETE FROM contact",
        "DELETE FROM evidence",
        "INSERT INTO evidence SELECT id, '{}', NULL, 'E1', '[]', NULL, NULL, NULL, NULL FROM lead",
        "UPDATE lead SET notice_more_sha256 = NULL",
        "UPDATE shown_text SET body = 'x' WHERE sha256 = \
         (SELECT text_sha256 FROM consent_event WHERE leaf = 8)",
    ];
    drop(alter(&collector, &statements).await);
    let sha256 = digest(
        &collector,
        "SELECT text_sha256 FROM consent_event WHERE leaf = 3",
    );
    let sha256 = sha256.await;
    let (is_sound, said) = run(&collector, &["verify-log"]);
    let expected =
        format!("leaf 3: the text that it names as {sha256} is not the one that was shown\n");
    assert!(!is_sound);
    assert_eq!(said, expected);
}

#[tokio::test]
async fn a_changed_deployment_is_named() {
    check(
        &["UPDATE deployment SET public_json = replace(public_json, 'Exemple', 'Autre')"],
        "leaf 0: the text that it names as ",
    )
    .await;
}

#[tokio::test]
async fn a_changed_text_that_nobody_was_asked_about_is_named_too() {
    let sha256 = Sha256Hex::of(b"never shown").to_string();
    let statement = format!("INSERT INTO shown_text VALUES ('{sha256}', 'others')");
    let flaw = format!("the text kept as {sha256} is not the one that was shown; no leaf names it");
    check(&[statement.leak()], &flaw).await;
}

/// The evidence of an erased contact is no part of a leaf that can be computed any more; its own
/// digests still bind it.
#[tokio::test]
async fn evidence_that_does_not_fit_its_lead_is_named() {
    const ERASED: &str = "DELETE FROM contact";
    let flaw = "leaf 0: the evidence kept with it is not the one that its lead names";
    for statement in [
        "UPDATE evidence SET attested_json = replace(attested_json, 'unset', 'given')",
        "UPDATE evidence SET attested_sha256 = NULL",
        "DELETE FROM evidence",
        "UPDATE lead SET notice_sha256 = phone_field_sha256",
        "UPDATE lead SET notice_more_sha256 = notice_sha256",
        "UPDATE lead SET phone_field_sha256 = NULL",
        "UPDATE request SET text_sha256 = (SELECT notice_sha256 FROM lead LIMIT 1)",
    ] {
        check(&[ERASED, statement], flaw).await;
    }
    // Beside a contact that is there, the digest that `leads show` tells.
    let statement =
        "UPDATE evidence SET attested_sha256 = (SELECT notice_sha256 FROM lead LIMIT 1)";
    check(&[statement], flaw).await;
    // A later lead never names less than an earlier one.
    check(
        &["UPDATE lead SET notice_more_sha256 = NULL WHERE id = (SELECT lead_id FROM request WHERE leaf = 5)"],
        "leaf 5: the evidence kept with it",
    )
    .await;
}

#[tokio::test]
async fn a_lead_is_shown_without_the_words_that_are_not_those_shown() {
    let collector = two_leads().await;
    let (_, listed) = run(&collector, &["leads", "list"]);
    let id = listed.split_whitespace().next().unwrap();
    let statements = [
        "UPDATE shown_text SET body = 'J’accepte tout' WHERE sha256 = \
         (SELECT text_sha256 FROM consent_event WHERE leaf = 2)",
        "DELETE FROM shown_text WHERE sha256 = (SELECT text_sha256 FROM request LIMIT 1)",
    ];
    drop(alter(&collector, &statements).await);
    let (is_shown, said) = run(&collector, &["leads", "show", id]);
    assert!(is_shown, "{said}");
    let request = digest(&collector, "SELECT text_sha256 FROM request LIMIT 1").await;
    let expected = format!("request      (the words shown are missing: {request})");
    assert!(said.contains(&expected), "{said}");
    let query = "SELECT text_sha256 FROM consent_event WHERE leaf = 2";
    let decision = digest(&collector, query).await;
    let expected = format!("(the words kept are not those that were shown: {decision})");
    assert!(said.contains(&expected), "{said}");
    assert!(!said.contains("J’accepte tout"), "{said}");
}
