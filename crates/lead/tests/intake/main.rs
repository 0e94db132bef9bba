//! What the widget sends, the collector takes; what it could not have sent, it refuses.
#![cfg(test)]

#[path = "../funnel/fixture.rs"]
#[allow(
    dead_code,
    reason = "written for the journey, of which this uses a part"
)]
mod fixture;

use consent::{DecisionKey, DecisionState, Sha256Hex};
use eligibility::questionnaire::{Given, Input, Question, TextKind};
use lead::contact::Field;
use lead::funnel::{Event, Funnel, Screen, Way};
use lead::intake::{Arrival, Checked, InForce, Lead, Refusal};
use lead::wire::problem::ProblemCode;
use lead::wire::v1::{AnalyticsClaim, AnalyticsState, DeploymentMessage, InputKind, LeadMessage};
use proptest::prelude::*;

use fixture::{challenge, deployment, funnel, instant, witness};

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

/// A visitor who goes all the way and gives the boxes of this mask.
fn message(way: Way, email: &str, given: u8) -> LeadMessage {
    let mut funnel = funnel().on(Event::Started { at: instant(0) });
    while let Screen::Question(question) = funnel.screen {
        let given = some_answer(&funnel, question);
        funnel = funnel.on(Event::Typed(given)).on(Event::Continued);
    }
    funnel = funnel
        .on(Event::Continued)
        .on(Event::WayChosen(way))
        .on(Event::ChallengeArrived(challenge("2026-11-23")))
        .on(Event::Continued);
    for (field, text) in [
        (Field::GivenName, "Anne"),
        (Field::FamilyName, "Martin"),
        (Field::Phone, "06 12 34 56 78"),
        (Field::Email, email),
    ] {
        funnel = funnel.on(Event::ContactTyped(field, text.into()));
    }
    funnel = funnel.on(Event::CallRequested(true)).on(Event::Continued);
    assert_eq!(funnel.screen, Screen::Consents);
    let keys: Vec<DecisionKey> = funnel
        .shown()
        .unwrap()
        .statements
        .iter()
        .map(|statement| statement.key.clone())
        .collect();
    for (number, key) in keys.into_iter().enumerate() {
        funnel = funnel.on(Event::ConsentSet {
            key,
            is_given: given >> number & 1 == 1,
            at: instant(5),
            input: InputKind::Pointer,
        });
    }
    let funnel = funnel.on(Event::Continued);
    let witness = witness(&funnel, 9);
    funnel.message(witness).unwrap()
}

fn usual() -> LeadMessage {
    message(Way::Phone, "anne@exemple.fr", 0b010)
}

fn check(message: LeadMessage) -> Result<Checked, Refusal> {
    check_under(&deployment(|_| {}), message)
}

fn check_under(in_force: &DeploymentMessage, message: LeadMessage) -> Result<Checked, Refusal> {
    Lead::try_from(message)?.check(InForce {
        deployment: &in_force.deployment,
        version: in_force.deployment_version,
        today: consent::civil_date::parse_iso("2026-11-23").unwrap(),
    })
}

