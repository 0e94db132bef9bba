//! Whole visits: a real browser on one side, a real collector on the other.
//!
//! `cargo xtask test journeys` builds what they drive and names it in the environment.
#![cfg(not(target_arch = "wasm32"))]

mod journeys {
    mod accessibility;
    mod asking;
    mod axe;
    mod browser;
    mod collector;
    mod evidence;
    mod instruments;
    mod keyboard;
    mod measuring;
    mod moving;
    mod persona;
    mod privacy;
    mod receipt;
    mod requests;
    mod second_file;
    mod sending;
    mod signals;
    mod states;
    mod surroundings;
    mod verifying;
    mod visit;
    mod withdrawing;
}
