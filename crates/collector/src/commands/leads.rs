//! `leads list` and `leads show`: what an operator reads.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Context as _;
use consent::history::State;
use consent::{Instant, Purpose, Subject};
use serde_json::Value;

use super::{flush, history};
use crate::arguments::LeadsCommand;
use crate::clock::{Clock as _, SystemClock};
use crate::paris;
use crate::store::{LeadDetails, LeadSummary, Said, Store, StoredDecision};

/// Lists leads or shows one.
pub(super) async fn run(command: &LeadsCommand, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    match command {
        LeadsCommand::List { database, limit } => {
            let store = Store::open_existing(&database.database).await?;
            list(&store.latest_leads(*limit).await?, out)?;
        }
        LeadsCommand::Show { id, database } => {
            let store = Store::open_existing(&database.database).await?;
            let lead = store.lead(id).await?;
            let lead = lead.context("no lead has this id; `leads list` gives the ids")?;
            let said = store.said(id).await?;
            let said = said.context("what this lead said cannot be read")?;
            show(&lead, &said, SystemClock.now(), out)?;
        }
    }
    flush(out)?;
    Ok(ExitCode::SUCCESS)
}

fn list(leads: &[LeadSummary], out: &mut impl Write) -> std::io::Result<()> {
    for lead in leads {
        let call = lead.call_not_after;
        let answer = if lead.is_request_withdrawn {
            "request withdrawn".to_owned()
        } else {
            call.map_or("by e-mail".to_owned(), |day| format!("call by {day}"))
        };
        let flags = [
            (lead.human_review, ", review asked"),
            (lead.result_differs, ", another result was shown"),
            (!lead.doubts.is_empty(), ", the evidence leaves doubts"),
        ];
        let flags: String = flags
            .iter()
            .filter(|(is_set, _)| *is_set)
            .map(|(_, words)| *words)
            .collect();
        writeln!(
            out,
            "{}  {}  {}  {}  {answer}, {} given{flags}",
            lead.id,
            paris::rfc3339(lead.received_at),
            lead.initials,
            lead.partner.as_deref().unwrap_or("own site"),
            plural(lead.given, "consent"),
        )?;
    }
    writeln!(
        out,
        "{}",
        plural(i64::try_from(leads.len()).unwrap_or(i64::MAX), "lead")
    )
}

fn show(
    lead: &LeadDetails,
    said: &Said,
    now: Instant,
    out: &mut impl Write,
) -> std::io::Result<()> {
    let summary = &lead.summary;
    let mut line = |name: &str, value: &str| writeln!(out, "{name:<12} {value}");
    line("lead", &summary.id)?;
    line("received", &paris::rfc3339(summary.received_at))?;
    line("from", summary.partner.as_deref().unwrap_or("own site"))?;
    line("origin", lead.origin.as_deref().unwrap_or("not given"))?;
    line("name", &lead.name)?;
    if let Some(email) = &lead.email {
        line("e-mail", email)?;
    }
    if let Some(phone) = &lead.phone {
        let doubt = if lead.phone_is_suspect {
            "  (doubtful: repeated digits, or a number kept for fiction)"
        } else {
            ""
        };
        line("phone", &format!("{phone}{doubt}"))?;
    }
    line("works", &summary.works)?;
    let request = said.standing(&Subject::Request, now);
    line("answer", &answer(summary, request))?;
    if summary.human_review {
        line("review", "a person is asked to look at the result again")?;
    }
    if summary.result_differs {
        line("", "the visitor was shown another result than this one")?;
    }
    line("request", &indented(&lead.request_text))?;
    line("answers", &lead.answers_json)?;
    line("result", &result(&lead.assessment_json))?;
    line("deployment", &lead.deployment_version)?;
    let digest = lead.evidence_sha256.as_deref();
    let digest = digest.unwrap_or("from before evidence was kept");
    line("evidence", &format!("{}  {digest}", summary.grade))?;
    for doubt in &summary.doubts {
        let about = doubt.key.as_ref().map(|key| format!("{key}: "));
        let about = about.unwrap_or_default();
        line("doubt", &format!("{about}{}", doubt.code.title()))?;
    }
    for decision in &lead.decisions {
        let state = said.standing(&Subject::Consent(decision.key.clone()), now);
        writeln!(out, "\n{}: {}", decision.key, permission(decision, state))?;
        if let Some(text) = &decision.text {
            writeln!(out, "             {}", indented(text))?;
        }
    }
    writeln!(out, "\nhistory")?;
    for line in history::lines(said) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// What the request itself allows (C. consom. R.223-4).
fn answer(lead: &LeadSummary, state: State) -> String {
    match (lead.call_not_after, state) {
        (_, State::Withdrawn { at }) => {
            format!("none: the request was withdrawn on {}", paris::rfc3339(at))
        }
        (None, _) => "by e-mail, about these works only; no call".to_owned(),
        (Some(day), State::Given { .. }) => {
            format!("may be called until {day}, about these works only")
        }
        (Some(day), _) => format!("may not be called any more: the request ended on {day}"),
    }
}

/// What one decision allows now. No consent allows to canvass for energy works
/// (C. consom. L.223-1 al. 5, L.223-8).
fn permission(decision: &StoredDecision, state: State) -> String {
    let until = decision.valid_until;
    match state {
        State::Given { .. } => {
            let until = until.map_or(String::new(), |day| format!(" until {day}"));
            let limit = match decision.key.purpose {
                Purpose::Phone | Purpose::Email => {
                    ", only for what the words name, never for energy works"
                }
                Purpose::LeadAcquisition | Purpose::EmailTracking => "",
            };
            format!("may{until}{limit}")
        }
        State::Expired { .. } => {
            let until = until.map_or(String::new(), |day| format!(" on {day}"));
            format!("may not: ended{until}")
        }
        State::Withdrawn { at } => format!("may not: withdrawn on {}", paris::rfc3339(at)),
        State::NotShown => "may not: not asked".to_owned(),
        State::Refused { .. } => "may not: refused".to_owned(),
    }
}

fn indented(text: &str) -> String {
    text.replace('\n', "\n             ")
}

fn plural(count: i64, word: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {word}{s}")
}

/// One line per work: verdict, kWh cumac, indicative premium.
fn result(assessment_json: &str) -> String {
    let assessment: Value = serde_json::from_str(assessment_json).unwrap_or_default();
    let of_work = |work: &Value| {
        let word = |name: &str| work.get(name).and_then(Value::as_str).unwrap_or("?");
        let verdict = format!("{}: {}", word("kind"), word("verdict"));
        let kwh = work.get("kwh_cumac");
        let kwh = kwh.and_then(|kwh| kwh.get("total").or_else(|| kwh.get("base")));
        let kwh = kwh.and_then(amount).map(|kwh| format!("{kwh} kWh cumac"));
        let euros = work.get("premium_eur").and_then(amount);
        let euros = euros.map(|euros| format!("about {euros} EUR"));
        let parts: Vec<String> = [Some(verdict), kwh, euros].into_iter().flatten().collect();
        parts.join(", ")
    };
    let works = assessment.get("works").and_then(Value::as_array);
    let lines: Vec<String> = works.into_iter().flatten().map(of_work).collect();
    indented(&lines.join("\n"))
}

fn amount(amount: &Value) -> Option<String> {
    let end = |name: &str| amount.get(name).and_then(Value::as_u64);
    match (amount.as_u64(), end("min"), end("max")) {
        (Some(exact), ..) => Some(exact.to_string()),
        (None, Some(min), Some(max)) => Some(format!("{min} to {max}")),
        _ => None,
    }
}
