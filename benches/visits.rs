//! How long things take in a whole visit: `cargo xtask bench` (`steps`, `evidence`, `proof`)
//! builds what this drives, names the one wanted, and keeps the table that it prints.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::print_stdout, reason = "the table is for whoever asked for it")]

#[path = "../tests/journeys"]
#[expect(
    dead_code,
    reason = "the journeys need more of these than the measurements"
)]
mod journeys {
    mod browser;
    mod collector;
    pub(crate) mod marks;
    pub(crate) mod pace;
    mod persona;
    pub(crate) mod proving;
    mod surroundings;
    mod visit;
}

use anyhow::bail;
use journeys::{marks, pace, proving};

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    // Cargo adds `--bench`.
    let wanted = std::env::args().nth(1).unwrap_or_default();
    print!(
        "{}",
        match wanted.as_str() {
            "steps" => pace::table().await?,
            "evidence" => marks::table().await?,
            "proof" => proving::table().await?,
            _ => bail!("name one measurement: steps, evidence or proof"),
        }
    );
    Ok(())
}
