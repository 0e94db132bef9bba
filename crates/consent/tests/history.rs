//! What happened one after the other, and what the log says of it afterwards, agree.

#![cfg(test)]

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use consent::history::{Change, Entry, State, replay};
use consent::log::{
    CallAttemptFacts, DecisionFacts, Event, Facts, LeadFacts, RequestFacts, Salt, WithdrawalFacts,
};
use consent::receipt::ReceiptAddressee;
use consent::{
    Channel, DecisionKey, DecisionState, Instant, Sha256Hex, Subject, WithdrawalChannel, guard,
};
use proptest::prelude::*;

const DAY: i64 = 86_400_000;
/// 2026-11-23T00:00:00.000Z. Days here are those of UTC.
const START: i64 = 1_795_392_000_000;

const KEYS: [&str; 4] = [
    "lead_acquisition:self",
    "phone:self",
    "phone:partner/exemple",
    "email:partners@2026-11-01",
];

fn moment(millis: i64) -> Instant {
    Instant::from_unix_millis(millis).unwrap()
}

fn day_of(at: Instant) -> NaiveDate {
    consent::civil_date::parse_iso(&at.to_string()[..10]).unwrap()
}

fn end_of(day: NaiveDate) -> Instant {
    let next = day.checked_add_days(Days::new(1)).unwrap();
    let text = format!("{}T00:00:00.000Z", consent::civil_date::iso(next));
    text.parse().unwrap()
}

