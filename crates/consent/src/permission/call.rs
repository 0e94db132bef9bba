//! The limits of a call: the person's hours, and how often.

use super::{Known, Permission, Why, Window};
use crate::guard::{Attempts, CallZone, call_windows};
use crate::instant::Instant;

/// How many windows are listed: two a day on the day of a request and its five working days.
const WINDOWS: usize = 12;

/// The permission with its next lawful windows; taken back where there is none.
pub(super) fn limited(permission: Permission, known: &Known<'_>, now: Instant) -> Permission {
    if !permission.may {
        return permission;
    }
    let until = permission.until.unwrap_or(Instant::LAST);
    let windows = known.zone.ok_or(Why::ZoneUnknown);
    match windows.and_then(|zone| windows_of(zone, known, now, until)) {
        Ok(windows) => Permission {
            windows,
            ..permission
        },
        Err(why) => Permission {
            may: false,
            why,
            ..permission
        },
    }
}

fn windows_of(
    zone: CallZone,
    known: &Known<'_>,
    now: Instant,
    until: Instant,
) -> Result<Vec<Window>, Why> {
    let (days, today) = (known.attempt_days(), known.day(now));
    let first = Attempts(&days).next_on_or_after(today);
    let windows = call_windows(zone, now, until);
    let windows = windows.filter(|window| first <= zone.local(window.start).date());
    let written = windows.take(WINDOWS).map(|window| Window {
        start: zone.rfc3339(window.start),
        end: zone.rfc3339(window.end),
    });
    let written: Vec<_> = written.collect();
    match written.is_empty() {
        false => Ok(written),
        true if today < first => Err(Why::AttemptsUsed),
        true => Err(Why::NoHourLeft),
    }
}
