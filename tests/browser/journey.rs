//! Moving through the questions.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, Node};

use crate::page::{Host, document};

async fn at_first_question() -> Host {
    let host = Host::running().await;
    host.press("#cee-start").await;
    host.sees("question").await;
    host
}

/// At the postcode, the first question that is typed.
async fn at_postcode() -> Host {
    let host = at_first_question().await;
    host.press("input[value=attic_insulation]").await;
    host.press("#cee-continue").await;
    host.until(|host| host.question().as_deref() == Some("place.postcode"))
        .await;
    host
}

#[wasm_bindgen_test]
async fn nothing_has_the_focus_at_load_and_the_title_of_the_page_stays() {
    document().set_title("Un article");
    let host = Host::running().await;
    assert!(host.focused().is_none());
    assert_eq!(document().title(), "Un article");
}

#[wasm_bindgen_test]
async fn the_first_question_is_drawn_ahead_out_of_reach_and_then_shown_as_it_is() {
    let host = Host::running().await;
    host.until(|host| host.find(".cee-step.cee-next").is_some())
        .await;
    let ahead = host.find(".cee-step.cee-next").unwrap();
    assert!(ahead.has_attribute("inert"));
    assert!(ahead.get_bounding_client_rect().height() < 1.0);
    assert_eq!(ids_twice(&host), Vec::<String>::new());
    assert_eq!(host.screen().as_deref(), Some("start"));
    host.press("#cee-start").await;
    assert_eq!(host.screen().as_deref(), Some("start"));
    assert!(host.find(".cee[data-ahead]").is_some());
    host.sees("question").await;
    assert!(host.find(".cee[data-ahead]").is_none());
    let shown = host.find(".cee-step").unwrap();
    assert!(shown.is_same_node(Some(&ahead)));
    assert!(!shown.has_attribute("inert"));
    host.until(|host| host.focused().is_some()).await;
    assert_eq!(host.focused().unwrap().class_name(), "cee-title");
    assert_eq!(shown.class_name(), "cee-step");
    assert!(host.find("[id^=cee-next-]").is_none());
    assert!(host.find("#cee-continue").is_some());
}

/// The ids that stand more than once in the widget (RGAA 8.2).
fn ids_twice(host: &Host) -> Vec<String> {
    let all = host.root().query_selector_all("[id]").unwrap();
    let ids = (0..all.length()).filter_map(|index| all.item(index));
    let mut once = std::collections::BTreeSet::new();
    ids.map(|node| node.unchecked_into::<web_sys::Element>().id())
        .filter(|id| !once.insert(id.clone()))
        .collect()
}

#[wasm_bindgen_test]
async fn what_is_pressed_before_the_program_has_followed_is_not_lost() {
    let host = Host::running().await;
    host.until(|host| host.find(".cee-step.cee-next").is_some())
        .await;
    host.press("#cee-start").await;
    host.press("input[value=attic_insulation]").await;
    host.sees("question").await;
    host.press("#cee-continue").await;
    host.until(|host| host.question().as_deref() == Some("place.postcode"))
        .await;
}

#[wasm_bindgen_test]
async fn each_step_moves_the_focus_to_its_title_and_names_the_page() {
    document().set_title("Un article");
    let host = at_first_question().await;
    host.until(|host| host.focused().is_some()).await;
    let title = host.focused().unwrap();
    assert_eq!(title.class_name(), "cee-title");
    host.until(|_| document().title() != "Un article").await;
    assert!(
        document().title().ends_with(" – Un article"),
        "{}",
        document().title()
    );
    assert_ne!(document().title(), " – Un article");
}

#[wasm_bindgen_test]
async fn a_failed_try_moves_the_focus_to_the_summary_and_its_link_to_the_field() {
    let host = at_first_question().await;
    host.press("#cee-continue").await;
    host.until(|host| {
        host.focused()
            .is_some_and(|element| element.id() == "cee-errors")
    })
    .await;
    host.press("#cee-errors a").await;
    assert_eq!(host.focused().unwrap().id(), "cee-answer");
}

#[wasm_bindgen_test]
async fn pressing_again_without_an_answer_moves_the_focus_again() {
    let host = at_first_question().await;
    for _ in 0..2 {
        host.press("#cee-continue").await;
        host.until(|host| {
            host.focused()
                .is_some_and(|element| element.id() == "cee-errors")
        })
        .await;
        host.press("#cee-errors a").await;
    }
}

