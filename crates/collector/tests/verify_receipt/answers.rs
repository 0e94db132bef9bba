//! What the page `/verify` answers, on real receipts.

use consent::DecisionState;
use verify::page::{ASK, Element, Node, Source, answer};
use verify::{Evidence, check};

use crate::receipts::Case;

fn told(nodes: &[Node]) -> String {
    nodes.iter().map(Node::words).collect()
}

fn answered(file: &str, evidence: &Evidence) -> Vec<Node> {
    answer(&check(file, evidence), Source::Site, Source::Site)
}

fn has(nodes: &[Node], is: &dyn Fn(&Element) -> bool) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text(_) => false,
        Node::Element(element) => is(element) || has(&element.children, is),
    })
}

fn asks(nodes: &[Node]) -> bool {
    has(nodes, &|element| element.attributes.contains(&("id", ASK)))
}

#[tokio::test]
async fn the_page_shows_what_was_signed_in_every_word() {
    let case = Case::new().await;
    let nodes = answered(&case.file, &case.evidence());
    let words = told(&nodes);
    assert!(words.starts_with("Ce reçu est intact"), "{words}");
    let receipt = &case.stored.receipt;
    let decided = receipt.decisions.iter();
    let shown = decided.filter(|one| one.state != DecisionState::NotShown);
    let texts = shown.map(|one| &one.text).chain([&receipt.request.text]);
    for line in texts.flat_map(|text| text.lines()) {
        assert!(words.contains(line), "{line} is not in\n{words}");
    }
    for decision in &receipt.decisions {
        let title = match decision.state {
            DecisionState::Given => "Accepté",
            DecisionState::Refused => "Refusé",
            DecisionState::NotShown => "Pas proposé",
        };
        let title = format!("{title}\u{a0}: {}", decision.name);
        assert!(words.contains(&title), "{title} is not in\n{words}");
        assert!(words.contains(&format!("Référence {}", decision.key)));
    }
    assert_eq!(words.matches("Vérifié ").count(), 7);
    assert!(words.contains("23\u{a0}novembre\u{a0}2026 à\u{a0}11\u{a0}h\u{a0}00, heure de Paris"));
    assert!(words.contains("Clés lues sur ce site.") && !asks(&nodes));
    assert!(words.contains("Il mène à «\u{a0}https://collecte.exemple\u{a0}»."));
}

#[tokio::test]
async fn what_nobody_signed_is_not_shown() {
    let case = Case::new().await;
    let request = case.stored.receipt.request.text.lines().next().unwrap();
    let without_keys = Evidence {
        keys: None,
        ..case.evidence()
    };
    let signature = case.stored.receipt_jws.rsplit_once('.').unwrap().1;
    let other = "A".repeat(signature.len());
    let forged = case.file.replace(signature, &other);
    for (file, evidence) in [(&case.file, &without_keys), (&forged, &case.evidence())] {
        let words = told(&answered(file, evidence));
        assert!(words.contains("n’est pas affiché ici"), "{words}");
        assert!(!words.contains(request), "{words}");
    }
}

#[tokio::test]
async fn the_site_is_asked_for_a_proof_of_its_own_head_only() {
    let case = Case::new().await;
    let evidence = Evidence {
        consistency: None,
        ..case.evidence()
    };
    let report = check(&case.file, &evidence);
    assert!(asks(&answer(&report, Source::Site, Source::Site)));
    assert!(!asks(&answer(&report, Source::Own, Source::Own)));
}

#[tokio::test]
async fn hostile_words_stay_words() {
    let case = Case::new().await;
    let hostile = "<img src=x onerror=alert(1)>";
    let mut receipt = case.stored.receipt.clone();
    hostile.clone_into(&mut receipt.controller.name);
    hostile.clone_into(&mut receipt.decisions[0].name);
    let jws = case.signing.sign(&receipt).unwrap();
    let file = crate::receipts::page_of(&receipt, &jws, &case.stored.log_proof);
    let nodes = answered(&file, &case.evidence());
    assert!(told(&nodes).matches(hostile).count() >= 2);
    assert!(!has(&nodes, &|element| element.tag == "img"));
}
