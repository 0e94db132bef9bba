//! A stranger with a receipt, who trusts a time-stamping authority and not the operator.

use std::sync::Arc;

use axum::http::StatusCode;
use consent::receipt;
use lead::SubmissionId;
use lead::wire::v1::{LogStampMessage, StoredLeadMessage};

use crate::authority::{Authority, P_256, ok, serve};
use crate::fixture::{Collector, Visitor};
use crate::log::{lead, program, run, write_keys};
use crate::stamp;

/// The lead's receipt as the widget writes it.
async fn receipt_file(collector: &Collector) -> String {
    let visitor = Visitor {
        id: SubmissionId::new(1, [3; 10]).to_string(),
        ..Visitor::by_phone().giving(&["phone:self"])
    };
    let body = collector.lead(&visitor).await.to_string();
    let answer = collector.post("/v1/leads", body).await;
    let stored: StoredLeadMessage = serde_json::from_slice(&answer.body).unwrap();
    let (jws, proof) = (&stored.receipt_jws, &stored.log_proof);
    receipt::html(&stored.receipt, jws, proof, None)
}

#[tokio::test]
async fn with_a_stamped_head_a_stranger_knows_when_all_of_it_existed() {
    let collector = Collector::new().await;
    let missing = collector.get("/v1/log/stamp").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);

    let receipt = receipt_file(&collector).await;
    write_keys(&collector);
    let authority = Arc::new(Authority::new(P_256));
    let asked = Arc::clone(&authority);
    let tsa = serve(move |query| ok(&asked.answer(query)));
    let (is_stamped, said) = stamp(&collector, &tsa, &authority.root());
    assert!(is_stamped, "{said}");
    lead(&collector, 9).await;
    let (is_stamped, said) = stamp(&collector, &tsa, &authority.root());
    assert!(is_stamped, "{said}");

    // The files of a stranger: the first stamp after the receipt, and the newest.
    let folder = authority.folder();
    let get = async |path: &str| {
        let answer = collector.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        answer.body
    };
    let first = get("/v1/log/stamp?from=5").await;
    std::fs::write(folder.join("recu.html"), receipt).unwrap();
    std::fs::write(
        folder.join("jwks.json"),
        get("/.well-known/jwks.json").await,
    )
    .unwrap();
    std::fs::write(folder.join("stamp.json"), &first).unwrap();
    std::fs::write(folder.join("newest.json"), get("/v1/log/stamp").await).unwrap();
    std::fs::write(
        folder.join("consistency.json"),
        get("/v1/log/consistency?from=5&to=10").await,
    )
    .unwrap();
    for query in ["?from=11", "?from=-1", "?from=", "?to=5", "?from=5&from=5"] {
        let status = collector.get(&format!("/v1/log/stamp{query}")).await.status;
        let expected = if query == "?from=11" { 404 } else { 422 };
        assert_eq!(status.as_u16(), expected, "{query}");
    }

    // By the commands of the README, without any code of ours.
    let message: LogStampMessage = serde_json::from_slice(&first).unwrap();
    assert_eq!(message.size, 5);
    std::fs::write(folder.join("head.jws"), &message.head_jws).unwrap();
    std::fs::write(folder.join("token.txt"), &message.token).unwrap();
    authority.openssl("base64 -d -A -in token.txt -out token.tst", &[]);
    let verify = "ts -verify -token_in -in token.tst -data head.jws -CAfile root.pem";
    authority.openssl(verify, &[]);

    // By ours.
    let base = ["verify-receipt", "recu.html", "--jwks", "jwks.json"];
    let check = |more: &[&str], code: i32, words: &str| {
        let (ended, said) = program(folder, &[&base[..], more].concat());
        assert_eq!(ended, Some(code), "{said}");
        assert!(said.contains(words), "{words} is not in\n{said}");
    };
    let stamped = ["--stamp", "stamp.json", "--tsa-roots", "root.pem"];
    check(
        &stamped,
        0,
        "checked      somebody else saw the published head, at 2",
    );
    let told = [&stamped[..], &["--json"]].concat();
    check(&told, 0, "\"state\": \"checked\"");
    check(&stamped[..2], 3, "name who may have, with --tsa-roots");
    let later = ["--stamp", "newest.json", "--tsa-roots", "root.pem"];
    check(&later, 3, "/v1/log/consistency?from=5&to=10");
    let later = [&later[..], &["--consistency", "consistency.json"]].concat();
    check(&later, 0, "sound\n");

    // The head of one stamp with the token of the other, somebody else's authority, no stamp.
    let newest = std::fs::read(folder.join("newest.json")).unwrap();
    let newest: LogStampMessage = serde_json::from_slice(&newest).unwrap();
    let crossed = LogStampMessage {
        token: newest.token,
        ..message
    };
    let crossed = serde_json::to_string(&crossed).unwrap();
    std::fs::write(folder.join("stamp.json"), crossed).unwrap();
    check(&stamped, 1, "the time stamp is of another document");
    check(&stamped, 1, "faulty: the time stamp proves nothing");
    std::fs::write(folder.join("stamp.json"), &first).unwrap();
    let stranger = Authority::new(P_256);
    let others = stranger.root();
    let others = ["--stamp", "stamp.json", "--tsa-roots", others.as_str()];
    check(&others, 1, "nobody that is trusted for it");
    check(&["--stamp", "jwks.json"], 2, "not a time stamp of a head");
    check(
        &["--stamp", "stamp.json", "--head", "head.jws"],
        2,
        "--head",
    );
    let (is_sound, said) = run(&collector, &["verify-log"]);
    assert!(is_sound && said.contains("2 time stamps"), "{said}");
}