/// What can happen.
#[derive(Clone, Debug)]
enum Happening {
    /// A consent is given, for calls for so many months.
    Give(&'static str, u8),
    Refuse(&'static str),
    NotShown(&'static str),
    /// The request, with its last day where it is one for a call.
    Ask(bool),
    Withdraw(Subject, WithdrawalChannel),
    /// Somebody calls, which nobody said.
    Call(Subject),
}

/// What the log commits to, as the rows of a database would hold it.
#[derive(Clone, Debug)]
enum Row {
    Request {
        until: Option<NaiveDate>,
    },
    Decision {
        key: DecisionKey,
        state: DecisionState,
        until: Option<NaiveDate>,
    },
    Withdrawal {
        subject: Subject,
        channel: WithdrawalChannel,
        said_at: Instant,
    },
    CallAttempt {
        subject: Subject,
        made_at: Instant,
    },
}

impl Row {
    fn with_facts<T>(&self, read: impl FnOnce(Facts<'_>) -> T) -> T {
        let addressee = ReceiptAddressee {
            name: "Exemple".to_owned(),
            siren: None,
        };
        let text_sha256 = Sha256Hex::of(b"words");
        match self {
            Self::Request { until } => read(Facts::Request(RequestFacts {
                channel: until.map_or(Channel::Email, |_| Channel::Phone),
                addressed_to: &addressee,
                object: &[],
                text_sha256,
                slot: None,
                call_not_after: *until,
                human_review: false,
            })),
            Self::Decision { key, state, until } => read(Facts::Decision(DecisionFacts {
                key,
                state: *state,
                text_sha256: (*state != DecisionState::NotShown).then_some(text_sha256),
                valid_until: *until,
                nature_of_goods: None,
                excludes_sector_l223_1_al5: false,
            })),
            Self::Withdrawal {
                subject,
                channel,
                said_at,
            } => read(Facts::Withdrawal(WithdrawalFacts {
                subject,
                channel: *channel,
                said_at: *said_at,
                recipients_to_notify: &[addressee],
            })),
            Self::CallAttempt { subject, made_at } => read(Facts::CallAttempt(CallAttemptFacts {
                subject,
                made_at: *made_at,
                faults: &[],
            })),
        }
    }

    fn event(&self, at: Instant) -> Event {
        let lead = LeadFacts {
            lead_id: "01935f3c-6c00-7000-8000-000000000001",
            at,
            deployment_version: Sha256Hex::of(b"deployment"),
            policy_sha256: Sha256Hex::of(b"policy"),
            evidence_sha256: None,
        };
        self.with_facts(|facts| Event::of(Salt::from([7; 16]), lead, facts))
            .unwrap()
    }

    fn entry(&self, at: Instant) -> Option<Entry> {
        self.with_facts(|facts| Entry::of(at, &facts, end_of))
    }
}

/// Lives through the happenings, remembering only what stands: this is the definition.
#[derive(Default)]
struct Life {
    standing: BTreeMap<Subject, State>,
    log: Vec<(Instant, Row, Event)>,
}

impl Life {
    fn lives(mut self, happenings: &[(i64, Happening)]) -> (Self, Instant) {
        let mut now = START;
        for (wait, happening) in happenings {
            now += wait;
            self.time_is(moment(now));
            self.happens(happening, moment(now));
        }
        (self, moment(now))
    }

    /// What runs out, runs out by itself.
    fn time_is(&mut self, now: Instant) {
        for state in self.standing.values_mut() {
            if let State::Given {
                ends_at: Some(at), ..
            } = *state
                && at <= now
            {
                *state = State::Expired { at };
            }
        }
    }

    fn happens(&mut self, happening: &Happening, now: Instant) {
        let key = |key: &&str| -> DecisionKey { key.parse().unwrap() };
        let (subject, state, row) = match happening {
            Happening::Give(text, months) => {
                let is_call = text.starts_with("phone");
                let until = guard::phone_consent_until(day_of(now), *months).unwrap();
                let until = is_call.then_some(until);
                let year = is_call.then(|| guard::phone_consent_end(now));
                let state = State::Given {
                    since: now,
                    ends_at: until.map(end_of).min(year),
                };
                let row = Row::Decision {
                    key: key(text),
                    state: DecisionState::Given,
                    until,
                };
                (Subject::Consent(key(text)), Some(state), row)
            }
            Happening::Refuse(text) => {
                let row = Row::Decision {
                    key: key(text),
                    state: DecisionState::Refused,
                    until: None,
                };
                let state = State::Refused { at: now };
                (Subject::Consent(key(text)), Some(state), row)
            }
            Happening::NotShown(text) => {
                let row = Row::Decision {
                    key: key(text),
                    state: DecisionState::NotShown,
                    until: None,
                };
                (Subject::Consent(key(text)), None, row)
            }
            Happening::Ask(is_call) => {
                let until = is_call.then(|| guard::callback_deadline(day_of(now)));
                let state = State::Given {
                    since: now,
                    ends_at: until.map(end_of),
                };
                (Subject::Request, Some(state), Row::Request { until })
            }
            Happening::Withdraw(subject, channel) => {
                let row = Row::Withdrawal {
                    subject: subject.clone(),
                    channel: *channel,
                    said_at: now,
                };
                (subject.clone(), Some(State::Withdrawn { at: now }), row)
            }
            Happening::Call(subject) => {
                let row = Row::CallAttempt {
                    subject: subject.clone(),
                    made_at: now,
                };
                let event = row.event(now);
                self.log.push((now, row, event));
                return;
            }
        };
        let standing = self.standing.entry(subject).or_insert(State::NotShown);
        let is_again = matches!(
            (*standing, state),
            (State::Withdrawn { .. }, Some(State::Withdrawn { .. }))
        );
        if let Some(state) = state.filter(|_| !is_again) {
            *standing = state;
        }
        let event = row.event(now);
        self.log.push((now, row, event));
    }

    /// The entries of the log, once each row is found to be the one that its leaf commits to.
    fn proven_entries(&self) -> Vec<Entry> {
        let proven = self.log.iter().filter_map(|(at, row, event)| {
            assert_eq!(row.event(*at), *event);
            row.entry(*at)
        });
        proven.collect()
    }
}

fn happening() -> impl Strategy<Value = Happening> {
    let key = || prop::sample::select(&KEYS);
    let channel = prop::sample::select(&WithdrawalChannel::ALL);
    let subject = || {
        prop_oneof![
            1 => Just(Subject::Request),
            4 => key().prop_map(|key| key.parse().unwrap()),
        ]
    };
    prop_oneof![
        3 => (key(), 1_u8..=12).prop_map(|(key, months)| Happening::Give(key, months)),
        2 => key().prop_map(Happening::Refuse),
        1 => key().prop_map(Happening::NotShown),
        1 => any::<bool>().prop_map(Happening::Ask),
        3 => (subject(), channel).prop_map(|(subject, channel)| Happening::Withdraw(subject, channel)),
        2 => subject().prop_map(Happening::Call),
    ]
}

/// Happenings, each after a wait: a blink, an hour, or long enough for consents to run out.
fn happenings() -> impl Strategy<Value = Vec<(i64, Happening)>> {
    let wait = prop_oneof![
        1..1000_i64,
        Just(3_600_000),
        (1..500_i64).prop_map(|d| d * DAY)
    ];
    prop::collection::vec((wait, happening()), 0..24)
}

/// The rows in any order, as when some are found later than others.
fn lived_and_shuffled() -> impl Strategy<Value = (Vec<(i64, Happening)>, Vec<usize>)> {
    happenings().prop_flat_map(|happenings| {
        let order: Vec<usize> = (0..happenings.len()).collect();
        (Just(happenings), Just(order).prop_shuffle())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_life_replays_from_the_log_to_what_stands(
        (happenings, order) in lived_and_shuffled(), later in 0..800_i64,
    ) {
        let (mut life, now) = Life::default().lives(&happenings);
        let now = moment(now.unix_millis() + later * DAY);
        life.time_is(now);
        let entries = life.proven_entries();
        prop_assert_eq!(&replay(&entries, now), &life.standing);
        let shuffled = order.iter().filter_map(|place| entries.get(*place));
        prop_assert_eq!(&replay(shuffled, now), &life.standing);
    }

    #[test]
    fn every_moment_of_a_life_can_be_asked_about_afterwards(
        happenings in happenings(), so_far in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!happenings.is_empty());
        let so_far = so_far.index(happenings.len()) + 1;
        let (then, at) = Life::default().lives(&happenings[..so_far]);
        let (whole, _) = Life::default().lives(&happenings);
        prop_assert_eq!(replay(&whole.proven_entries(), at), then.standing);
    }

    #[test]
    fn what_is_said_of_one_subject_moves_no_other(
        happenings in happenings(), later in 0..800_i64,
    ) {
        let (life, now) = Life::default().lives(&happenings);
        let now = moment(now.unix_millis() + later * DAY);
        let entries = life.proven_entries();
        let together = replay(&entries, now);
        for (subject, state) in &together {
            let alone = replay(entries.iter().filter(|e| e.subject == *subject), now);
            prop_assert_eq!(alone.get(subject), Some(state));
            prop_assert_eq!(alone.len(), 1);
        }
    }

    #[test]
    fn a_withdrawal_wins_whatever_is_found_later_of_before(
        happenings in happenings(), found in prop::collection::vec((0..2000_i64, any::<bool>()), 0..6),
    ) {
        let (life, now) = Life::default().lives(&happenings);
        let subject: Subject = "phone:self".parse().unwrap();
        let said = |at, change| Entry { subject: subject.clone(), at, change };
        let mut entries = life.proven_entries();
        entries.push(said(now, Change::Withdrawn));
        let before = replay(&entries, now);
        let is_withdrawn = matches!(before.get(&subject), Some(State::Withdrawn { .. }));
        prop_assert!(is_withdrawn);
        // Proofs of the same or an older giving, and the same withdrawal again.
        for (days, is_endless) in found {
            let at = moment(now.unix_millis() - days * DAY / 4);
            let ends_at = (!is_endless).then(|| moment(now.unix_millis() + DAY));
            entries.push(said(at, Change::Given { ends_at }));
        }
        entries.push(said(now, Change::Withdrawn));
        let after = replay(&entries, moment(now.unix_millis() + 900 * DAY));
        let state = after.get(&subject).copied();
        let is_withdrawn = matches!(state, Some(State::Withdrawn { at }) if at <= now);
        prop_assert!(is_withdrawn, "{state:?}");
    }
}

#[test]
fn a_phone_consent_has_run_out_one_second_after_its_end() {
    let given = moment(START + DAY / 2);
    let state = |months, at: i64| {
        let row = Row::Decision {
            key: "phone:self".parse().unwrap(),
            state: DecisionState::Given,
            until: guard::phone_consent_until(day_of(given), months).ok(),
        };
        let states = replay(&row.entry(given), moment(at));
        states.into_values().next().unwrap()
    };
    // Three months: the end of the last day. Twelve: the year of the law ends at noon.
    let in_three = end_of(consent::civil_date::parse_iso("2027-02-23").unwrap());
    let in_twelve = guard::phone_consent_end(given);
    assert_eq!(in_twelve.to_string(), "2027-11-23T12:00:00.000Z");
    for (months, end) in [(3, in_three), (12, in_twelve)] {
        assert!(state(months, end.unix_millis() - 1).is_given());
        let after = state(months, end.unix_millis() + 1000);
        assert_eq!(after, State::Expired { at: end });
    }
}
