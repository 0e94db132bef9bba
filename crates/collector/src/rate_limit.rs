//! How often one address may ask, in memory (GCRA).

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use governor::clock::Clock as GovernorClock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use lead::wire::problem::ProblemCode;

use crate::api_error::ApiError;
use crate::client_address::Pseudonyms;
use crate::clock::Clock;

/// Addresses remembered before those at rest are forgotten.
const REMEMBERED: usize = 50_000;
/// Requests between two times of forgetting: it goes through every address, so that doing it
/// with each request would be the way to stop the collector.
const FORGET_EVERY: usize = 10_000;

/// How many requests one address may make in ten minutes.
///
/// A household, an office or a town hall shares an address; a script does not stop at thirty.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Leads.
    pub leads: NonZeroU32,
    /// Challenges, choices of the banner, and proofs from the log.
    pub others: NonZeroU32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            leads: NonZeroU32::MIN.saturating_add(29),
            others: NonZeroU32::MIN.saturating_add(119),
        }
    }
}

/// The counters.
pub(crate) struct RateLimits {
    pseudonyms: Pseudonyms,
    leads: Limiter,
    others: Limiter,
    counted: AtomicUsize,
    time: Time,
}

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Counted {
    /// A lead.
    Lead,
    /// Anything else that writes, and proofs from the log.
    Other,
}

type Limiter = RateLimiter<u64, DefaultKeyedStateStore<u64>, Time, NoOpMiddleware<Duration>>;

/// The collector's clock as the counters read it: one that nobody sets, so that a clock set back
/// keeps nobody out.
#[derive(Clone)]
struct Time(Arc<dyn Clock>);

impl GovernorClock for Time {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.0.elapsed()
    }
}

impl RateLimits {
    pub(crate) fn new(limits: Limits, clock: &Arc<dyn Clock>) -> Self {
        let time = Time(Arc::clone(clock));
        let limiter = |in_ten_minutes: NonZeroU32| {
            let every = Duration::from_mins(10) / in_ten_minutes.get();
            let quota = Quota::with_period(every)
                .unwrap_or(Quota::per_minute(NonZeroU32::MIN))
                .allow_burst(in_ten_minutes);
            RateLimiter::new(quota, DefaultKeyedStateStore::default(), time.clone())
        };
        Self {
            pseudonyms: Pseudonyms::default(),
            leads: limiter(limits.leads),
            others: limiter(limits.others),
            counted: AtomicUsize::new(0),
            time,
        }
    }

    fn forget(&self) {
        for limiter in [&self.leads, &self.others] {
            if limiter.len() > REMEMBERED {
                limiter.retain_recent();
            }
        }
    }

    /// Counts one request, or says when to come back.
    pub(crate) fn count(&self, counted: Counted, address: IpAddr) -> Result<(), ApiError> {
        let limiter = match counted {
            Counted::Lead => &self.leads,
            Counted::Other => &self.others,
        };
        let counted_before = self.counted.fetch_add(1, Ordering::Relaxed);
        if counted_before.is_multiple_of(FORGET_EVERY) {
            self.forget();
        }
        limiter
            .check_key(&self.pseudonyms.of(address))
            .map_err(|not_until| {
                let wait = not_until.wait_time_from(self.time.now());
                let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
                ApiError::try_again(ProblemCode::TooManyRequests, seconds.max(1))
            })
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;
    use std::sync::atomic::AtomicU64;

    use consent::Instant;

    use super::*;

    /// In milliseconds; what the machine's clock says means nothing here.
    struct SetClock(AtomicU64);

    impl Clock for SetClock {
        fn now(&self) -> Instant {
            let elapsed = self.0.load(Ordering::SeqCst).cast_signed();
            Instant::from_unix_millis(i64::from(u32::MAX) - elapsed).unwrap()
        }

        fn elapsed(&self) -> Duration {
            Duration::from_millis(self.0.load(Ordering::SeqCst))
        }
    }

    #[test]
    fn addresses_at_rest_are_forgotten_and_those_at_work_are_not() {
        let clock = Arc::new(SetClock(AtomicU64::new(0)));
        let limits = Limits {
            leads: NonZeroU32::MIN,
            others: NonZeroU32::MAX,
        };
        let rates = RateLimits::new(limits, &(Arc::clone(&clock) as Arc<dyn Clock>));
        let address = |number| IpAddr::V4(Ipv4Addr::from_bits(number));
        let many = u32::try_from(REMEMBERED).unwrap() + 1;
        for number in 0..many {
            rates.count(Counted::Lead, address(number)).unwrap();
        }
        assert_eq!(rates.leads.len(), REMEMBERED + 1);
        clock.0.store(30 * 60_000, Ordering::SeqCst);
        rates.count(Counted::Lead, address(many)).unwrap();
        for _ in 0..FORGET_EVERY {
            rates.count(Counted::Other, address(0)).unwrap();
        }
        assert_eq!(rates.leads.len(), 1);
        assert!(rates.count(Counted::Lead, address(many)).is_err());
        assert!(rates.count(Counted::Lead, address(0)).is_ok());
    }
}
