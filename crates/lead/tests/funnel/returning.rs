//! Going back, and what it leaves.

use super::*;

fn picked(works: &[WorkKind]) -> Given {
    Given::Many(works.iter().map(|work| Choice::Work(*work)).collect())
}

fn at_works() -> Funnel {
    let funnel = funnel().on(Event::Started { at: instant(0) });
    assert_eq!(funnel.screen, Screen::Question(Question::Works));
    funnel
}

#[test]
fn what_was_chosen_and_not_confirmed_is_kept_by_both_ways_back() {
    let chosen = picked(&[WorkKind::AtticInsulation]);
    for back in [Event::WentBack, Event::Shown(Screen::Start)] {
        let funnel = at_works().on(Event::Typed(chosen.clone())).on(back);
        assert_eq!(funnel.screen, Screen::Start);
        let funnel = funnel.on(Event::Started { at: instant(1) });
        assert_eq!(funnel.typed.as_ref(), Some(&chosen));
    }
}

#[test]
fn what_cannot_be_read_is_not_kept() {
    let at_postcode = at_works()
        .on(Event::Typed(picked(&[WorkKind::AtticInsulation])))
        .on(Event::Continued);
    let Screen::Question(question) = at_postcode.screen else {
        panic!("no question");
    };
    let funnel = at_postcode
        .on(Event::Typed(Given::Text("690".into())))
        .on(Event::WentBack)
        .on(Event::Continued);
    assert_eq!(funnel.screen, Screen::Question(question));
    assert_eq!(funnel.typed, None);
}

#[test]
fn turning_back_from_a_change_asked_for_gives_it_up() {
    let recap = at_consents().on(Event::Continued);
    let works = recap.questionnaire.given(Question::Works).cloned();
    let funnel = recap
        .on(Event::EditAsked(Screen::Question(Question::Works)))
        .on(Event::Typed(picked(&[WorkKind::HeatPumpAirWater])))
        .on(Event::WentBack);
    assert_eq!(funnel.screen, Screen::Recap);
    assert_eq!(funnel.questionnaire.given(Question::Works).cloned(), works);
}

#[test]
fn an_answer_changed_on_the_way_back_says_what_is_asked_again() {
    let at_works = after_questions(funnel()).on(Event::Shown(Screen::Question(Question::Works)));
    let funnel = at_works
        .on(Event::Typed(picked(&[WorkKind::HeatPumpAirWater])))
        .on(Event::WentBack);
    assert_eq!(funnel.screen, Screen::Start);
    assert_eq!(
        funnel.questionnaire.given(Question::Works),
        Some(&picked(&[WorkKind::HeatPumpAirWater]))
    );
}

#[test]
fn the_same_address_typed_again_keeps_its_consents() {
    let recap = given(at_consents(), Purpose::Email).on(Event::Continued);
    assert_eq!(recap.screen, Screen::Recap);
    let contact = recap.on(Event::EditAsked(Screen::Contact));
    let emptied = typed(contact, Field::Email, "");
    let funnel = typed(emptied, Field::Email, "anne@exemple.fr").on(Event::Continued);
    assert_eq!(funnel.screen, Screen::Recap);
    assert!(funnel.is_given(&consent(Purpose::Email)));
}

#[test]
fn an_address_given_anew_asks_for_its_consents_anew() {
    let recap = given(at_consents(), Purpose::Email).on(Event::Continued);
    let contact = recap.on(Event::EditAsked(Screen::Contact));
    let without = typed(contact, Field::Email, "").on(Event::Continued);
    let contact = without.on(Event::WentBack);
    assert_eq!(contact.screen, Screen::Contact);
    let funnel = typed(contact, Field::Email, "anne@exemple.fr").on(Event::Continued);
    assert_eq!(funnel.screen, Screen::Consents);
    assert!(!funnel.is_given(&consent(Purpose::Email)));
}

#[test]
fn another_way_looked_at_keeps_the_consents_of_the_first() {
    let recap = given(at_consents(), Purpose::Phone).on(Event::Continued);
    let way = recap.on(Event::EditAsked(Screen::Way));
    let back = way
        .on(Event::WayChosen(Way::Email))
        .on(Event::WayChosen(Way::Phone))
        .on(Event::Continued);
    assert_eq!(back.screen, Screen::Contact);
    let funnel = back.on(Event::CallRequested(true)).on(Event::Continued);
    assert_eq!(funnel.screen, Screen::Recap);
    assert!(funnel.is_given(&consent(Purpose::Phone)));
}

#[test]
fn a_request_ticked_for_other_works_is_ticked_anew() {
    let ticked = at_contact(Way::Phone).on(Event::CallRequested(true));
    assert!(ticked.is_call_requested);
    let funnel = with_another_work(ticked.on(Event::Shown(Screen::Outcome)));
    assert!(!funnel.is_call_requested);
}

#[test]
fn a_copied_tab_gets_its_own_id() {
    let funnel = at_consents().on(Event::TwinFound {
        fresh_id: another_id(),
    });
    assert_eq!(message(&sent(funnel)).submission_id, another_id());
}

#[test]
fn a_copy_of_a_tab_that_is_sending_sends_the_same_and_keeps_what_it_says() {
    let sending = sent(at_consents());
    let before = body(&sending);
    let funnel = sending.on(Event::TwinFound {
        fresh_id: another_id(),
    });
    assert_eq!(body(&funnel), before);
    let told = at_consents().on(Event::TextsAltered(Vec::new()));
    let funnel = told.on(Event::TwinFound {
        fresh_id: another_id(),
    });
    assert_eq!(funnel.announcement, Some(Announcement::TextsAltered));
}
