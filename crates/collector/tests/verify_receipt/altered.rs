//! Files that somebody altered, each refused for what was altered.

use consent::log::{InvalidLeadProof, TreeHead, Unproven};
use consent::receipt::Receipt;
use consent::receipt::seal::{InvalidSeal, InvalidSignature, KnownKeys, SigningKeyPair};
use consent::{Sha256Hex, base64url, canonical_json};
use serde_json::{Value, json};
use verify::{Evidence, Fault, Missing, NoReceipt, Outcome, Step, Verdict, check};

use crate::receipts::{Case, page_of};
use crate::{altered, given_after_all, outcome, refuse};

#[tokio::test]
async fn with_the_file_the_keys_and_the_head_everything_is_checked() {
    let case = Case::new().await;
    let report = check(&case.file, &case.evidence());
    assert_eq!(report.first_fault(), None);
    assert_eq!(report.verdict(), Verdict::Sound);
    let order: Vec<_> = report.steps.iter().map(|(step, _)| *step).collect();
    let mut sorted = order.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!((order.len(), &order), (7, &sorted));
    let signed = report.signed.unwrap();
    assert_eq!(signed.receipt, case.stored.receipt);
    assert_eq!(Some(signed.by.key), case.keys.public().first().copied());
    let (leaves, head) = report.logged.unwrap();
    assert_eq!((leaves, head.size), (vec![0, 1, 2, 3, 4], 5));
    assert_eq!(report.published.map(|head| head.size), Some(10));
}

/// The link is not signed, and another one in the form of one looks as good: it is told.
#[tokio::test]
async fn a_link_to_somebody_else_is_told() {
    let case = Case::new().await;
    let report = check(&case.file, &case.evidence());
    assert_eq!(report.link.as_deref(), Some("https://collecte.exemple"));
    let elsewhere = case.file.replace("collecte.exemple", "ailleurs.exemple");
    let report = check(&elsewhere, &case.evidence());
    assert_eq!(report.link.as_deref(), Some("https://ailleurs.exemple"));
    let half = case
        .file
        .replacen("collecte.exemple", "ailleurs.exemple", 1);
    refuse(&case, &half, Step::Page, &Fault::Page);
}

/// A later page may have other words: what was signed still counts, the page is not believed.
#[tokio::test]
async fn a_page_of_another_edition_is_not_compared_and_one_of_none_is_refused() {
    let case = Case::new().await;
    let mark = "<meta name=\"cee-edition\" content=\"1\">";
    let later = case.file.replace(mark, &mark.replace('1', "2"));
    let report = check(&later, &case.evidence());
    assert_eq!(report.verdict(), Verdict::Incomplete);
    let expected = Outcome::NotChecked(Missing::Edition(2));
    assert_eq!(*outcome(&report, Step::Page), expected);
    let without = case.file.replace(mark, "");
    refuse(&case, &without, Step::Page, &Fault::Page);
}

#[tokio::test]
async fn a_file_that_mail_programs_touched_is_the_same_file() {
    let case = Case::new().await;
    for file in [
        format!("\u{feff}{}", case.file),
        case.file.replace('\n', "\r\n"),
    ] {
        let report = check(&file, &case.evidence());
        assert_eq!(report.verdict(), Verdict::Sound);
    }
}

#[tokio::test]
async fn a_file_without_one_receipt_of_this_version_is_refused() {
    let case = Case::new().await;
    for (file, error) in [
        (String::new(), NoReceipt::Absent),
        ("<!doctype html><p>rien</p>".to_owned(), NoReceipt::Absent),
        (format!("{0}{0}", case.file), NoReceipt::Several),
        (
            altered(&case.file, "{\"receipt\":", "{\"reciept\":"),
            NoReceipt::Unreadable,
        ),
        (
            case.file.replace("\"version\":1}", "\"version\":2}"),
            NoReceipt::Unreadable,
        ),
    ] {
        refuse(&case, &file, Step::File, &error.into());
        let report = check(&file, &case.evidence());
        assert_eq!(report.signed, None);
        for (step, outcome) in report.steps.iter().skip(1) {
            let missing = Outcome::NotChecked(Missing::Receipt);
            assert_eq!(outcome, &missing, "{step:?}");
        }
    }
}

