//! How long a press on « Continuer » takes until the next question is painted, on a processor
//! four times slower than this one.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::browser::tell;
use super::persona::ODETTE;
use super::visit::{Visit, journey};

const SLOWER: u32 = 4;
/// What the Event Timing API does not report is faster than this, in milliseconds (its least
/// threshold).
const UNSEEN: u32 = 16;
/// The first visit warms the machine up as much as it measures.
const VISITS: usize = 3;

/// A line per visit, in Markdown.
pub(crate) async fn table() -> Result<String> {
    let mut table = "| Presses | Median | Worst |\n| ---: | ---: | ---: |\n".to_owned();
    for _ in 0..VISITS {
        journey(async |visit, _| {
            let times = times(visit).await?;
            let (Some(median), Some(worst)) = (times.get(times.len() / 2), times.last()) else {
                bail!("no press was measured");
            };
            let presses = times.len();
            // Writing into a string cannot fail.
            let _ = writeln!(table, "| {presses} | {median} ms | {worst} ms |");
            Ok(())
        })
        .await?;
    }
    Ok(table)
}

/// From each press of a visit to its paint, in milliseconds, the fastest first.
async fn times(visit: &Visit) -> Result<Vec<u32>> {
    let slowly = json!({ "rate": SLOWER });
    tell(&visit.driver, "Emulation.setCPUThrottlingRate", slowly).await?;
    let watch = "window.ceePace = [];
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
                if (entry.name === 'click' && entry.target?.localName === 'cee-test')
                    window.ceePace.push(entry.duration);
        }).observe({ type: 'event', durationThreshold: wanted });";
    visit.look(watch, json!(UNSEEN)).await?;
    let asked = visit.take_the_test(&ODETTE).await?.len();
    let reported = visit.look("return window.ceePace.map(Math.round)", Value::Null);
    let mut times: Vec<u32> = serde_json::from_value(reported.await?)?;
    // One press per question and the one that starts the test.
    let presses = asked + 1;
    times.resize(presses.max(times.len()), UNSEEN);
    times.sort_unstable();
    Ok(times)
}
