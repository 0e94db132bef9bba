//! A head of the log that somebody kept elsewhere.

use consent::log::TreeHead;
use consent::receipt::seal::{self, SigningKeyPair};
use consent::{Sha256Hex, base64url};

use super::alter;
use crate::fixture::Collector;
use crate::log::{lead, run, two_leads};

/// Keeps what the collector publishes now; gives the file's name.
async fn keep(collector: &Collector) -> String {
    let answer = collector.get("/v1/log/head").await;
    write(collector, &answer.body)
}

fn write(collector: &Collector, head: &[u8]) -> String {
    let file = collector.folder.path().join("head.json");
    std::fs::write(&file, head).unwrap();
    file.display().to_string()
}

fn verify(collector: &Collector, head: &str) -> (bool, String) {
    run(collector, &["verify-log", "--head", head])
}

#[tokio::test]
async fn a_log_that_went_on_from_a_head_kept_elsewhere_is_sound() {
    let collector = two_leads().await;
    let head = keep(&collector).await;
    assert!(verify(&collector, &head).0);
    lead(&collector, 3).await;
    let (is_sound, said) = verify(&collector, &head);
    assert!(is_sound, "{said}");
}

/// With every row that tells of it: without the head nobody could know.
#[tokio::test]
async fn an_end_that_was_cut_off_is_missed() {
    let collector = two_leads().await;
    let head = keep(&collector).await;
    let cut = [
        "DELETE FROM request WHERE leaf >= 5",
        "DELETE FROM consent_event WHERE leaf >= 5",
        "DELETE FROM log_event WHERE leaf >= 5",
        "DELETE FROM log_node WHERE number >= 8",
        "DELETE FROM log_head WHERE size = 10",
    ];
    drop(alter(&collector, &cut).await);
    assert!(run(&collector, &["verify-log"]).0);
    let flaw = "leaf 5 is missing: the head given with --head was signed after it\n";
    assert_eq!(verify(&collector, &head), (false, flaw.to_owned()));
}

/// Signed by the very key, which the forger has this time.
#[tokio::test]
async fn a_log_that_began_otherwise_than_a_head_kept_elsewhere_is_named() {
    let collector = two_leads().await;
    let answer = collector.get("/v1/log/head").await.json();
    let keys = SigningKeyPair::from_seed(&[7; 32]);
    let jws = answer["head_jws"].as_str().unwrap();
    let head: TreeHead = seal::verify(jws, &[keys.public_key()]).unwrap();
    let root = Sha256Hex::of(b"another log");
    let other = keys.sign(&TreeHead { root, ..head }).unwrap();
    let file = write(&collector, other.as_bytes());
    let flaw = "leaf 9: the head given with --head was signed after another log\n";
    assert_eq!(verify(&collector, &file), (false, flaw.to_owned()));
}

#[tokio::test]
async fn a_head_of_nobody_here_or_that_says_otherwise_is_refused() {
    let collector = two_leads().await;
    let mut published = collector.get("/v1/log/head").await.json();
    published["size"] = 11.into();
    let other = SigningKeyPair::from_seed(&[8; 32]);
    let jws = published["head_jws"].as_str().unwrap();
    let own = SigningKeyPair::from_seed(&[7; 32]).public_key();
    let head: TreeHead = seal::verify(jws, &[own]).unwrap();
    for (text, reason) in [
        (published.to_string(), "says otherwise than what was signed"),
        (other.sign(&head).unwrap(), "none of these keys signed it"),
        ("{}".to_owned(), "not a signed head of the log"),
    ] {
        let file = write(&collector, text.as_bytes());
        let (is_sound, said) = verify(&collector, &file);
        assert!(!is_sound && said.contains(reason), "{reason}: {said}");
    }
}

/// Who has a key that was retired signs nothing new with it.
#[tokio::test]
async fn a_head_signed_by_a_key_after_its_time_is_named() {
    let collector = two_leads().await;
    // Else the receipts tell first.
    drop(alter(&collector, &["DELETE FROM contact"]).await);
    let file = collector.folder.path().join("leads.keys.json");
    let retired = crate::fixture::NOW / 1000;
    for (after, is_sound) in [(0, false), (1, true)] {
        let keys = serde_json::json!({ "keys": [
            { "kty": "OKP", "crv": "Ed25519", "d": base64url::encode(&[8; 32]) },
            { "kty": "OKP", "crv": "Ed25519", "d": base64url::encode(&[7; 32]), "exp": retired + after },
        ] });
        std::fs::write(&file, keys.to_string()).unwrap();
        let (is_said_sound, said) = run(&collector, &["verify-log"]);
        assert_eq!(is_said_sound, is_sound, "{said}");
        assert_eq!(
            said.starts_with("leaf 4: the head signed after it"),
            !is_sound
        );
    }
}
