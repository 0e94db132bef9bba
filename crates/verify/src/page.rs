//! What the page `/verify` answers: from the signed receipt, never from the page around it.

mod node;
mod words;

use consent::civil_date::{self, in_words};
use consent::log::TreeHead;
use consent::receipt::{Receipt, ReceiptDecision, moment_in_words};
use consent::{Channel, DecisionState, Instant, Language};

use crate::report::{Missing, Outcome, Report, Signed, Step};
pub use node::{Element, Node};
use node::{element, text};
pub use words::{head_note, keys_note, proof_note, site_note};

/// The heading that says how it went; it takes the focus.
pub const TITLE: &str = "cee-verify-title";
/// The button that asks this site for the proof of consistency.
pub const ASK: &str = "cee-verify-ask";

/// Whose word the keys and the head are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Source {
    /// Read from the site that serves the page.
    Site,
    /// A file of the person who checks.
    Own,
}

/// The whole answer. `keys` and `head` say where each came from; it is asked only for a head of
/// this site to prove that it goes on.
#[must_use]
pub fn answer(report: &Report, keys: Source, head: Source) -> Vec<Node> {
    let mut nodes = vec![element(
        "h2",
        &[("id", TITLE), ("tabindex", "-1")],
        vec![text(words::verdict(report.verdict()))],
    )];
    if let Some((_, fault)) = report.first_fault() {
        let class = &[("class", "cee-verify__fault")];
        nodes.push(element("p", class, vec![text(&words::fault(fault))]));
    }
    nodes.push(steps(report, keys, head));
    if let Some(signed) = &report.signed {
        nodes.push(heading("Ce qui a été signé"));
        nodes.extend(what_was_signed(signed));
    } else {
        nodes.push(paragraph(words::NOTHING_SHOWN));
    }
    nodes.push(heading("Ce que cette vérification ne dit pas"));
    nodes.extend(words::LIMITS.map(paragraph));
    nodes.extend(report.link.iter().map(|link| paragraph(&words::link(link))));
    nodes
}

fn steps(report: &Report, keys: Source, head: Source) -> Node {
    let steps = report.steps.iter().map(|(step, outcome)| {
        let (class, state) = match outcome {
            Outcome::Checked => ("cee-verify__step cee-verify__step--checked", "Vérifié"),
            Outcome::NotChecked(_) => ("cee-verify__step", "Non vérifié"),
            Outcome::Failed(_) => ("cee-verify__step cee-verify__step--failed", "Échec"),
        };
        let state = element("span", &[("class", "cee-verify__state")], vec![text(state)]);
        let title = element("strong", &[], vec![text(words::title(*step))]);
        let mut parts = vec![state, text(" "), title];
        parts.extend(explanation(report, *step, outcome, (keys, head)));
        element("li", &[("class", class)], parts)
    });
    element("ol", &[("class", "cee-verify__steps")], steps.collect())
}

fn explanation(
    report: &Report,
    step: Step,
    outcome: &Outcome,
    (keys, head): (Source, Source),
) -> Vec<Node> {
    match outcome {
        Outcome::Failed(fault) => vec![paragraph(&words::fault(fault))],
        Outcome::NotChecked(missing) => {
            let mut parts = vec![paragraph(&words::missing(*missing))];
            if matches!(missing, Missing::Consistency { .. }) && head == Source::Site {
                let button = &[("id", ASK), ("type", "button")];
                parts.push(element("button", button, vec![text(words::ASK)]));
            }
            parts
        }
        Outcome::Checked => match step {
            Step::Seal => report.signed.iter().map(|by| signer(by, keys)).collect(),
            Step::Log => report.logged.iter().map(place).collect(),
            Step::Published => {
                let published = report.published.iter();
                published.map(|one| paragraph(&state(one, head))).collect()
            }
            Step::File | Step::Texts | Step::Copy | Step::Page => Vec::new(),
        },
    }
}

