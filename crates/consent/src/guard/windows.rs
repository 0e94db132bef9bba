//! Lawful hours as moments, by the IANA database.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

use super::{CALL_HOURS, CallZone, is_call_day, is_call_time};
use crate::instant::Instant;

/// A stretch of time in which a call is lawful.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CallWindow {
    /// Its first moment.
    pub start: Instant,
    /// The first moment after it.
    pub end: Instant,
}

impl CallZone {
    fn tz(self) -> Tz {
        match self {
            Self::Paris => Tz::Europe__Paris,
            Self::Guadeloupe => Tz::America__Guadeloupe,
            Self::Martinique => Tz::America__Martinique,
            Self::Cayenne => Tz::America__Cayenne,
            Self::Reunion => Tz::Indian__Reunion,
            Self::Miquelon => Tz::America__Miquelon,
            Self::Mayotte => Tz::Indian__Mayotte,
            Self::Wallis => Tz::Pacific__Wallis,
            Self::Noumea => Tz::Pacific__Noumea,
        }
    }

    /// What the clock shows here at this moment.
    #[must_use]
    pub fn local(self, moment: Instant) -> NaiveDateTime {
        self.with_offset(moment).naive_local()
    }

    /// The moment as the clock shows it, with its offset (RFC 3339).
    #[must_use]
    pub fn rfc3339(self, moment: Instant) -> String {
        let moment = self.with_offset(moment);
        moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
    }

    /// Whether a call is lawful here at this moment (C. consom. D.223-9).
    #[must_use]
    pub fn allows_call(self, moment: Instant) -> bool {
        is_call_time(self.local(moment))
    }

    fn with_offset(self, moment: Instant) -> DateTime<Tz> {
        let moment = DateTime::from_timestamp_millis(moment.unix_millis());
        moment.unwrap_or_default().with_timezone(&self.tz())
    }
}

/// The lawful windows in a zone between two moments, cut at both, in order (C. consom. D.223-9).
pub fn call_windows(
    zone: CallZone,
    from: Instant,
    to: Instant,
) -> impl Iterator<Item = CallWindow> {
    let first = zone.local(from).date();
    let days = first.iter_days().take_while(move |day| {
        let midnight = day.and_time(NaiveTime::MIN);
        zone.instant(*day, midnight) < to
    });
    let days = days.filter(|day| is_call_day(*day));
    let windows = days.flat_map(move |day| {
        let hours = CALL_HOURS.into_iter();
        hours.filter_map(move |hours| of_day(zone, day, hours))
    });
    windows.filter_map(move |window| {
        let (start, end) = (window.start.max(from), window.end.min(to));
        (start < end).then_some(CallWindow { start, end })
    })
}

fn of_day(zone: CallZone, day: NaiveDate, (from, to): (u32, u32)) -> Option<CallWindow> {
    Some(CallWindow {
        start: zone.instant(day, day.and_hms_opt(from, 0, 0)?),
        end: zone.instant(day, day.and_hms_opt(to, 0, 0)?),
    })
}
