//! The guards against every case of `tests/rules`: dates and moments computed beforehand, with
//! the mistakes that they are there to catch.

#![expect(clippy::unwrap_used, reason = "a broken case fails the test")]

#[path = "rules/reading.rs"]
mod reading;

use chrono::NaiveDate;
use consent::Instant;
use consent::civil_date::{iso, parse_iso};
use consent::guard::{
    ATTEMPTS_PER_PERIOD, CALL_HOURS, CALLBACK_WORKING_DAYS, CallZone, PERIOD_DAYS, call_windows,
    callback_deadline, end_of_paris_day, is_call_day, is_jour_ouvrable, is_public_holiday,
    phone_consent_end, phone_consent_until, proof_kept_until,
};
use proptest::prelude::*;
use reading::vectors;
use serde::Deserialize;
use serde_json::Value;

fn moment(text: &str) -> Instant {
    // The vectors write whole seconds, the wire milliseconds.
    text.replace('Z', ".000Z").parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    parse_iso(text).unwrap()
}

fn seconds_later(moment: Instant, seconds: i64) -> Instant {
    Instant::from_unix_millis(moment.unix_millis() + seconds * 1_000).unwrap()
}

#[test]
fn calls_are_lawful_in_the_hours_of_the_consumers_own_zone() {
    #[derive(Deserialize)]
    struct Case {
        utc: String,
        postcode: String,
        tz: String,
        local: String,
        allowed_window: bool,
    }
    let json = include_str!("rules/call-window-vectors.json");
    for case in vectors::<Case>(json, 15) {
        let (zone, at) = (CallZone::of(&case.postcode).unwrap(), moment(&case.utc));
        assert_eq!(zone.name(), case.tz);
        assert_eq!(zone.rfc3339(at), case.local);
        assert_eq!(zone.allows_call(at), case.allowed_window, "{}", case.local);
        // The windows listed from that moment on say the same.
        let now = call_windows(zone, at, seconds_later(at, 1)).next();
        assert_eq!(now.is_some(), case.allowed_window, "{}", case.local);
    }
    let zones: Value = serde_json::from_str(json).unwrap();
    for (prefix, name) in zones["tz_by_postcode_prefix"].as_object().unwrap() {
        assert_eq!(CallZone::of(prefix).map(CallZone::name), name.as_str());
    }
}

#[test]
fn a_requested_call_ends_with_the_fifth_jour_ouvrable_of_paris() {
    #[derive(Deserialize)]
    struct Case {
        requested_at_utc: String,
        request_date_paris: String,
        deadline_date_ouvrables: String,
        deadline_utc: String,
        last_recommended_call_paris: String,
        wrong_if_jours_ouvres: String,
        wrong_if_utc_date: String,
    }
    let json = include_str!("rules/callback-deadline-vectors.json");
    let mut traps = (0, 0);
    for case in vectors::<Case>(json, 14) {
        let requested = moment(&case.requested_at_utc);
        let civil = CallZone::Paris.local(requested).date();
        assert_eq!(iso(civil), case.request_date_paris);
        let deadline = callback_deadline(civil);
        assert_eq!(iso(deadline), case.deadline_date_ouvrables);
        let end = end_of_paris_day(deadline);
        assert_eq!(seconds_later(end, -1), moment(&case.deadline_utc));
        let last = call_windows(CallZone::Paris, requested, end)
            .last()
            .unwrap();
        let last = CallZone::Paris.rfc3339(last.end);
        assert_eq!(last, case.last_recommended_call_paris);
        traps.0 += u8::from(case.wrong_if_jours_ouvres != iso(deadline));
        traps.1 += u8::from(case.wrong_if_utc_date != iso(deadline));
    }
    assert!(traps.0 > 0 && traps.1 > 0, "the vectors hold no trap");
}

