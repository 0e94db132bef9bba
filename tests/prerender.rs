//! Components to HTML strings, natively: one snapshot per state that a visitor can meet.
#![cfg(not(target_arch = "wasm32"))]

#[cfg(test)]
#[path = "prerender/asking.rs"]
mod asking;
#[cfg(test)]
#[path = "prerender/controls.rs"]
mod controls;
#[cfg(test)]
#[path = "prerender/distinct.rs"]
mod distinct;
#[cfg(test)]
#[path = "prerender/journey.rs"]
mod journey;
#[cfg(test)]
#[path = "prerender/markup.rs"]
mod markup;
#[cfg(test)]
#[path = "prerender/questions.rs"]
mod questions;
#[cfg(test)]
#[path = "prerender/slots.rs"]
mod slots;
