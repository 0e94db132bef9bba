//! Controls on their own in a shadow root.

use std::cell::Cell;
use std::rc::Rc;

use cee_widget::browser::statement::{is_verbatim, is_word_for_word};
use cee_widget::controls::{Checkbox, TextField, block_id, checkbox, text_field};
use cee_widget::{markup, theme};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, ShadowRoot, ShadowRootInit, ShadowRootMode};
use yew::prelude::*;

use crate::page::document;

#[derive(Clone, PartialEq, Properties)]
struct ConsentProps {
    on_change: Callback<()>,
    root: NodeRef,
}

#[component]
fn Consent(props: &ConsentProps) -> Html {
    let on_change = props.on_change.clone();
    let consent = Checkbox {
        id: "cee-consent-1".into(),
        label: "J’accepte".into(),
        mentions: vec!["Retrait à tout moment.".into()],
        verbatim: true,
        on_change: Callback::from(move |_| on_change.emit(())),
        ..Checkbox::default()
    };
    let consent = markup::html(|m| checkbox(m, &consent));
    html! { <div ref={props.root.clone()}>{ consent }</div> }
}

struct Drawn {
    host: Element,
    root: ShadowRoot,
    inside: NodeRef,
    changes: Rc<Cell<u32>>,
}

async fn drawn() -> Drawn {
    let host = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&host).unwrap();
    let root = host
        .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
        .unwrap();
    let inner = document().create_element("div").unwrap();
    root.append_child(&inner).unwrap();
    let (changes, inside) = (Rc::new(Cell::new(0)), NodeRef::default());
    let count = Rc::clone(&changes);
    let props = ConsentProps {
        on_change: Callback::from(move |()| count.set(count.get() + 1)),
        root: inside.clone(),
    };
    yew::Renderer::<Consent>::with_root_and_props(inner, props).render();
    yew::scheduler::flush().await;
    Drawn {
        host,
        root,
        inside,
        changes,
    }
}

#[wasm_bindgen_test]
async fn a_script_cannot_tick_a_consent() {
    let drawn = drawn().await;
    let input = drawn.root.get_element_by_id("cee-consent-1").unwrap();
    let input: HtmlInputElement = input.dyn_into().unwrap();
    input.click();
    yew::scheduler::flush().await;
    assert!(!input.checked());
    assert_eq!(drawn.changes.get(), 0);
    drawn.host.remove();
}

#[wasm_bindgen_test]
async fn words_that_an_extension_changed_are_noticed() {
    let drawn = drawn().await;
    let blocks = ["J’accepte".to_owned(), "Retrait à tout moment.".to_owned()];
    assert!(is_verbatim(&drawn.inside, "cee-consent-1", &blocks));
    let mention = drawn
        .root
        .get_element_by_id(&block_id("cee-consent-1", 1))
        .unwrap();
    mention.set_text_content(Some("Withdraw at any time."));
    assert!(!is_verbatim(&drawn.inside, "cee-consent-1", &blocks));
    drawn.host.remove();
}

const LAW: &str = "Vous pouvez vous opposer au démarchage.";

#[derive(Clone, PartialEq, Properties)]
struct PhoneProps {
    revision: u32,
    root: NodeRef,
}

#[component]
fn Phone(props: &PhoneProps) -> Html {
    let field = TextField {
        id: "cee-phone".into(),
        law: Some(LAW.into()),
        law_revision: props.revision,
        ..TextField::default()
    };
    let field = markup::html(|m| text_field(m, &field));
    html! { <div ref={props.root.clone()}>{ field }</div> }
}

#[wasm_bindgen_test]
async fn words_of_the_law_that_were_changed_are_noticed_and_put_back() {
    let host = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&host).unwrap();
    let props = PhoneProps {
        revision: 0,
        root: NodeRef::default(),
    };
    let phone = yew::Renderer::<Phone>::with_root_and_props(host.clone(), props.clone());
    let mut phone = phone.render();
    yew::scheduler::flush().await;
    let is_written = || is_word_for_word(&props.root, "cee-phone-law", LAW);
    assert!(is_written());
    let law = document().get_element_by_id("cee-phone-law").unwrap();
    law.set_text_content(Some("You may object."));
    assert!(!is_written());
    phone.update(PhoneProps {
        revision: 1,
        ..props.clone()
    });
    yew::scheduler::flush().await;
    assert!(is_written());
    phone.destroy();
    host.remove();
}

#[wasm_bindgen_test]
async fn a_deployment_wears_its_own_tokens_and_nothing_else() {
    let drawn = drawn().await;
    let theme = [("color-accent", "#123456"), ("color", "red")];
    let theme = theme.map(|(name, value)| (name.to_owned(), value.to_owned()));
    theme::wear(&drawn.inside, &theme.into());
    let around = drawn.root.query_selector("div").unwrap().unwrap();
    let style = around.get_attribute("style").unwrap();
    assert_eq!(style, "--cee-color-accent: #123456;");
    // Over the dark palette one colour of another could not be read.
    assert_eq!(
        drawn.host.get_attribute("data-theme").as_deref(),
        Some("light")
    );
    drawn.host.remove();
}
