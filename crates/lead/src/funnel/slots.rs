//! The slot of the call: a part of the request's words, so another slot is another request.

use consent::CallSlot;

use super::{Challenge, Funnel, Screen, Way};
use crate::call;

/// When the visitor wants to be called.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum WantedSlot {
    /// As soon as possible.
    Soonest,
    /// In this slot.
    At(CallSlot),
    /// In one that is on offer no more; it has to be chosen anew, or left.
    Gone,
}

impl Funnel {
    /// The slot chosen for the call; none means as soon as possible.
    #[must_use]
    pub fn slot(&self) -> Option<CallSlot> {
        match self.call_slot {
            WantedSlot::At(slot) => Some(slot),
            WantedSlot::Soonest | WantedSlot::Gone => None,
        }
    }

    /// Whether the slot that was chosen is on offer no more, and nothing was decided since.
    #[must_use]
    pub fn is_slot_gone(&self) -> bool {
        self.call_slot == WantedSlot::Gone
    }

    /// Whoever goes on without another slot is called as soon as possible.
    pub(super) fn accept_slot(&mut self) {
        if self.is_slot_gone() {
            self.call_slot = WantedSlot::Soonest;
        }
    }

    /// The slots on offer for a call: lawful where the dwelling is, and to come by the server's
    /// date. None where the deployment has no words for them.
    #[must_use]
    pub fn offered_slots(&self) -> Vec<CallSlot> {
        let terms = &self.deployment.deployment.terms;
        let words = terms.words.get(&self.language);
        let has_words = words.is_some_and(|words| words.call_slot.is_some());
        match &self.challenge {
            Challenge::Ready(challenge) if has_words => {
                let answers = self.questionnaire.answers(self.context());
                call::offered_slots(answers.place, challenge.today)
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn choose_slot(&mut self, slot: Option<CallSlot>) {
        let is_offered = slot.is_none_or(|slot| self.offered_slots().contains(&slot));
        if self.screen != Screen::Contact || self.way != Some(Way::Phone) || !is_offered {
            return;
        }
        if self.slot() != slot {
            // Other words: the box starts empty (R-CO-4).
            self.is_call_requested = false;
        }
        self.call_slot = slot.map_or(WantedSlot::Soonest, WantedSlot::At);
        self.keep_matching_decisions();
    }

    /// The collector takes the slot no more: the visitor is told where it is chosen.
    pub(super) fn lose_slot(&mut self) {
        self.call_slot = WantedSlot::Gone;
    }

    /// Another place or another day of the server has other slots.
    pub(super) fn keep_open_slot(&mut self) {
        let is_here = matches!(self.challenge, Challenge::Ready(_));
        if let Some(slot) = self.slot().filter(|_| is_here)
            && !self.offered_slots().contains(&slot)
        {
            self.lose_slot();
        }
    }
}
