//! The journey as a visitor lives it, without a browser.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod fixture;
mod properties;

use std::rc::Rc;

use consent::{Addressee, Decision, DecisionKey, DecisionState, Purpose};
use eligibility::questionnaire::{Given, Input, Question, TextKind};
use lead::contact::{Field, FieldFault};
use lead::funnel::{Announcement, Challenge, Effect, Event, Funnel, Reply, Screen, Sending, Way};
use lead::wire::problem::ProblemCode;
use lead::wire::v1::{InputKind, LeadMessage};

use fixture::{another_id, challenge, deployment, funnel, instant, stored};

/// The first option that goes on, or a text that fits.
fn some_answer(funnel: &Funnel, question: Question) -> Given {
    match funnel.questionnaire.input(question, funnel.context()) {
        Input::One(choices) => Given::One(choices[0]),
        Input::Many(choices) => Given::Many(vec![choices[0]]),
        Input::Text {
            kind: TextKind::Postcode,
            ..
        } => Given::Text("69003".into()),
        Input::Text { .. } => Given::Text("2".into()),
    }
}

fn after_questions(mut funnel: Funnel) -> Funnel {
    funnel = funnel.on(Event::Started { at: instant(0) });
    while let Screen::Question(question) = funnel.screen {
        let given = some_answer(&funnel, question);
        funnel = funnel.on(Event::Typed(given)).on(Event::Continued);
        assert_eq!(funnel.question_error, None, "{question:?}");
    }
    assert_eq!(funnel.screen, Screen::Outcome);
    funnel
}

fn at_contact(way: Way) -> Funnel {
    after_questions(funnel())
        .on(Event::Continued)
        .on(Event::WayChosen(way))
        .on(Event::ChallengeArrived(challenge("2026-11-23")))
        .on(Event::Continued)
}

fn typed(funnel: Funnel, field: Field, text: &str) -> Funnel {
    funnel.on(Event::ContactTyped(field, text.into()))
}

fn at_consents() -> Funnel {
    let mut funnel = at_contact(Way::Phone);
    for (field, text) in [
        (Field::GivenName, "Anne"),
        (Field::FamilyName, "Martin"),
        (Field::Phone, "06 12 34 56 78"),
        (Field::Email, "anne@exemple.fr"),
    ] {
        funnel = typed(funnel, field, text);
    }
    let funnel = funnel.on(Event::CallRequested(true)).on(Event::Continued);
    assert_eq!(funnel.screen, Screen::Consents);
    funnel
}

fn consent(purpose: Purpose) -> DecisionKey {
    DecisionKey {
        purpose,
        addressee: Addressee::Controller,
    }
}

fn given(funnel: Funnel, purpose: Purpose) -> Funnel {
    funnel.on(Event::ConsentSet {
        key: consent(purpose),
        is_given: true,
        at: instant(5),
        input: InputKind::Pointer,
    })
}

fn sent(funnel: Funnel) -> Funnel {
    funnel
        .on(Event::Continued)
        .on(Event::SendPressed { at: instant(9) })
}

fn body(funnel: &Funnel) -> Rc<str> {
    match &funnel.sending {
        Sending::Posting { body, .. } => Rc::clone(body),
        other => panic!("not posting: {other:?}"),
    }
}

fn message(funnel: &Funnel) -> LeadMessage {
    serde_json::from_str(&body(funnel)).unwrap()
}

fn states(decisions: &[Decision]) -> Vec<(String, DecisionState)> {
    decisions
        .iter()
        .map(|d| (d.key.to_string(), d.state))
        .collect()
}

fn refused(funnel: Funnel, code: ProblemCode) -> Funnel {
    let reply = Reply::Refused {
        code,
        retry_after_ms: None,
    };
    funnel.on(Event::Replied {
        reply,
        fresh_id: another_id(),
    })
}

fn unreached(funnel: Funnel) -> Funnel {
    funnel.on(Event::Replied {
        reply: Reply::Unreached,
        fresh_id: another_id(),
    })
}

#[test]
fn refusing_everything_sends_and_says_so() {
    let message = message(&sent(at_consents()));
    assert!(
        message
            .evidence
            .decisions
            .iter()
            .all(|d| d.state == DecisionState::Refused)
    );
    assert_eq!(
        message.evidence.decisions.len(),
        message.evidence.statements.len()
    );
    assert_eq!(message.contact.phone.as_deref(), Some("06 12 34 56 78"));
}

#[test]
fn one_consent_is_one_decision_given() {
    let message = message(&sent(given(at_consents(), Purpose::Phone)));
    let given: Vec<String> = states(&message.evidence.decisions)
        .into_iter()
        .filter(|(_, state)| *state == DecisionState::Given)
        .map(|(key, _)| key)
        .collect();
    assert_eq!(given, ["phone:self"]);
}

#[test]
fn by_email_only_no_phone_is_asked_sent_or_solicited() {
    let mut funnel = typed(at_contact(Way::Email), Field::GivenName, "Anne");
    funnel = typed(funnel, Field::FamilyName, "Martin");
    funnel = typed(funnel, Field::Phone, "06 12 34 56 78");
    funnel = typed(funnel, Field::Email, "anne@exemple.fr");
    let message = message(&sent(funnel.on(Event::Continued)));
    assert_eq!(message.contact.phone, None);
    let phone_decisions = message
        .evidence
        .decisions
        .iter()
        .filter(|d| d.key.purpose == Purpose::Phone);
    assert!(
        phone_decisions
            .map(|d| d.state)
            .all(|state| state == DecisionState::NotShown)
    );
}

