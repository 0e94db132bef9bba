//! What a lead brings beside its contents: a solved task, an empty trap.

use consent::Purpose;
use lead::funnel::{Event, Funnel, Reply, Screen, Sending, Way};
use lead::wire::problem::ProblemCode;
use lead::wire::v1::SignalsMessage;

use crate::fixture::{another_id, challenge, challenge_with_task, deployment, instant, stored};
use crate::{at_consents, at_contact, given, message, pressed, refused, sent};

/// A solved task of the challenge that everybody starts with: it names the nonce.
const PROOF: &str = "solved nonce";

fn proven(funnel: Funnel, proof: Option<&str>) -> Funnel {
    funnel.on(Event::ProofEnded(proof.map(str::to_owned)))
}

fn signals(funnel: &Funnel) -> SignalsMessage {
    message(funnel).signals.unwrap()
}

#[test]
fn what_was_solved_in_time_is_sent() {
    let funnel = sent(proven(at_consents(), Some(PROOF)));
    assert_eq!(signals(&funnel).proof.as_deref(), Some(PROOF));
    assert!(!signals(&funnel).trap_filled);
}

#[test]
fn what_was_not_solved_in_time_is_sent_without() {
    assert_eq!(signals(&sent(at_consents())), SignalsMessage::default());
    let given_up = sent(proven(at_consents(), None));
    assert_eq!(signals(&given_up), SignalsMessage::default());
}

#[test]
fn a_proof_that_comes_while_sending_changes_no_byte() {
    let funnel = sent(at_consents());
    let later = proven(funnel.clone(), Some(PROOF));
    assert_eq!(crate::body(&later), crate::body(&funnel));
}

#[test]
fn a_proof_of_another_challenge_is_not_taken() {
    let funnel = proven(at_consents(), Some("solved older"));
    assert_eq!(funnel.signals.proof, None);
    let solved = proven(at_consents(), Some(PROOF));
    let given_up = proven(solved.clone(), None);
    assert_eq!(
        given_up.signals, solved.signals,
        "another task was given up"
    );
}

#[test]
fn a_filled_trap_is_told_and_stops_nobody() {
    let funnel = sent(at_consents().on(Event::TrapFilled));
    assert!(signals(&funnel).trap_filled);
    let funnel = funnel.on(Event::Replied {
        reply: Reply::Stored(stored()),
        fresh_id: another_id(),
    });
    assert_eq!(funnel.screen, Screen::Receipt);
    assert!(!funnel.signals.trap_filled, "the next test begins anew");
}

#[test]
fn a_renewed_nonce_is_sent_with_its_own_proof() {
    let funnel = proven(at_consents(), Some(PROOF));
    let funnel = refused(
        sent(given(funnel, Purpose::Phone)),
        ProblemCode::NonceExpired,
    );
    let waiting = funnel.on(Event::ChallengeArrived(challenge_with_task("another")));
    assert_eq!(waiting.sending, Sending::Proving);
    assert!(waiting.sending.is_busy());
    let erased = waiting.clone().on(Event::Erased {
        submission_id: another_id(),
    });
    assert_eq!(erased, waiting, "what is being sent is not erased");
    assert_eq!(
        proven(waiting.clone(), Some(PROOF)),
        waiting,
        "what is solved for the old nonce is of no use"
    );
    for proof in [Some("solved another"), None] {
        let message = message(&proven(waiting.clone(), proof));
        assert_eq!(message.evidence.nonce, "another");
        assert_eq!(message.signals.unwrap().proof.as_deref(), proof);
    }
}

#[test]
fn a_renewed_nonce_without_a_task_is_sent_at_once() {
    let funnel = refused(sent(at_consents()), ProblemCode::NonceExpired);
    let funnel = funnel.on(Event::ChallengeArrived(challenge("2026-11-23")));
    assert_eq!(message(&funnel).evidence.nonce, "nonce");
}

#[test]
fn a_proof_that_ends_while_texts_are_fetched_sends_nothing() {
    let funnel = refused(sent(at_consents()), ProblemCode::StatementMismatch);
    let funnel = proven(funnel, Some(PROOF));
    assert_eq!(funnel.sending, Sending::Renewing);
    let funnel = funnel.on(Event::DeploymentArrived(deployment(|_| {})));
    let funnel = funnel.on(Event::Continued);
    let funnel = pressed(funnel, 20);
    assert_eq!(signals(&funnel).proof.as_deref(), Some(PROOF));
}

#[test]
fn a_draft_knows_neither_proof_nor_trap() {
    let plain = at_contact(Way::Email);
    let marked = proven(plain.clone(), Some(PROOF)).on(Event::TrapFilled);
    assert_eq!(marked.draft(instant(9)), plain.draft(instant(9)));
}
