//! The server's time, as an argument.

use std::sync::OnceLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use consent::Instant;

/// Says what time it is.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Instant;

    /// How long it has been since some moment in the past. Never less than before, whoever sets
    /// the machine's clock.
    fn elapsed(&self) -> Duration;
}

/// 9999-12-31T23:59:59.999Z.
const LAST_MILLIS: i64 = 253_402_300_799_999;

/// The machine's clock, which NTP keeps right.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::expect_used, reason = "clamped to the years 1970 to 9999")]
    fn now(&self) -> Instant {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let millis = since.unwrap_or_default().as_millis();
        let millis = i64::try_from(millis).unwrap_or(LAST_MILLIS);
        Instant::from_unix_millis(millis.min(LAST_MILLIS)).expect("a year of four digits")
    }

    fn elapsed(&self) -> Duration {
        static START: OnceLock<std::time::Instant> = OnceLock::new();
        START.get_or_init(std::time::Instant::now).elapsed()
    }
}
