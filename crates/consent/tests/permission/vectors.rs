//! Every case of `tests/rules`.

#[path = "../rules/reading.rs"]
mod reading;

use consent::guard::{AttemptFault, CallZone};
use consent::history::{Change, Entry, end_of_consent, replay};
use consent::permission::Why;
use consent::{DecisionKey, Instant, Subject};
use reading::vectors;
use serde::Deserialize;
use serde_json::Value;

use crate::{ASKED, Lead, moment};

/// The vectors write whole seconds, the wire milliseconds.
fn second(text: &str) -> Instant {
    moment(&text.replace('Z', ".000Z"))
}

fn later(moment: Instant, millis: i64) -> Instant {
    Instant::from_unix_millis(moment.unix_millis() + millis).unwrap()
}

#[test]
fn a_consent_may_be_used_now_in_the_hours_of_the_vectors_and_a_call_outside_is_a_fault() {
    #[derive(Deserialize)]
    struct Case {
        utc: String,
        postcode: String,
        tz: String,
        local: String,
        allowed_window: bool,
    }
    for case in vectors::<Case>(include_str!("../rules/call-window-vectors.json"), 15) {
        let now = second(&case.utc);
        let lead = Lead {
            zone: CallZone::of(&case.postcode),
            ..Lead::agreeing("phone:self", Some(later(now, 40 * 86_400_000)))
        };
        let permissions = lead.on(now);
        assert_eq!(permissions.zone, Some(case.tz.as_str()));
        let consent = &permissions.subjects[1];
        assert!(consent.may && consent.windows.len() == 12, "{}", case.local);
        let is_now = consent.windows[0].start == case.local;
        assert_eq!(is_now, case.allowed_window, "{}", case.local);
        let faults = lead.faults("phone:self", now);
        let outside = [AttemptFault::OutsideHours];
        let expected = if case.allowed_window {
            &[][..]
        } else {
            &outside
        };
        assert_eq!(faults, expected, "{}", case.local);
    }
}

#[test]
fn a_request_allows_calls_until_the_last_hour_of_the_vectors_and_none_after_the_deadline() {
    #[derive(Deserialize)]
    struct Case {
        requested_at_utc: String,
        deadline_utc: String,
        last_recommended_call_paris: String,
    }
    let json = include_str!("../rules/callback-deadline-vectors.json");
    for case in vectors::<Case>(json, 14) {
        let asked = second(&case.requested_at_utc);
        let lead = Lead::asked(asked);
        let request = &lead.on(asked).subjects[0];
        assert_eq!((request.may, request.why), (true, Why::Asked));
        let last = request.windows.last().unwrap();
        assert_eq!(last.end, case.last_recommended_call_paris);
        let end = later(second(&case.deadline_utc), 1_000);
        assert_eq!(request.until, Some(end));
        let entry = Entry {
            subject: Subject::Request,
            at: asked,
            change: Change::Given { ends_at: Some(end) },
        };
        let ended = Lead {
            request: replay([&entry], end)[&Subject::Request],
            ..lead
        };
        let request = &ended.on(end).subjects[0];
        assert_eq!((request.may, request.why), (false, Why::Expired));
        assert_eq!((request.ended_at, request.until), (Some(end), None));
        assert!(request.windows.is_empty());
        assert!(
            ended
                .faults("request", end)
                .contains(&AttemptFault::Expired)
        );
    }
}

#[test]
fn a_consent_to_calls_ends_with_the_year_of_the_vectors_and_its_proof_is_kept_three() {
    #[derive(Deserialize)]
    struct Case {
        collected_at: String,
        phone_consent_expires_at_max: String,
        proof_keep_until_min: String,
    }
    let json = include_str!("../rules/consent-validity-vectors.json");
    let key: DecisionKey = "phone:self".parse().unwrap();
    for case in vectors::<Case>(json, 5) {
        let (given, end) = (
            second(&case.collected_at),
            second(&case.phone_consent_expires_at_max),
        );
        let entry = Entry {
            subject: Subject::Consent(key.clone()),
            at: given,
            change: Change::Given {
                ends_at: end_of_consent(&key, given, None),
            },
        };
        let lead = |now| Lead {
            consents: vec![(key.clone(), replay([&entry], now)[&entry.subject])],
            ..Lead::asked(given)
        };
        let before = later(end, -1);
        let permissions = lead(before).on(before);
        assert_eq!(permissions.subjects[1].until, Some(end));
        assert_ne!(permissions.subjects[1].why, Why::Expired);
        assert_eq!(
            permissions.proof_kept_until,
            second(&case.proof_keep_until_min)
        );
        let consent = &lead(end).on(end).subjects[1];
        assert_eq!((consent.may, consent.why), (false, Why::Expired));
        assert_eq!(consent.ended_at, Some(end));
    }
}

#[test]
fn a_consent_to_e_mails_and_one_to_reuse_end_with_the_day_that_their_period_names() {
    let given = second("2026-11-23T10:00:00Z");
    let end = second("2029-11-23T23:00:00Z");
    for key in ["email:self", "lead_acquisition:self", "email_tracking:self"] {
        let key: DecisionKey = key.parse().unwrap();
        let entry = Entry {
            subject: Subject::Consent(key.clone()),
            at: given,
            change: Change::Given {
                ends_at: end_of_consent(&key, given, Some(end)),
            },
        };
        let on = |now| {
            let lead = Lead {
                consents: vec![(key.clone(), replay([&entry], now)[&entry.subject])],
                ..Lead::asked(given)
            };
            lead.on(now).subjects[1].clone()
        };
        let last = on(later(end, -1));
        assert_eq!((last.may, last.until), (true, Some(end)), "{key}");
        let after = on(end);
        assert_eq!((after.may, after.why), (false, Why::Expired), "{key}");
        assert_eq!(after.ended_at, Some(end));
    }
}

#[test]
fn attempts_are_counted_as_the_constants_say() {
    let json = include_str!("../rules/legal-constants.json");
    let constants: Value = serde_json::from_str(json).unwrap();
    let counted = Lead::new().at(ASKED).attempts;
    assert_eq!(constants["call_attempts_max"]["value"], counted.allowed);
    assert_eq!(constants["call_attempts_max"]["per_days"], counted.in_days);
    assert_eq!(counted.counted, 0);
}
