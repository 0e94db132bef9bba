//! The program, by a stranger and by the operator.

use serde_json::{Value, json};

use crate::altered;
use crate::log::{lead, program, run, write_keys};
use crate::receipts::{self, Case};

#[tokio::test]
async fn a_stranger_checks_with_three_files_and_no_database() {
    let case = Case::new().await;
    let (file, jwks, head) = ("recu.html", "jwks.json", "head.json");
    let arguments = ["verify-receipt", file, "--jwks", jwks, "--head", head];
    // A head newer than the receipt needs one proof more, and the program says which.
    let folder = case.files();
    let (code, said) = program(folder.path(), &arguments);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("/v1/log/consistency?from=5&to=10"), "{said}");
    let whole = [&arguments[..], &["--consistency", "consistency.json"]].concat();
    let (code, said) = program(folder.path(), &whole);
    assert_eq!(code, Some(0), "{said}");
    let receipt = &case.stored.receipt;
    for told in [
        "sound\n",
        receipt.received_at_paris.as_str(),
        receipt.lead_id.as_str(),
        receipt.request.text.lines().next().unwrap(),
        receipt.decisions[0].text.lines().next().unwrap(),
        "given        phone:self, until 2027-11-23",
        "refused      ",
        "10 leaves",
        "leads to https://collecte.exemple, which nobody signed",
    ] {
        assert!(said.contains(told), "{told} is not in\n{said}");
    }
    let (code, said) = program(folder.path(), &[&whole[..], &["--json"]].concat());
    assert_eq!(code, Some(0));
    let told: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(told["verdict"], "sound");
    assert_eq!(told["receipt"]["lead_id"], receipt.lead_id);
    assert_eq!(told["published_head"]["size"], 10);
    assert_eq!(told["unsigned_link"], "https://collecte.exemple");
    assert_eq!(told["leaves"], json!([0, 1, 2, 3, 4]));
}

#[tokio::test]
async fn the_code_at_the_end_says_what_became_of_it() {
    let case = Case::new().await;
    let folder = case.files();
    let faulty = altered(&case.file, "</main>", "<p></p></main>");
    std::fs::write(folder.path().join("faulty.html"), faulty).unwrap();
    let check = |arguments: &[&str], code: i32, words: &str| {
        let arguments = [&["verify-receipt"], arguments].concat();
        let (ended, said) = program(folder.path(), &arguments);
        assert_eq!(ended, Some(code), "{said}");
        assert!(said.contains(words), "{words} is not in\n{said}");
    };
    check(&["faulty.html", "--jwks", "jwks.json"], 1, "faulty: page: ");
    check(
        &["faulty.html", "--jwks", "jwks.json", "--json"],
        1,
        "\"first_fault\": {\n    \"step\": \"page\"",
    );
    check(&["recu.html", "--jwks", "jwks.json"], 3, "incomplete: ");
    let missing = ["missing.html", "--jwks", "jwks.json"];
    check(&missing, 2, "missing.html cannot be read");
    check(&["recu.html", "--jwks", "recu.html"], 2, "not a JWK set");
    check(&["recu.html"], 2, "no --jwks FILE was given");
    let with = ["recu.html", "--jwks", "jwks.json"];
    let head = ["--head", "recu.html"];
    let no_head = "not a signed head of the log";
    check(&[&with[..], &head].concat(), 2, no_head);
    let head = ["--head", "head.json", "--consistency", "head.json"];
    check(
        &[&with[..], &head].concat(),
        2,
        "not a proof of consistency",
    );
    let alone = ["--consistency", "consistency.json"];
    check(&[&with[..], &alone].concat(), 2, "--head");
}

#[tokio::test]
async fn the_operator_checks_with_the_own_keys_before_and_after_a_rotation() {
    let case = Case::new().await;
    write_keys(&case.collector);
    let folder = case.files();
    let file = folder.path().join("recu.html").display().to_string();
    let (_, said) = run(&case.collector, &["verify-receipt", &file]);
    assert!(said.contains("incomplete: nothing failed"), "{said}");
    let (is_done, said) = run(&case.collector, &["keys", "rotate"]);
    assert!(is_done && said.contains("2 keys in all"), "{said}");
    let (_, said) = run(&case.collector, &["verify-receipt", &file]);
    assert!(said.contains("incomplete: nothing failed"), "{said}");
    assert!(said.contains("which signed until "), "{said}");
    lead(&case.collector, 9).await;
    let (is_sound, said) = run(&case.collector, &["verify-log"]);
    assert!(is_sound, "{said}");
}

/// Killed at any moment, a rotation has either happened or not, and every key is still there.
#[test]
fn a_rotation_that_is_killed_loses_no_key() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("keys.json");
    drop(collector::Keys::open(&file).unwrap());
    let mut known = receipts::private_keys(&file);
    for round in 0..40_u32 {
        let mut rotating = receipts::rotating(&file);
        // From not yet started to long since done.
        for _ in 0..round * 25 {
            if rotating.try_wait().unwrap().is_some() {
                break;
            }
            std::thread::yield_now();
        }
        rotating.kill().unwrap();
        rotating.wait().unwrap();
        drop(collector::Keys::open_existing(&file).unwrap());
        let now = receipts::private_keys(&file);
        let more = now.len() - known.len();
        assert!(more <= 1 && now[more..] == known, "round {round}");
        known = now;
    }
    assert!(receipts::rotating(&file).wait().unwrap().success());
    assert_eq!(receipts::private_keys(&file)[1..], known);
}
