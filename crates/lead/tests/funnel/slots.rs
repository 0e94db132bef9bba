//! The slot of the call, which is a part of what is asked.

use consent::CallSlot;
use lead::contact::Field;
use lead::funnel::{Announcement, Effect, Event, Funnel, Screen, Sending, Way};
use lead::wire::problem::ProblemCode;
use serde_json::json;

use crate::fixture::{challenge, deployment, instant};
use crate::{at_consents, at_contact, message, refused, sent, typed};

pub(crate) fn slot(start: &str, end: &str) -> CallSlot {
    let bounds = json!({
        "start": format!("{start}:00:00+01:00"),
        "end": format!("{end}:00:00+01:00"),
    });
    serde_json::from_value(bounds).unwrap()
}

fn thursday() -> CallSlot {
    slot("2026-11-26T14", "2026-11-26T17")
}

/// At the consents, with a slot in the request.
fn with_slot() -> Funnel {
    let funnel = at_consents()
        .on(Event::WentBack)
        .on(Event::SlotChosen(Some(thursday())))
        .on(Event::CallRequested(true))
        .on(Event::Continued);
    assert_eq!(funnel.screen, Screen::Consents);
    funnel
}

#[test]
fn no_slot_is_chosen_beforehand_and_none_is_needed() {
    let funnel = at_contact(Way::Phone);
    assert_eq!((funnel.slot(), funnel.offered_slots().len()), (None, 12));
    let request = message(&sent(at_consents())).request;
    assert_eq!(request.slot, None);
}

#[test]
fn the_slot_chosen_is_sent_and_said_in_the_request() {
    let funnel = with_slot();
    let words = thursday().in_words(funnel.language);
    assert!(funnel.shown().unwrap().request.text().contains(&words));
    let request = message(&sent(funnel.clone())).request;
    assert_eq!(request.slot, Some(thursday()));
    assert_eq!(
        request.text_sha256,
        funnel.shown().unwrap().request.sha256()
    );
}

#[test]
fn another_slot_is_another_request_and_empties_its_box() {
    let ticked = at_contact(Way::Phone).on(Event::CallRequested(true));
    assert!(ticked.clone().on(Event::SlotChosen(None)).is_call_requested);
    let chosen = ticked.on(Event::SlotChosen(Some(thursday())));
    assert!(!chosen.is_call_requested);
    let back = with_slot().on(Event::WentBack);
    assert!(back.is_call_requested);
    let changed = back.on(Event::SlotChosen(None));
    assert!(!changed.is_call_requested && changed.slot().is_none());
    assert_eq!(changed.on(Event::Continued).screen, Screen::Contact);
}

#[test]
fn what_is_not_on_offer_cannot_be_chosen() {
    let check = |funnel: Funnel, slot| {
        assert_eq!(funnel.clone().on(Event::SlotChosen(Some(slot))), funnel);
    };
    check(
        at_contact(Way::Phone),
        slot("2026-11-23T14", "2026-11-23T17"),
    ); // the day itself
    check(
        at_contact(Way::Phone),
        slot("2026-11-30T10", "2026-11-30T13"),
    ); // after the deadline
    check(at_contact(Way::Email), thursday());
    check(at_consents(), thursday());
}

#[test]
fn without_words_for_it_no_slot_is_on_offer() {
    let silent = deployment(|json| {
        let words = &mut json["deployment"]["terms"]["words"]["fr"];
        words.as_object_mut().unwrap().remove("call_slot");
    });
    let mut funnel = at_contact(Way::Phone);
    funnel.deployment = silent;
    assert!(funnel.offered_slots().is_empty());
    assert_eq!(
        funnel.clone().on(Event::SlotChosen(Some(thursday()))),
        funnel
    );
}

#[test]
fn an_answer_by_email_has_no_slot_whatever_was_chosen_before() {
    let by_email = with_slot()
        .on(Event::Shown(Screen::Way))
        .on(Event::WayChosen(Way::Email))
        .on(Event::Continued)
        .on(Event::Continued);
    assert_eq!(message(&sent(by_email)).request.slot, None);
}

#[test]
fn a_slot_that_is_gone_is_chosen_again_and_nothing_else_is_lost() {
    let key = crate::consent(consent::Purpose::Email);
    let funnel = crate::given(with_slot(), consent::Purpose::Email);
    let funnel = refused(sent(funnel), ProblemCode::SlotUnavailable);
    assert_eq!(funnel.sending, Sending::Renewing);
    assert!(matches!(funnel.pending, Some((_, Effect::FetchChallenge))));
    let funnel = funnel.on(Event::ChallengeArrived(challenge("2026-11-23")));
    assert_eq!(funnel.screen, Screen::Contact);
    assert!(funnel.is_slot_gone() && funnel.slot().is_none() && !funnel.is_call_requested);
    assert_eq!(funnel.announcement, Some(Announcement::RequestChanged));
    assert!(funnel.is_given(&key), "its words did not change");
    assert_eq!(funnel.contact.given_name, "Anne");
    let again = funnel
        .on(Event::SlotChosen(Some(slot(
            "2026-11-27T10",
            "2026-11-27T13",
        ))))
        .on(Event::CallRequested(true))
        .on(Event::Continued);
    assert_eq!(
        (again.screen, again.is_slot_gone()),
        (Screen::Consents, false)
    );
    let request = message(&sent(again)).request;
    assert_eq!(request.slot, Some(slot("2026-11-27T10", "2026-11-27T13")));
}

#[test]
fn a_slot_that_is_gone_may_be_left_for_as_soon_as_possible() {
    let funnel = refused(sent(with_slot()), ProblemCode::SlotUnavailable);
    let funnel = funnel
        .on(Event::ChallengeArrived(challenge("2026-11-23")))
        .on(Event::CallRequested(true))
        .on(Event::Continued);
    assert_eq!(
        (funnel.screen, funnel.is_slot_gone()),
        (Screen::Consents, false)
    );
    assert_eq!(message(&sent(funnel)).request.slot, None);
}

#[test]
fn a_later_day_of_the_server_takes_its_slots_away() {
    let funnel = refused(sent(with_slot()), ProblemCode::NonceExpired);
    let funnel = funnel.on(Event::ChallengeArrived(challenge("2026-11-26")));
    assert!(funnel.is_slot_gone() && funnel.slot().is_none());
    assert_eq!(funnel.screen, Screen::Contact);
}

#[test]
fn another_place_has_other_slots() {
    let funnel = with_slot().on(Event::Continued);
    assert_eq!(funnel.screen, Screen::Recap);
    let postcode = Screen::Question(eligibility::questionnaire::Question::Postcode);
    let elsewhere = eligibility::questionnaire::Given::Text("97400".into());
    let funnel = funnel
        .on(Event::EditAsked(postcode))
        .on(Event::Typed(elsewhere))
        .on(Event::Continued);
    assert!(funnel.is_slot_gone() && funnel.slot().is_none() && !funnel.is_call_requested);
}

#[test]
fn a_reload_forgets_the_slot_with_the_request() {
    let draft = with_slot().draft(instant(1));
    let restored = crate::fixture::funnel()
        .restored(draft, instant(2))
        .on(Event::ChallengeArrived(challenge("2026-11-23")));
    assert_eq!((restored.slot(), restored.screen), (None, Screen::Contact));
    assert_eq!(typed(restored, Field::Email, "").contact.given_name, "Anne");
}
