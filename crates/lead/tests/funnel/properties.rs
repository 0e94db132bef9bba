//! What no sequence of events can do.

use consent::{DecisionState, Purpose};
use eligibility::questionnaire::{Choice, Given, Question};
use lead::contact::Field;
use lead::funnel::{Challenge, Event, Funnel, Reply, Screen, Sending, Way};
use lead::wire::problem::ProblemCode;
use lead::wire::v1::LeadMessage;
use proptest::prelude::*;

use crate::fixture::{
    another_id, challenge, challenge_with_task, deployment, funnel, instant, stored, witness,
};
use crate::slots::slot;
use crate::{after_questions, at_consents, at_contact, consent, given, typed};

fn any_event() -> impl Strategy<Value = Event> {
    let choice = prop_oneof![
        Just(Choice::Yes),
        Just(Choice::No),
        Just(Choice::Unknown),
        Just(Choice::NotYetKnown),
        Just(Choice::Work(eligibility::WorkKind::AtticInsulation)),
        Just(Choice::Work(eligibility::WorkKind::HeatPumpAirWater)),
    ];
    let screen = prop_oneof![
        Just(Screen::Start),
        Just(Screen::Question(Question::Works)),
        Just(Screen::Question(Question::Income)),
        Just(Screen::Outcome),
        Just(Screen::Way),
        Just(Screen::CallUs),
        Just(Screen::Contact),
        Just(Screen::Consents),
        Just(Screen::Recap),
        Just(Screen::Receipt),
    ];
    let reply = prop_oneof![
        Just(Reply::Unreached),
        Just(Reply::Stored(stored())),
        proptest::sample::select(ProblemCode::ALL).prop_map(|code| Reply::Refused {
            code,
            retry_after_ms: Some(7)
        }),
    ];
    prop_oneof![
        Just(Event::Started { at: instant(0) }),
        choice
            .clone()
            .prop_map(|choice| Event::Typed(Given::One(choice))),
        choice.prop_map(|choice| Event::Typed(Given::Many(vec![choice]))),
        "[0-9a-z]{0,6}".prop_map(|text| Event::Typed(Given::Text(text))),
        Just(Event::Continued),
        Just(Event::Continued),
        Just(Event::Continued),
        Just(Event::WentBack),
        screen.clone().prop_map(Event::Shown),
        screen.prop_map(Event::EditAsked),
        Just(Event::WayChosen(Way::Email)),
        Just(Event::WayChosen(Way::Phone)),
        Just(Event::WayChosen(Way::CallUs)),
        Just(Event::ContactTyped(Field::GivenName, "A".into())),
        Just(Event::ContactTyped(Field::FamilyName, "B".into())),
        Just(Event::ContactTyped(Field::Phone, "0612345678".into())),
        Just(Event::ContactTyped(Field::Email, "a@b.fr".into())),
        Just(Event::SlotChosen(None)),
        Just(Event::SlotChosen(Some(slot(
            "2026-11-25T14",
            "2026-11-25T17"
        )))),
        Just(Event::CallRequested(true)),
        Just(Event::CallRequested(false)),
        Just(Event::ReviewSet(true)),
        Just(Event::AnalyticsKnown(None)),
        Just(Event::TextsAltered(Vec::new())),
        Just(Event::DeploymentArrived(deployment(|json| {
            json["deployment"]["terms"]["words"]["fr"]["notice"][0] = "Autre.".into();
        }))),
        Just(Event::ChallengeArrived(challenge("2026-11-23"))),
        Just(Event::ChallengeArrived(challenge("2026-11-24"))),
        Just(Event::ChallengeArrived(challenge_with_task("another"))),
        Just(Event::ChallengeFailed),
        proptest::option::of(Just("solved another".to_owned())).prop_map(Event::ProofEnded),
        Just(Event::TrapFilled),
        Just(Event::DeploymentArrived(deployment(|_| {}))),
        Just(Event::SendPressed(witness(&at_consents(), 3))),
        reply.prop_map(|reply| Event::Replied {
            reply,
            fresh_id: another_id()
        }),
        Just(Event::Resumed { body: "{}".into() }),
        Just(Event::TwinFound {
            fresh_id: another_id()
        }),
        Just(Event::Erased {
            submission_id: another_id()
        }),
    ]
}

fn starting_points() -> impl Strategy<Value = Funnel> {
    prop_oneof![
        Just(funnel()),
        Just(after_questions(funnel())),
        Just(at_contact(Way::Phone)),
        Just(at_consents()),
        Just(at_consents().on(Event::Continued)),
        Just(with_a_withdrawn_address()),
        Just(with_altered_words()),
    ]
}

