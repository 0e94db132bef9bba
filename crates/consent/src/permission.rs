//! What a call centre may do with one lead, subject by subject, at a moment.
//!
//! Nothing here is stored: permissions are worked out from what was said ([`crate::history`]),
//! what was done (calls and attempts) and the limits of the law ([`crate::guard`]), each time
//! somebody asks.

mod attempt;
mod call;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::call_slot::CallSlot;
use crate::guard::{
    ATTEMPTS_PER_PERIOD, Attempts, CallZone, PERIOD_DAYS, proof_kept_until, source_told_until,
};
use crate::history::State;
use crate::instant::Instant;
use crate::purpose::{Addressee, Channel, DecisionKey, Purpose};
use crate::receipt::ReceiptAddressee;
use crate::withdrawal::Subject;

pub use attempt::attempt_faults;

/// What is known of a lead.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// When it was received.
    pub received_at: Instant,
    /// How the person asked to be answered.
    pub channel: Channel,
    /// Where the person is; none where nobody can say.
    pub zone: Option<CallZone>,
    /// The slot chosen for the call.
    pub slot: Option<CallSlot>,
    /// What stands of the request.
    pub request: State,
    /// Who was asked, and nobody else (C. consom. R.223-4).
    pub addressed_to: &'a ReceiptAddressee,
    /// The works asked about, in words; the answer keeps to them (C. consom. R.223-4).
    pub works: &'a str,
    /// What stands of each consent.
    pub consents: &'a [Consented<'a>],
    /// Every call and attempt to the person's number, lawful or not.
    pub attempts: &'a [Instant],
}

/// One consent and what it names.
#[derive(Clone, Copy, Debug)]
pub struct Consented<'a> {
    /// Which.
    pub key: &'a DecisionKey,
    /// What stands of it.
    pub state: State,
    /// Everybody whom its words name.
    pub addressees: &'a [ReceiptAddressee],
    /// The nature of the goods that its words name; calls and e-mails only.
    pub goods: Option<&'a str>,
}

/// What may be done with a lead at a moment.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Permissions {
    /// The moment.
    pub at: Instant,
    /// The time zone of the person (IANA); absent where nobody can say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<&'static str>,
    /// The request, then each consent.
    pub subjects: Vec<Permission>,
    /// Calls and attempts that count now (C. consom. D.223-9).
    pub attempts: Counted,
    /// Until when the proof of all this is kept (C. consom. R.223-2 and R.223-4).
    pub proof_kept_until: Instant,
}

/// How often the person was called or tried.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Counted {
    /// So many count today.
    pub counted: usize,
    /// Of so many allowed.
    pub allowed: usize,
    /// In so many days.
    pub in_days: u8,
}

/// What one subject allows.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Permission {
    /// The request, or a consent.
    pub subject: Subject,
    /// Whether anything may be done.
    pub may: bool,
    /// Why, or why not.
    pub why: Why,
    /// By which way; absent where the consent is about no message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The first moment at which it may not any more; absent: until withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
    /// When it ended, where it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Instant>,
    /// What about, and nothing else: the works asked about, or the goods of the consent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Who may, and nobody else.
    pub by: Vec<ReceiptAddressee>,
    /// Whether it may be about energy works: only the answer to a request may (C. consom. L.223-1
    /// al. 5, L.223-8).
    pub energy_works: bool,
    /// The slot that the person chose, while it can be kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot: Option<CallSlot>,
    /// The next lawful windows of a call, in the person's own time; empty where nobody is called.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<Window>,
    /// What a partner tells the person first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_notice: Option<SourceNotice>,
}

/// A stretch of lawful time, in the person's time zone (RFC 3339).
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Window {
    /// Its first moment.
    pub start: String,
    /// The first moment after it.
    pub end: String,
}

/// Where a partner has the person's data from: to be said at the first contact, and before this
/// moment at the latest (GDPR art. 14(3), R-EM-6).
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct SourceNotice {
    /// Who collected the data.
    pub source: String,
    /// When.
    pub collected_at: Instant,
    /// A month after they were collected, whenever they reached the partner.
    pub told_before: Instant,
}

