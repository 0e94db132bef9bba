//! What a lead and a proof cost as the log grows to ten million leaves.
//!
//! `cargo xtask bench log` fills the table of `docs/performance.md` with it. The leaves are
//! real: each is hashed, and every subtree over it; only the leads they would be of are left
//! out. They are written to a temporary folder, about a gigabyte and a half of it.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement that stops where it fails, and prints what it found"
)]

#[path = "../tests/api/fixture.rs"]
mod fixture;

use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use collector::Limits;
use consent::Sha256Hex;
use consent::log::{Event, EventKind, Frontier, TreeHead};
use consent::receipt::seal::SigningKeyPair;
use lead::SubmissionId;
use serde_json::{Value, json};
use sqlx::{Connection as _, SqliteConnection};

use fixture::{Collector, NOW, Settings, Visitor};

/// How many leaves there are before each measurement.
const SIZES: [u64; 5] = [0, 10_000, 100_000, 1_000_000, 10_000_000];
/// Small, so that what is in memory is the collector and not the leaves being made.
const BATCH: u64 = 2000;
const MEASURED: u32 = 500;

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    println!(
        "| Leaves before | A lead, least | A lead, median | A lead, 99 % | Inclusion, median | \
         Consistency, median | Memory |\n| ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    );
    runtime.block_on(async {
        let mut leads = 0;
        let collector = collector().await;
        let mut making = Duration::ZERO;
        for size in SIZES {
            let start = Instant::now();
            let size = fill(&collector, size).await;
            making += start.elapsed();
            measure(&collector, &mut leads, size).await;
        }
        let file = std::fs::metadata(collector.folder.path().join("leads.db"));
        println!(
            "\nThe leaves were made in {} s; the database is {} MB.",
            making.as_secs(),
            file.unwrap().len() / 1_000_000
        );
    });
}

/// What the process has in memory, in MiB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let now = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = now.unwrap().trim().strip_suffix(" kB").unwrap();
    kib.parse::<u64>().unwrap() / 1024
}

async fn collector() -> Collector {
    let plenty = NonZeroU32::MAX;
    let limits = Limits {
        leads: plenty,
        others: plenty,
    };
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    Collector::with(settings).await
}

async fn measure(collector: &Collector, leads: &mut u32, before: u64) {
    let deployment = collector.deployment().await;
    let mut stored = Vec::new();
    for _ in 0..MEASURED {
        *leads += 1;
        let [a, b, c, d] = leads.to_be_bytes();
        let visitor = Visitor {
            id: SubmissionId::new(1, [0, 0, 0, 0, 0, 0, a, b, c, d]).to_string(),
            ..Visitor::by_phone()
        };
        let body = visitor.lead(&deployment, &collector.challenge().await);
        let start = Instant::now();
        let answer = collector.post("/v1/leads", body.to_string()).await;
        stored.push(start.elapsed());
        assert_eq!(answer.status, StatusCode::CREATED);
    }
    let size = before + u64::from(MEASURED) * 5;
    let mut inclusion = Vec::new();
    let mut consistency = Vec::new();
    for number in 0..u64::from(MEASURED) {
        // Spread over the whole log.
        let leaf = number * (size - 1) / u64::from(MEASURED);
        inclusion.push(get(collector, &format!("/v1/log/inclusion/{leaf}")).await);
        let sizes = format!("from={}&to={size}", leaf + 1);
        consistency.push(get(collector, &format!("/v1/log/consistency?{sizes}")).await);
    }
    println!(
        "| {before} | {} | {} | {} | {} | {} | {} MiB |",
        at(&mut stored, 0),
        at(&mut stored, 50),
        at(&mut stored, 99),
        at(&mut inclusion, 50),
        at(&mut consistency, 50),
        memory(),
    );
}

async fn get(collector: &Collector, path: &str) -> Duration {
    let start = Instant::now();
    let answer = collector.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    start.elapsed()
}

/// A percentile in milliseconds.
fn at(times: &mut [Duration], percent: usize) -> String {
    times.sort();
    let time = times[(times.len() - 1) * percent / 100];
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// Adds leaves of nobody until there are so many, if there are not; gives how many there are.
async fn fill(collector: &Collector, leaves: u64) -> u64 {
    let mut database = collector.database().await;
    let pragma = sqlx::query("PRAGMA synchronous = OFF");
    pragma.execute(&mut database).await.unwrap();
    let mut frontier = grown(&mut database).await;
    while frontier.size() < leaves {
        let mut rows = Vec::new();
        let mut nodes = Vec::new();
        let first = consent::log::Subtree::count(frontier.size());
        for _ in 0..BATCH.min(leaves - frontier.size()) {
            let leaf = frontier.size();
            let event = Event {
                version: 1,
                kind: EventKind::Decision,
                at: consent::Instant::from_unix_millis(NOW).unwrap(),
                commitment: Sha256Hex::of(&leaf.to_be_bytes()),
            };
            rows.push(json!([leaf, NOW, "decision", event.commitment]));
            nodes.extend(frontier.append(event.leaf_hash().unwrap()));
        }
        let nodes = (first..)
            .zip(nodes)
            .map(|(number, hash)| json!([number, hash]));
        let nodes = nodes.collect();
        let mut transaction = database.begin().await.unwrap();
        for (sql, rows) in [
            (
                "INSERT INTO log_event SELECT value ->> 0, value ->> 1, value ->> 2, \
                 unhex(value ->> 3) FROM json_each(?)",
                rows,
            ),
            (
                "INSERT INTO log_node SELECT value ->> 0, unhex(value ->> 1) FROM json_each(?)",
                nodes,
            ),
        ] {
            let rows = Value::Array(rows).to_string();
            let insert = sqlx::query(sql).bind(rows);
            insert.execute(&mut *transaction).await.unwrap();
        }
        transaction.commit().await.unwrap();
    }
    if leaves > 0 && frontier.size() == leaves {
        sign(&mut database, &frontier).await;
    }
    // What was written without waiting would go to the disk while leads are timed.
    let checkpoint = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)");
    checkpoint.execute(&mut database).await.unwrap();
    let file = std::fs::File::open(collector.folder.path().join("leads.db"));
    file.unwrap().sync_all().unwrap();
    frontier.size()
}

/// Signs what was filled in: no lead comes after leaves that nobody signed.
async fn sign(database: &mut SqliteConnection, frontier: &Frontier) {
    let head = TreeHead {
        version: 1,
        size: frontier.size(),
        root: frontier.root(),
        at: consent::Instant::from_unix_millis(NOW).unwrap(),
    };
    let jws = SigningKeyPair::from_seed(&[7; 32]).sign(&head).unwrap();
    sqlx::query("INSERT OR IGNORE INTO log_head VALUES (?, ?)")
        .bind(i64::try_from(head.size).unwrap())
        .bind(jws)
        .execute(database)
        .await
        .unwrap();
}

/// The frontier of what is there already.
async fn grown(database: &mut SqliteConnection) -> Frontier {
    let size: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM log_event")
        .fetch_one(&mut *database)
        .await
        .unwrap();
    let size = u64::try_from(size).unwrap();
    let mut roots = Vec::new();
    for place in Frontier::subtrees(size) {
        let root: Vec<u8> = sqlx::query_scalar("SELECT sha256 FROM log_node WHERE number = ?")
            .bind(i64::try_from(place.number()).unwrap())
            .fetch_one(&mut *database)
            .await
            .unwrap();
        roots.push(Sha256Hex::from(<[u8; 32]>::try_from(root).unwrap()));
    }
    Frontier::new(size, roots).unwrap()
}