/// Changes one thing in what the widget sent.
fn refused(change: impl FnOnce(&mut LeadMessage), code: ProblemCode, pointers: &[&str]) {
    let mut message = usual();
    change(&mut message);
    let refusal = check(message).unwrap_err();
    assert_eq!(refusal, Refusal::new(code, pointers.iter().copied()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_the_widget_sends_is_taken_as_it_was_decided(
        by_phone: bool,
        with_email: bool,
        given: u8,
    ) {
        let way = if by_phone { Way::Phone } else { Way::Email };
        let email = if with_email || !by_phone { "anne@exemple.fr" } else { "" };
        let sent = message(way, email, given);
        let checked = check(sent.clone()).unwrap();
        prop_assert!(!checked.result_differs);
        let decided: Vec<_> = checked
            .decisions
            .iter()
            .map(|decided| (&decided.statement.key, decided.state))
            .collect();
        let states: Vec<_> = sent.evidence.decisions.iter().map(|d| (&d.key, d.state)).collect();
        prop_assert_eq!(decided, states);
        let doubts = Lead::try_from(sent.clone()).unwrap().doubts(&checked, Arrival {
            challenged_at: instant(2),
            received_at: instant(60),
            origin: Some("https://exemple.fr"),
            referer_origin: Some("https://exemple.fr"),
            own_origins: &[],
            partner_origins: &[],
        });
        prop_assert_eq!(doubts, []);
    }
}

#[test]
fn all_field_faults_come_at_once() {
    refused(
        |message| {
            message.contact.given_name = " ".into();
            message.contact.phone = None;
            message.request.works.clear();
            message.evidence.form_id = "cee-test:autre".into();
            message.evidence.claims.page = "https://exemple.fr/?a=b".into();
        },
        ProblemCode::InvalidField,
        &[
            "/contact/given_name",
            "/contact/phone",
            "/request/works",
            "/evidence/form_id",
            "/evidence/claims/page",
        ],
    );
}

#[test]
fn a_consent_whose_press_is_not_told_is_refused() {
    refused(
        |message| message.evidence.claims.decided.clear(),
        ProblemCode::ConsentNotFree,
        &["/evidence/decisions/1"],
    );
    refused(
        |message| {
            for press in &mut message.evidence.claims.decided {
                press.toggles = 0;
            }
        },
        ProblemCode::ConsentNotFree,
        &["/evidence/decisions/1"],
    );
}

#[test]
fn a_record_id_is_a_bounded_token() {
    for (id, is_token) in [
        ("a".repeat(21), false),
        ("a".repeat(22), true),
        ("aZ9-_".repeat(12), true),
        ("a".repeat(64), true),
        ("a".repeat(65), false),
        ("anne@exemple.fr-anne@exemple.fr".to_owned(), false),
        (String::new(), false),
    ] {
        let mut sent = usual();
        sent.evidence.claims.analytics = Some(AnalyticsClaim {
            record_id: Some(id.clone()),
            state: AnalyticsState::Refused,
        });
        let expected = Refusal::new(
            ProblemCode::InvalidField,
            ["/evidence/claims/analytics/record_id"],
        );
        assert_eq!(check(sent).err(), (!is_token).then_some(expected), "{id}");
    }
}

#[test]
fn a_consent_to_what_was_not_shown_cannot_be_given() {
    let mut sent = message(Way::Phone, "", 0);
    let hidden = sent
        .evidence
        .decisions
        .iter_mut()
        .find(|decision| decision.state == DecisionState::NotShown)
        .unwrap();
    hidden.state = DecisionState::Given;
    let refusal = check(sent).unwrap_err();
    let expected = Refusal::new(ProblemCode::InvalidField, ["/evidence/decisions"]);
    assert_eq!(refusal, expected);
}

#[test]
fn a_missing_decision_is_not_taken_for_a_refusal() {
    refused(
        |message| {
            message.evidence.decisions.pop();
        },
        ProblemCode::InvalidField,
        &["/evidence/decisions"],
    );
}

#[test]
fn other_words_are_told_where_they_differ() {
    let other = Sha256Hex::of(b"other words");
    refused(
        |message| message.evidence.statements[1].sha256 = other,
        ProblemCode::StatementMismatch,
        &["/evidence/statements/1"],
    );
    refused(
        |message| message.request.text_sha256 = other,
        ProblemCode::StatementMismatch,
        &["/request/text_sha256"],
    );
    refused(
        |message| {
            message.evidence.notice.sha256 = other;
            message.evidence.policy.sha256 = other;
        },
        ProblemCode::NoticeStale,
        &["/evidence/notice/sha256", "/evidence/policy"],
    );
}

#[test]
fn another_order_of_the_statements_is_another_screen() {
    refused(
        |message| message.evidence.statements.swap(0, 1),
        ProblemCode::StatementMismatch,
        &["/evidence/statements/0", "/evidence/statements/1"],
    );
}

#[test]
fn a_language_without_words_is_refused_and_after_a_change_told_so() {
    let english = |message: &mut LeadMessage| message.language = consent::Language::En;
    refused(english, ProblemCode::InvalidField, &["/language"]);
    refused(
        |message| {
            english(message);
            message.evidence.deployment_version = Sha256Hex::of(b"older");
        },
        ProblemCode::DeploymentChanged,
        &["/evidence/deployment_version"],
    );
}

#[test]
fn another_result_is_flagged_and_the_own_one_kept() {
    let mut sent = usual();
    let own = sent.assessment.clone();
    sent.assessment.works.clear();
    let checked = check(sent).unwrap();
    assert!(checked.result_differs);
    assert_eq!(checked.assessment, own);
}
