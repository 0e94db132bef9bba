//! How long building the evidence takes: `cargo xtask bench evidence` builds what this drives,
//! with a widget that leaves marks, and keeps the table that it prints.
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
    pub(crate) mod marks;
    mod persona;
    mod surroundings;
    mod visit;
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    print!("{}", journeys::marks::table().await?);
    Ok(())
}
