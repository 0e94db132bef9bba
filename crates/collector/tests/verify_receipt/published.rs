//! What is published: rewritten, of other sizes, or not at hand.

use consent::receipt::seal::{InvalidSeal, InvalidSignature};
use serde_json::Value;
use verify::{Consistency, Evidence, Fault, Missing, Outcome, PublishedHead, Step, Verdict, check};

use crate::receipts::Case;
use crate::{altered, outcome};

#[tokio::test]
async fn a_published_log_that_was_rewritten_is_found() {
    let case = Case::new().await;
    let published = |evidence: Evidence, expected: Outcome| {
        let report = check(&case.file, &evidence);
        assert_eq!(outcome(&report, Step::Published), &expected);
    };
    let with_head = |head: &str| Evidence {
        head: Some(PublishedHead::parse(head).unwrap()),
        ..case.evidence()
    };
    // The same key and as many leaves, other leaves.
    let forked = Case::of_others().await;
    let rewritten = || Outcome::Failed(Fault::Rewritten);
    published(with_head(&forked.head), rewritten());
    let with_its_proof = Evidence {
        consistency: Some(Consistency::parse(&forked.consistency).unwrap()),
        ..with_head(&forked.head)
    };
    published(with_its_proof, rewritten());
    // As large as the receipt's own head: no proof is needed, and none helps.
    published(with_head(&forked.first_head), rewritten());
    published(with_head(&case.first_head), Outcome::Checked);
}

#[tokio::test]
async fn a_published_head_counts_as_it_was_signed() {
    let case = Case::new().await;
    let published = |head: &str, expected: Outcome| {
        let evidence = Evidence {
            head: Some(PublishedHead::parse(head).unwrap()),
            ..case.evidence()
        };
        let report = check(&case.file, &evidence);
        assert_eq!(outcome(&report, Step::Published), &expected);
    };
    let altered = altered(&case.head, "\"size\":10", "\"size\":9");
    published(&altered, Outcome::Failed(Fault::HeadCopy));
    let jws = |head: &str| {
        let head: Value = serde_json::from_str(head).unwrap();
        head["head_jws"].as_str().unwrap().to_owned()
    };
    let bare = jws(&case.head);
    published(&bare, Outcome::Checked);
    // What was signed, under the signature of another head.
    let (signed, _) = bare.rsplit_once('.').unwrap();
    let first = jws(&case.first_head);
    let (_, signature) = first.rsplit_once('.').unwrap();
    let error = InvalidSignature::Seal(InvalidSeal::Signature);
    let broken = format!("{signed}.{signature}");
    published(&broken, Outcome::Failed(Fault::Head(error)));
}

#[tokio::test]
async fn what_was_not_given_is_told_as_not_checked() {
    let case = Case::new().await;
    let check = |file: &str, evidence: Evidence, step: Step, missing: Missing| {
        let report = check(file, &evidence);
        assert_eq!(outcome(&report, step), &Outcome::NotChecked(missing));
        assert_eq!(report.verdict(), Verdict::Incomplete);
    };
    for step in [Step::Seal, Step::Copy, Step::Log, Step::Published] {
        let without_keys = Evidence {
            keys: None,
            ..case.evidence()
        };
        check(&case.file, without_keys, step, Missing::Keys);
    }
    let without_head = Evidence {
        head: None,
        ..case.evidence()
    };
    check(&case.file, without_head, Step::Published, Missing::Head);
    let without_proof = Evidence {
        consistency: None,
        ..case.evidence()
    };
    let missing = Missing::Consistency { from: 5, to: 10 };
    check(&case.file, without_proof, Step::Published, missing);
    // The second lead's receipt, and the head that was published before it.
    let older = Evidence {
        head: Some(PublishedHead::parse(&case.first_head).unwrap()),
        ..case.evidence()
    };
    let missing = Missing::LaterHead {
        published: 5,
        receipt: 10,
    };
    check(&case.second_file, older, Step::Published, missing);
}

#[tokio::test]
async fn a_proof_between_other_sizes_is_none() {
    let case = Case::new().await;
    let report = check(&case.second_file, &case.evidence());
    assert_eq!(report.verdict(), Verdict::Sound, "as large: none is needed");
    let mut proof: Value = serde_json::from_str(&case.consistency).unwrap();
    proof["from"] = 4.into();
    let evidence = Evidence {
        consistency: Some(Consistency::parse(&proof.to_string()).unwrap()),
        ..case.evidence()
    };
    let report = check(&case.file, &evidence);
    let fault = Outcome::Failed(Fault::OtherConsistency(4, 10));
    assert_eq!(outcome(&report, Step::Published), &fault);
}

#[test]
fn what_is_no_head_and_no_proof_is_refused() {
    for text in ["", "{", "{}", "a.b", "a.b c.d", "[1]"] {
        assert!(PublishedHead::parse(text).is_err(), "{text}");
        assert!(Consistency::parse(text).is_err(), "{text}");
    }
    let second = r#"{"version":2,"from":1,"to":2,"path":[]}"#;
    assert!(Consistency::parse(second).is_err());
    assert!(Consistency::parse(&second.replace(":2,\"from", ":1,\"from")).is_ok());
}
