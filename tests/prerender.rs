//! Components to HTML strings, natively: one snapshot per state that a visitor can meet.
#![cfg(not(target_arch = "wasm32"))]

#[path = "prerender/asking.rs"]
mod asking;
#[path = "prerender/controls.rs"]
mod controls;
#[path = "prerender/journey.rs"]
mod journey;
#[path = "prerender/markup.rs"]
mod markup;
#[path = "prerender/questions.rs"]
mod questions;
