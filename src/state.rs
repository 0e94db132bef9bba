//! The journey's state machine (`lead::funnel`) as the widget holds it, and what a reload finds again.

mod kept;

use std::rc::Rc;

use consent::Instant;
use lead::funnel::{Event, Funnel};

use crate::asking::Asking;
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
    pub fn found(fresh: Funnel, kept: Kept, now: Instant, asking: Option<&Asking>) -> Self {
        let mut funnel = fresh;
        if let Some(draft) = kept.draft {
            let restored = asking.map_or(Funnel::restored_test as _, |asking| asking.restored);
            funnel = restored(funnel, draft, now);
        }
        if let (Some(body), Some(asking)) = (kept.body, asking) {
            funnel = (asking.on)(funnel, Event::Resumed { body });
        }
        Self::new(Rc::new(funnel))
    }

    /// The journey after this event. Nothing else changes it.
    #[must_use]
    pub fn after(self, event: Event, asking: Option<&Asking>) -> Self {
        let on = asking.map_or(Funnel::on_test as _, |asking| asking.on);
        let is_sending = cfg!(feature = "marks") && matches!(event, Event::SendPressed(_));
        let mark = |name| is_sending.then(|| clock::mark(name));
        mark("cee-freeze");
        let funnel = on(Rc::unwrap_or_clone(self.funnel), event);
        mark("cee-frozen");
        Self {
            funnel: Rc::new(funnel),
            revision: self.revision.wrapping_add(1),
        }
    }
}
