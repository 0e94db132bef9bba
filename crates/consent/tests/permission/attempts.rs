//! Calls that were made, and what each of them leaves.

use consent::Channel;
use consent::guard::{AttemptFault, phone_consent_end};
use consent::history::State;
use consent::permission::Why;

use crate::{ASKED, Lead, moment, starts};

const FOUR: [&str; 4] = [
    "2026-11-23T10:10:00.000Z",
    "2026-11-23T13:10:00.000Z",
    "2026-11-24T10:10:00.000Z",
    "2026-11-25T10:10:00.000Z",
];

#[test]
fn four_attempts_end_a_request_and_make_a_consent_wait() {
    let end = phone_consent_end(moment(ASKED));
    let lead = Lead {
        attempts: Lead::tried(&FOUR).attempts,
        ..Lead::agreeing("phone:self", Some(end))
    };
    let now = "2026-11-25T11:00:00.000Z";
    lead.check(now, &[(false, Why::AttemptsUsed), (true, Why::Agreed)]);
    let permissions = lead.at(now);
    assert_eq!(permissions.attempts.counted, 4);
    // The two of 23 November no longer count on 23 December.
    assert_eq!(
        starts(&permissions.subjects[1])[0],
        "2026-12-23T10:00:00+01:00"
    );
    let three = Lead::tried(&FOUR[..3]);
    three.check(now, &[(true, Why::Asked)]);
    assert_eq!(three.at(now).attempts.counted, 3);
}

#[test]
fn a_lawful_call_has_no_fault_and_each_other_has_its_own() {
    let lawful = moment("2026-11-24T10:00:00.000Z");
    let check = |lead: &Lead, subject: &str, expected: &[AttemptFault]| {
        assert_eq!(lead.faults(subject, lawful), expected, "{subject}");
    };
    check(&Lead::new(), "request", &[]);
    check(&Lead::tried(&FOUR[..3]), "request", &[]);
    check(&Lead::tried(&FOUR), "request", &[AttemptFault::TooMany]);
    check(&Lead::new(), "phone:self", &[AttemptFault::NeverGiven]);
    let by_email = Lead {
        channel: Channel::Email,
        ..Lead::new()
    };
    check(&by_email, "request", &[AttemptFault::NotForCalls]);
    let agreed = Lead::agreeing("email:self", None);
    check(&agreed, "email:self", &[AttemptFault::NotForCalls]);
    let before = moment(ASKED);
    for (state, fault) in [
        (State::NotShown, AttemptFault::NeverGiven),
        (State::Refused { at: before }, AttemptFault::NeverGiven),
        (State::Withdrawn { at: before }, AttemptFault::Withdrawn),
        (State::Expired { at: before }, AttemptFault::Expired),
    ] {
        let request = Lead {
            request: state,
            ..Lead::new()
        };
        check(&request, "request", &[fault]);
        let consent = Lead {
            consents: vec![("phone:self".parse().unwrap(), state)],
            ..Lead::new()
        };
        check(&consent, "phone:self", &[fault]);
    }
}

#[test]
fn a_call_with_many_faults_has_them_all() {
    let lead = Lead {
        zone: None,
        channel: Channel::Email,
        request: State::Withdrawn { at: moment(ASKED) },
        attempts: Lead::tried(&FOUR).attempts,
        ..Lead::new()
    };
    assert_eq!(
        lead.faults("request", moment("2026-11-26T03:00:00.000Z")),
        [
            AttemptFault::NotForCalls,
            AttemptFault::Withdrawn,
            AttemptFault::ZoneUnknown,
            AttemptFault::TooMany
        ]
    );
}

#[test]
fn an_attempt_written_down_late_counts_with_those_after_it() {
    let tuesday = moment("2026-11-24T10:00:00.000Z");
    let after = Lead::tried(&[
        "2026-11-24T13:10:00.000Z",
        "2026-11-25T10:10:00.000Z",
        "2026-11-26T10:10:00.000Z",
        "2026-11-27T10:10:00.000Z",
    ]);
    assert_eq!(after.faults("request", tuesday), [AttemptFault::TooMany]);
}
