//! `stamp-head` against `openssl ts`, honest and not.

#![cfg(test)]

#[path = "program/authority.rs"]
mod authority;
#[path = "api/fixture.rs"]
mod fixture;
#[path = "program/log.rs"]
mod log;
#[path = "stamp_head/stranger.rs"]
mod stranger;

use std::sync::{Arc, Mutex};

use sqlx::Row as _;

use authority::{Authority, P_256, RSA, ok, serve};
use fixture::Collector;
use log::{run, two_leads, write_keys};

/// Stamps with an authority at this address that leads to these roots.
fn stamp(collector: &Collector, tsa: &str, roots: &str) -> (bool, String) {
    run(
        collector,
        &["stamp-head", "--tsa", tsa, "--tsa-roots", roots],
    )
}

async fn stamps(collector: &Collector) -> i64 {
    let count = sqlx::query_scalar("SELECT COUNT(*) FROM log_stamp");
    count
        .fetch_one(&mut collector.database().await)
        .await
        .unwrap()
}

/// The answer is not believed, and nothing of it is kept.
async fn check(collector: &Collector, tsa: &str, roots: &str, reason: &str) {
    let (is_stamped, said) = stamp(collector, tsa, roots);
    assert!(!is_stamped && said.contains(reason), "{reason}: {said}");
    assert_eq!(stamps(collector).await, 0);
}

#[tokio::test]
async fn a_head_is_stamped_and_anybody_can_check_it() {
    for key in [RSA, P_256] {
        let collector = two_leads().await;
        let authority = Arc::new(Authority::new(key));
        let asked = Arc::clone(&authority);
        let tsa = serve(move |query| ok(&asked.answer(query)));
        let (is_stamped, said) = stamp(&collector, &tsa, &authority.root());
        assert!(is_stamped, "{said}");
        assert!(said.starts_with("10 leaves stamped 2"), "{said}");
        assert_eq!(said.lines().count(), 1);

        let root = authority.root();
        let (is_sound, said) = run(&collector, &["verify-log", "--tsa-roots", &root]);
        assert!(is_sound);
        assert!(
            said.starts_with("sound: 10 leaves, 2 signed heads, 1 time stamps, "),
            "{said}"
        );

        // And without any code of ours.
        let row = sqlx::query(
            "SELECT jws, token FROM log_stamp JOIN log_head ON log_head.size = log_stamp.size",
        );
        let row = row
            .fetch_one(&mut collector.database().await)
            .await
            .unwrap();
        let (jws, token): (String, Vec<u8>) = (row.get(0), row.get(1));
        std::fs::write(authority.folder().join("head.jws"), jws).unwrap();
        std::fs::write(authority.folder().join("token.der"), token).unwrap();
        let verify = "ts -verify -token_in -in token.der -data head.jws -CAfile root.pem";
        authority.openssl(verify, &[]);
    }
}

#[tokio::test]
async fn without_roots_it_is_said_that_nobody_was_checked() {
    let collector = two_leads().await;
    let authority = Authority::new(P_256);
    let tsa = serve(move |query| ok(&authority.answer(query)));
    let (is_stamped, said) = run(&collector, &["stamp-head", "--tsa", &tsa]);
    assert!(
        is_stamped && said.contains("who stamped was not checked"),
        "{said}"
    );
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(
        is_sound && said.contains("who stamped was not checked"),
        "{said}"
    );
}

#[tokio::test]
async fn a_stamp_that_proves_nothing_is_not_kept() {
    let collector = two_leads().await;
    let (authority, stranger) = (Arc::new(Authority::new(P_256)), Authority::new(P_256));
    let roots = authority.root();

    let tsa = serve(move |query| ok(&stranger.answer(query)));
    check(&collector, &tsa, &roots, "nobody that is trusted for it").await;

    // The answer to another collector's request: another head.
    let honest = Arc::clone(&authority);
    let first = Mutex::new(None);
    let tsa = serve(move |query| {
        let mut first = first.lock().unwrap();
        ok(first.get_or_insert_with(|| honest.answer(query)))
    });
    let (is_stamped, said) = run(&two_leads().await, &["stamp-head", "--tsa", &tsa]);
    assert!(is_stamped, "{said}");
    check(&collector, &tsa, &roots, "of another document").await;
    let honest = Arc::clone(&authority);
    let tsa = serve(move |query| {
        // The nonce is the last INTEGER before certReq TRUE (01 01 ff).
        let mut query = query.to_vec();
        let last = query.len() - 4;
        query[last] ^= 1;
        ok(&honest.answer(&query))
    });
    check(&collector, &tsa, &roots, "answers another request").await;

    // The signature is the last thing in a token.
    let honest = Arc::clone(&authority);
    let tsa = serve(move |query| {
        let mut answer = honest.answer(query);
        let last = answer.len() - 1;
        answer[last] ^= 1;
        ok(&answer)
    });
    check(
        &collector,
        &tsa,
        &roots,
        "signature of the time stamp does not fit",
    )
    .await;

    // The moment, changed after it was signed.
    let honest = Arc::clone(&authority);
    let tsa = serve(move |query| {
        let mut answer = honest.answer(query);
        // GeneralizedTime, of 15 to 19 characters: openssl drops zeros at the end.
        let is_moment = |four: &[u8]| four[0] == 0x18 && &four[2..] == b"20";
        let moment = answer.windows(4).position(is_moment);
        answer[moment.unwrap() + 5] ^= 1;
        ok(&answer)
    });
    check(
        &collector,
        &tsa,
        &roots,
        "signature of the time stamp does not fit",
    )
    .await;
}

