use proptest::prelude::*;

use super::*;
use crate::civil_date::parse_iso;

fn day(text: &str) -> NaiveDate {
    parse_iso(text).unwrap()
}

fn slot(start: &str, end: &str) -> Result<CallSlot, InvalidCallSlot> {
    let (start, end) = (start.to_owned(), end.to_owned());
    CallSlot::try_from(SlotBounds { start, end })
}

fn starts(today: &str, zone: CallZone) -> Vec<String> {
    let offered = CallSlot::offered(day(today), zone);
    let starts = offered.into_iter().map(|slot| SlotBounds::from(slot).start);
    starts.collect()
}

#[test]
fn the_slots_on_offer_are_those_of_the_lawful_days_until_the_deadline() {
    // Asked on a Friday: Monday to Thursday remain, and Saturday counts without being offered.
    let starts = starts("2026-10-02", CallZone::Paris);
    assert_eq!(starts.len(), 12);
    assert_eq!(starts[0], "2026-10-05T10:00:00+02:00");
    assert_eq!(starts[11], "2026-10-08T17:00:00+02:00");
}

#[test]
fn neither_holidays_nor_weekends_are_on_offer() {
    let starts = starts("2026-12-23", CallZone::Paris);
    let days: Vec<_> = starts.iter().map(|start| &start[..10]).collect();
    assert_eq!(
        days,
        ["2026-12-24", "2026-12-28", "2026-12-29", "2026-12-30"]
            .map(|day| [day; 3])
            .concat()
    );
}

#[test]
fn west_of_paris_the_last_evening_ends_after_the_deadline_and_is_not_on_offer() {
    let starts = starts("2026-11-24", CallZone::Guadeloupe);
    assert_eq!(starts.last().unwrap(), "2026-11-30T14:00:00-04:00");
    assert!(starts.contains(&"2026-11-27T17:00:00-04:00".to_owned()));
}

#[test]
fn the_words_name_the_day_the_hours_and_whose_time_it_is() {
    let check = |start, end, language, words: &str| {
        assert_eq!(slot(start, end).unwrap().in_words(language), words);
    };
    let (start, end) = ("2026-11-26T14:00:00+01:00", "2026-11-26T17:00:00+01:00");
    check(
        start,
        end,
        Language::Fr,
        "jeudi\u{a0}26\u{a0}novembre\u{a0}2026, entre 14\u{a0}h et 17\u{a0}h",
    );
    check(
        start,
        end,
        Language::En,
        "Thursday\u{a0}26\u{a0}November\u{a0}2026, between 14:00 and 17:00",
    );
    let (start, end) = ("2026-11-27T10:00:00+04:00", "2026-11-27T13:00:00+04:00");
    check(
        start,
        end,
        Language::Fr,
        "vendredi\u{a0}27\u{a0}novembre\u{a0}2026, entre 10\u{a0}h et 13\u{a0}h, heure locale du logement",
    );
    check(
        start,
        end,
        Language::En,
        "Friday\u{a0}27\u{a0}November\u{a0}2026, between 10:00 and 13:00, local time of the dwelling",
    );
}

#[test]
fn only_whole_slots_are_read() {
    for (start, end) in [
        ("2026-11-26T14:00:00+01:00", "2026-11-26T20:00:00+01:00"),
        ("2026-11-26T14:00:00+01:00", "2026-11-26T17:00:00+02:00"),
        ("2026-11-26T14:00:00+01:00", "2026-11-27T17:00:00+01:00"),
        ("2026-11-26T14:00:00Z", "2026-11-26T17:00:00Z"),
        ("2026-11-26T18:00:00+01:00", "2026-11-26T20:00:00+01:00"),
        ("2026-02-30T14:00:00+01:00", "2026-02-30T17:00:00+01:00"),
        ("2026-11-26T14:00:00+99:99", "2026-11-26T17:00:00+99:59"),
        ("2026-11-26T14:00:00-00:00", "2026-11-26T17:00:00-00:00"),
        ("soir", "week-end"),
        ("", ""),
    ] {
        assert_eq!(slot(start, end), Err(InvalidCallSlot), "{start}");
    }
}

#[test]
fn a_slot_is_open_in_its_own_zone_before_it_begins_and_until_the_deadline() {
    let at = |text: &str| text.parse::<Instant>().unwrap();
    let slot = slot("2026-11-26T14:00:00+01:00", "2026-11-26T17:00:00+01:00").unwrap();
    assert_eq!(slot.start(), at("2026-11-26T13:00:00.000Z"));
    assert_eq!(slot.end(), at("2026-11-26T16:00:00.000Z"));
    let check = |zone, now: &str, deadline, is_open| {
        assert_eq!(
            slot.is_open(zone, at(now), day(deadline)),
            is_open,
            "{now} {deadline}"
        );
    };
    check(
        CallZone::Paris,
        "2026-11-26T12:59:59.999Z",
        "2026-11-26",
        true,
    );
    check(
        CallZone::Paris,
        "2026-11-26T13:00:00.000Z",
        "2026-11-28",
        false,
    );
    check(
        CallZone::Paris,
        "2026-11-20T12:00:00.000Z",
        "2026-11-25",
        false,
    );
    check(
        CallZone::Reunion,
        "2026-11-24T12:00:00.000Z",
        "2026-11-28",
        false,
    );
}

#[test]
fn a_saturday_is_never_open() {
    let slot = slot("2026-11-28T10:00:00+01:00", "2026-11-28T13:00:00+01:00").unwrap();
    let now = "2026-11-23T12:00:00.000Z".parse().unwrap();
    assert!(!slot.is_open(CallZone::Paris, now, day("2026-11-28")));
}

proptest! {
    /// What the widget offers, the collector takes all day long.
    #[test]
    fn every_slot_on_offer_is_open_that_day_lawful_to_the_end_and_read_back(days in 0_u64..4_000, zone in 0_usize..CallZone::ALL.len()) {
        let (zone, today) = (CallZone::ALL[zone], day("2026-01-01") + chrono::Days::new(days));
        let asked = Instant::from_unix_millis(end_of_paris_day(today).unix_millis() - 1).unwrap();
        let offered = CallSlot::offered(today, zone);
        prop_assert!(offered.len() >= 6 && offered.is_sorted());
        for slot in offered {
            prop_assert!(slot.is_open(zone, asked, callback_deadline(today)));
            let last = Instant::from_unix_millis(slot.end().unix_millis() - 1).unwrap();
            prop_assert!(zone.allows_call(slot.start()) && zone.allows_call(last));
            prop_assert_eq!(CallSlot::try_from(SlotBounds::from(slot)), Ok(slot));
        }
    }

    #[test]
    fn no_text_is_too_strange_to_be_refused(start in ".{0,40}", end in ".{0,40}") {
        prop_assert_eq!(slot(&start, &end), Err(InvalidCallSlot));
    }
}
