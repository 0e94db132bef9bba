//! The first screen, each kind of question, the result.

use cee_widget::banner::Cookies;
use cee_widget::stage::Ui;
use consent::Language;
use eligibility::WorkKind;
use eligibility::questionnaire::{Choice, DetailField, Given, Question};
use insta::assert_snapshot;
use lead::funnel::{Event, Funnel, Screen};
use lead::wire::v1::AnalyticsState;

use crate::journey::{
    answer, at, at_outcome, at_outcome_with, at_question, fresh, screen, screen_with,
};

#[test]
fn the_first_screen_says_who_makes_the_test_and_asks_nothing() {
    assert_snapshot!(screen(fresh()));
}

#[test]
fn the_cookie_question_has_two_buttons_of_the_same_look() {
    let open = Cookies {
        is_open: true,
        ..Cookies::default()
    };
    let html = screen_with(fresh(), Ui::default(), open);
    let banner = html.split("class=\"cee-app\"").next().unwrap();
    assert_snapshot!(banner);
}

#[test]
fn what_was_chosen_about_cookies_is_said_and_can_be_changed() {
    let refused = Cookies {
        chosen: Some(AnalyticsState::Refused),
        ..Cookies::default()
    };
    let html = screen_with(fresh(), Ui::default(), refused);
    assert!(html.contains("Mesure d’audience\u{a0}: refusée."));
    assert!(html.contains("id=\"cee-cookies\""));
}

#[test]
fn works_are_grouped_and_several_can_be_ticked() {
    assert_snapshot!(screen(at_question(Question::Works)));
}

#[test]
fn a_choice_is_radios_with_none_chosen() {
    assert_snapshot!(screen(at_question(Question::Occupant)));
}

#[test]
fn a_chosen_option_is_checked() {
    let funnel = at_question(Question::MainResidence).on(Event::Typed(Given::One(Choice::No)));
    assert_snapshot!(screen(funnel));
}

#[test]
fn nothing_answered_is_told_above_and_in_a_summary() {
    assert_snapshot!(screen(at_question(Question::Occupant).on(Event::Continued)));
}

#[test]
fn a_typed_answer_that_is_wrong_stays_beside_its_error() {
    let funnel = at_question(Question::Postcode)
        .on(Event::Typed(Given::Text("2A004".to_owned())))
        .on(Event::Continued);
    assert_snapshot!(screen(funnel));
}

#[test]
fn a_shared_postcode_asks_for_the_commune_by_name() {
    let funnel = at_question(Question::Postcode)
        .on(Event::Typed(Given::Text("05110".to_owned())))
        .on(Event::Continued);
    assert_eq!(funnel.screen, Screen::Question(Question::Department));
    assert_snapshot!(screen(funnel));
}

#[test]
fn a_measure_may_be_unknown() {
    let funnel = at_question(Question::LivingArea).on(Event::Typed(Given::Unknown));
    assert_snapshot!(screen(funnel));
}

#[test]
fn a_question_about_one_work_names_it() {
    let question = Question::Detail(WorkKind::AtticInsulation, DetailField::Area);
    assert_snapshot!(screen(at_question(question)));
}

#[test]
fn income_is_asked_as_brackets_with_help() {
    assert_snapshot!(screen(at_question(Question::Income)));
}

#[test]
fn who_answers_for_personal_data_is_said_where_they_are_asked() {
    let asking = [
        Question::Occupant,
        Question::MainResidence,
        Question::Postcode,
        Question::Persons,
        Question::Income,
    ];
    for question in asking {
        let html = screen(at_question(question));
        let (form, after) = html.split_once("</form>").unwrap();
        let says = "OPNR Démonstration, une société privée, est responsable de vos données.";
        assert!(form.contains(says), "{question:?}");
        assert!(
            after.contains("href=\"https://job-academie.fr\""),
            "the policy"
        );
    }
    for question in [Question::Works, Question::Heating, Question::Quote] {
        let html = screen(at_question(question));
        assert!(!html.contains("est responsable"), "{question:?}");
    }
}

#[test]
fn a_changed_answer_says_what_is_asked_again() {
    let funnel = at_outcome()
        .on(Event::EditAsked(Screen::Question(Question::Persons)))
        .on(Event::Typed(Given::Text("1".to_owned())))
        .on(Event::Continued);
    let html = screen(funnel);
    let announcement = html.split("id=\"cee-announcement\"").nth(1).unwrap();
    assert!(
        announcement.contains("Cette question est à revoir"),
        "{announcement}"
    );
}

#[test]
fn the_button_of_the_last_question_leads_to_the_result() {
    assert!(screen(at_question(Question::Income)).contains("Voir mon résultat"));
    assert!(!screen(at_question(Question::Persons)).contains("Voir mon résultat"));
}

#[test]
fn a_question_that_was_the_last_promises_no_result_when_its_answer_may_change() {
    let again = at_outcome().on(Event::WentBack);
    assert_eq!(again.screen, Screen::Question(Question::Income));
    assert!(!screen(again).contains("Voir mon résultat"));
}

