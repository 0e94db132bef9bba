//! What was said about a lead, one line each, in the order in which it was said.

use consent::civil_date;
use consent::{DecisionState, Instant};

use crate::paris;
use crate::store::{Attempted, Decided, Said, Withdrawn};

/// Every line.
pub(super) fn lines(said: &Said) -> Vec<String> {
    let request = (said.received_at, request(said));
    let decisions = said.decisions.iter().map(|d| (d.at, decision(d)));
    let withdrawals = said.withdrawals.iter().map(|w| (w.said_at, withdrawal(w)));
    let attempts = said.attempts.iter().map(|a| (a.made_at, attempt(a)));
    let all = std::iter::once(request).chain(decisions);
    let all = all.chain(withdrawals).chain(attempts);
    let mut all: Vec<(Instant, String)> = all.collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, line)| line).collect()
}

/// One withdrawal: since when, what, how it was said, and whom to tell (GDPR art. 19).
pub(super) fn withdrawal(withdrawn: &Withdrawn) -> String {
    let recipients = withdrawn.recipients.iter().map(|party| {
        let siren = party.siren.as_deref();
        siren.map_or(party.name.clone(), |siren| {
            format!("{} ({siren})", party.name)
        })
    });
    format!(
        "{}  {}: withdrawn, told by {}, leaf {}; to be told: {}",
        paris::rfc3339(withdrawn.said_at),
        withdrawn.subject,
        withdrawn.channel.as_str(),
        withdrawn.leaf,
        recipients.collect::<Vec<_>>().join(", "),
    )
}

/// One call or attempt: when, under what, and what was unlawful about it.
pub(super) fn attempt(attempted: &Attempted) -> String {
    let faults = attempted.faults.iter().map(|fault| fault.title());
    let faults: Vec<&str> = faults.collect();
    let judgement = if faults.is_empty() {
        "lawful".to_owned()
    } else {
        format!("UNLAWFUL: {}", faults.join("; "))
    };
    format!(
        "{}  {}: call or attempt, leaf {}; {judgement}",
        paris::rfc3339(attempted.made_at),
        attempted.subject,
        attempted.leaf,
    )
}

fn request(said: &Said) -> String {
    let until = said.request.call_not_after;
    let until = until.map_or(String::new(), |day| {
        format!(" until {}", civil_date::iso(day))
    });
    let (at, leaf) = (paris::rfc3339(said.received_at), said.request.leaf);
    format!("{at}  request: made{until}, leaf {leaf}")
}

fn decision(decided: &Decided) -> String {
    let state = match decided.state {
        DecisionState::Given => "given",
        DecisionState::Refused => "refused",
        DecisionState::NotShown => "not asked",
    };
    let until = decided.valid_until;
    let until = until.map_or(String::new(), |day| {
        format!(" until {}", civil_date::iso(day))
    });
    let at = paris::rfc3339(decided.at);
    format!(
        "{at}  {}: {state}{until}, leaf {}",
        decided.key, decided.leaf
    )
}