fn signer(signed: &Signed, keys: Source) -> Node {
    let by = &signed.by;
    let since = by.not_before.map(day).unwrap_or_default();
    let until = by.not_after.map(day).unwrap_or_default();
    let time = match (since.as_str(), until.as_str()) {
        ("", "") => String::new(),
        (since, "") => format!(", utilisée depuis le {since}"),
        ("", until) => format!(", utilisée jusqu’au {until}"),
        (since, until) => format!(", utilisée du {since} au {until}"),
    };
    let kid = element("code", &[], vec![text(&by.key.kid())]);
    let rest = format!("{time}. {}", words::keys_source(keys));
    element("p", &[], vec![text("Clé "), kid, text(&rest)])
}

fn place((leaves, head): &(Vec<u64>, TreeHead)) -> Node {
    let leaves: Vec<String> = leaves.iter().map(u64::to_string).collect();
    let leaves = leaves.join(", ");
    let size = head.size;
    paragraph(&format!(
        "Places {leaves} du journal, qui comptait alors {size} événements."
    ))
}

fn state(head: &TreeHead, source: Source) -> String {
    let TreeHead { size, at, .. } = head;
    let day = day(at.unix_millis().div_euclid(1000));
    let source = words::head_source(source);
    format!("État publié du {day}\u{a0}: {size} événements. {source}")
}

fn what_was_signed(signed: &Signed) -> Vec<Node> {
    let receipt = &signed.receipt;
    let request = &receipt.request;
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: &str| {
        facts.push(element("dt", &[], vec![text(name)]));
        facts.push(element("dd", &[], vec![text(value)]));
    };
    fact("Demande reçue par", &receipt.controller.name);
    fact(
        "Date et heure de réception",
        &moment_in_words(&receipt.received_at_paris),
    );
    fact("Numéro de la demande", &receipt.lead_id);
    fact(
        "Réponse souhaitée",
        match request.channel {
            Channel::Phone => "Être rappelé(e) par téléphone",
            Channel::Email => "Une réponse par e-mail",
        },
    );
    fact("Travaux", &request.works.join(", "));
    if let Some(day) = request.call_not_after {
        let day = in_words(day, Language::Fr);
        fact("Dernier jour pour vous rappeler", &day);
    }
    let facts = element("dl", &[], facts);
    let mut nodes = vec![facts, small_heading("Ce que vous avez demandé")];
    nodes.push(quoted(&request.text, receipt));
    for (state, title) in [
        (DecisionState::Given, "Accepté"),
        (DecisionState::Refused, "Refusé"),
        (DecisionState::NotShown, "Pas proposé"),
    ] {
        let of = receipt.decisions.iter().filter(|one| one.state == state);
        for decision in of {
            nodes.extend(decided(decision, title, receipt));
        }
    }
    nodes
}

fn decided(decision: &ReceiptDecision, title: &str, receipt: &Receipt) -> Vec<Node> {
    let mut name = format!("{title}\u{a0}: {}", decision.name);
    if let Some(day) = decision.valid_until {
        name.push_str(", jusqu’au ");
        name.push_str(&in_words(day, Language::Fr));
    }
    let key = element("code", &[], vec![text(&decision.key.to_string())]);
    let reference = element("p", &[], vec![text("Référence "), key]);
    let mut nodes = vec![small_heading(&name), reference];
    if decision.state != DecisionState::NotShown {
        nodes.push(quoted(&decision.text, receipt));
    }
    nodes
}

/// The exact words, one paragraph for each block.
fn quoted(words: &str, receipt: &Receipt) -> Node {
    let language = match receipt.language {
        Language::Fr => "fr",
        Language::En => "en",
    };
    let attributes = &[("lang", language), ("translate", "no")];
    element(
        "blockquote",
        attributes,
        words.lines().map(paragraph).collect(),
    )
}

/// A second of Unix time as a day in words, in universal time.
fn day(second: i64) -> String {
    let written = second.checked_mul(1000);
    let written = written.and_then(|millis| Instant::from_unix_millis(millis).ok());
    let written = written.map(|moment| moment.to_string()).unwrap_or_default();
    let day = written.get(..10).map(civil_date::parse_iso);
    match day {
        Some(Ok(day)) => in_words(day, Language::Fr),
        Some(Err(_)) | None => String::new(),
    }
}

fn heading(title: &str) -> Node {
    element("h3", &[], vec![text(title)])
}

fn small_heading(title: &str) -> Node {
    element("h4", &[], vec![text(title)])
}

fn paragraph(words: &str) -> Node {
    element("p", &[], vec![text(words)])
}
