//! How long a task of a challenge takes: `cargo xtask bench proof` builds what this drives, and
//! keeps the table that it prints.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::print_stdout, reason = "the table is for whoever asked for it")]

#[path = "../tests/journeys"]
#[expect(
    dead_code,
    reason = "the journeys need more of these than one measurement"
)]
mod journeys {
    mod browser;
    mod collector;
    mod persona;
    pub(crate) mod proving;
    mod surroundings;
    mod visit;
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    print!("{}", journeys::proving::table().await?);
    Ok(())
}
