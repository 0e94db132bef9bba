//! From the way to the receipt.

use std::rc::Rc;

use consent::evidence::{ColorScheme, Salt, Signals, SubmittedAt, Surroundings, Viewport};
use consent::receipt::{
    Receipt, ReceiptAddressee, ReceiptController, ReceiptDecision, ReceiptPolicy, ReceiptRequest,
};
use consent::{Channel, DecisionKey, DecisionState, Sha256Hex};
use insta::assert_snapshot;
use lead::funnel::{Event, Funnel, Reply, Screen, Way, Witness};
use lead::wire::problem::ProblemCode;
use lead::wire::v1::{InputKind, StoredLeadMessage, Version};
use lead::{Field, Shown};

use crate::journey::{at, at_consents, at_contact, at_outcome, challenge, day, id, screen};

fn set(key: DecisionKey, is_given: bool) -> Event {
    Event::ConsentSet {
        key,
        is_given,
        at: at(),
        input: InputKind::Pointer,
    }
}

pub(crate) fn at_recap() -> Funnel {
    at_consents()
        .on(set("phone:self".parse().unwrap(), true))
        .on(Event::Continued)
}

fn sent() -> Funnel {
    at_recap().on(Event::SendPressed(witness()))
}

pub(crate) fn witness() -> &'static Witness {
    let surroundings = Surroundings {
        locale: None,
        timezone: None,
        viewport: Viewport {
            width: 390,
            height: 844,
            dpr_percent: 100,
        },
        zoom_percent: 100,
        color_scheme: ColorScheme::Light,
        reduced_motion: false,
        embedding_origin: None,
        ancestor_origins: Vec::new(),
    };
    Box::leak(Box::new(Witness {
        submit: SubmittedAt {
            at: at(),
            monotonic_ms: 1,
        },
        salt: Salt::from([5; 16]),
        surroundings,
        seen: Vec::new(),
        signals: Signals::default(),
    }))
}

pub(crate) fn answered(funnel: Funnel, reply: Reply) -> Funnel {
    funnel.on(Event::Replied {
        reply,
        fresh_id: id(),
    })
}

#[test]
fn the_visitor_chooses_how_to_go_on() {
    assert_snapshot!(screen(at_outcome().on(Event::Continued)));
}

#[test]
fn no_way_chosen_is_told() {
    let html = screen(at_outcome().on(Event::Continued).on(Event::Continued));
    assert!(html.contains("href=\"#cee-way\""));
    assert!(html.contains("id=\"cee-way-error\""));
}

#[test]
fn a_server_that_is_away_leaves_a_number_to_call() {
    let funnel = at_outcome()
        .on(Event::Continued)
        .on(Event::WayChosen(Way::Phone))
        .on(Event::Continued)
        .on(Event::ChallengeFailed);
    let html = screen(funnel);
    let status = html.split("id=\"cee-status\"").nth(1).unwrap();
    assert!(status.contains("Vos réponses sont gardées"), "{status}");
    assert!(
        status.contains("01\u{a0}99\u{a0}00\u{a0}12\u{a0}34") || status.contains("01 99 00 12 34")
    );
}

#[test]
fn calling_shows_the_number_and_sends_nothing() {
    let funnel = at_outcome()
        .on(Event::Continued)
        .on(Event::ChallengeArrived(challenge()))
        .on(Event::WayChosen(Way::CallUs))
        .on(Event::Continued);
    assert_eq!(funnel.screen, Screen::CallUs);
    assert_snapshot!(screen(funnel));
}

#[test]
fn a_call_asks_for_a_number_with_the_sentence_of_the_law() {
    assert_snapshot!(screen(at_contact(Way::Phone)));
}

#[test]
fn an_email_never_asks_for_a_number() {
    let html = screen(at_contact(Way::Email));
    assert!(!html.contains("id=\"cee-phone\""));
    assert_snapshot!(html);
}

#[test]
fn every_missing_field_is_told_at_once() {
    let html = screen(at_contact(Way::Phone).on(Event::Continued));
    for field in ["given_name", "family_name", "phone", "request"] {
        assert!(html.contains(&format!("href=\"#cee-{field}\"")), "{field}");
        assert!(
            html.contains(&format!("id=\"cee-{field}-error\"")),
            "{field}"
        );
    }
    assert!(!html.contains("id=\"cee-email-error\""));
}