#[tokio::test]
async fn words_that_are_not_those_of_their_digest_are_named() {
    let case = Case::new().await;
    let start = "id=\"cee-receipt\">";
    let (page, script) = case.file.split_once(start).unwrap();
    let receipt = &case.stored.receipt;
    let first = &receipt.decisions[0];
    for (name, text) in [
        ("request".to_owned(), &receipt.request.text),
        (first.key.to_string(), &first.text),
    ] {
        let json = serde_json::to_string(text).unwrap();
        let changed = json.replacen(' ', " ne pas ", 1);
        let script = altered(script, &json, &changed);
        let file = format!("{page}{start}{script}");
        refuse(&case, &file, Step::Texts, &Fault::Text(name));
    }
}

#[tokio::test]
async fn another_choice_in_clear_than_signed_is_found_where_it_stands() {
    let case = Case::new().await;
    let edit = |edit: &dyn Fn(&mut Receipt), pointer: &str| {
        let mut receipt = case.stored.receipt.clone();
        edit(&mut receipt);
        let jws = &case.stored.receipt_jws;
        // The whole page of the other receipt, around the signature of the true one.
        let page = page_of(&receipt, jws, &case.stored.log_proof);
        let in_clear = |receipt: &Receipt| {
            let json = canonical_json::to_string(&json!({ "receipt": receipt })).unwrap();
            json.trim_end_matches('}').to_owned()
        };
        let page = altered(&page, &in_clear(&case.stored.receipt), &in_clear(&receipt));
        refuse(&case, &page, Step::Copy, &Fault::Copy(pointer.to_owned()));
    };
    let refused = given_after_all(&mut case.stored.receipt.clone());
    edit(
        &|receipt| assert_eq!(given_after_all(receipt), refused),
        &format!("/decisions/{refused}/state"),
    );
    edit(
        &|receipt| {
            let text = "Autre chose.";
            text.clone_into(&mut receipt.request.text);
            receipt.request.text_sha256 = Sha256Hex::of(text.as_bytes());
        },
        "/request/text",
    );
    edit(
        &|receipt| "2026-11-24T11:00:00.000+01:00".clone_into(&mut receipt.received_at_paris),
        "/received_at_paris",
    );
    edit(
        &|receipt| receipt.request.call_not_after = None,
        "/request/call_not_after",
    );
}

#[tokio::test]
async fn a_signature_that_does_not_hold_is_told_from_an_unknown_key() {
    let case = Case::new().await;
    let with = |jws: &str| page_of(&case.stored.receipt, jws, &case.stored.log_proof);
    let seal = |error: InvalidSeal| Fault::Seal(error.into());
    let stranger = SigningKeyPair::from_seed(&[9; 32]);
    let by_stranger = with(&stranger.sign(&case.stored.receipt).unwrap());
    let unknown = seal(InvalidSeal::UnknownKey);
    refuse(&case, &by_stranger, Step::Seal, &unknown);
    let parts: Vec<&str> = case.stored.receipt_jws.split('.').collect();
    let mut receipt = case.stored.receipt.clone();
    given_after_all(&mut receipt);
    let payload = canonical_json::to_string(&receipt).unwrap();
    let payload = base64url::encode(payload.as_bytes());
    let forged = [parts[0], &payload, parts[2]].join(".");
    let page = page_of(&receipt, &forged, &case.stored.log_proof);
    let broken = seal(InvalidSeal::Signature);
    refuse(&case, &page, Step::Seal, &broken);
    // A head is signed with the same key, and is no receipt.
    let head: Value = serde_json::from_str(&case.head).unwrap();
    let head = head["head_jws"].as_str().unwrap();
    let file = case.file.replace(&case.stored.receipt_jws, head);
    refuse(&case, &file, Step::Seal, &seal(InvalidSeal::Header));
    assert_eq!(check(&file, &case.evidence()).signed, None);
}

#[tokio::test]
async fn a_receipt_dated_outside_the_time_of_its_key_is_refused() {
    let case = Case::new().await;
    let second = case.stored.receipt.received_at.unix_millis() / 1000;
    let late = || Outcome::Failed(Fault::Seal(InvalidSignature::Time));
    for (nbf, exp, expected) in [
        (second - 600, second + 600, Outcome::Checked),
        (second + 1, second + 600, late()),
        (second - 600, second, late()),
    ] {
        let mut jwks: Value = serde_json::from_str(&case.jwks).unwrap();
        jwks["keys"][0]["nbf"] = nbf.into();
        jwks["keys"][0]["exp"] = exp.into();
        let evidence = Evidence {
            keys: Some(KnownKeys::parse(&jwks.to_string()).unwrap()),
            ..case.evidence()
        };
        let report = check(&case.file, &evidence);
        assert_eq!(outcome(&report, Step::Seal), &expected);
    }
}

