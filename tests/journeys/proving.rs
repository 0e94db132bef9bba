//! How long the browser takes to solve the task of a challenge, and what the page notices of it.

use std::fmt::Write as _;

use anyhow::Result;
use serde_json::{Value, json};

use super::browser::tell;
use super::persona::ODETTE;
use super::visit::{Visit, journey};

/// Each with as many visits: a task is up to four times as long as another.
const VISITS: u32 = 8;
const SLOWER: [u32; 2] = [1, 4];

/// Notes when each key was asked for and when it came, and every task of 50 ms or more.
const WATCH: &str = "window.ceeKeys = [];
    window.ceeLong = [];
    const derive = SubtleCrypto.prototype.deriveBits;
    SubtleCrypto.prototype.deriveBits = function (...asked) {
        const key = { asked: performance.now() };
        window.ceeKeys.push(key);
        return derive.apply(this, asked).finally(() => { key.came = performance.now() });
    };
    new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries())
            window.ceeLong.push({ startTime, duration });
    }).observe({ type: 'longtask' });";
const IS_SOLVED: &str = "const key = window.ceeKeys.at(-1);
    return !!key?.came && performance.now() - key.came > 1500";
/// Keys, milliseconds from the first to the last, the longest task that began between.
const TOLD: &str = "const keys = window.ceeKeys, first = keys[0].asked, last = keys.at(-1).came;
    const long = window.ceeLong.filter((task) => task.startTime > first && task.startTime < last);
    const durations = long.map((task) => task.duration);
    return [keys.length, Math.round(last - first), Math.round(Math.max(0, ...durations))]";

/// A line per speed of the processor, in Markdown.
pub(crate) async fn table() -> Result<String> {
    let mut table = "| Processor | Keys, mean | Time, mean | Time, longest | A key | \
        Longest task of 50 ms or more |\n\
        | --- | ---: | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    for slower in SLOWER {
        let mut tasks: Vec<(u32, u32, u32)> = Vec::new();
        for _ in 0..VISITS {
            journey(async |visit, _| {
                tasks.push(solve(visit, slower).await?);
                Ok(())
            })
            .await?;
        }
        let keys: u32 = tasks.iter().map(|(keys, ..)| keys).sum();
        let time: u32 = tasks.iter().map(|(_, time, _)| time).sum();
        let longest = tasks.iter().map(|(_, time, _)| time).max();
        let task = match tasks.iter().map(|(.., task)| *task).max() {
            None | Some(0) => "none".to_owned(),
            Some(task) => format!("{task} ms"),
        };
        // Writing into a string cannot fail.
        let _ = writeln!(
            table,
            "| /{slower} | {} | {} ms | {} ms | {} µs | {task} |",
            keys / VISITS,
            time / VISITS,
            longest.copied().unwrap_or_default(),
            1_000 * time / keys.max(1),
        );
    }
    Ok(table)
}

/// One task, solved while nothing else happens in the contact step.
async fn solve(visit: &Visit, slower: u32) -> Result<(u32, u32, u32)> {
    visit.before_the_page(WATCH).await?;
    visit.open().await?;
    visit.take_the_test(&ODETTE).await?;
    let rate = json!({ "rate": slower });
    tell(&visit.driver, "Emulation.setCPUThrottlingRate", rate).await?;
    visit.go_on().await?;
    visit.choose("email").await?;
    visit.go_on().await?;
    visit
        .until("the end of the task", IS_SOLVED, Value::Null)
        .await?;
    Ok(serde_json::from_value(
        visit.look(TOLD, Value::Null).await?,
    )?)
}