#[test]
fn the_asterisk_is_on_required_fields_and_on_no_other() {
    for way in [Way::Phone, Way::Email] {
        let html = screen(at_contact(way));
        let required = html.matches("aria-required=\"true\"").count();
        assert_eq!(
            html.matches("class=\"cee-star\"").count(),
            required,
            "{way:?}"
        );
        assert_eq!(
            required,
            Field::of(way.channel().unwrap())
                .iter()
                .filter(|field| field.is_required(way.channel().unwrap()))
                .count()
        );
    }
}

#[test]
fn a_usual_domain_is_offered_for_a_mistyped_one() {
    let typed = Event::ContactTyped(Field::Email, "camille@gmial.com".to_owned());
    let html = screen(at_contact(Way::Email).on(typed));
    assert!(html.contains("id=\"cee-suggestion\""));
    assert!(html.contains("camille@gmail.com"));
}

#[test]
fn every_consent_starts_unticked_with_its_words() {
    let html = screen(at_consents());
    assert!(!html.contains(" checked"), "{html}");
    assert_snapshot!(html);
}

#[test]
fn each_block_of_a_statement_is_one_text_node() {
    let funnel = at_consents();
    let shown: Shown = funnel.shown().unwrap();
    let html = screen(funnel);
    for statement in &shown.statements {
        for block in &statement.passage.blocks {
            let node = format!(">{}<", html_escaped(block));
            assert!(html.contains(&node), "{block}");
        }
    }
}

fn html_escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\'', "&#x27;")
}

#[test]
fn a_given_consent_is_ticked_and_can_be_taken_back() {
    let key: DecisionKey = "phone:self".parse().unwrap();
    let given = at_consents().on(set(key.clone(), true));
    assert_eq!(screen(given.clone()).matches(" checked").count(), 1);
    assert_eq!(
        screen(given.on(set(key, false)))
            .matches(" checked")
            .count(),
        0
    );
}

#[test]
fn altered_texts_are_shown_again_unticked() {
    let key: DecisionKey = "phone:self".parse().unwrap();
    let funnel = at_consents()
        .on(set(key.clone(), true))
        .on(Event::TextsAltered(vec![key]));
    let html = screen(funnel);
    assert!(html.contains("traduction ou extension"));
    assert!(!html.contains(" checked"));
}

#[test]
fn the_recap_lists_all_that_is_sent_above_the_button() {
    assert_snapshot!(screen(at_recap()));
}

#[test]
fn sending_is_said_and_a_second_press_does_nothing() {
    let html = screen(sent());
    assert!(html.contains("Envoi en cours…"));
    let button = html
        .split("<button")
        .find(|tag| tag.contains("cee-send"))
        .unwrap();
    assert!(button.contains("aria-disabled=\"true\""));
    assert!(!button.contains(" disabled"));
}

#[test]
fn nothing_can_be_changed_while_it_is_sent() {
    assert!(screen(at_recap()).contains("Modifier"));
    let unsure = (0..4).fold(sent(), |funnel, _| answered(funnel, Reply::Unreached));
    for funnel in [sent(), unsure] {
        let html = screen(funnel);
        assert!(!html.contains("Modifier"), "{html}");
        assert!(!html.contains("id=\"cee-back\""));
    }
}

#[test]
fn a_lost_network_is_said_and_nothing_is_lost() {
    let html = screen(answered(sent(), Reply::Unreached));
    assert!(html.contains("nous réessayons"), "{html}");
}

#[test]
fn nothing_has_left_is_said_only_until_something_may_have() {
    assert!(screen(at_recap()).contains("Rien n’est encore parti"));
    let mut funnel = sent();
    assert!(!screen(funnel.clone()).contains("Rien n’est encore parti"));
    for _ in 0..4 {
        funnel = answered(funnel, Reply::Unreached);
    }
    assert!(!screen(funnel).contains("Rien n’est encore parti"));
}

#[test]
fn the_confirmation_shows_the_number_and_asks_to_keep_the_receipt_now() {
    let html = screen(answered(sent(), Reply::Stored(Rc::new(stored()))));
    assert!(html.contains("019ab000-0000-7000-8000-000000000000"));
    assert!(html.contains("il ne sera plus affiché"));
}

