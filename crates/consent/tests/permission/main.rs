//! What a call centre may do, against every case of `tests/rules` and each reason that there is
//! to leave somebody alone.

#![expect(clippy::unwrap_used, reason = "a broken case fails the test")]

mod attempts;
mod vectors;

use consent::call_slot::SlotBounds;
use consent::guard::{
    AttemptFault, CallZone, callback_deadline, end_of_paris_day, phone_consent_end,
};
use consent::history::State;
use consent::permission::{
    Consented, Known, Permission, Permissions, Why, attempt_faults, permissions,
};
use consent::receipt::ReceiptAddressee;
use consent::{CallSlot, Channel, DecisionKey, Instant, Subject};
use serde_json::json;

/// A Monday, 11 h in Paris.
const ASKED: &str = "2026-11-23T10:00:00.000Z";

fn moment(text: &str) -> Instant {
    text.parse().unwrap()
}

/// What a test changes of a lead: asked for by phone in Paris, nothing agreed to, no attempt.
struct Lead {
    received_at: Instant,
    channel: Channel,
    zone: Option<CallZone>,
    slot: Option<CallSlot>,
    request: State,
    consents: Vec<(DecisionKey, State)>,
    attempts: Vec<Instant>,
}

impl Lead {
    fn new() -> Self {
        Self::asked(moment(ASKED))
    }

    fn asked(at: Instant) -> Self {
        let deadline = callback_deadline(CallZone::Paris.local(at).date());
        Self {
            received_at: at,
            channel: Channel::Phone,
            zone: Some(CallZone::Paris),
            slot: None,
            request: State::Given {
                since: at,
                ends_at: Some(end_of_paris_day(deadline)),
            },
            consents: Vec::new(),
            attempts: Vec::new(),
        }
    }

    fn agreeing(key: &str, ends_at: Option<Instant>) -> Self {
        let since = moment(ASKED);
        let state = State::Given { since, ends_at };
        Self {
            consents: vec![(key.parse().unwrap(), state)],
            ..Self::new()
        }
    }

    fn tried(at: &[&str]) -> Self {
        Self {
            attempts: at.iter().map(|at| moment(at)).collect(),
            ..Self::new()
        }
    }

