//! What may be done with a lead, in words.

use consent::permission::{Counted, Permission, Why};
use consent::{Channel, Instant, civil_date};

use crate::paris;

/// How many windows are named; the JSON has them all.
const WINDOWS_NAMED: usize = 4;

/// What the request itself allows (C. consom. R.223-4), then when.
pub(super) fn request(permission: &Permission) -> String {
    let ended = permission.ended_at;
    let sentence = match (permission.why, ended) {
        (Why::Withdrawn, Some(at)) => {
            format!("none: the request was withdrawn on {}", paris::rfc3339(at))
        }
        (Why::Expired, Some(end)) => format!(
            "may not be called any more: the request ended on {}",
            last_day(end)
        ),
        (why, _) if !permission.may => format!("may not be called: {}", why.title()),
        _ if permission.channel == Some(Channel::Email) => {
            "by e-mail, about these works only; no call".to_owned()
        }
        _ => format!(
            "may be called{}, about these works only, by {}",
            until(permission.until),
            callers(permission)
        ),
    };
    with_times(sentence, permission)
}

/// What one consent allows, then when. None allows to canvass for energy works (C. consom.
/// L.223-1 al. 5, L.223-8).
pub(super) fn consent(permission: &Permission) -> String {
    let sentence = match (permission.why, permission.ended_at) {
        (Why::Withdrawn, Some(at)) => format!("may not: withdrawn on {}", paris::rfc3339(at)),
        (Why::Expired, Some(end)) => format!("may not: ended on {}", last_day(end)),
        (why, _) if !permission.may => format!("may not: {}", why.title()),
        _ => {
            let limit = permission.about.as_ref();
            let limit = limit.map_or(String::new(), |goods| {
                format!(", only for {goods}, never for energy works")
            });
            let (until, by) = (until(permission.until), callers(permission));
            format!("may{until}{limit}, by {by}")
        }
    };
    with_times(sentence, permission)
}

/// How often the person was called.
pub(super) fn counted(counted: Counted) -> String {
    let Counted {
        counted,
        allowed,
        in_days,
    } = counted;
    format!("{counted} of {allowed} calls or attempts in {in_days} days")
}

fn with_times(sentence: String, permission: &Permission) -> String {
    let mut lines = vec![sentence];
    if let Some(slot) = permission.slot {
        let (start, end) = (paris::rfc3339(slot.start()), paris::rfc3339(slot.end()));
        lines.push(format!("asked to be called {start} to {end}"));
    }
    let windows = permission.windows.iter().take(WINDOWS_NAMED);
    lines.extend(windows.map(|window| format!("lawful {} to {}", window.start, window.end)));
    let more = permission.windows.len().saturating_sub(WINDOWS_NAMED);
    if more > 0 {
        lines.push(format!("and {more} more: --json has them"));
    }
    if let Some(notice) = &permission.source_notice {
        lines.push(format!(
            "a partner says first that the data come from {}, before {} (GDPR art. 14)",
            notice.source,
            paris::rfc3339(notice.told_before)
        ));
    }
    lines.join("\n")
}

fn until(end: Option<Instant>) -> String {
    end.map_or(String::new(), |end| format!(" until {}", last_day(end)))
}

/// The day in Europe/Paris of the last moment before this one.
fn last_day(end: Instant) -> String {
    let last = Instant::from_unix_millis(end.unix_millis() - 1).unwrap_or(end);
    civil_date::iso(paris::civil_date(last))
}

fn callers(permission: &Permission) -> String {
    let names = permission.by.iter().map(|party| match &party.siren {
        Some(siren) => format!("{} ({siren})", party.name),
        None => party.name.clone(),
    });
    names.collect::<Vec<_>>().join(", ")
}
