//! What is asked of consents stands apart from everything else (GDPR art. 7(2), R-CO-5).

use lead::funnel::{Event, Screen, Way};

use crate::asking::at_recap;
use crate::journey::{at_consents, at_contact, at_outcome, screen};

/// Roots of the words that consent is given with, or terms of use accepted.
const CONSENT_WORDS: [&str; 9] = [
    "accept",
    "consen",
    "autoris",
    "démarch",
    "prospect",
    "partenaire",
    "offre",
    "condition",
    "cgu",
];

/// The texts of the buttons of a page that go on or send, in small letters.
fn buttons(html: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for part in html.split("<button").skip(1) {
        let (head, inside) = part.split_once('>').unwrap();
        if !["cee-continue", "cee-send"]
            .iter()
            .any(|id| head.contains(id))
        {
            continue;
        }
        let inside = inside.split_once("</button>").unwrap().0;
        let mut text = String::new();
        for piece in inside.split('<') {
            text.push_str(piece.rsplit_once('>').map_or(piece, |(_, text)| text));
        }
        texts.push(text.to_lowercase());
    }
    texts
}

/// What stands open: without what a press has to unfold.
fn open(html: &str) -> String {
    let mut parts = html.split("<details");
    let mut open = parts.next().unwrap().to_owned();
    for folded in parts {
        open.push_str(folded.split_once("</details>").unwrap().1);
    }
    open
}

#[test]
fn no_button_that_goes_on_or_sends_speaks_of_consent() {
    for (funnel, goes_on) in [
        (at_outcome().on(Event::Continued), "continuer"),
        (at_contact(Way::Phone), "continuer"),
        (at_consents(), "continuer"),
        (at_recap(), "envoyer ma demande"),
    ] {
        let html = screen(funnel);
        let texts = buttons(&html);
        let [text] = texts.as_slice() else {
            panic!("one button goes on: {texts:?}");
        };
        assert_eq!(text.trim(), goes_on);
        let found = CONSENT_WORDS.iter().find(|word| text.contains(*word));
        assert_eq!(found, None, "{text}");
    }
}

#[test]
fn every_word_of_a_consent_is_on_screen_without_a_press_and_on_a_screen_of_its_own() {
    let funnel = at_consents();
    assert_eq!(funnel.screen, Screen::Consents);
    let statements = funnel.shown().unwrap().statements;
    assert_eq!(statements.len(), 6);
    let html = open(&screen(funnel));
    for statement in &statements {
        for block in &statement.passage.blocks {
            let block = block.replace('&', "&amp;").replace('"', "&quot;");
            assert!(html.contains(&format!(">{block}<")), "{block}");
        }
    }
    // Neither the notice nor the request stands among them, nor do they stand anywhere else.
    let elsewhere = screen(at_contact(Way::Phone));
    assert!(elsewhere.contains("id=\"cee-request\"") && !html.contains("id=\"cee-request\""));
    assert!(!elsewhere.contains("data-key"));
    for statement in &statements {
        assert!(!elsewhere.contains(&statement.passage.blocks[0]));
    }
}