#[test]
fn a_consent_ends_within_the_year_and_its_proof_is_kept_three() {
    #[derive(Deserialize)]
    struct Case {
        collected_at: String,
        phone_consent_expires_at_max: String,
        proof_keep_until_min: String,
    }
    let json = include_str!("rules/consent-validity-vectors.json");
    for case in vectors::<Case>(json, 5) {
        let collected = moment(&case.collected_at);
        let end = moment(&case.phone_consent_expires_at_max);
        assert_eq!(phone_consent_end(collected), end);
        let stated = phone_consent_until(day(&case.collected_at[..10]), 12).unwrap();
        assert_eq!(iso(stated), case.phone_consent_expires_at_max[..10]);
        let kept = proof_kept_until(collected);
        assert_eq!(kept, moment(&case.proof_keep_until_min));
    }
}

#[test]
fn the_holidays_are_those_of_the_labour_code_and_no_others() {
    let json: Value = serde_json::from_str(include_str!("rules/fr-public-holidays.json")).unwrap();
    let years = json["holidays"].as_object().unwrap();
    assert_eq!(years.len(), 6);
    for (year, listed) in years {
        let first = day(&format!("{year}-01-01"));
        let days = first
            .iter_days()
            .take_while(|day| iso(*day).starts_with(year.as_str()));
        let holidays: Vec<_> = days.filter(|day| is_public_holiday(*day)).collect();
        let expected: Vec<_> = listed
            .as_array()
            .unwrap()
            .iter()
            .map(|d| day(d.as_str().unwrap()))
            .collect();
        assert_eq!(holidays, expected);
        for holiday in holidays {
            assert!(!is_jour_ouvrable(holiday) && !is_call_day(holiday));
        }
    }
}

#[test]
fn the_constants_are_those_of_the_texts() {
    let json: Value = serde_json::from_str(include_str!("rules/legal-constants.json")).unwrap();
    let value = |name: &str| json[name]["value"].clone();
    assert_eq!(
        value("callback_deadline_working_days"),
        CALLBACK_WORKING_DAYS
    );
    assert_eq!(value("call_attempts_max"), ATTEMPTS_PER_PERIOD);
    assert_eq!(json["call_attempts_max"]["per_days"], PERIOD_DAYS);
    let hours = CALL_HOURS.map(|(from, to)| format!("{from}:00-{to}:00"));
    assert_eq!(value("call_windows_local"), serde_json::json!(hours));
    assert_eq!(value("phone_consent_max_validity"), "P1Y");
    for years in [
        "callback_proof_retention_years",
        "phone_consent_proof_retention_years",
    ] {
        assert_eq!(value(years), 3);
    }
}

#[test]
fn a_postcode_has_the_zone_of_its_place() {
    let check = |postcode: &str, zone: Option<CallZone>| assert_eq!(CallZone::of(postcode), zone);
    check("69360", Some(CallZone::Paris));
    check("20200", Some(CallZone::Paris));
    check("2A", Some(CallZone::Paris));
    check("97133", Some(CallZone::Guadeloupe));
    check("97150", Some(CallZone::Guadeloupe));
    check("97500", Some(CallZone::Miquelon));
    check("98000", Some(CallZone::Paris));
    check("98600", Some(CallZone::Wallis));
    check("98800", Some(CallZone::Noumea));
    check("98735", None); // Polynesia has three zones
    check("98413", None); // the southern lands
    check("00123", None); // the armed forces
    check("", None);
}

