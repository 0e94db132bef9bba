use altcha::{SolveChallengeOptions, solve_challenge};
use lead::proof_of_work::{KEY_BYTES, Task, bytes, hex, payload};
use lead::tree;
use serde_json::Value;

use super::*;

const SECRET: [u8; 32] = [7; 32];

/// A task that is solved quickly: a test build derives a hundred times slower than a release.
fn easy(nonce: &str) -> String {
    let tasks = Tasks::signed_with(SECRET);
    let challenge = create_challenge(CreateChallengeOptions {
        algorithm: ALGORITHM.to_owned(),
        cost: 1,
        counter: Some(3),
        data: Some(BTreeMap::from([(NONCE.to_owned(), nonce.into())])),
        hmac_signature_secret: Some(tasks.secret),
        hmac_key_signature_secret: Some(tasks.key_secret),
        ..CreateChallengeOptions::default()
    });
    serde_json::to_string(&challenge.unwrap()).unwrap()
}

/// The task solved by the crate, sent as the widget sends it.
fn solved(task: &str) -> String {
    let challenge: Challenge = serde_json::from_str(task).unwrap();
    let solution = solve_challenge(SolveChallengeOptions::new(&challenge));
    let solution = solution.unwrap().unwrap();
    payload(task, solution.counter, &solution.derived_key)
}

fn judge(nonce: &str, payload: &str) -> Proof {
    Tasks::signed_with(SECRET).judge(nonce, Some(payload))
}

#[test]
fn a_solved_task_of_the_same_nonce_is_a_proof() {
    assert_eq!(judge("n", &solved(&easy("n"))), Proof::Solved);
    assert_eq!(Tasks::signed_with(SECRET).judge("n", None), Proof::Missing);
}

#[test]
fn a_new_task_names_its_nonce_and_what_it_costs() {
    let task = Tasks::signed_with(SECRET).new_task("n").unwrap();
    let read: Value = serde_json::from_str(&task).unwrap();
    let parameters = &read["parameters"];
    assert_eq!(parameters["algorithm"], ALGORITHM);
    assert_eq!(parameters["cost"], COST);
    assert_eq!(parameters["keyLength"], KEY_BYTES);
    assert_eq!(parameters["data"]["nonce"], "n");
    let task: Task = tree::read(Some(read)).unwrap();
    assert_eq!(task.cost, COST);
    assert_eq!(
        [task.salt, task.nonce, task.prefix].map(|hex| bytes(&hex).unwrap().len()),
        [16; 3]
    );
}

/// Whoever solves a task with what the widget reads of it finds what the crate finds.
#[test]
fn the_widgets_reading_of_a_task_leads_to_the_same_key() {
    let text = easy("n");
    let task: Task = tree::read(Some(serde_json::from_str(&text).unwrap())).unwrap();
    let challenge: Challenge = serde_json::from_str(&text).unwrap();
    let solution = solve_challenge(SolveChallengeOptions::new(&challenge));
    let solution = solution.unwrap().unwrap();
    let mut key = [0; KEY_BYTES as usize];
    pbkdf2::pbkdf2_hmac::<pbkdf2_sha2::Sha256>(
        &task.password(solution.counter).unwrap(),
        &bytes(&task.salt).unwrap(),
        task.cost,
        &mut key,
    );
    let key = hex(&key);
    assert!(task.is_solved_by(&key));
    assert!(!task.is_solved_by(&hex(&[0; 32])));
    assert_eq!(payload(&text, solution.counter, &key), solved(&text));
}

#[test]
fn a_task_proves_nothing_for_another_nonce() {
    assert_eq!(judge("other", &solved(&easy("n"))), Proof::Wrong);
}

#[test]
fn a_task_of_another_collector_proves_nothing() {
    let theirs = Tasks::signed_with([8; 32]);
    assert_eq!(theirs.judge("n", Some(&solved(&easy("n")))), Proof::Wrong);
}

#[test]
fn nothing_of_a_task_or_its_solution_can_be_altered() {
    let honest: Value = serde_json::from_str(&solved(&easy("n"))).unwrap();
    let changes: [(&str, Value); 9] = [
        ("/challenge/parameters/cost", 2.into()),
        ("/challenge/parameters/keyPrefix", "00".into()),
        ("/challenge/parameters/salt", "00".into()),
        ("/challenge/parameters/nonce", "00".into()),
        ("/challenge/parameters/keyLength", 1.into()),
        ("/challenge/parameters/algorithm", "SHA-256".into()),
        ("/challenge/parameters/keySignature", "".into()),
        ("/challenge/signature", "00".into()),
        ("/solution/derivedKey", "00".repeat(32).into()),
    ];
    for (pointer, value) in changes {
        let mut altered = honest.clone();
        *altered.pointer_mut(pointer).unwrap() = value;
        assert_eq!(judge("n", &altered.to_string()), Proof::Wrong, "{pointer}");
    }
    assert_eq!(judge("n", &honest.to_string()), Proof::Solved);
}

#[test]
fn what_is_no_payload_is_a_wrong_proof_and_no_fault() {
    let long = format!("{}{}", solved(&easy("n")), " ".repeat(MAX_PAYLOAD_BYTES));
    for text in ["", "{}", "null", "[", "\u{0}", &long] {
        assert_eq!(judge("n", text), Proof::Wrong);
    }
}
