//! Sending once, whatever the network and the collector do.

use std::rc::Rc;

use consent::{DecisionKey, DecisionState, Purpose};
use lead::funnel::{Announcement, Effect, Event, Reply, Screen, Sending};
use lead::wire::problem::ProblemCode;
use lead::wire::v1::InputKind;

use crate::fixture::{
    another_challenge, another_id, challenge, deployment, funnel, instant, stored, witness,
};
use crate::{at_consents, body, consent, given, message, pressed, refused, sent, unreached};

#[test]
fn what_was_seen_on_another_way_or_in_an_earlier_test_is_not_told() {
    let funnel = given(at_consents(), Purpose::Email).on(Event::Continued);
    let mut witness = witness(&funnel, 9).clone();
    let told = witness.seen.clone();
    let mut elsewhere = told.first().unwrap().clone();
    elsewhere.key = "phone:partner/ailleurs".parse().unwrap();
    witness.seen.push(elsewhere);
    let message = funnel.message(&witness).unwrap();
    assert_eq!(message.evidence.claims.seen, told);
}

#[test]
fn pressing_send_twice_posts_once() {
    let once = sent(at_consents());
    let twice = pressed(once.clone(), 10);
    assert_eq!(twice, once);
}

#[test]
fn a_lost_network_is_retried_with_the_same_bytes_then_told() {
    let mut funnel = sent(at_consents());
    let frozen = body(&funnel);
    for after in [1_000, 5_000, 30_000] {
        funnel = unreached(funnel);
        let expected = Effect::Post {
            body: Rc::clone(&frozen),
            after_ms: after,
        };
        assert_eq!(
            funnel.pending.as_ref().map(|(_, effect)| effect),
            Some(&expected)
        );
    }
    funnel = unreached(funnel);
    assert_eq!(
        funnel.sending,
        Sending::Failed {
            body: Some(Rc::clone(&frozen))
        }
    );
    assert_eq!(
        funnel.clone().on(Event::WentBack),
        funnel,
        "a frozen body is not edited"
    );
    assert_eq!(body(&pressed(funnel, 99)), frozen);
}

#[test]
fn a_stored_lead_ends_the_test_and_forgets_the_person() {
    let before = sent(given(at_consents(), Purpose::Email));
    let id = before.submission_id;
    let funnel = before.on(Event::Replied {
        reply: Reply::Stored(stored()),
        fresh_id: another_id(),
    });
    assert_eq!(funnel.screen, Screen::Receipt);
    assert_eq!(funnel.contact, lead::ContactDraft::default());
    assert!(funnel.given().next().is_none() && funnel.submission_id != id);
    assert_eq!(funnel.clone().on(Event::WentBack).screen, Screen::Receipt);
}

#[test]
fn an_expired_nonce_is_renewed_without_the_visitor() {
    let funnel = refused(
        sent(given(at_consents(), Purpose::Phone)),
        ProblemCode::NonceExpired,
    );
    assert_eq!(funnel.sending, Sending::Renewing);
    let funnel = funnel.on(Event::ChallengeArrived(another_challenge("another")));
    let message = message(&funnel);
    assert_eq!(message.evidence.nonce, "another");
    assert!(
        message
            .evidence
            .decisions
            .iter()
            .any(|d| d.state == DecisionState::Given)
    );
}

#[test]
fn a_new_day_states_another_end_and_is_decided_again() {
    let funnel = given(given(at_consents(), Purpose::Phone), Purpose::Email);
    let funnel = refused(sent(funnel), ProblemCode::NonceExpired);
    let funnel = funnel.on(Event::ChallengeArrived(challenge("2026-11-24")));
    assert_eq!(funnel.screen, Screen::Consents);
    assert_eq!(funnel.announcement, Some(Announcement::TextsChanged));
    let kept: Vec<&DecisionKey> = funnel.given().collect();
    assert_eq!(kept, [&consent(Purpose::Email)], "its words did not change");
}