#[test]
fn after_the_last_try_there_is_a_number_and_a_button() {
    let mut funnel = sent();
    for _ in 0..4 {
        funnel = answered(funnel, Reply::Unreached);
    }
    let html = screen(funnel);
    assert!(html.contains("est peut-être déjà arrivée"));
    assert!(!html.contains("n’est pas partie"));
    assert!(html.contains("Réessayer"));
    assert!(html.contains("tel:"));
    assert!(html.contains("id=\"cee-erase\""));
}

#[test]
fn a_request_that_could_not_be_resumed_can_be_erased() {
    let mut funnel = crate::journey::fresh().on(Event::Resumed { body: "{}".into() });
    assert!(!screen(funnel.clone()).contains("id=\"cee-erase\""));
    for _ in 0..4 {
        funnel = answered(funnel, Reply::Unreached);
    }
    assert_eq!(funnel.screen, Screen::Resuming);
    assert!(screen(funnel).contains("id=\"cee-erase\""));
}

#[test]
fn a_refused_body_can_be_corrected() {
    let refused = Reply::Refused {
        code: ProblemCode::InvalidField,
        retry_after_ms: None,
    };
    let html = screen(answered(sent(), refused));
    assert!(html.contains("n’est pas partie"));
    assert!(html.contains("id=\"cee-back\""));
}

#[test]
fn a_body_found_after_a_reload_is_sent_again() {
    let funnel = crate::journey::fresh().on(Event::Resumed { body: "{}".into() });
    assert_snapshot!(screen(funnel));
}

#[test]
fn the_confirmation_lists_what_was_asked_accepted_and_refused() {
    let funnel = answered(sent(), Reply::Stored(Rc::new(stored())));
    assert_eq!(funnel.screen, Screen::Receipt);
    assert_snapshot!(screen(funnel));
}

fn stored() -> StoredLeadMessage {
    let decision = |key: &str, state| ReceiptDecision {
        key: key.parse().unwrap(),
        name: "Démarchage téléphonique".to_owned(),
        state,
        text: format!("J’accepte {key}.\nRetrait à tout moment."),
        text_sha256: Sha256Hex::of(key.as_bytes()),
        valid_until: None,
        nature_of_goods: None,
        excludes_sector_l223_1_al5: false,
    };
    let deployment = crate::journey::deployment();
    let controller = &deployment.deployment.terms.controller;
    StoredLeadMessage {
        version: Version,
        lead_id: "019ab000-0000-7000-8000-000000000000".to_owned(),
        receipt: Receipt {
            version: 1,
            lead_id: "019ab000-0000-7000-8000-000000000000".to_owned(),
            received_at: at(),
            received_at_paris: "2026-11-23T11:00:00+01:00".to_owned(),
            language: consent::Language::Fr,
            deployment_version: deployment.deployment_version,
            controller: ReceiptController {
                name: controller.name.clone(),
                address: controller.address.clone(),
                siren: controller.siren.clone(),
                privacy_email: controller.privacy_email.clone(),
                privacy_post: controller.privacy_post.clone(),
                phone: controller.phone.clone(),
            },
            policy: ReceiptPolicy::from(&deployment.deployment.terms.policy),
            request: ReceiptRequest {
                slot: None,
                channel: Channel::Phone,
                addressed_to: ReceiptAddressee {
                    name: controller.name.clone(),
                    siren: controller.siren.clone(),
                },
                object: vec!["attic_insulation".to_owned()],
                works: vec!["isolation des combles".to_owned()],
                text: "Je demande à être rappelé(e).\nUniquement pour ces travaux.".to_owned(),
                text_sha256: Sha256Hex::of(b"request"),
                call_not_after: day().checked_add_days(chrono::Days::new(5)),
                human_review: true,
            },
            decisions: vec![
                decision("phone:self", DecisionState::Given),
                decision("email:self", DecisionState::Refused),
                decision("email_tracking:self", DecisionState::NotShown),
            ],
            grade: None,
            evidence_sha256: None,
        },
        receipt_jws: "e30.e30.AA".to_owned(),
        log_proof: "{}".to_owned(),
        receipt_token: Some("BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH".to_owned()),
        result_differs: true,
    }
}