#[tokio::test]
async fn an_authority_that_does_not_answer_is_told_apart() {
    let collector = two_leads().await;
    let authority = Authority::new(P_256);
    let roots = authority.root();
    let is_told = async |answer: &'static [u8], reason: &str| {
        let tsa = serve(move |_| answer.to_vec());
        check(&collector, &tsa, &roots, reason).await;
    };
    is_told(
        b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n",
        "cannot be asked",
    )
    .await;
    is_told(
        b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n",
        "something else than a time stamp",
    )
    .await;
    is_told(
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<htm",
        "something else than a time stamp",
    )
    .await;
    // Granted, without a token; then rejected (RFC 3161 2.4.2).
    is_told(
        b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n\x30\x05\x30\x03\x02\x01\x00",
        "something else than a time stamp",
    )
    .await;
    is_told(
        b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n\x30\x05\x30\x03\x02\x01\x02",
        "refuses, with status 2",
    )
    .await;
    let tsa = serve(|_| ok(&vec![0; 100_000]));
    check(&collector, &tsa, &roots, "cannot be asked").await;
    // An authority that only takes another digest.
    let folder = authority.folder().join("ts.cnf");
    let configuration = std::fs::read_to_string(&folder).unwrap();
    let configuration = configuration.replace("digests = sha256", "digests = sha512");
    std::fs::write(&folder, configuration).unwrap();
    let tsa = serve(move |query| ok(&authority.answer(query)));
    check(&collector, &tsa, &roots, "refuses, with status 2").await;
}

#[tokio::test]
async fn a_stamp_of_another_head_is_named() {
    let collector = two_leads().await;
    let authority = Authority::new(P_256);
    let tsa = serve(move |query| ok(&authority.answer(query)));
    let (is_stamped, said) = run(&collector, &["stamp-head", "--tsa", &tsa]);
    assert!(is_stamped, "{said}");
    let mut database = collector.database().await;
    for statement in [
        "DROP TRIGGER log_stamp_is_never_changed",
        "UPDATE log_stamp SET size = 5",
    ] {
        sqlx::query(statement).execute(&mut database).await.unwrap();
    }
    let (is_sound, said) = run(&collector, &["verify-log"]);
    let flaw = "leaf 4: the time stamp of the head signed after it: \
                the time stamp is of another document\n";
    assert!(!is_sound);
    assert_eq!(said, flaw);
}

#[tokio::test]
async fn an_empty_log_is_not_stamped() {
    let collector = Collector::new().await;
    write_keys(&collector);
    let (is_stamped, said) = run(&collector, &["stamp-head", "--tsa", "http://127.0.0.1:9/"]);
    assert!(!is_stamped && said.contains("the log is empty"), "{said}");
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(is_sound && said.starts_with("sound: 0 leaves"), "{said}");
}

#[tokio::test]
async fn what_is_missing_is_said() {
    let collector = Collector::new().await;
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(!is_sound && said.contains("leads.keys.json"), "{said}");
    write_keys(&collector);
    let (is_sound, said) = run(&collector, &["verify-log", "--tsa-roots", "missing.pem"]);
    assert!(
        !is_sound && said.contains("missing.pem cannot be read"),
        "{said}"
    );
}

#[tokio::test]
async fn a_stamp_noted_with_another_moment_or_without_its_head_is_named() {
    let collector = two_leads().await;
    let authority = Arc::new(Authority::new(P_256));
    let asked = Arc::clone(&authority);
    let tsa = serve(move |query| ok(&asked.answer(query)));
    assert!(stamp(&collector, &tsa, &authority.root()).0);
    let mut database = collector.database().await;
    for (statement, flaw) in [
        (
            "DROP TRIGGER log_stamp_is_never_changed; UPDATE log_stamp SET stamped_at = 0",
            "leaf 9: the time stamp of the head signed after it is noted with another moment\n",
        ),
        (
            "PRAGMA foreign_keys = OFF; DROP TRIGGER log_head_is_never_deleted; \
             DELETE FROM log_head WHERE size = 10",
            "leaf 9: the head signed after it is missing: it was stamped\n",
        ),
    ] {
        sqlx::raw_sql(statement)
            .execute(&mut database)
            .await
            .unwrap();
        let said = run(&collector, &["verify-log"]);
        assert_eq!(said, (false, flaw.to_owned()));
    }
}
