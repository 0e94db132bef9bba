//! The journey's state machine (`lead::funnel`) as the widget holds it, and what a reload finds again.

mod kept;

use std::rc::Rc;

use lead::funnel::{Event, Funnel};

use crate::browser::clock;

pub use kept::{Kept, keep, load};

/// The journey with a count of its changes, which tells two states apart at no cost.
#[derive(Clone, Debug)]
pub struct FunnelState {
    /// The journey.
    pub funnel: Rc<Funnel>,
    /// How many events led here.
    pub revision: u32,
}

impl FunnelState {
    /// A journey before its first event.
    #[must_use]
    pub fn new(funnel: Rc<Funnel>) -> Self {
        Self {
            funnel,
            revision: 0,
        }
    }

    /// The journey that a page load begins with: what the tab kept, or a fresh one.
    #[must_use]
    pub fn found(fresh: Funnel) -> Self {
        let mut funnel = fresh;
        if let Some(now) = clock::now() {
            let kept = load(now);
            if let Some(draft) = kept.draft {
                funnel = funnel.restored(draft, now);
            }
            if let Some(body) = kept.body {
                funnel = funnel.on(Event::Resumed { body });
            }
        }
        Self::new(Rc::new(funnel))
    }

    /// The journey after this event. Nothing else changes it.
    #[must_use]
    pub fn after(self, event: Event) -> Self {
        let funnel = Rc::unwrap_or_clone(self.funnel).on(event);
        Self {
            funnel: Rc::new(funnel),
            revision: self.revision.wrapping_add(1),
        }
    }
}
