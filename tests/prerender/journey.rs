//! A journey on the demonstration, led natively to any screen.

use std::rc::Rc;

use cee_widget::asking::{self, Asking, Part};
use cee_widget::banner::Cookies;
use cee_widget::host_config::HostConfig;
use cee_widget::questionnaire::frame;
use cee_widget::stage::{Stage, Ui};
use cee_widget::state::FunnelState;
use cee_widget::texts::Texts;
use chrono::NaiveDate;
use consent::{Instant, Language, Sha256Hex, canonical_json};
use eligibility::WorkKind;
use eligibility::questionnaire::{Choice, Given, Input, Question};
use lead::funnel::{Beginning, Event, Funnel, Page, Screen, Way};
use lead::wire::v1::{ChallengeMessage, DeploymentMessage, Version};
use lead::{Field, SubmissionId, deployment_file};
use tokio::runtime::Builder;
use yew::{Callback, NodeRef};

use crate::markup::page_of;

const DEMO: &str = include_str!("../../deployments/demo.toml");

pub(crate) fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

pub(crate) fn at() -> Instant {
    Instant::from_unix_millis(1_795_428_000_000).unwrap()
}

pub(crate) fn id() -> SubmissionId {
    SubmissionId::new(1_795_428_000_000, [7; 10])
}

pub(crate) fn deployment() -> DeploymentMessage {
    let deployment = deployment_file::parse(DEMO, day())
        .unwrap()
        .deployment
        .public;
    DeploymentMessage {
        version: Version,
        deployment_version: canonical_json::sha256(&deployment).unwrap(),
        deployment,
    }
}

/// A journey before its first question.
pub(crate) fn fresh() -> Funnel {
    let deployment = deployment();
    Funnel::new(Beginning {
        deployment: Rc::new(deployment),
        language: Language::Fr,
        page: Rc::new(Page {
            address: "https://exemple.example/isolation".to_owned(),
            wasm_sha256: Some(Sha256Hex::of(b"wasm")),
            partner: None,
        }),
        on: day(),
        submission_id: id(),
    })
}

/// The journey at this question: every question before it is answered by the first option,
/// except where that would end the test or say nothing of the works.
pub(crate) fn at_question(question: Question) -> Funnel {
    let mut funnel = fresh().on(Event::Started { at: at() });
    while let Screen::Question(shown) = funnel.screen {
        if shown == question {
            return funnel;
        }
        let given = answer(&funnel, shown);
        funnel = funnel.on(Event::Typed(given)).on(Event::Continued);
    }
    panic!("{question:?} is never asked");
}

/// The journey at the result.
pub(crate) fn at_outcome() -> Funnel {
    let funnel = at_question(Question::Income);
    let given = answer(&funnel, Question::Income);
    funnel.on(Event::Typed(given)).on(Event::Continued)
}

/// The journey at the result with this answer to this question, else as [`at_outcome`].
pub(crate) fn at_outcome_with(question: Question, given: &Given) -> Funnel {
    let mut funnel = fresh().on(Event::Started { at: at() });
    while let Screen::Question(shown) = funnel.screen {
        let given = if shown == question {
            given.clone()
        } else {
            answer(&funnel, shown)
        };
        funnel = funnel.on(Event::Typed(given)).on(Event::Continued);
        assert_ne!(funnel.screen, Screen::Question(shown), "no such answer");
    }
    funnel
}

/// The journey at the contact step of this way.
pub(crate) fn at_contact(way: Way) -> Funnel {
    at_outcome()
        .on(Event::Continued)
        .on(Event::ChallengeArrived(challenge()))
        .on(Event::WayChosen(way))
        .on(Event::Continued)
}

/// The journey at the consents, to be called back.
pub(crate) fn at_consents() -> Funnel {
    let typed = |field, text: &str| Event::ContactTyped(field, text.to_owned());
    at_contact(Way::Phone)
        .on(typed(Field::GivenName, "Camille"))
        .on(typed(Field::FamilyName, "Martin"))
        .on(typed(Field::Phone, "06 39 98 12 34"))
        .on(typed(Field::Email, "camille.martin@exemple.fr"))
        .on(Event::CallRequested(true))
        .on(Event::Continued)
}

pub(crate) fn challenge() -> Rc<ChallengeMessage> {
    Rc::new(ChallengeMessage {
        version: Version,
        nonce: "nonce".to_owned(),
        today: day(),
        expires_at: at(),
        deployment_version: Sha256Hex::of(b"deployment"),
        task: None,
    })
}

/// The first option, but for what would end the test or say nothing of the works.
pub(crate) fn answer(funnel: &Funnel, question: Question) -> Given {
    match (
        question,
        funnel.questionnaire.input(question, funnel.context()),
    ) {
        (Question::Completed, Input::One(choices)) => one(&choices, "15_plus"),
        (Question::WorksStarted, Input::One(choices)) => one(&choices, "no"),
        (_, Input::One(choices)) => Given::One(choices[0]),
        (Question::Works, Input::Many(_)) => Given::Many(vec![
            Choice::Work(WorkKind::AtticInsulation),
            Choice::Work(WorkKind::HeatPumpAirWater),
        ]),
        (_, Input::Many(choices)) => Given::Many(vec![choices[0]]),
        (Question::Postcode, Input::Text { .. }) => Given::Text("69003".to_owned()),
        (Question::Persons, Input::Text { .. }) => Given::Text("3".to_owned()),
        (_, Input::Text { .. }) => Given::Text("80".to_owned()),
    }
}

fn one(choices: &[Choice], id: &str) -> Given {
    Given::One(*choices.iter().find(|choice| choice.id() == id).unwrap())
}

/// The asking steps, which a build for tests has at once.
fn asking() -> &'static Asking {
    let runtime = Builder::new_current_thread().build().unwrap();
    runtime.block_on(asking::load()).unwrap()
}

/// The whole screen as HTML.
pub(crate) fn screen(funnel: Funnel) -> String {
    screen_with(funnel, Ui::default(), Cookies::default())
}

/// The whole screen with what it remembers itself, and this state of the cookie question.
pub(crate) fn screen_with(funnel: Funnel, ui: Ui, cookies: Cookies) -> String {
    let (config, errors) = HostConfig::read(|_| None, "https://collecte.example", "dev");
    assert_eq!(errors, []);
    let stage = Stage {
        texts: Texts::of(funnel.language),
        state: FunnelState::new(Rc::new(funnel)),
        want_asking: Callback::noop(),
        part: Part::Here(asking()),
        config: Rc::new(config),
        emit: Callback::noop(),
        submit: Callback::noop(),
        ui,
        set_ui: Callback::noop(),
        cookies,
        root: NodeRef::default(),
        erase: NodeRef::default(),
        title: NodeRef::default(),
    };
    page_of(move || frame(&stage, None, &Callback::noop(), &NodeRef::default()))
}
