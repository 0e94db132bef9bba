//! The choice about audience measurement: whose press counts, and which answer.

use std::cell::RefCell;
use std::rc::Rc;

use cee_widget::banner::{self, Choices};
use cee_widget::browser::{json, pause};
use cee_widget::host_config::HostConfig;
use cee_widget::state::FunnelState;
use consent::Language;
use js_sys::Function;
use lead::SubmissionId;
use lead::funnel::{Beginning, Event, Funnel, Page};
use lead::wire::v1::AnalyticsState;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::wasm_bindgen::JsValue;
use yew::Callback;

use crate::page::{Host, deployment};

fn storage() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

fn run(script: &str) -> JsValue {
    Function::new_no_args(script)
        .call0(&JsValue::UNDEFINED)
        .unwrap()
}

fn state() -> FunnelState {
    FunnelState::new(Rc::new(Funnel::new(Beginning {
        deployment: Rc::new(json::read(deployment()).unwrap()),
        language: Language::Fr,
        page: Rc::new(Page {
            address: "https://exemple.example/".to_owned(),
            wasm_sha256: None,
            partner: None,
        }),
        on: cee_widget::browser::clock::paris_today().unwrap(),
        submission_id: SubmissionId::new(1_795_428_000_000, [7; 10]),
    })))
}

#[wasm_bindgen_test]
async fn a_script_cannot_accept_for_the_visitor() {
    storage().clear().unwrap();
    let host = Host::running().await;
    host.until(|host| host.find("#cee-cookies-accept").is_some())
        .await;
    for button in ["#cee-cookies-accept", "#cee-cookies-refuse"] {
        host.press(button).await;
        assert!(host.find(button).is_some());
    }
    assert_eq!(storage().get_item("cee.analytics").unwrap(), None);
}

#[wasm_bindgen_test]
async fn a_late_answer_leaves_the_newer_choice_as_it_is() {
    storage().clear().unwrap();
    // Each call waits until the test lets it answer.
    run("window.kept = window.fetch; window.answers = []; \
        window.fetch = () => new Promise((resolve) => window.answers.push((id) => resolve(new Response( \
        JSON.stringify({ version: 1, record_id: id, recorded_at: '2026-11-23T11:00:00.000Z' })))))");
    let (config, _) = HostConfig::read(|_| None, "https://collecte.example", "dev");
    let claims = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&claims);
    let emit = Callback::from(move |event| {
        if let Event::AnalyticsKnown(Some(claim)) = event {
            heard.borrow_mut().push(claim);
        }
    });
    let choices = Choices::default();
    for choice in [AnalyticsState::Given, AnalyticsState::Refused] {
        banner::record(&state(), choice, &choices, &config, &emit);
    }
    while run("return window.answers.length") != 2 {
        pause(0).await;
    }
    run("window.answers[1]('second')");
    while claims.borrow().len() < 3 {
        pause(0).await;
    }
    run("window.answers[0]('first')");
    // The answer is read within a few turns of the event loop.
    for _ in 0..20 {
        pause(0).await;
    }
    run("window.fetch = window.kept");
    let last = claims.borrow().last().cloned().unwrap();
    assert_eq!(last.state, AnalyticsState::Refused);
    assert_eq!(last.record_id.as_deref(), Some("second"));
    assert_eq!(claims.borrow().len(), 3);
    let kept = storage().get_item("cee.analytics").unwrap().unwrap();
    assert!(
        kept.contains("refused") && kept.contains("second"),
        "{kept}"
    );
    storage().clear().unwrap();
}
