//! Components to HTML strings, natively: one snapshot per state that a visitor can meet.
#![cfg(not(target_arch = "wasm32"))]

#[path = "prerender/controls.rs"]
mod controls;
#[path = "prerender/markup.rs"]
mod markup;