/// A consent was given, and is void since the address that it was for was taken away.
fn with_a_withdrawn_address() -> Funnel {
    let recap = given(at_consents(), Purpose::Email).on(Event::Continued);
    let contact = recap.on(Event::EditAsked(Screen::Contact));
    let without = typed(contact, Field::Email, "").on(Event::Continued);
    let contact = without.on(Event::WentBack);
    assert_eq!(contact.screen, Screen::Contact);
    typed(contact, Field::Email, "anne@exemple.fr")
}

/// A consent was given, and is void since the words beside its box were others.
fn with_altered_words() -> Funnel {
    let key = consent(Purpose::Email);
    given(at_consents(), Purpose::Email).on(Event::TextsAltered(vec![key]))
}

/// Whether an event is one of the test, not of the asking steps.
fn is_of_the_test(event: &Event) -> bool {
    matches!(
        event,
        Event::Started { .. }
            | Event::Typed(_)
            | Event::Continued
            | Event::WentBack
            | Event::Shown(_)
            | Event::EditAsked(_)
            | Event::Erased { .. }
            | Event::ReviewSet(_)
            | Event::AnalyticsKnown(_)
            | Event::TwinFound { .. }
    )
}

proptest! {
    /// What a widget without the code of the asking steps does, the whole machine does too.
    #[test]
    fn the_test_alone_is_the_whole_journey_up_to_its_result(
        start in prop_oneof![Just(funnel()), Just(after_questions(funnel()))],
        events in prop::collection::vec(any_event().prop_filter("of the test", is_of_the_test), 0..30),
    ) {
        let mut funnel = start;
        for event in events {
            let whole = funnel.clone().on(event.clone());
            funnel = funnel.on_test(event);
            prop_assert!(matches!(funnel.screen, Screen::Start | Screen::Question(_) | Screen::Outcome));
            if matches!(whole.screen, Screen::Start | Screen::Question(_) | Screen::Outcome) {
                prop_assert_eq!(&whole, &funnel);
            } else {
                prop_assert_eq!(funnel.screen, Screen::Outcome);
            }
        }
    }

    #[test]
    fn an_event_of_the_asking_steps_does_nothing_to_the_test_alone(
        start in prop_oneof![Just(funnel()), Just(after_questions(funnel()))],
        event in any_event().prop_filter("of the asking steps", |event| !is_of_the_test(event)),
    ) {
        prop_assert_eq!(start.clone().on_test(event), start);
    }

    #[test]
    fn nothing_but_the_visitors_hand_gives_a_consent(start in starting_points(), events in prop::collection::vec(any_event(), 0..30)) {
        let funnel = events.into_iter().fold(start, Funnel::on);
        prop_assert!(funnel.given().next().is_none());
        if let Sending::Posting { body, is_resumed: false, .. } = &funnel.sending {
            let message: LeadMessage = serde_json::from_str(body).unwrap();
            prop_assert!(message.evidence.decisions.iter().all(|d| d.state != DecisionState::Given));
        }
    }

    #[test]
    fn a_screen_is_only_shown_when_its_answers_allow_it(start in starting_points(), events in prop::collection::vec(any_event(), 0..30)) {
        let funnel = events.into_iter().fold(start, Funnel::on);
        let context = funnel.context();
        match funnel.screen {
            Screen::Question(question) => prop_assert!(funnel.questionnaire.plan(context).contains(&question)),
            Screen::Contact | Screen::Consents | Screen::Recap => {
                prop_assert!(funnel.shown().is_some());
                prop_assert_eq!(funnel.questionnaire.next(context), None);
            }
            _ => {}
        }
    }

    #[test]
    fn the_slot_sent_is_on_offer_and_in_the_words_that_were_asked(start in starting_points(), events in prop::collection::vec(any_event(), 0..30)) {
        let funnel = events.into_iter().fold(start, Funnel::on);
        if let Some(slot) = funnel.slot().filter(|_| matches!(funnel.challenge, Challenge::Ready(_))) {
            prop_assert!(funnel.offered_slots().contains(&slot));
        }
        if let Sending::Posting { body, is_resumed: false, .. } = &funnel.sending {
            let request = serde_json::from_str::<LeadMessage>(body).unwrap().request;
            let shown = funnel.shown().unwrap().request;
            prop_assert_eq!(request.text_sha256, shown.sha256());
            let words = request.slot.map(|slot| slot.in_words(funnel.language));
            prop_assert!(words.is_none_or(|words| shown.text().contains(&words)));
        }
    }

    #[test]
    fn a_draft_never_holds_a_consent(start in starting_points(), events in prop::collection::vec(any_event(), 0..30)) {
        let ticked = given(events.into_iter().fold(start, Funnel::on), Purpose::Email);
        let json = serde_json::to_string(&ticked.draft(instant(0))).unwrap();
        prop_assert!(!json.contains("email:self") && !json.contains("sha256"));
    }
}