#[test]
fn changed_texts_come_back_unticked_and_the_rest_is_kept() {
    let funnel = refused(
        sent(given(at_consents(), Purpose::Email)),
        ProblemCode::StatementMismatch,
    );
    assert!(matches!(funnel.pending, Some((_, Effect::FetchDeployment))));
    let changed = deployment(|json| {
        let purposes = json["deployment"]["terms"]["purposes"]
            .as_array_mut()
            .unwrap();
        purposes[2]["words"]["fr"]["label"] = "Autre phrase pour {goods}.".into();
    });
    let funnel = funnel.on(Event::DeploymentArrived(changed));
    assert_eq!(funnel.screen, Screen::Consents);
    assert!(funnel.given().next().is_none());
    assert_eq!(funnel.contact.given_name, "Anne");
}

#[test]
fn a_conflict_is_sent_under_a_new_id() {
    let funnel = refused(sent(at_consents()), ProblemCode::SubmissionConflict);
    assert_eq!(message(&funnel).submission_id, another_id());
}

#[test]
fn a_reload_while_sending_sends_the_same_bytes() {
    let frozen = body(&sent(at_consents()));
    let funnel = funnel().on(Event::Resumed {
        body: Rc::clone(&frozen),
    });
    assert_eq!((funnel.screen, body(&funnel)), (Screen::Resuming, frozen));
    let funnel = refused(funnel, ProblemCode::NonceExpired);
    assert!(
        !funnel.sending.is_busy(),
        "without its consents it cannot be made again"
    );
}

#[test]
fn every_conflict_is_recovered_from_in_the_page() {
    let conflicts = ProblemCode::ALL.iter().filter(|code| code.status() == 409);
    let mut count = 0;
    for code in conflicts {
        count += 1;
        let funnel = refused(sent(given(at_consents(), Purpose::Email)), *code);
        let pending = funnel.pending.clone().map(|(_, effect)| effect);
        match code {
            ProblemCode::SubmissionInFlight => {
                assert!(matches!(pending, Some(Effect::Post { .. })), "{code:?}");
                continue;
            }
            ProblemCode::NonceExpired | ProblemCode::NonceUsed | ProblemCode::SlotUnavailable => {
                assert_eq!(pending, Some(Effect::FetchChallenge), "{code:?}");
            }
            _ => assert_eq!(pending, Some(Effect::FetchDeployment), "{code:?}"),
        }
        assert_eq!(funnel.sending, Sending::Renewing, "{code:?}");
        assert_eq!(funnel.contact.given_name, "Anne", "{code:?}");
    }
    assert_eq!(count, 8);
}

#[test]
fn what_no_renewal_mends_is_told_with_whom_to_call() {
    for code in [
        ProblemCode::CommitmentMismatch,
        ProblemCode::ConsentNotFree,
        ProblemCode::SectorBanned,
        ProblemCode::PeriodTooLong,
    ] {
        let funnel = refused(sent(at_consents()), code);
        assert_eq!(funnel.sending, Sending::Failed { body: None }, "{code:?}");
        assert_eq!(funnel.screen, Screen::Recap);
    }
}

#[test]
fn a_box_pressed_again_counts_its_presses_and_keeps_the_last() {
    let mut funnel = at_consents();
    for (is_given, input) in [
        (true, InputKind::Pointer),
        (false, InputKind::Keyboard),
        (true, InputKind::Assistive),
    ] {
        funnel = funnel.on(Event::ConsentSet {
            key: consent(Purpose::Email),
            is_given,
            at: instant(5),
            input,
        });
    }
    let message = message(&sent(funnel));
    let [press] = message.evidence.claims.decided.as_slice() else {
        panic!("one box was pressed");
    };
    assert_eq!((press.toggles, press.input), (3, InputKind::Assistive));
    assert!(press.is_trusted);
}

#[test]
fn erasing_leaves_nothing() {
    let funnel = at_consents().on(Event::Erased {
        submission_id: another_id(),
    });
    assert_eq!(funnel.screen, Screen::Start);
    assert_eq!(funnel.contact, lead::ContactDraft::default());
    assert_eq!(funnel.questionnaire, eligibility::Questionnaire::default());
}