#[wasm_bindgen_test]
async fn the_works_and_not_yet_known_exclude_each_other_on_screen() {
    let host = at_first_question().await;
    let is_ticked = |host: &Host, value: &str| {
        let input = host.find(&format!("input[value={value}]")).unwrap();
        input.unchecked_into::<HtmlInputElement>().checked()
    };
    host.press("input[value=windows]").await;
    host.press("input[value=not_yet_known]").await;
    assert!(!is_ticked(&host, "windows") && is_ticked(&host, "not_yet_known"));
    host.press("input[value=windows]").await;
    assert!(is_ticked(&host, "windows") && !is_ticked(&host, "not_yet_known"));
}

#[wasm_bindgen_test]
async fn the_input_survives_every_keystroke_and_its_own_error() {
    let host = at_postcode().await;
    let input = host.find("#cee-answer").unwrap();
    let is_same = |host: &Host| {
        host.find("#cee-answer")
            .is_some_and(|now| now.is_same_node(Some(input.as_ref() as &Node)))
    };
    host.type_in("#cee-answer", "2A0").await;
    host.press("#cee-continue").await;
    host.until(|host| host.find("#cee-answer-error").is_some())
        .await;
    assert!(is_same(&host));
    assert_eq!(
        input.clone().unchecked_into::<HtmlInputElement>().value(),
        "2A0"
    );
    let title = document().title();
    assert!(title.starts_with("Erreur"), "{title}");
    // Late to blame, quick to forgive.
    host.type_in("#cee-answer", "69003").await;
    host.until(|host| host.find("#cee-answer-error").is_none())
        .await;
    assert!(is_same(&host));
    host.until(|_| !document().title().starts_with("Erreur"))
        .await;
}

/// What a page translator does: each text stands in an element of its own, the text node that was
/// there is thrown away.
fn translate(host: &Host, selector: &str) {
    let element = host.find(selector).unwrap();
    let font = document().create_element("font").unwrap();
    font.set_text_content(element.text_content().as_deref());
    let nodes: [Node; 1] = [font.into()];
    element.replace_children_with_node(&js_sys::Array::from_iter(nodes));
}

#[wasm_bindgen_test]
async fn words_that_change_in_place_change_under_a_translator_too() {
    let host = at_postcode().await;
    let text = |host: &Host, selector: &str| host.find(selector).and_then(|it| it.text_content());
    let is_wrong = |host: &Host| host.find("#cee-answer-error").is_some();
    host.press("#cee-continue").await;
    host.until(is_wrong).await;
    let missing = text(&host, "#cee-answer-error");
    for words in [
        "#cee-answer-error > span > span:last-child",
        "#cee-errors a",
    ] {
        translate(&host, words);
    }
    host.type_in("#cee-answer", "2A0").await;
    host.press("#cee-continue").await;
    host.until(|host| text(host, "#cee-answer-error") != missing)
        .await;
    let said = text(&host, "#cee-errors a").unwrap();
    assert!(text(&host, "#cee-answer-error").unwrap().ends_with(&said));
}

#[wasm_bindgen_test]
async fn back_by_the_link_keeps_the_answers() {
    let host = at_postcode().await;
    host.press("#cee-back").await;
    host.until(|host| host.question().as_deref() != Some("place.postcode"))
        .await;
    assert_eq!(host.screen().as_deref(), Some("question"));
    let chosen = host
        .find("input[value=attic_insulation]")
        .unwrap()
        .unchecked_into::<HtmlInputElement>();
    assert!(chosen.checked());
}

#[wasm_bindgen_test]
async fn erasing_asks_first_and_then_forgets_everything() {
    let host = at_postcode().await;
    host.press("#cee-erase").await;
    host.press("#cee-erase-cancel").await;
    assert_eq!(host.screen().as_deref(), Some("question"));
    assert_eq!(host.focused().unwrap().id(), "cee-erase");
    host.press("#cee-erase").await;
    host.press("#cee-erase-confirm").await;
    host.sees("start").await;
    let storage = web_sys::window()
        .unwrap()
        .session_storage()
        .unwrap()
        .unwrap();
    assert_eq!(storage.length().unwrap(), 0);
}

#[wasm_bindgen_test]
async fn host_keeps_its_own_history_state() {
    let history = web_sys::window().unwrap().history().unwrap();
    let own = js_sys::Object::new();
    js_sys::Reflect::set(&own, &"router".into(), &7.into()).unwrap();
    history.replace_state_with_url(&own, "", None).unwrap();
    let host = at_first_question().await;
    let field = |name: &str| js_sys::Reflect::get(&history.state().unwrap(), &name.into()).unwrap();
    // Of a question only the number: its name may tell what was answered.
    host.until(|_| field("cee").as_string().as_deref() == Some("1"))
        .await;
    assert_eq!(field("router"), 7);
}