    fn with<T>(&self, ask: impl FnOnce(&Known<'_>) -> T) -> T {
        let addressee = ReceiptAddressee {
            name: "Exemple".to_owned(),
            siren: Some("732829320".to_owned()),
        };
        let addressees = [addressee.clone()];
        let consents = self.consents.iter().map(|(key, state)| Consented {
            key,
            state: *state,
            addressees: &addressees,
            goods: key.purpose.is_canvassing().then_some("une alarme"),
        });
        ask(&Known {
            received_at: self.received_at,
            channel: self.channel,
            zone: self.zone,
            slot: self.slot,
            request: self.request,
            addressed_to: &addressee,
            works: "fenêtres",
            consents: &consents.collect::<Vec<_>>(),
            attempts: &self.attempts,
        })
    }

    fn on(&self, now: Instant) -> Permissions {
        self.with(|known| permissions(known, now))
    }

    fn at(&self, now: &str) -> Permissions {
        self.on(moment(now))
    }

    /// Whether and why, of the request and of each consent.
    fn check(&self, now: &str, expected: &[(bool, Why)]) {
        let said = self.at(now).subjects;
        let said: Vec<_> = said.iter().map(|s| (s.may, s.why)).collect();
        assert_eq!(said, expected, "{now}");
    }

    fn faults(&self, subject: &str, at: Instant) -> Vec<AttemptFault> {
        let subject: Subject = subject.parse().unwrap();
        self.with(|known| attempt_faults(known, &subject, at))
    }
}

fn starts(permission: &Permission) -> Vec<&str> {
    let windows = permission.windows.iter();
    windows.map(|window| window.start.as_str()).collect()
}

#[test]
fn a_requested_call_has_its_windows_until_the_deadline_and_keeps_to_the_works() {
    let permissions = Lead::new().at("2026-11-23T10:30:00.000Z");
    let request = &permissions.subjects[0];
    assert_eq!((request.may, request.why), (true, Why::Asked));
    assert_eq!(request.about.as_deref(), Some("fenêtres"));
    assert_eq!(request.by[0].siren.as_deref(), Some("732829320"));
    assert!(request.energy_works && request.by.len() == 1);
    assert_eq!(request.source_notice, None);
    // From this minute on, and never on the Saturday that ends it.
    assert_eq!(starts(request).len(), 10);
    assert_eq!(starts(request)[0], "2026-11-23T11:30:00+01:00");
    assert_eq!(request.windows[9].end, "2026-11-27T20:00:00+01:00");
}

#[test]
fn overseas_the_windows_are_the_persons_own() {
    let lead = Lead {
        zone: Some(CallZone::Guadeloupe),
        ..Lead::new()
    };
    let permissions = lead.at("2026-11-23T10:30:00.000Z");
    assert_eq!(permissions.zone, Some("America/Guadeloupe"));
    let request = &permissions.subjects[0];
    assert_eq!(starts(request)[0], "2026-11-23T10:00:00-04:00");
}

#[test]
fn after_its_last_lawful_hour_a_request_allows_no_call() {
    Lead::new().check("2026-11-27T18:59:59.999Z", &[(true, Why::Asked)]);
    Lead::new().check("2026-11-27T19:00:00.000Z", &[(false, Why::NoHourLeft)]);
}

#[test]
fn a_withdrawn_request_allows_nothing() {
    let at = moment("2026-11-23T11:00:00.000Z");
    let lead = Lead {
        request: State::Withdrawn { at },
        ..Lead::new()
    };
    lead.check("2026-11-23T12:00:00.000Z", &[(false, Why::Withdrawn)]);
    let request = &lead.at("2026-11-23T12:00:00.000Z").subjects[0];
    assert!(request.windows.is_empty() && request.ended_at == Some(at));
}

#[test]
fn an_answer_by_email_is_no_call() {
    let lead = Lead {
        channel: Channel::Email,
        request: State::Given {
            since: moment(ASKED),
            ends_at: None,
        },
        ..Lead::new()
    };
    lead.check("2027-01-04T03:00:00.000Z", &[(true, Why::Asked)]);
    let request = &lead.at("2026-11-23T10:30:00.000Z").subjects[0];
    assert_eq!(request.channel, Some(Channel::Email));
    assert!(request.windows.is_empty());
}

#[test]
fn where_nobody_knows_the_time_nobody_is_told_to_call() {
    let lead = Lead {
        zone: None,
        ..Lead::agreeing("phone:self", Some(moment("2027-11-23T10:00:00.000Z")))
    };
    let refused = (false, Why::ZoneUnknown);
    lead.check("2026-11-23T10:30:00.000Z", &[refused, refused]);
}

#[test]
fn the_slot_chosen_is_told_until_it_is_over() {
    let bounds = SlotBounds {
        start: "2026-11-26T14:00:00+01:00".into(),
        end: "2026-11-26T17:00:00+01:00".into(),
    };
    let lead = Lead {
        slot: CallSlot::try_from(bounds).ok(),
        ..Lead::new()
    };
    let slot = |now| lead.at(now).subjects[0].slot;
    assert!(lead.slot.is_some());
    assert_eq!(slot("2026-11-26T15:59:59.999Z"), lead.slot);
    assert_eq!(slot("2026-11-26T16:00:00.000Z"), None);
}

#[test]
fn a_consent_to_calls_names_its_goods_and_never_energy_works() {
    let end = phone_consent_end(moment(ASKED));
    let lead = Lead::agreeing("phone:self", Some(end));
    let consent = &lead.at("2027-06-01T08:00:00.000Z").subjects[1];
    assert_eq!((consent.may, consent.why), (true, Why::Agreed));
    assert_eq!(consent.about.as_deref(), Some("une alarme"));
    assert_eq!(consent.by[0].name, "Exemple");
    assert!(!consent.energy_works);
    assert_eq!(starts(consent)[0], "2027-06-01T10:00:00+02:00");
    assert_eq!(starts(consent).len(), 12);
}

#[test]
fn every_state_but_given_allows_nothing() {
    let at = moment("2026-11-23T11:00:00.000Z");
    for (state, why) in [
        (State::NotShown, Why::NotShown),
        (State::Refused { at }, Why::Refused),
        (State::Withdrawn { at }, Why::Withdrawn),
        (State::Expired { at }, Why::Expired),
    ] {
        for key in [
            "phone:self",
            "email:partners@2026-11-01",
            "lead_acquisition:self",
        ] {
            let lead = Lead {
                consents: vec![(key.parse().unwrap(), state)],
                ..Lead::new()
            };
            let now = "2026-11-23T12:00:00.000Z";
            lead.check(now, &[(true, Why::Asked), (false, why)]);
            let consent = &lead.at(now).subjects[1];
            assert!(consent.windows.is_empty() && consent.source_notice.is_none());
        }
    }
}

#[test]
fn a_consent_that_is_no_matter_of_calls_has_no_windows() {
    for (key, channel) in [
        ("email:partners@2026-11-01", Some(Channel::Email)),
        ("email_tracking:self", Some(Channel::Email)),
        ("lead_acquisition:self", None),
    ] {
        let lead = Lead::agreeing(key, None);
        let consent = &lead.at("2026-11-28T12:00:00.000Z").subjects[1];
        assert!(consent.may && consent.windows.is_empty(), "{key}");
        assert_eq!(consent.channel, channel);
    }
}

#[test]
fn a_partner_is_told_to_say_where_the_data_come_from_within_a_month() {
    for key in ["phone:partner/un", "email:partners@2026-11-01"] {
        let lead = Lead::agreeing(key, Some(moment("2027-11-23T10:00:00.000Z")));
        let consent = &lead.at("2026-11-23T12:00:00.000Z").subjects[1];
        assert_eq!(
            serde_json::to_value(&consent.source_notice).unwrap(),
            json!({
                "source": "Exemple", "collected_at": ASKED,
                "told_before": "2026-12-23T10:00:00.000Z",
            })
        );
    }
    let own = Lead::agreeing("email:self", None);
    assert_eq!(own.at(ASKED).subjects[1].source_notice, None);
}