#[tokio::test]
async fn what_a_reader_sees_must_be_what_was_signed() {
    let case = Case::new().await;
    for (from, to) in [
        ("<h2>Ce que vous avez refusé</h2>", "<h2>Accepté aussi</h2>"),
        ("</main>", "<p>Vous avez aussi tout accepté.</p></main>"),
        ("<style>", "<style>blockquote{display:none}"),
        ("Numéro de la demande", "Numéro de téléphone"),
    ] {
        let file = altered(&case.file, from, to);
        refuse(&case, &file, Step::Page, &Fault::Page);
        // What was signed is still told.
        let report = check(&file, &case.evidence());
        let receipt = report.signed.map(|signed| signed.receipt);
        assert_eq!(receipt.as_ref(), Some(&case.stored.receipt));
    }
}

#[tokio::test]
async fn no_letter_of_the_file_can_change_unnoticed() {
    let case = Case::new().await;
    let letters: Vec<char> = case.file.chars().collect();
    // Every 101st letter: some in each part of the page, of the JSON and of both signatures.
    for place in (0..letters.len()).step_by(101) {
        let mut letters = letters.clone();
        letters[place] = if letters[place] == 'x' { 'y' } else { 'x' };
        let file: String = letters.iter().collect();
        let report = check(&file, &case.evidence());
        assert_eq!(report.verdict(), Verdict::Faulty, "letter {place}");
    }
}

#[tokio::test]
async fn a_receipt_that_the_log_does_not_hold_is_refused() {
    let case = Case::new().await;
    let with = |edit: &dyn Fn(&mut Value)| {
        let mut proof: Value = serde_json::from_str(&case.stored.log_proof).unwrap();
        edit(&mut proof);
        let proof = canonical_json::to_string(&proof).unwrap();
        page_of(&case.stored.receipt, &case.stored.receipt_jws, &proof)
    };
    let check = |edit: &dyn Fn(&mut Value), error: InvalidLeadProof| {
        refuse(&case, &with(edit), Step::Log, &Fault::Proof(error));
    };
    check(
        &|proof| proof["leaves"][1]["leaf"] = 2.into(),
        InvalidLeadProof::Leaf(2, Unproven),
    );
    check(
        &|proof| proof["salt"] = base64url::encode(&[0; 16]).into(),
        InvalidLeadProof::Leaf(0, Unproven),
    );
    check(
        &|proof| {
            let hash = proof["leaves"][0]["path"][1].clone();
            proof["leaves"][0]["path"][0] = hash;
        },
        InvalidLeadProof::Leaf(0, Unproven),
    );
    check(
        &|proof| drop(proof["leaves"].as_array_mut().unwrap().pop()),
        InvalidLeadProof::Count,
    );
    check(
        &|proof| proof["version"] = json!("1"),
        InvalidLeadProof::Shape,
    );
    // A receipt that was signed and never logged, beside the proof of another.
    let mut receipt = case.stored.receipt.clone();
    let given = given_after_all(&mut receipt) as u64;
    let jws = case.signing.sign(&receipt).unwrap();
    let page = page_of(&receipt, &jws, &case.stored.log_proof);
    // The request comes before the decisions.
    let leaf = InvalidLeadProof::Leaf(given + 1, Unproven);
    refuse(&case, &page, Step::Log, &Fault::Proof(leaf));
    // A head that nobody published.
    let stranger = SigningKeyPair::from_seed(&[9; 32]);
    let head = TreeHead {
        version: 1,
        size: 5,
        root: Sha256Hex::of(b"another log"),
        at: receipt.received_at,
    };
    let jws = stranger.sign(&head).unwrap();
    let page = with(&|proof| proof["head_jws"] = jws.clone().into());
    let error = InvalidSignature::Seal(InvalidSeal::UnknownKey);
    refuse(&case, &page, Step::Log, &Fault::OwnHead(error));
}