#[test]
fn the_hours_begin_with_their_first_moment_and_end_before_their_last() {
    let check = |zone: CallZone, utc: &str, is_lawful| {
        assert_eq!(zone.allows_call(utc.parse().unwrap()), is_lawful, "{utc}");
    };
    for (begin, end) in [("08", "11"), ("12", "18")] {
        // A Tuesday in summer: Paris is two hours ahead.
        check(
            CallZone::Paris,
            &format!("2026-07-07T{begin}:00:00.000Z"),
            true,
        );
        check(
            CallZone::Paris,
            &format!("2026-07-07T{end}:00:00.000Z"),
            false,
        );
        let before: u8 = begin.parse::<u8>().unwrap() - 1;
        check(
            CallZone::Paris,
            &format!("2026-07-07T{before:02}:59:59.999Z"),
            false,
        );
        let before: u8 = end.parse::<u8>().unwrap() - 1;
        check(
            CallZone::Paris,
            &format!("2026-07-07T{before:02}:59:59.999Z"),
            true,
        );
    }
    // The Friday before and the Monday after the clock goes forward.
    check(CallZone::Paris, "2027-03-26T08:30:00.000Z", false);
    check(CallZone::Paris, "2027-03-30T08:30:00.000Z", true);
    // Overseas the national holidays count, too.
    check(CallZone::Reunion, "2027-05-06T08:00:00.000Z", false);
    // Monday in Nouméa while it is Sunday in Paris, and Saturday in Wallis while it is Friday.
    check(CallZone::Noumea, "2026-11-22T23:30:00.000Z", true);
    check(CallZone::Wallis, "2026-11-20T23:30:00.000Z", false);
}

proptest! {
    /// What the widget writes without the IANA database is what the database says.
    #[test]
    fn the_offsets_of_daytime_are_those_of_the_database(days in 0_u64..6_000, zone in 0_usize..CallZone::ALL.len()) {
        let (zone, day) = (CallZone::ALL[zone], day("2024-01-01") + chrono::Days::new(days));
        for hour in [3, 10, 20] {
            let utc = day.and_hms_opt(hour, 0, 0).unwrap() - chrono::TimeDelta::minutes(zone.offset_minutes(day).into());
            let at = Instant::from_unix_millis(utc.and_utc().timestamp_millis()).unwrap();
            prop_assert_eq!(zone.local(at), day.and_hms_opt(hour, 0, 0).unwrap());
        }
    }

    /// A moment is in one of the windows listed around it exactly when calling then is lawful.
    #[test]
    fn the_windows_listed_are_exactly_the_lawful_time(minutes in 0_i64..4_000_000, zone in 0_usize..CallZone::ALL.len()) {
        let zone = CallZone::ALL[zone];
        let at = seconds_later("2026-01-01T00:00:00.000Z".parse().unwrap(), minutes * 60);
        let (from, to) = (seconds_later(at, -200_000), seconds_later(at, 200_000));
        let windows: Vec<_> = call_windows(zone, from, to).collect();
        prop_assert!(windows.is_sorted_by(|a, b| a.end < b.start));
        prop_assert!(windows.iter().all(|w| from <= w.start && w.start < w.end && w.end <= to));
        let is_listed = windows.iter().any(|w| w.start <= at && at < w.end);
        prop_assert_eq!(is_listed, zone.allows_call(at));
    }

    #[test]
    fn nothing_lasts_longer_than_the_law_allows_nor_is_kept_shorter(days in 0_i64..20_000) {
        let collected = seconds_later("2026-01-01T12:00:00.000Z".parse().unwrap(), days * 86_400);
        let days_to = |end: Instant| (end.unix_millis() - collected.unix_millis()) / 86_400_000;
        prop_assert!((364..=365).contains(&days_to(phone_consent_end(collected))));
        prop_assert!((1095..=1096).contains(&days_to(proof_kept_until(collected))));
    }

    #[test]
    fn a_deadline_is_a_jour_ouvrable_with_four_more_after_the_request(days in 0_u64..9_000) {
        let requested = day("2026-01-01") + chrono::Days::new(days);
        let deadline = callback_deadline(requested);
        let counted = requested.iter_days().skip(1).take_while(|day| *day <= deadline);
        prop_assert_eq!(counted.filter(|day| is_jour_ouvrable(*day)).count(), 5);
        prop_assert!(is_jour_ouvrable(deadline));
    }
}
