//! How long the evidence takes to build, by the marks that a measured build of the widget leaves
//! (feature `marks`), on a processor four times slower than this one.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::browser::tell;
use super::persona::{ODETTE, Way};
use super::visit::{Visit, journey};

const SLOWER: u32 = 4;
const VISITS: usize = 5;
/// Every lead is refused, so that all of it is built again.
const PRESSES: usize = 5;

/// The collector's own answers but for leads, which are refused in a way that is not tried again.
const REFUSE: &str = "const send = window.fetch;
    window.fetch = (...call) => String(call[0].url ?? call[0]).endsWith('/v1/leads')
        ? Promise.resolve(new Response(
            JSON.stringify({ type: 'about:blank', title: 'x', status: 422, code: 'INVALID_FIELD' }),
            { status: 422, headers: { 'content-type': 'application/problem+json' } }))
        : send(...call);";

/// What the browser says, and what the journey makes of it: the message with its evidence, hashed
/// and written; without what is drawn between and after.
const BUILT: &str = "const at = (name) => performance.getEntriesByName(name, 'mark').map((m) => m.startTime);
    const spent = (from, to) => at(to).map((end, index) => end - at(from)[index]);
    const [looked, frozen] = [spent('cee-witness', 'cee-witnessed'), spent('cee-freeze', 'cee-frozen')];
    return looked.map((time, index) => [time, frozen[index] ?? null]);";

/// What one press took, in milliseconds.
#[derive(Clone, Copy)]
struct Press {
    /// To ask the browser how each statement was seen.
    witness: f64,
    /// To make and write the message.
    message: f64,
}

/// A line for the first press of a visit, when the code runs for the first time, and one for all.
pub(crate) async fn table() -> Result<String> {
    let mut first = Vec::new();
    let mut all = Vec::new();
    for _ in 0..VISITS {
        journey(async |visit, _| {
            let times = presses(visit).await?;
            ensure!(times.len() == PRESSES, "not one time for each press");
            first.extend(times.first());
            all.extend(times);
            Ok(())
        })
        .await?;
    }
    let head = "| | What the browser says | The message | Together, least | Together, median | \
        Together, worst |\n| --- | ---: | ---: | ---: | ---: | ---: |\n";
    let first = line(&format!("first press of a visit, {VISITS} visits"), &first)?;
    let all = line(&format!("every press, {}", all.len()), &all)?;
    Ok([head, &first, &all].concat())
}

fn line(what: &str, presses: &[Press]) -> Result<String> {
    let sorted = |time: fn(&Press) -> f64| {
        let mut times: Vec<f64> = presses.iter().map(time).collect();
        times.sort_by(f64::total_cmp);
        times
    };
    let median = |times: &[f64]| times.get(times.len() / 2).copied().context("no time");
    let witness = median(&sorted(|press| press.witness))?;
    let message = median(&sorted(|press| press.message))?;
    let together = sorted(|press| press.witness + press.message);
    let worst = together.last().context("no time")?;
    let least = together.first().context("no time")?;
    let together = median(&together)?;
    Ok(format!(
        "| {what} | {witness:.1} ms | {message:.1} ms | {least:.1} ms | {together:.1} ms | {worst:.1} ms |\n"
    ))
}

/// How long each press took to become a message, in milliseconds, every consent given.
async fn presses(visit: &Visit) -> Result<Vec<Press>> {
    let slowly = json!({ "rate": SLOWER });
    tell(&visit.driver, "Emulation.setCPUThrottlingRate", slowly).await?;
    visit.take_the_test(&ODETTE).await?;
    visit.introduce(&ODETTE, Way::Phone).await?;
    let count = "return inside.querySelectorAll('[data-key]').length";
    let boxes = visit.look(count, json!(0)).await?;
    for number in 1..=boxes.as_u64().context("no count of boxes")? {
        visit.press(&format!("consent-{number}")).await?;
    }
    visit.leave_all_empty().await?;
    visit.look(REFUSE, json!(0)).await?;
    let since = visit.look("return performance.now()", json!(0)).await?;
    let is_read = "return performance.now() - wanted > 2000";
    visit.until("the recap read", is_read, since).await?;
    for pressed in 1..=PRESSES {
        visit.press("send").await?;
        let is_over = "return performance.getEntriesByName('cee-frozen').length === wanted
            && inside.querySelector('#cee-send')?.getAttribute('aria-disabled') !== 'true'";
        visit.until("the refusal", is_over, json!(pressed)).await?;
    }
    let times = visit.look(BUILT, json!(0)).await?;
    let times: Vec<(f64, f64)> = serde_json::from_value(times)?;
    let press = |(witness, message)| Press { witness, message };
    Ok(times.into_iter().map(press).collect())
}
