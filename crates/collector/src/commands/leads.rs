//! `leads list`, `leads show` and `leads export`: what an operator reads, and passes on.

use std::borrow::Cow;
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use consent::{Instant, Subject};
use lead::signals::Signal;
use serde_json::Value;

use super::{allowed, flush, history, lead_file};
use crate::arguments::LeadsCommand;
use crate::clock::{Clock as _, SystemClock};
use crate::paris;
use crate::store::{LeadDetails, LeadSummary, Said, Store, StoredSignals, Words};

/// Lists leads or shows one.
pub(super) async fn run(command: &LeadsCommand, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    match command {
        LeadsCommand::List { database, limit } => {
            let store = Store::open_existing(&database.database).await?;
            list(&store.latest_leads(*limit).await?, out)?;
        }
        LeadsCommand::Show { id, json, database } => {
            let store = Store::open_existing(&database.database).await?;
            let lead = store.lead(id).await?;
            let lead = lead.context("no lead has this id; `leads list` gives the ids")?;
            let said = store.said(id).await?;
            let said = said.context("what this lead said cannot be read")?;
            let now = SystemClock.now();
            if *json {
                serde_json::to_writer_pretty(&mut *out, &lead_file::of(&lead, &said, now)?)?;
                writeln!(out)?;
            } else {
                show(&lead, &said, now, out)?;
            }
        }
        LeadsCommand::Export {
            out: file,
            database,
        } => {
            let store = Store::open_existing(&database.database).await?;
            if let Some(path) = file {
                let mut file = BufWriter::new(private(path)?);
                let count = export(&store, &mut file).await?;
                file.into_inner()?.sync_all()?;
                writeln!(
                    out,
                    "{} written to {}: personal data",
                    plural(count, "lead"),
                    path.display()
                )?;
            } else {
                export(&store, out).await?;
            }
        }
    }
    flush(out)?;
    Ok(ExitCode::SUCCESS)
}

/// A line per lead, each as it is when it is read; gives how many.
async fn export(store: &Store, out: &mut impl Write) -> anyhow::Result<i64> {
    let mut count = 0;
    for id in store.lead_ids().await? {
        // Whoever is erased meanwhile is left out.
        let (Some(lead), Some(said)) = (store.lead(&id).await?, store.said(&id).await?) else {
            continue;
        };
        let now = SystemClock.now();
        serde_json::to_writer(&mut *out, &lead_file::of(&lead, &said, now)?)?;
        writeln!(out)?;
        count += 1;
    }
    Ok(count)
}

/// A new file that only its owner may read.
fn private(path: &Path) -> anyhow::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let file = options.open(path);
    file.with_context(|| format!("{} cannot be made as a new file", path.display()))
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
            (lead.signals.is_to_review, ", TO REVIEW FIRST"),
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
    let permissions = said.permissions(now);
    let of = |subject: &Subject| permissions.subjects.iter().find(|p| p.subject == *subject);
    if let Some(request) = of(&Subject::Request) {
        line("answer", &indented(&allowed::request(request)))?;
    }
    let counted = permissions.attempts;
    line("calls", &allowed::counted(counted))?;
    let zone = permissions.zone;
    line("time zone", zone.unwrap_or("unknown: nobody may be called"))?;
    line(
        "proof kept",
        &format!("until {}", paris::rfc3339(permissions.proof_kept_until)),
    )?;
    if summary.human_review {
        line("review", "a person is asked to look at the result again")?;
    }
    if summary.result_differs {
        line("", "the visitor was shown another result than this one")?;
    }
    if lead.summary.signals.score > 0 {
        line("signals", &signals(&lead.summary.signals))?;
    }
    line("request", &indented(&told(&lead.request_text)))?;
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
        if let Some(consent) = of(&Subject::Consent(decision.key.clone())) {
            let allowed = indented(&allowed::consent(consent));
            writeln!(out, "\n{}: {allowed}", decision.key)?;
        }
        if let Some(text) = &decision.text {
            writeln!(out, "             {}", indented(&told(text)))?;
        }
    }
    writeln!(out, "\nhistory")?;
    for line in history::lines(said) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// What spoke for a program behind the lead, and what that asks of the reader.
fn signals(stored: &StoredSignals) -> String {
    let review = if stored.is_to_review {
        "TO REVIEW: a program may have sent it; look at it before anybody calls or writes"
    } else {
        "nothing to do: this happens to people"
    };
    let stored_names = stored.names.split(' ');
    let said: Vec<&str> = stored_names.filter_map(said).collect();
    indented(&format!(
        "{review} (score {})\n{}",
        stored.score,
        said.join("\n")
    ))
}

fn said(name: &str) -> Option<&'static str> {
    let signal = Signal::ALL.into_iter().find(|s| s.as_str() == name)?;
    Some(match signal {
        Signal::ProofMissing => "its browser did not solve the task of the challenge",
        Signal::ProofWrong => "what it sent as the solution of the task is none",
        Signal::SentFast => "sent sooner after the challenge than a person can",
        Signal::TrapFilled => "the field that nobody is shown came filled",
        Signal::PhoneDoubtful => "the phone number is doubtful",
    })
}

/// The words, or why they are no proof of anything.
fn told(words: &Words) -> Cow<'_, str> {
    match words {
        Words::AsShown(text) => Cow::Borrowed(text),
        Words::Missing(sha256) => format!("(the words shown are missing: {sha256})").into(),
        Words::Altered(sha256) => {
            format!("(the words kept are not those that were shown: {sha256})").into()
        }
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
