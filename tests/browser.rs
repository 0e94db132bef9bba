//! The widget in a real shadow root of a real page: focus, typing, history, storage.
//!
//! Run by `cargo xtask test browser` in headless Chromium. No collector answers here: what needs
//! one is in `tests/journeys`.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

#[path = "browser/choice.rs"]
mod choice;
#[path = "browser/controls.rs"]
mod controls;
#[path = "browser/journey.rs"]
mod journey;
#[path = "browser/key_derivation.rs"]
mod key_derivation;
#[path = "browser/page.rs"]
mod page;
#[path = "browser/storage.rs"]
mod storage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