#[test]
fn without_an_area_the_amounts_are_those_of_a_square_metre() {
    let question = Question::Detail(WorkKind::AtticInsulation, DetailField::Area);
    let html = screen(at_outcome_with(question, &Given::Unknown));
    let card = html.split("<article").nth(1).unwrap();
    let figures = card.split("</dl>").next().unwrap();
    assert!(
        figures.contains("kWh\u{a0}cumac\u{a0}par\u{a0}m²"),
        "{figures}"
    );
    assert!(figures.contains("€\u{a0}par\u{a0}m²"), "{figures}");
}

#[test]
fn works_that_began_leave_no_condition_and_no_other_aid() {
    let yes = Given::One(Choice::Yes);
    let html = screen(at_outcome_with(Question::WorksStarted, &yes));
    assert!(html.contains("Pas de prime CEE"));
    assert!(!html.contains("MaPrimeRénov"), "{html}");
    assert!(!html.contains("Les conditions à respecter"), "{html}");
}

#[test]
fn a_place_not_covered_says_only_that() {
    let html = screen(at_outcome_with(
        Question::Postcode,
        &Given::Text("97400".to_owned()),
    ));
    assert!(html.contains("Ce test ne couvre pas ce lieu"));
    assert!(!html.contains("Monaco"));
    assert!(!html.contains("plus de deux ans"), "{html}");
}

#[test]
fn the_result_says_what_why_how_much_and_what_next() {
    assert_snapshot!(screen(at_outcome()));
}

/// What « Comment est-ce calculé ? » opens on the card at this place.
fn calculation(funnel: Funnel, card: usize) -> String {
    let html = screen(funnel);
    let card = html.split("<article").nth(card + 1).unwrap();
    let from = card.find("Comment est-ce calculé").unwrap();
    let end = card.find("</article>").unwrap();
    card[from..end].to_owned()
}

#[test]
fn a_calculation_goes_from_the_fiche_over_the_bonus_to_the_premium() {
    assert_snapshot!(calculation(at_outcome(), 1));
}

#[test]
fn a_calculation_tells_both_ends_where_an_answer_is_missing() {
    let efficiency = Question::Detail(WorkKind::HeatPumpAirWater, DetailField::Etas);
    let funnel = at_outcome_with(efficiency, &Given::One(Choice::Unknown));
    assert_snapshot!(calculation(funnel, 1));
}

#[test]
fn the_price_is_a_range_where_the_income_is_not_known() {
    let funnel = at_outcome_with(Question::Income, &Given::One(Choice::Undisclosed));
    let html = calculation(funnel, 0);
    assert!(html.contains("de 8\u{a0}€ à 11\u{a0}€"), "{html}");
}

#[test]
fn factors_that_are_no_range_are_told_one_after_the_other() {
    let funnel = at_outcome_with(Question::LivingArea, &Given::Unknown);
    let html = calculation(funnel, 1);
    assert!(html.contains(" ou ×\u{a0}"), "{html}");
}

#[test]
fn a_work_of_unknown_size_is_calculated_for_a_square_metre() {
    let area = Question::Detail(WorkKind::AtticInsulation, DetailField::Area);
    let html = calculation(at_outcome_with(area, &Given::Unknown), 0);
    assert!(
        html.contains("1\u{202f}700\u{a0}kWh\u{a0}cumac\u{a0}par\u{a0}m²"),
        "{html}"
    );
    assert!(!html.contains("Prime indicative"), "{html}");
}

#[test]
fn a_home_that_is_too_young_has_its_reason() {
    let funnel = at_question(Question::Completed)
        .on(Event::Typed(Given::One(Choice::Age(
            eligibility::answers::Age::Under2,
        ))))
        .on(Event::Continued);
    assert_eq!(funnel.screen, Screen::Outcome);
    assert_snapshot!(screen(funnel));
}

#[test]
fn erasing_asks_once_before_anything_is_lost() {
    let ui = Ui {
        is_erasing: true,
        ..Ui::default()
    };
    let html = screen_with(at_question(Question::Occupant), ui, Cookies::default());
    assert!(html.contains("id=\"cee-erase-confirm\"") && html.contains("id=\"cee-erase-cancel\""));
    assert!(!html.contains("id=\"cee-erase\""));
}

#[test]
#[cfg(feature = "en")]
fn english_has_words_for_every_question_and_the_result() {
    let mut funnel = fresh();
    funnel.language = Language::En;
    let mut funnel = funnel.on(Event::Started { at: at() });
    loop {
        let html = screen(funnel.clone());
        assert!(html.contains("lang=\"en\""));
        assert!(!html.contains("réponse"), "{html}");
        let Screen::Question(question) = funnel.screen else {
            break;
        };
        let given = answer(&funnel, question);
        funnel = funnel.on(Event::Typed(given)).on(Event::Continued);
    }
    assert_eq!(funnel.screen, Screen::Outcome);
}