/// Why something may be done, or not.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The person asked for it.
    Asked,
    /// The person agreed to it.
    Agreed,
    /// It was not asked.
    NotShown,
    /// The person refused, or did not answer.
    Refused,
    /// The person took it back.
    Withdrawn,
    /// Its time is over; nothing renews it (C. consom. R.223-1 I 3°, R.223-4).
    Expired,
    /// Nobody can say what time it is where the person is.
    ZoneUnknown,
    /// Four calls or attempts were made in thirty days, and it ends before a fifth is lawful.
    AttemptsUsed,
    /// It ends before the next lawful hour.
    NoHourLeft,
}

impl Why {
    /// A few words for an operator.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Asked => "the person asked for it",
            Self::Agreed => "the person agreed to it",
            Self::NotShown => "not asked",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "ended",
            Self::ZoneUnknown => "nobody can say what time it is where the person is",
            Self::AttemptsUsed => "4 calls or attempts in 30 days, and it ends before a fifth",
            Self::NoHourLeft => "it ends before the next lawful hour",
        }
    }
}

/// What may be done with this lead at this moment.
#[must_use]
pub fn permissions(known: &Known<'_>, now: Instant) -> Permissions {
    let days = known.attempt_days();
    let consents = known.consents.iter();
    let consents = consents.map(|consented| consent(known, consented, now));
    Permissions {
        at: now,
        zone: known.zone.map(CallZone::name),
        subjects: std::iter::once(request(known, now))
            .chain(consents)
            .collect(),
        attempts: Counted {
            counted: Attempts(&days).counted_on(known.day(now)),
            allowed: ATTEMPTS_PER_PERIOD,
            in_days: PERIOD_DAYS,
        },
        proof_kept_until: proof_kept_until(known.received_at),
    }
}

fn request(known: &Known<'_>, now: Instant) -> Permission {
    let works = Some(known.works).filter(|works| !works.is_empty());
    let permission = Permission {
        channel: Some(known.channel),
        about: works.map(str::to_owned),
        by: vec![known.addressed_to.clone()],
        energy_works: true,
        ..standing(Subject::Request, known.request, Why::Asked)
    };
    if known.channel == Channel::Email {
        return permission;
    }
    let permission = call::limited(permission, known, now);
    Permission {
        slot: known.slot.filter(|slot| permission.may && now < slot.end()),
        ..permission
    }
}

fn consent(known: &Known<'_>, consented: &Consented<'_>, now: Instant) -> Permission {
    let (key, state) = (consented.key, consented.state);
    let is_passed_on = key.addressee != Addressee::Controller && state.is_given();
    let permission = Permission {
        channel: key.purpose.channel(),
        about: consented.goods.map(str::to_owned),
        by: consented.addressees.to_vec(),
        source_notice: is_passed_on.then(|| SourceNotice {
            source: known.addressed_to.name.clone(),
            collected_at: known.received_at,
            told_before: source_told_until(known.received_at),
        }),
        ..standing(Subject::Consent(key.clone()), state, Why::Agreed)
    };
    if key.purpose == Purpose::Phone {
        call::limited(permission, known, now)
    } else {
        permission
    }
}

fn standing(subject: Subject, state: State, given: Why) -> Permission {
    let (may, why, until, ended_at) = match state {
        State::Given { ends_at, .. } => (true, given, ends_at, None),
        State::NotShown => (false, Why::NotShown, None, None),
        State::Refused { .. } => (false, Why::Refused, None, None),
        State::Withdrawn { at } => (false, Why::Withdrawn, None, Some(at)),
        State::Expired { at } => (false, Why::Expired, None, Some(at)),
    };
    Permission {
        subject,
        may,
        why,
        channel: None,
        until,
        ended_at,
        about: None,
        by: Vec::new(),
        energy_works: false,
        slot: None,
        windows: Vec::new(),
        source_notice: None,
    }
}

impl Known<'_> {
    /// The civil day where the person is; of Paris where nobody can say.
    fn day(&self, moment: Instant) -> NaiveDate {
        let zone = self.zone.unwrap_or(CallZone::Paris);
        zone.local(moment).date()
    }

    fn attempt_days(&self) -> Vec<NaiveDate> {
        let made = self.attempts.iter();
        made.map(|attempt| self.day(*attempt)).collect()
    }
}
