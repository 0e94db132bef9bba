//! The journey as a visitor lives it, without a browser.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod fixture;
mod properties;
mod proving;
mod returning;
mod sending;
mod slots;

use std::rc::Rc;

use consent::{Addressee, Decision, DecisionKey, DecisionState, Purpose};
use eligibility::WorkKind;
use eligibility::questionnaire::{Choice, Given, Input, Question, TextKind};
use lead::contact::{Field, FieldFault};
use lead::funnel::{Announcement, Challenge, Event, Funnel, Reply, Screen, Sending, Way};
use lead::wire::problem::ProblemCode;
use lead::wire::v1::{InputKind, LeadMessage};

use fixture::{another_id, challenge, deployment, funnel, instant, witness};

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
    pressed(funnel.on(Event::Continued), 9)
}

/// « Envoyer ma demande » after so many milliseconds.
fn pressed(funnel: Funnel, millis: i64) -> Funnel {
    let witness = witness(&funnel, millis);
    funnel.on(Event::SendPressed(witness))
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
    assert!(funnel.given().next().is_none());
}

#[test]
fn an_altered_text_is_decided_again() {
    let funnel = given(at_consents(), Purpose::Email);
    let funnel = funnel.on(Event::TextsAltered(vec![consent(Purpose::Email)]));
    assert!(funnel.given().next().is_none());
    assert_eq!(funnel.announcement, Some(Announcement::TextsAltered));
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
    assert!(restored.given().next().is_none() && !restored.is_call_requested);
    assert_eq!(
        restored.screen,
        Screen::Way,
        "the server's date has to be asked for again"
    );
}

#[test]
fn a_reload_keeps_what_stands_in_the_question_on_screen() {
    let typed = Given::Many(vec![
        Choice::Work(WorkKind::AtticInsulation),
        Choice::Work(WorkKind::Windows),
    ]);
    let before = funnel()
        .on(Event::Started { at: instant(0) })
        .on(Event::Typed(typed.clone()));
    let json = serde_json::to_string(&before.draft(instant(1_000))).unwrap();
    let restored = funnel().restored_test(serde_json::from_str(&json).unwrap(), instant(2_000));
    assert_eq!(restored.screen, Screen::Question(Question::Works));
    assert_eq!(restored.typed, Some(typed));
    assert_eq!(
        restored.questionnaire,
        funnel().questionnaire,
        "not an answer before Continue"
    );
}

#[test]
fn a_reload_past_the_contact_says_that_boxes_are_not_kept() {
    for (before, said) in [
        (at_consents(), Some(Announcement::BoxesNotKept)),
        (
            at_consents().on(Event::Continued),
            Some(Announcement::BoxesNotKept),
        ),
        (at_contact(Way::Phone), None),
    ] {
        let restored = funnel().restored(before.draft(instant(1_000)), instant(2_000));
        let restored = restored.on(Event::ChallengeArrived(challenge("2026-11-23")));
        assert_eq!(restored.screen, Screen::Contact);
        assert_eq!(restored.announcement, said);
    }
}

#[test]
fn a_draft_of_yesterday_is_dropped() {
    let draft = at_consents().draft(instant(0));
    let restored = funnel().restored(draft, instant(24 * 3_600_000 + 1));
    assert_eq!(restored, funnel());
}

#[test]
fn a_draft_of_the_asking_steps_goes_to_the_result_where_their_code_is_missing() {
    let before = at_contact(Way::Phone).on(Event::ContactTyped(Field::GivenName, "Zoé".into()));
    let restored = funnel().restored_test(before.draft(instant(1_000)), instant(2_000));
    assert_eq!(restored.screen, Screen::Outcome);
    assert_eq!(restored.contact, before.contact, "nothing typed is lost");
    assert_eq!(restored.way, Some(Way::Phone));
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
fn an_answer_changed_from_the_recap_passes_by_the_result_that_it_changes() {
    let edited = |postcode: &str| {
        at_consents()
            .on(Event::Continued)
            .on(Event::EditAsked(Screen::Question(Question::Postcode)))
            .on(Event::Typed(Given::Text(postcode.into())))
            .on(Event::Continued)
    };
    assert_eq!(edited("69001").screen, Screen::Recap, "the same result");
    let funnel = edited("97400");
    assert_eq!(funnel.screen, Screen::Outcome);
    assert_eq!(funnel.announcement, Some(Announcement::ResultChanged));
    let unseen = funnel.message(witness(&funnel, 9));
    assert_eq!(unseen, None);
    // No way round it; "Retour" leads to the last question, and from there to it again.
    let back = funnel.clone().on(Event::WentBack);
    let last = funnel.questionnaire.plan(funnel.context()).pop().unwrap();
    assert_eq!(back.screen, Screen::Question(last));
    let again = back.on(Event::Continued);
    assert_eq!(again.screen, Screen::Outcome);
    assert_eq!(again.on(Event::Continued).screen, Screen::Recap);
    let funnel = funnel.on(Event::Continued);
    assert_eq!(funnel.screen, Screen::Recap, "the request is the same");
    assert!(funnel.message(witness(&funnel, 9)).is_some());
}

/// A second work ticked from the recap, and what it needs answered.
fn with_another_work(funnel: Funnel) -> Funnel {
    let mut funnel = funnel.on(Event::EditAsked(Screen::Question(Question::Works)));
    let works = match funnel
        .questionnaire
        .input(Question::Works, funnel.context())
    {
        Input::Many(choices) => choices[..2].to_vec(),
        other => panic!("works are several: {other:?}"),
    };
    funnel = funnel
        .on(Event::Typed(Given::Many(works)))
        .on(Event::Continued);
    while let Screen::Question(question) = funnel.screen {
        let given = some_answer(&funnel, question);
        funnel = funnel.on(Event::Typed(given)).on(Event::Continued);
    }
    funnel
}

#[test]
fn other_works_are_another_request_and_asked_again() {
    let funnel = with_another_work(given(at_consents(), Purpose::Email).on(Event::Continued));
    assert_eq!(funnel.screen, Screen::Outcome, "another result comes first");
    assert_eq!(funnel.announcement, Some(Announcement::ResultChanged));
    assert!(!funnel.is_call_requested);
    let funnel = funnel.on(Event::Continued);
    assert_eq!(funnel.screen, Screen::Contact);
    assert!(!funnel.is_call_requested);
    assert_eq!(funnel.announcement, Some(Announcement::RequestChanged));
    assert_eq!(funnel.message(witness(&funnel, 9)), None);
    let funnel = funnel.on(Event::CallRequested(true)).on(Event::Continued);
    assert_eq!(funnel.screen, Screen::Recap, "its consents did not change");
    let message = funnel.message(witness(&funnel, 9)).unwrap();
    assert_eq!(
        message.request.text_sha256,
        funnel.shown().unwrap().request.sha256()
    );
}

#[test]
fn a_changed_notice_takes_the_visitor_back_to_where_it_stands() {
    let funnel = refused(
        sent(given(at_consents(), Purpose::Email)),
        ProblemCode::NoticeStale,
    );
    let changed = deployment(|json| {
        json["deployment"]["terms"]["words"]["fr"]["notice"][0] = "Autre information.".into();
    });
    let funnel = funnel.on(Event::DeploymentArrived(changed));
    assert_eq!(funnel.screen, Screen::Contact);
    assert!(!funnel.is_call_requested);
    assert_eq!(funnel.announcement, Some(Announcement::TextsChanged));
}
