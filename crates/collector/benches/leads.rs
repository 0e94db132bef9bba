//! How many leads per second the collector takes, how long each waits, and what the proof costs.
//!
//! `cargo xtask bench leads` builds what is measured and fills `docs/performance.md`. The
//! collector is the program itself, in a process of its own; leads are those of the tests, each
//! with a nonce asked for over HTTP and from an address of its own behind a trusted proxy, so
//! that every limit is at work. Everything shares the machine's processors, this program too.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement that stops where it fails, and prints what it found"
)]

#[path = "../tests/api/fixture.rs"]
mod fixture;
#[path = "leads/serving.rs"]
mod serving;
#[path = "leads/traffic.rs"]
mod traffic;

use std::path::{Path, PathBuf};
use std::time::Duration;

use serving::Serving;
use traffic::Traffic;

/// What else the machine does only adds: of as many rounds, the best counts.
const ROUNDS: usize = 3;
/// Leads of a round, as fast as they are taken.
const LEADS: usize = 5000;
/// Requests under way at once, as fast as they are taken.
const AT_ONCE: usize = 64;
/// Leads per second of the round that is about waiting.
const RATE: u32 = 200;
const SECONDS: u32 = 15;

/// The best of the rounds.
#[derive(Clone, Copy, Debug)]
struct Best {
    challenges_per_second: f64,
    leads_per_second: f64,
    processor: Duration,
    waits: [Duration; 2],
    paced: [Duration; 2],
    refused: usize,
    memory_mib: u64,
}

fn main() {
    let programs: Vec<PathBuf> = std::env::args_os()
        .skip(1)
        .filter(|argument| argument != "--bench") // cargo's own
        .map(PathBuf::from)
        .collect();
    let [proven, unproven] = programs.as_slice() else {
        println!("two programs are measured: cargo xtask bench leads names them");
        std::process::exit(1);
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let (mut with, mut without) = (None, None);
        for _ in 0..ROUNDS {
            // In turn, so that what else the machine does falls on both.
            with = Some(round(proven, true).await.better(with));
            without = Some(round(unproven, false).await.better(without));
        }
        print(&with.unwrap(), &without.unwrap());
    });
}

async fn round(program: &Path, is_proven: bool) -> Best {
    let serving = Serving::start(program);
    let traffic = Traffic::to(serving.address, &serving.task_secret().await).await;

    let paced = RATE * SECONDS;
    let (bodies, asked) = traffic.leads(LEADS + paced as usize, AT_ONCE).await;
    let (fast, slow) = bodies.split_at(LEADS);

    let before = serving.processor();
    let sent = traffic.flood(fast, AT_ONCE).await;
    let processor = serving.processor().saturating_sub(before);
    let paced = traffic.pace(slow, RATE).await;
    // A machine that is too busy for this rate refuses; such a round says nothing of waiting.
    let refused = slow.len() - paced.answered();

    let best = Best {
        challenges_per_second: asked.per_second(),
        leads_per_second: sent.per_second(),
        processor: processor / u32::try_from(LEADS).unwrap(),
        waits: [sent.wait(50), sent.wait(99)],
        paced: [paced.wait(50), paced.wait(99)],
        refused,
        memory_mib: serving.memory_mib(),
    };
    drop(traffic);
    serving.check(bodies.len() - refused, is_proven);
    // Seen as it runs: several minutes pass until the table.
    eprintln!("{best:?}");
    best
}

impl Best {
    fn better(self, other: Option<Self>) -> Self {
        let Some(other) = other else { return self };
        let least = |a: [Duration; 2], b: [Duration; 2]| [a[0].min(b[0]), a[1].min(b[1])];
        Self {
            challenges_per_second: self.challenges_per_second.max(other.challenges_per_second),
            leads_per_second: self.leads_per_second.max(other.leads_per_second),
            processor: self.processor.min(other.processor),
            waits: least(self.waits, other.waits),
            paced: if self.refused <= other.refused {
                self.paced
            } else {
                other.paced
            },
            refused: self.refused.min(other.refused),
            memory_mib: self.memory_mib.max(other.memory_mib),
        }
    }
}

fn print(with: &Best, without: &Best) {
    println!("| | With proof and log | Without | Ratio |\n| --- | ---: | ---: | ---: |");
    let number = |name: &str, with: f64, without: f64| {
        println!(
            "| {name} | {with:.0} | {without:.0} | {:.2} |",
            with / without
        );
    };
    let time = |name: &str, with: Duration, without: Duration| {
        let (with, without) = (with.as_secs_f64() * 1e3, without.as_secs_f64() * 1e3);
        println!(
            "| {name} | {with:.2} ms | {without:.2} ms | {:.2} |",
            with / without
        );
    };
    number(
        "leads per second, 64 at once",
        with.leads_per_second,
        without.leads_per_second,
    );
    time(
        "processor time of the collector per lead",
        with.processor,
        without.processor,
    );
    time(
        "wait at that speed, median",
        with.waits[0],
        without.waits[0],
    );
    time("wait at that speed, 99 %", with.waits[1], without.waits[1]);
    time(
        "wait at 200 leads per second, median",
        with.paced[0],
        without.paced[0],
    );
    time(
        "wait at 200 leads per second, 99 %",
        with.paced[1],
        without.paced[1],
    );
    println!(
        "| refused at 200 leads per second | {} | {} | |",
        with.refused, without.refused
    );
    number(
        "nonces per second, 64 at once",
        with.challenges_per_second,
        without.challenges_per_second,
    );
    println!(
        "| memory at most | {} MiB | {} MiB | |",
        with.memory_mib, without.memory_mib
    );
}
