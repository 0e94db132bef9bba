//! The situations of `benches/situations.rs` for a browser, where criterion does not go: the first
//! household, every work with all answered, a thousand times. `cargo xtask bench rules` compiles
//! this to wasm and times it from a page.

#[path = "../benches/situations/household.rs"]
mod household;

use std::hint::black_box;

use chrono::NaiveDate;
use eligibility::assess;

fn main() {
    let on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
    let [(_, answers), ..] = household::all();
    for _ in 0..1_000 {
        black_box(assess(black_box(&answers), black_box(on), black_box(None)));
    }
}
