//! What was unlawful about a call that was made.

use super::Known;
use crate::guard::{AttemptFault, Attempts};
use crate::history::State;
use crate::instant::Instant;
use crate::purpose::{Channel, Purpose};
use crate::withdrawal::Subject;

/// What was unlawful about a call or an attempt made at this moment under this subject, where
/// `known` holds the states of that moment and every other attempt. Empty: nothing.
#[must_use]
pub fn attempt_faults(known: &Known<'_>, subject: &Subject, at: Instant) -> Vec<AttemptFault> {
    let is_call = match subject {
        Subject::Request => known.channel == Channel::Phone,
        Subject::Consent(key) => key.purpose == Purpose::Phone,
    };
    let mut faults = Vec::new();
    if !is_call {
        faults.push(AttemptFault::NotForCalls);
    }
    faults.extend(match known.state(subject) {
        State::Given { .. } => None,
        State::NotShown | State::Refused { .. } => Some(AttemptFault::NeverGiven),
        State::Withdrawn { .. } => Some(AttemptFault::Withdrawn),
        State::Expired { .. } => Some(AttemptFault::Expired),
    });
    match known.zone {
        None => faults.push(AttemptFault::ZoneUnknown),
        Some(zone) if !zone.allows_call(at) => faults.push(AttemptFault::OutsideHours),
        Some(_) => {}
    }
    if !Attempts(&known.attempt_days()).allow_one_beside(known.day(at)) {
        faults.push(AttemptFault::TooMany);
    }
    faults
}

impl Known<'_> {
    fn state(&self, subject: &Subject) -> State {
        match subject {
            Subject::Request => self.request,
            Subject::Consent(key) => {
                let found = self.consents.iter().find(|known| known.key == key);
                found.map_or(State::NotShown, |known| known.state)
            }
        }
    }
}