#[test]
fn a_number_without_the_request_does_not_go_on() {
    let mut funnel = typed(at_contact(Way::Phone), Field::GivenName, "Anne");
    funnel = typed(funnel, Field::FamilyName, "Martin");
    funnel = typed(funnel, Field::Phone, "0612345678").on(Event::Continued);
    assert_eq!(funnel.screen, Screen::Contact);
    assert_eq!(funnel.contact_errors[0].fault, FieldFault::NotRequested);
    let funnel = funnel.on(Event::CallRequested(true));
    assert!(funnel.contact_errors.is_empty());
}

#[test]
fn taking_the_address_back_takes_its_consents_back() {
    let funnel = given(at_consents(), Purpose::Email).on(Event::Continued);
    let funnel = funnel.on(Event::EditAsked(Screen::Contact));
    let funnel = typed(funnel, Field::Email, "").on(Event::Continued);
    assert_eq!(
        funnel.screen,
        Screen::Consents,
        "fewer boxes: they are shown again"
    );
    assert!(funnel.given.is_empty());
}

#[test]
fn pressing_send_twice_posts_once() {
    let once = sent(at_consents());
    let twice = once.clone().on(Event::SendPressed { at: instant(10) });
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
    assert_eq!(
        body(&funnel.on(Event::SendPressed { at: instant(99) })),
        frozen
    );
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
    assert!(funnel.given.is_empty() && funnel.submission_id != id);
    assert_eq!(funnel.clone().on(Event::WentBack).screen, Screen::Receipt);
}

#[test]
fn an_expired_nonce_is_renewed_without_the_visitor() {
    let funnel = refused(
        sent(given(at_consents(), Purpose::Phone)),
        ProblemCode::NonceExpired,
    );
    assert_eq!(funnel.sending, Sending::Renewing);
    let mut renewed = challenge("2026-11-23");
    renewed.nonce = "another".into();
    let funnel = funnel.on(Event::ChallengeArrived(renewed));
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
    let kept: Vec<&DecisionKey> = funnel.given.iter().map(|given| &given.key).collect();
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
    assert!(funnel.given.is_empty());
    assert_eq!(funnel.contact.given_name, "Anne");
}

#[test]
fn an_altered_text_is_decided_again() {
    let funnel = given(at_consents(), Purpose::Email);
    let funnel = funnel.on(Event::TextsAltered(vec![consent(Purpose::Email)]));
    assert!(funnel.given.is_empty());
    assert_eq!(funnel.announcement, Some(Announcement::TextsAltered));
}

#[test]
fn a_conflict_is_sent_under_a_new_id() {
    let funnel = refused(sent(at_consents()), ProblemCode::SubmissionConflict);
    assert_eq!(message(&funnel).submission_id, another_id());
}

#[test]
fn a_copied_tab_gets_its_own_id() {
    let funnel = at_consents().on(Event::TwinFound {
        fresh_id: another_id(),
    });
    assert_eq!(message(&sent(funnel)).submission_id, another_id());
}

#[test]
fn a_reload_keeps_what_was_typed_and_no_consent() {
    let before = given(at_consents(), Purpose::Email).on(Event::Continued);
    let draft = before.draft(instant(1_000));
    let json = serde_json::to_string(&draft).unwrap();
    let restored = funnel().restored(serde_json::from_str(&json).unwrap(), instant(2_000));
    assert_eq!(restored.questionnaire, before.questionnaire);
    assert_eq!(restored.contact, before.contact);
    assert_eq!(restored.submission_id, before.submission_id);
    assert!(restored.given.is_empty() && !restored.is_call_requested);
    assert_eq!(
        restored.screen,
        Screen::Way,
        "the server's date has to be asked for again"
    );
}

#[test]
fn a_draft_of_yesterday_is_dropped() {
    let draft = at_consents().draft(instant(0));
    let restored = funnel().restored(draft, instant(24 * 3_600_000 + 1));
    assert_eq!(restored, funnel());
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
fn a_dead_server_at_the_way_is_told_and_tried_again() {
    let funnel = after_questions(funnel())
        .on(Event::Continued)
        .on(Event::WayChosen(Way::Email));
    let funnel = funnel.on(Event::ChallengeFailed).on(Event::Continued);
    assert_eq!(funnel.challenge, Challenge::Asked { is_awaited: true });
    let funnel = funnel.on(Event::ChallengeArrived(challenge("2026-11-23")));
    assert_eq!(funnel.screen, Screen::Contact);
}

#[test]
fn changing_an_answer_from_the_recap_comes_back_to_it() {
    let funnel = at_consents().on(Event::Continued);
    let last = funnel.questionnaire.plan(funnel.context()).pop().unwrap();
    let funnel = funnel.on(Event::EditAsked(Screen::Question(last)));
    assert_eq!(funnel.screen, Screen::Question(last));
    assert_eq!(funnel.on(Event::Continued).screen, Screen::Recap);
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
