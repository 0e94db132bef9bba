//! The key file beside a database that was signed in.

use super::{DEMO, Serving, refusal};
use crate::fixture::{Visitor, database};

#[test]
fn without_the_key_that_signed_nothing_is_served() {
    let folder = tempfile::tempdir().unwrap();
    {
        let serving = Serving::start(&folder);
        let lead = serving.lead(&Visitor::by_email());
        let (status, _) = serving.ask("POST", "/v1/leads", &lead);
        assert_eq!(status, 201);
    }
    let keys = folder.path().join("leads.keys.json");
    let dist = folder.path().join("dist").display().to_string();
    let refused = || {
        let database = database(&folder);
        refusal(&[
            "serve",
            "--deployment",
            DEMO,
            "--listen",
            "127.0.0.1:0",
            "--database",
            &database,
            "--dist",
            &dist,
        ])
    };
    let kept = folder.path().join("kept.json");
    std::fs::rename(&keys, &kept).unwrap();
    let lost = refused();
    assert!(
        lost.contains("there is no key file") && !keys.exists(),
        "{lost}"
    );
    let foreign = r#"{"keys":[{"kty":"OKP","crv":"Ed25519","d":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc"}]}"#;
    std::fs::copy(&kept, &keys).unwrap();
    std::fs::write(&keys, foreign).unwrap();
    let foreign = refused();
    assert!(foreign.contains("signed the newest head"), "{foreign}");
    std::fs::rename(&kept, &keys).unwrap();
    assert_eq!(
        Serving::start(&folder).ask("GET", "/v1/log/head", "").0,
        200
    );
}
