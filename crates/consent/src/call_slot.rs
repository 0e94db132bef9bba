//! A slot that somebody chose for the call that they ask for.
//!
//! Civil time and an offset: enough to say it in words, on the wire and as moments without a
//! table of time zones, so that the widget and the collector make the same of it.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::civil_date::{self, digits, push_digits};
use crate::guard::{CallZone, callback_deadline, end_of_paris_day, is_call_day};
use crate::instant::Instant;
use crate::terms::Language;

/// A lawful stretch of one day, three hours long, so that « entre 14 h et 17 h » can be kept.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum SlotHours {
    /// 10 to 13 h.
    Morning,
    /// 14 to 17 h.
    Afternoon,
    /// 17 to 20 h.
    Evening,
}

/// A day and its hours where the dwelling is. On the wire: both ends with their offset.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "SlotBounds", into = "SlotBounds")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CallSlot {
    day: NaiveDate,
    hours: SlotHours,
    offset_minutes: i16,
}

/// The ends of a slot (RFC 3339): `2026-11-26T14:00:00+01:00` and `2026-11-26T17:00:00+01:00`.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SlotBounds {
    /// When it begins.
    pub start: String,
    /// When it ends.
    pub end: String,
}

/// The bounds are those of no slot.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a slot is 10 to 13 h, 14 to 17 h or 17 to 20 h of one day, written with its offset")]
pub struct InvalidCallSlot;

impl SlotHours {
    /// Every stretch, in the order of the day; each lies within `guard::CALL_HOURS`.
    pub const ALL: [Self; 3] = [Self::Morning, Self::Afternoon, Self::Evening];

    /// The hours at which it begins and ends.
    #[must_use]
    pub const fn bounds(self) -> (u32, u32) {
        match self {
            Self::Morning => (10, 13),
            Self::Afternoon => (14, 17),
            Self::Evening => (17, 20),
        }
    }
}

impl CallSlot {
    /// Stands for a slot that could not be read, until the message is refused.
    pub const UNREAD: Self = Self {
        day: NaiveDate::MIN,
        hours: SlotHours::Morning,
        offset_minutes: 0,
    };

    /// The slots on offer in a zone to whoever asks on this day of Europe/Paris: the lawful ones
    /// (C. consom. D.223-9) from the next day to the end of the last day of the call (R.223-4).
    ///
    /// Of the day itself there is none: what time it is, only the server knows.
    #[must_use]
    pub fn offered(today: NaiveDate, zone: CallZone) -> Vec<Self> {
        let deadline = callback_deadline(today);
        let (begin, end) = (end_of_paris_day(today), end_of_paris_day(deadline));
        let mut offered = Vec::new();
        for day in today.iter_days().skip(1).take_while(|day| *day <= deadline) {
            for hours in SlotHours::ALL {
                let slot = Self {
                    day,
                    hours,
                    offset_minutes: zone.offset_minutes(day),
                };
                if is_call_day(day) && begin <= slot.start() && slot.end() <= end {
                    offered.push(slot);
                }
            }
        }
        offered
    }

    /// Whether a call in it can still be promised at this moment to whoever lives in this zone
    /// and may be called until the end of this day of Europe/Paris.
    #[must_use]
    pub fn is_open(self, zone: CallZone, now: Instant, deadline: NaiveDate) -> bool {
        is_call_day(self.day)
            && self.offset_minutes == zone.offset_minutes(self.day)
            && now < self.start()
            && self.end() <= end_of_paris_day(deadline)
    }

    /// Its first moment.
    #[must_use]
    pub fn start(self) -> Instant {
        self.at(self.hours.bounds().0)
    }

    /// The first moment after it.
    #[must_use]
    pub fn end(self) -> Instant {
        self.at(self.hours.bounds().1)
    }

    /// The slot as a sentence names it: `jeudi 26 novembre 2026, entre 14 h et 17 h`. Where the
    /// clock is not that of Paris, the words say whose time it is.
    #[must_use]
    pub fn in_words(self, language: Language) -> String {
        let weekday = self.day.weekday().num_days_from_monday() as usize;
        let (weekdays, between, and, hour, there) = match language {
            Language::Fr => (
                &WEEKDAYS_FR,
                ", entre ",
                "\u{a0}h et ",
                "\u{a0}h",
                ", heure locale du logement",
            ),
            Language::En => (
                &WEEKDAYS_EN,
                ", between ",
                ":00 and ",
                ":00",
                ", local time of the dwelling",
            ),
        };
        let mut words = weekdays
            .get(weekday)
            .copied()
            .unwrap_or_default()
            .to_owned();
        words.push('\u{a0}');
        words.push_str(&civil_date::in_words(self.day, language));
        words.push_str(between);
        let (from, to) = self.hours.bounds();
        push_digits(&mut words, from, 2);
        words.push_str(and);
        push_digits(&mut words, to, 2);
        words.push_str(hour);
        if self.offset_minutes != CallZone::Paris.offset_minutes(self.day) {
            words.push_str(there);
        }
        words
    }

    fn at(self, hour: u32) -> Instant {
        let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        let local = NaiveDateTime::new(self.day, time);
        let utc = local.checked_sub_signed(TimeDelta::minutes(self.offset_minutes.into()));
        let millis = utc.map(|utc| utc.and_utc().timestamp_millis());
        let moment = millis.and_then(|millis| Instant::from_unix_millis(millis).ok());
        moment.unwrap_or(Instant::EPOCH)
    }

    fn rfc3339(self, hour: u32) -> String {
        let mut text = civil_date::iso(self.day);
        text.push('T');
        push_digits(&mut text, hour, 2);
        text.push_str(":00:00");
        text.push(if self.offset_minutes < 0 { '-' } else { '+' });
        let offset = u32::from(self.offset_minutes.unsigned_abs());
        push_digits(&mut text, offset / 60, 2);
        text.push(':');
        push_digits(&mut text, offset % 60, 2);
        text
    }
}

impl From<CallSlot> for SlotBounds {
    fn from(slot: CallSlot) -> Self {
        let (from, to) = slot.hours.bounds();
        Self {
            start: slot.rfc3339(from),
            end: slot.rfc3339(to),
        }
    }
}

impl TryFrom<SlotBounds> for CallSlot {
    type Error = InvalidCallSlot;

    fn try_from(bounds: SlotBounds) -> Result<Self, InvalidCallSlot> {
        let text = bounds.start.as_str();
        let slot = || {
            let from = digits(text, 11, 2)?;
            let minutes = digits(text, 20, 2)? * 60 + digits(text, 23, 2)?;
            let minutes = i16::try_from(minutes).ok()?;
            let is_west = text.as_bytes().get(19) == Some(&b'-');
            Some(Self {
                day: civil_date::parse_iso(text.get(..10)?).ok()?,
                hours: SlotHours::ALL
                    .into_iter()
                    .find(|hours| hours.bounds().0 == from)?,
                offset_minutes: if is_west { -minutes } else { minutes },
            })
        };
        // Whatever else stands in the texts, its own writing has not.
        slot()
            .filter(|slot| SlotBounds::from(*slot) == bounds)
            .ok_or(InvalidCallSlot)
    }
}

const WEEKDAYS_FR: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];

const WEEKDAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

#[cfg(test)]
mod tests;
