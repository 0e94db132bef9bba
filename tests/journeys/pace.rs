//! How long a press takes until the next step is painted, on a processor four times slower than
//! this one.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::browser::tell;
use super::persona::{ODETTE, Way};
use super::visit::{Visit, journey};

const SLOWER: u32 = 4;
/// What the Event Timing API does not report is faster than this, in milliseconds (its least
/// threshold).
const UNSEEN: u32 = 16;
/// The same visit several times: what else the machine does only ever adds to a step, so its
/// least time is the closest to its own.
const VISITS: usize = 5;

/// One step of the test.
struct Step {
    /// The question that the press led to, or the result.
    name: String,
    /// From the press to its paint, in milliseconds.
    time: u32,
}

/// A line per step and the sum of it, in Markdown.
pub(crate) async fn table() -> Result<String> {
    let mut least: Vec<Step> = Vec::new();
    let mut evidence = f64::INFINITY;
    for _ in 0..VISITS {
        journey(async |visit, _| {
            let steps = steps(visit).await?;
            evidence = evidence.min(sending(visit).await?);
            if least.is_empty() {
                least = steps;
                return Ok(());
            }
            ensure!(
                least.len() == steps.len(),
                "two visits of the same person differ"
            );
            for (known, new) in least.iter_mut().zip(steps) {
                known.time = known.time.min(new.time);
            }
            Ok(())
        })
        .await?;
    }
    let mut table = "| Step to | Press to paint |\n| --- | ---: |\n".to_owned();
    for Step { name, time } in &least {
        // Writing into a string cannot fail.
        let _ = writeln!(table, "| `{name}` | {time} ms |");
    }
    let mut times: Vec<u32> = least.iter().map(|step| step.time).collect();
    times.sort_unstable();
    let median = times.get(times.len() / 2).context("no step was measured")?;
    let _ = writeln!(table, "| median of {} | {median} ms |", times.len());
    // Upwards: drawing « Envoi en cours » is in it too.
    let _ = writeln!(
        table,
        "| « Envoyer » to the request, evidence built | {evidence:.1} ms |"
    );
    Ok(table)
}

/// From the press on « Envoyer ma demande » to the request with the evidence in it leaving, in
/// milliseconds, every consent given.
async fn sending(visit: &Visit) -> Result<f64> {
    visit.introduce(&ODETTE, Way::Phone).await?;
    let boxes = visit
        .look(
            "return inside.querySelectorAll('[data-key]').length",
            json!(0),
        )
        .await?;
    for number in 1..=boxes.as_u64().context("no count of boxes")? {
        visit.press(&format!("consent-{number}")).await?;
    }
    visit.leave_all_empty().await?;
    let watch = "const send = window.fetch;
        window.fetch = (...call) => {
            if (String(call[0].url ?? call[0]).endsWith('/v1/leads')) window.ceeLeft = performance.now();
            return send(...call);
        };
        addEventListener('click', () => { window.ceePressed ??= performance.now(); }, true);";
    visit.look(watch, json!(0)).await?;
    visit.send().await?;
    let took = visit
        .look("return window.ceeLeft - window.ceePressed", json!(0))
        .await?;
    took.as_f64().context("the request was not seen to leave")
}

/// The steps of one visit, in their order.
async fn steps(visit: &Visit) -> Result<Vec<Step>> {
    let slowly = json!({ "rate": SLOWER });
    tell(&visit.driver, "Emulation.setCPUThrottlingRate", slowly).await?;
    let watch = "window.ceePresses = [];
        window.ceeTimes = new Map();
        addEventListener('click', (event) => {
            // Options are pressed too, and lead nowhere.
            if (event.composedPath()[0].closest('button')) window.ceePresses.push(event.timeStamp);
        }, true);
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
                if (entry.name === 'click') window.ceeTimes.set(entry.startTime, entry.duration);
        }).observe({ type: 'event', durationThreshold: wanted });";
    visit.look(watch, json!(UNSEEN)).await?;
    // Nobody presses before the start screen is read, a moment after it was painted.
    let is_ahead = "return !!inside.querySelector('.cee-step.cee-next')";
    visit
        .until("the first question drawn ahead", is_ahead, json!(0))
        .await?;
    let mut names = visit.take_the_test(&ODETTE).await?;
    names.push("result".to_owned());
    // A press is reported a moment after its paint.
    let is_past = "return performance.now() - window.ceePresses.at(-1) > wanted";
    visit
        .until("the last step's report", is_past, json!(500))
        .await?;
    // Host events come after the paint, so that a step is known by its press.
    let times =
        "return window.ceePresses.map((press) => Math.round(window.ceeTimes.get(press) ?? wanted))";
    let times: Vec<u32> = serde_json::from_value(visit.look(times, json!(UNSEEN)).await?)?;
    ensure!(times.len() == names.len(), "not one press for each step");
    let steps = names.into_iter().zip(times);
    Ok(steps.map(|(name, time)| Step { name, time }).collect())
}
