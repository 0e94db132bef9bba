//! The slot of the call, where it is chosen and where it is read.

use lead::funnel::{Event, Reply, Screen, Way};
use lead::wire::problem::ProblemCode;

use crate::asking::{answered, at_recap, witness};
use crate::journey::{at_contact, challenge, screen};

#[test]
fn a_call_offers_lawful_slots_and_chooses_none() {
    let funnel = at_contact(Way::Phone);
    let html = screen(funnel.clone());
    let select = html.split("<select").nth(1).unwrap();
    let select = select.split("</select>").next().unwrap();
    let options: Vec<_> = select.split("<option").skip(1).collect();
    assert_eq!(options.len(), 1 + funnel.offered_slots().len());
    assert!(options[0].contains("Dès que possible") && options[0].contains("selected"));
    assert_eq!(select.matches("selected").count(), 1);
    for words in ["soir", "week-end", "samedi", "dimanche"] {
        assert!(!select.contains(words), "{words}");
    }
    assert!(!screen(at_contact(Way::Email)).contains("<select"));
}

#[test]
fn the_slot_chosen_is_in_the_request_and_in_the_recap() {
    let slot = at_contact(Way::Phone).offered_slots()[1];
    let words = slot.in_words(consent::Language::Fr);
    let chosen = at_contact(Way::Phone).on(Event::SlotChosen(Some(slot)));
    assert!(screen(chosen).contains(&format!("Appelez-moi le {words}.")));
    let recap = at_recap()
        .on(Event::EditAsked(Screen::Contact))
        .on(Event::SlotChosen(Some(slot)))
        .on(Event::CallRequested(true))
        .on(Event::Continued);
    assert_eq!(recap.screen, Screen::Recap);
    assert!(screen(recap).contains(&format!("Être rappelé par téléphone, {words}")));
}

#[test]
fn a_slot_that_is_gone_is_told_at_its_list() {
    let slot = at_contact(Way::Phone).offered_slots()[1];
    let recap = at_recap()
        .on(Event::EditAsked(Screen::Contact))
        .on(Event::SlotChosen(Some(slot)))
        .on(Event::CallRequested(true))
        .on(Event::Continued);
    let gone = Reply::Refused {
        code: ProblemCode::SlotUnavailable,
        retry_after_ms: None,
    };
    let again = answered(recap.on(Event::SendPressed(witness())), gone)
        .on(Event::ChallengeArrived(challenge()));
    assert_eq!(again.screen, Screen::Contact);
    let html = screen(again);
    assert!(html.contains("href=\"#cee-slot\"") && html.contains("id=\"cee-slot-error\""));
    assert!(html.contains("Ce créneau n’est plus disponible"));
}
