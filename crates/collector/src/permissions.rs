//! What may be done with a stored lead: the rules are [`consent::permission`]'s.

use consent::guard::AttemptFault;
use consent::permission::{Consented, Known, Permissions, attempt_faults, permissions};
use consent::{Instant, Subject};

use crate::store::Said;

impl Said {
    /// What may be done at this moment.
    pub(crate) fn permissions(&self, now: Instant) -> Permissions {
        self.known(now, |known| permissions(known, now))
    }

    /// What is unlawful about one more call made at this moment.
    pub(crate) fn attempt_faults(&self, subject: &Subject, at: Instant) -> Vec<AttemptFault> {
        self.known(at, |known| attempt_faults(known, subject, at))
    }

    fn known<T>(&self, at: Instant, ask: impl FnOnce(&Known<'_>) -> T) -> T {
        let consents = self.decisions.iter().map(|decided| Consented {
            key: &decided.key,
            state: self.standing(&Subject::Consent(decided.key.clone()), at),
            addressees: &decided.addressees,
            goods: decided.nature_of_goods.as_deref(),
        });
        ask(&Known {
            received_at: self.received_at,
            channel: self.request.channel,
            zone: self.request.zone,
            slot: self.request.slot,
            request: self.standing(&Subject::Request, at),
            addressed_to: &self.request.addressed_to,
            works: &self.request.works,
            consents: &consents.collect::<Vec<_>>(),
            attempts: &self.calls_to_number,
        })
    }
}
