use crate::instant::Instant;

/// How long something was in view. Time counts while it is in the window and the page in front.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Viewing {
    first_at: Option<Instant>,
    is_in_window: bool,
    since_ms: Option<u32>,
    spent_ms: u32,
}

impl Viewing {
    /// Notes whether it is within the window and whether the page is in front, at a moment by the
    /// device's clock and by one that only goes forward.
    #[must_use]
    pub fn noted(
        self,
        is_in_window: bool,
        is_page_in_front: bool,
        at: Option<Instant>,
        now_ms: u32,
    ) -> Self {
        let is_seen = is_in_window && is_page_in_front;
        Self {
            first_at: self.first_at.or(at.filter(|_| is_seen)),
            is_in_window,
            since_ms: is_seen.then_some(now_ms),
            spent_ms: self.spent_ms(now_ms),
        }
    }

    /// The same when the page came to the front or left it.
    #[must_use]
    pub fn turned(self, is_page_in_front: bool, at: Option<Instant>, now_ms: u32) -> Self {
        self.noted(self.is_in_window, is_page_in_front, at, now_ms)
    }

    /// When it was first seen, by the device's clock.
    #[must_use]
    pub const fn first_at(&self) -> Option<Instant> {
        self.first_at
    }

    /// How long it was seen until now, in milliseconds.
    #[must_use]
    pub fn spent_ms(&self, now_ms: u32) -> u32 {
        let running = self
            .since_ms
            .map_or(0, |since| now_ms.saturating_sub(since));
        self.spent_ms.saturating_add(running)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(millis: u32) -> Option<Instant> {
        Instant::from_unix_millis(i64::from(millis)).ok()
    }

    #[test]
    fn time_counts_in_the_window_of_a_page_in_front_only() {
        let viewing = Viewing::default()
            .noted(true, false, at(1), 1) // behind another tab
            .turned(true, at(100), 100)
            .turned(false, at(150), 150)
            .turned(true, at(500), 500)
            .noted(false, true, at(520), 520); // scrolled away
        assert_eq!(viewing.first_at(), at(100));
        assert_eq!(viewing.spent_ms(9_000), 70);
        assert_eq!(viewing.turned(true, at(9_000), 9_000).spent_ms(9_500), 70);
    }

    #[test]
    fn what_was_never_in_the_window_was_never_seen() {
        let viewing = Viewing::default()
            .turned(true, at(5), 5)
            .noted(false, true, at(6), 6);
        assert_eq!((viewing.first_at(), viewing.spent_ms(60)), (None, 0));
    }

    proptest! {
        #[test]
        fn it_was_never_seen_longer_than_time_went_by(
            notes in proptest::collection::vec((any::<bool>(), any::<bool>(), 0..5_000_u32), 0..40),
        ) {
            let (mut viewing, mut now, mut seen) = (Viewing::default(), 0, 0);
            let mut is_seen = false;
            for (in_window, in_front, pause) in notes {
                now += pause;
                seen += if is_seen { pause } else { 0 };
                viewing = viewing.noted(in_window, in_front, at(now), now);
                is_seen = in_window && in_front;
            }
            prop_assert_eq!(viewing.spent_ms(now), seen);
            prop_assert!(viewing.first_at() <= at(now));
        }
    }
}
