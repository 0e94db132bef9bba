//! A report, as people and as programs read it.

use std::io::{self, Write};

use chrono::{DateTime, SecondsFormat};
use consent::DecisionState;
use consent::log::TreeHead;
use consent::receipt::seal::KnownKey;
use serde_json::{Value, json};
use verify::{Outcome, Report, Signed, Step, Verdict};

use super::stamped::Stamped;

/// Step by step, then what was signed, then all of it in one line.
pub(super) fn lines(
    report: &Report,
    stamp: Option<Stamped>,
    out: &mut impl Write,
) -> io::Result<()> {
    for (step, outcome) in &report.steps {
        let title = title(*step);
        match outcome {
            Outcome::Checked => writeln!(out, "checked      {title}")?,
            Outcome::NotChecked(missing) => writeln!(out, "not checked  {title}: {missing}")?,
            Outcome::Failed(fault) => writeln!(out, "FAILED       {title}: {fault}")?,
        }
    }
    let stamped = "somebody else saw the published head";
    match stamp {
        None => {}
        Some(Stamped::At(at)) => writeln!(out, "checked      {stamped}, at {at}")?,
        Some(Stamped::ByWhomever(at)) => writeln!(
            out,
            "not checked  {stamped}, at {at}: name who may have, with --tsa-roots"
        )?,
        Some(Stamped::Never(fault)) => writeln!(out, "FAILED       {stamped}: {fault}")?,
    }
    if let Some(signed) = &report.signed {
        writeln!(out)?;
        what_was_signed(signed, out)?;
    }
    if let Some((leaves, head)) = &report.logged {
        let leaves: Vec<String> = leaves.iter().map(u64::to_string).collect();
        writeln!(out, "log          leaves {}", leaves.join(", "))?;
        told_head("receipt's", head, out)?;
    }
    if let Some(link) = &report.link {
        writeln!(out, "link         leads to {link}, which nobody signed")?;
    }
    if let Some(head) = &report.published {
        told_head("published", head, out)?;
    }
    writeln!(out, "\n{}", verdict(report, stamp))
}

/// The same for programs.
pub(super) fn json(report: &Report, stamp: Option<Stamped>) -> Value {
    let steps = report.steps.iter().map(|(step, outcome)| {
        let (state, why) = match outcome {
            Outcome::Checked => ("checked", None),
            Outcome::NotChecked(missing) => ("not_checked", Some(missing.to_string())),
            Outcome::Failed(fault) => ("failed", Some(fault.to_string())),
        };
        json!({ "step": name(*step), "state": state, "why": why })
    });
    let steps: Vec<Value> = steps.collect();
    let first = report.first_fault();
    let signed = report.signed.as_ref();
    json!({
        "verdict": match Stamped::with(stamp, report.verdict()) {
            Verdict::Sound => "sound",
            Verdict::Incomplete => "incomplete",
            Verdict::Faulty => "faulty",
        },
        "first_fault": first.map(|(step, fault)| json!({
            "step": name(step), "why": fault.to_string(),
        })),
        "steps": steps,
        "signed_by": signed.map(|signed| json!({
            "kid": signed.by.key.kid(), "nbf": signed.by.not_before, "exp": signed.by.not_after,
        })),
        "receipt": signed.map(|signed| &signed.receipt),
        "leaves": report.logged.as_ref().map(|(leaves, _)| leaves),
        "head": report.logged.as_ref().map(|(_, head)| head),
        "unsigned_link": report.link,
        "published_head": report.published,
        "stamp": stamp.map(|stamp| match stamp {
            Stamped::At(at) => json!({ "state": "checked", "at": at }),
            Stamped::ByWhomever(at) => json!({ "state": "not_checked", "at": at }),
            Stamped::Never(fault) => json!({ "state": "failed", "why": fault.to_string() }),
        }),
    })
}

fn what_was_signed(signed: &Signed, out: &mut impl Write) -> io::Result<()> {
    let Signed { receipt, by } = signed;
    let request = &receipt.request;
    writeln!(out, "received     {}", receipt.received_at_paris)?;
    writeln!(out, "by           {}", receipt.controller.name)?;
    writeln!(out, "signed by    {}{}", by.key.kid(), time(by))?;
    writeln!(out, "request      {}", receipt.lead_id)?;
    writeln!(out, "about        {}", request.works.join(", "))?;
    words(&request.text, out)?;
    for decision in &receipt.decisions {
        let state = match decision.state {
            DecisionState::Given => "given       ",
            DecisionState::Refused => "refused     ",
            DecisionState::NotShown => "not shown   ",
        };
        write!(out, "{state} {}", decision.key)?;
        if let Some(day) = decision.valid_until {
            write!(out, ", until {day}")?;
        }
        writeln!(out)?;
        if decision.state != DecisionState::NotShown {
            words(&decision.text, out)?;
        }
    }
    Ok(())
}

fn words(text: &str, out: &mut impl Write) -> io::Result<()> {
    text.lines()
        .try_for_each(|line| writeln!(out, "             | {line}"))
}

fn told_head(whose: &str, head: &TreeHead, out: &mut impl Write) -> io::Result<()> {
    let TreeHead { size, root, at, .. } = head;
    writeln!(
        out,
        "             {whose} head: {size} leaves at {at}, root {root}"
    )
}

fn time(key: &KnownKey) -> String {
    let second = |second: i64| {
        let moment = DateTime::from_timestamp_secs(second).unwrap_or_default();
        moment.to_rfc3339_opts(SecondsFormat::Secs, true)
    };
    match (key.not_before, key.not_after) {
        (None, None) => String::new(),
        (Some(first), None) => format!(", which signs since {}", second(first)),
        (None, Some(end)) => format!(", which signed until {}", second(end)),
        (Some(first), Some(end)) => {
            format!(", which signed from {} to {}", second(first), second(end))
        }
    }
}

fn verdict(report: &Report, stamp: Option<Stamped>) -> String {
    match (Stamped::with(stamp, report.verdict()), report.first_fault()) {
        (Verdict::Faulty, Some((step, fault))) => format!("faulty: {}: {fault}", name(step)),
        (Verdict::Faulty, None) => "faulty: the time stamp proves nothing".to_owned(),
        (Verdict::Incomplete, _) => {
            "incomplete: nothing failed, but not all could be checked".to_owned()
        }
        (Verdict::Sound, _) => "sound".to_owned(),
    }
}

const fn name(step: Step) -> &'static str {
    match step {
        Step::File => "file",
        Step::Texts => "texts",
        Step::Seal => "seal",
        Step::Copy => "copy",
        Step::Page => "page",
        Step::Log => "log",
        Step::Published => "published",
    }
}

const fn title(step: Step) -> &'static str {
    match step {
        Step::File => "the file holds one receipt",
        Step::Texts => "each text is the one of its SHA-256",
        Step::Seal => "signed with a known key, in the time of that key",
        Step::Copy => "the receipt in clear is the signed one",
        Step::Page => "what a reader sees is what was signed",
        Step::Log => "the log held the request and each decision",
        Step::Published => "the published log goes on from that one",
    }
}
