//! Typed answers in, typed assessment out: one household that asks about every kind of works.

#[path = "situations/household.rs"]
mod household;

use std::hint::black_box;

use chrono::NaiveDate;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use eligibility::assess;

fn situations(criterion: &mut Criterion) {
    let on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
    let mut group = criterion.benchmark_group("situations");
    group.throughput(Throughput::Elements(1));
    for (name, answers) in household::all() {
        group.bench_function(name, |bencher| {
            bencher.iter(|| assess(black_box(&answers), black_box(on), black_box(None)));
        });
    }
    group.finish();
}

criterion_group!(benches, situations);
criterion_main!(benches);
