//! The journey's state machine (`lead::funnel`) as Yew's reducer, and what a reload finds again.

mod kept;

use std::rc::Rc;

use lead::funnel::{Event, Funnel};
use yew::Reducible;

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
}

impl PartialEq for FunnelState {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision
    }
}

impl Reducible for FunnelState {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let funnel = Funnel::clone(&self.funnel).on(event);
        Rc::new(Self {
            funnel: Rc::new(funnel),
            revision: self.revision.wrapping_add(1),
        })
    }
}
