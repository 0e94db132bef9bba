//! How long a press on « Continuer » takes until the next question is painted, on a processor
//! four times slower than this one. With `CEE_PACE` the figures are written to that file.

use std::{env, fs};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use super::browser::tell;
use super::persona::ODETTE;
use super::visit::journey;

const SLOWER: u32 = 4;
/// What feels immediate, in milliseconds.
const BUDGET: u32 = 50;
/// What the Event Timing API does not report is faster than this (its least threshold).
const UNSEEN: u32 = 16;

#[tokio::test]
async fn the_next_question_is_painted_within_50_milliseconds() -> Result<()> {
    journey(async |visit, _| {
        tell(
            &visit.driver,
            "Emulation.setCPUThrottlingRate",
            json!({ "rate": SLOWER }),
        )
        .await?;
        let watch = "window.ceePace = [];
            new PerformanceObserver((list) => {
                for (const entry of list.getEntries())
                    if (entry.name === 'click') window.ceePace.push(Math.round(entry.duration));
            }).observe({ type: 'event', durationThreshold: wanted });";
        visit.look(watch, json!(UNSEEN)).await?;
        let asked = visit.take_the_test(&ODETTE).await?.len();
        let paints = "return window.ceePace";
        let mut times: Vec<u32> = serde_json::from_value(visit.look(paints, Value::Null).await?)?;
        // One press per question and the one that starts the test.
        let presses = asked + 1;
        times.resize(presses.max(times.len()), UNSEEN);
        times.sort_unstable();
        let (Some(median), Some(worst)) = (times.get(times.len() / 2), times.last()) else {
            bail!("no press was measured");
        };
        if let Some(file) = env::var_os("CEE_PACE") {
            let table = format!(
                "| Presses | Median | Worst |\n| ---: | ---: | ---: |\n\
                 | {presses} | {median} ms | {worst} ms |\n"
            );
            fs::write(&file, table).context("the figures cannot be written")?;
        }
        ensure!(
            *median <= BUDGET,
            "half of the presses take more than {median} ms: {times:?}"
        );
        Ok(())
    })
    .await
}
