//! Where the person who asks for a call is, and the slots that this leaves.

use chrono::NaiveDate;
use consent::guard::CallZone;
use consent::{CallSlot, Instant};
use eligibility::place::Place;

/// The time zone of the dwelling, which stands for the person's own (C. consom. D.223-9); none
/// where the place is in several zones or unknown.
#[must_use]
pub fn zone(place: Place) -> Option<CallZone> {
    let postcode = place.postcode();
    match &postcode {
        Some(postcode) => CallZone::of(postcode.as_str()),
        None => CallZone::of(place.department()?.code()),
    }
}

/// The slots on offer to whoever asks about a dwelling there on this day of the server; none
/// where nobody knows what time it is there.
#[must_use]
pub fn offered_slots(place: Place, today: NaiveDate) -> Vec<CallSlot> {
    zone(place).map_or_else(Vec::new, |zone| CallSlot::offered(today, zone))
}

/// Whether a slot can still be promised at this moment, the last day of the call being known.
#[must_use]
pub fn is_open(slot: CallSlot, place: Place, now: Instant, deadline: NaiveDate) -> bool {
    zone(place).is_some_and(|zone| slot.is_open(zone, now, deadline))
}
