//! `leads list` and `leads show`: what an operator reads.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Context as _;
use chrono::NaiveDate;
use consent::Purpose;
use serde_json::Value;

use super::flush;
use crate::arguments::LeadsCommand;
use crate::clock::{Clock as _, SystemClock};
use crate::paris;
use crate::store::{LeadDetails, LeadSummary, Store, StoredDecision};

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
            show(&lead, paris::civil_date(SystemClock.now()), out)?;
        }
    }
    flush(out)?;
    Ok(ExitCode::SUCCESS)
}

fn list(leads: &[LeadSummary], out: &mut impl Write) -> std::io::Result<()> {
    for lead in leads {
        let call = lead.call_not_after;
        let answer = call.map_or("by e-mail".to_owned(), |day| format!("call by {day}"));
        let flags = [
            (lead.human_review, ", review asked"),
            (lead.result_differs, ", another result was shown"),
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

fn show(lead: &LeadDetails, today: NaiveDate, out: &mut impl Write) -> std::io::Result<()> {
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
    line("answer", &answer(summary, today))?;
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
    for decision in &lead.decisions {
        writeln!(out, "\n{}: {}", decision.key, permission(decision, today))?;
        if let Some(text) = &decision.text {
            writeln!(out, "             {}", indented(text))?;
        }
    }
    Ok(())
}

/// What the request itself allows (C. consom. R.223-4).
fn answer(lead: &LeadSummary, today: NaiveDate) -> String {
    match lead.call_not_after {
        None => "by e-mail, about these works only; no call".to_owned(),
        Some(day) if today <= day => {
            format!("may be called until {day}, about these works only")
        }
        Some(day) => format!("may not be called any more: the request ended on {day}"),
    }
}

/// What one decision allows today. No consent allows to canvass for energy works
/// (C. consom. L.223-1 al. 5, L.223-8).
fn permission(decision: &StoredDecision, today: NaiveDate) -> String {
    let key = &decision.key;
    match (decision.state.as_str(), decision.valid_until) {
        ("given", Some(until)) if until < today => format!("may not: ended on {until}"),
        ("given", until) => {
            let until = until.map_or(String::new(), |day| format!(" until {day}"));
            let limit = match key.purpose {
                Purpose::Phone | Purpose::Email => {
                    ", only for what the words name, never for energy works"
                }
                Purpose::LeadAcquisition | Purpose::EmailTracking => "",
            };
            format!("may{until}{limit}")
        }
        ("not_shown", _) => "may not: not asked".to_owned(),
        _ => "may not: refused".to_owned(),
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
