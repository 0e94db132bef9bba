//! The time zones of the French postcodes, as far as calls need them: what the clock shows during
//! the day.
//!
//! Two rules of daylight saving time and nine offsets are all of it, so that the widget can write
//! a slot with its offset without the IANA database. Where that database is at hand (feature
//! `zones`), it says what time it is, and a test holds these lines to it.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};

use crate::instant::Instant;

/// A time zone in which the post delivers French postcodes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CallZone {
    /// Metropolitan France and Monaco.
    Paris,
    /// Guadeloupe, Saint-Barthélemy and Saint-Martin.
    Guadeloupe,
    /// Martinique.
    Martinique,
    /// Guyane.
    Cayenne,
    /// La Réunion.
    Reunion,
    /// Saint-Pierre-et-Miquelon.
    Miquelon,
    /// Mayotte.
    Mayotte,
    /// Wallis-et-Futuna.
    Wallis,
    /// Nouvelle-Calédonie.
    Noumea,
}

impl CallZone {
    /// Every zone.
    pub const ALL: [Self; 9] = [
        Self::Paris,
        Self::Guadeloupe,
        Self::Martinique,
        Self::Cayenne,
        Self::Reunion,
        Self::Miquelon,
        Self::Mayotte,
        Self::Wallis,
        Self::Noumea,
    ];

    /// The zone of a postcode or of a department's code. None for the armed forces and the
    /// southern lands, who are anywhere, and for Polynesia, which has three zones.
    #[must_use]
    pub fn of(postcode: &str) -> Option<Self> {
        match postcode.as_bytes() {
            [b'9', b'7', b'1' | b'7' | b'8', ..] => Some(Self::Guadeloupe),
            [b'9', b'7', b'2', ..] => Some(Self::Martinique),
            [b'9', b'7', b'3', ..] => Some(Self::Cayenne),
            [b'9', b'7', b'4', ..] => Some(Self::Reunion),
            [b'9', b'7', b'5', ..] => Some(Self::Miquelon),
            [b'9', b'7', b'6', ..] => Some(Self::Mayotte),
            [b'9', b'8', b'0', ..] => Some(Self::Paris),
            [b'9', b'8', b'6', ..] => Some(Self::Wallis),
            [b'9', b'8', b'8', ..] => Some(Self::Noumea),
            [b'0', b'0', ..] | [b'9', b'6'..=b'9', ..] => None,
            [b'0'..=b'9', b'0'..=b'9' | b'A' | b'B', ..] => Some(Self::Paris),
            _ => None,
        }
    }

    /// The name in the IANA database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paris => "Europe/Paris",
            Self::Guadeloupe => "America/Guadeloupe",
            Self::Martinique => "America/Martinique",
            Self::Cayenne => "America/Cayenne",
            Self::Reunion => "Indian/Reunion",
            Self::Miquelon => "America/Miquelon",
            Self::Mayotte => "Indian/Mayotte",
            Self::Wallis => "Pacific/Wallis",
            Self::Noumea => "Pacific/Noumea",
        }
    }

    /// Minutes to add to UTC for what the clock shows on this day from 3 a.m. on: the clock is
    /// changed at night.
    #[must_use]
    pub fn offset_minutes(self, day: NaiveDate) -> i16 {
        match self {
            // Directive 2000/84/CE: last Sundays of March and October.
            Self::Paris => {
                let is_summer = is_between(day, sunday(day, 3, None), sunday(day, 10, None));
                if is_summer { 120 } else { 60 }
            }
            Self::Guadeloupe | Self::Martinique => -240,
            Self::Cayenne => -180,
            Self::Reunion => 240,
            // Follows North America: second Sunday of March, first of November.
            Self::Miquelon => {
                let is_summer = is_between(day, sunday(day, 3, Some(2)), sunday(day, 11, Some(1)));
                if is_summer { -120 } else { -180 }
            }
            Self::Mayotte => 180,
            Self::Wallis => 720,
            Self::Noumea => 660,
        }
    }

    /// The moment at which the clock shows this time, by the offset of this day.
    pub(super) fn instant(self, day: NaiveDate, local: NaiveDateTime) -> Instant {
        let millis = local.and_utc().timestamp_millis();
        let offset = i64::from(self.offset_minutes(day)) * 60_000;
        Instant::from_unix_millis(millis - offset).unwrap_or(Instant::EPOCH)
    }
}

fn is_between(day: NaiveDate, first: Option<NaiveDate>, after: Option<NaiveDate>) -> bool {
    first.is_some_and(|first| first <= day) && after.is_some_and(|after| day < after)
}

/// The so many-th Sunday of a month of this day's year, or the last.
fn sunday(day: NaiveDate, month: u32, number: Option<u8>) -> Option<NaiveDate> {
    if let Some(number) = number {
        return NaiveDate::from_weekday_of_month_opt(day.year(), month, Weekday::Sun, number);
    }
    let last = NaiveDate::from_ymd_opt(day.year(), month, 31)?;
    last.checked_sub_days(Days::new(last.weekday().num_days_from_sunday().into()))
}
