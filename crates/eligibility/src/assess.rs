//! The engine: answers and a commitment date in, an assessment out.

mod amount;
mod bonus;
mod dwelling;
mod findings;
mod fitting;
mod limits;
mod project;
mod work;

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::answers::{Answers, DwellingKind, IncomeClass, Work, WorkKind};
use crate::assessment::{Assessment, Verdict, WorkAssessment};
use crate::income;
use crate::operation::{Date, Operation, OperationSet, Version};
use crate::place::{ClimateZone, Located};
use crate::rates::Rates;
use crate::reason::Reasons;
use crate::tables::rules::{CHECKED_UNTIL, RULE_SET};

pub(crate) use bonus::{Certainty, replaced};
use dwelling::Zones;
use findings::{Findings, Ground};
pub(crate) use fitting::bands_of_etas;
use work::Start;
pub(crate) use work::premium;

/// What every work of one situation shares.
struct Situation<'a> {
    answers: &'a Answers,
    on: NaiveDate,
    /// The same date, as tables have it.
    day: Date,
    located: Option<Located>,
    zones: Zones,
    /// Kind and zone, where both are settled.
    settled: Option<(DwellingKind, ClimateZone)>,
    class: Option<IncomeClass>,
    rates: Option<&'a Rates>,
    /// Whether other aids are for this household in this dwelling.
    has_other_aids: bool,
}

impl<'a> Situation<'a> {
    fn new(
        answers: &'a Answers,
        on: NaiveDate,
        class: Option<IncomeClass>,
        rates: Option<&'a Rates>,
    ) -> Self {
        let located = answers.place.located();
        let zones = dwelling::zones(located);
        Self {
            answers,
            on,
            day: Date::from(on),
            located,
            zones,
            settled: answers.dwelling.kind.zip(zones.only()),
            class,
            rates,
            has_other_aids: project::has_other_aids(answers, on),
        }
    }
}

/// Assesses these answers for a commitment on this date. Pure: the same arguments give the same
/// assessment, in a browser and on a server.
pub fn assess(answers: &Answers, on: NaiveDate, rates: Option<&Rates>) -> Assessment {
    let situation = Situation::new(answers, on, income::class(answers, on), rates);
    let mut reasons = Reasons::NONE;
    let mut dwelling = Findings::on(Ground::NONE, &mut reasons);
    dwelling::assess(&situation, &mut dwelling);
    let (ground, mut to_ask) = (dwelling.ground(), dwelling.open_asks());
    let mut with_project = reasons;
    let mut project = Findings::on(ground, &mut with_project);
    project::assess(&situation, &mut project);
    let start = Start {
        has_rules: ground.verdict != Verdict::OutOfScope && !is_expired(situation.day),
        dwelling: (ground, reasons),
        project: (project.ground(), with_project),
    };
    let wanted = wanted(answers);
    // Written where they stay: an assessment is too large to be moved about.
    let begin = |work| work::begin(&situation, work, &start);
    let mut works: Vec<_> = wanted.iter().map(begin).collect();
    let (mut all, mut excluded) = (OperationSet::NONE, OperationSet::NONE);
    for (wanted, assessed) in wanted.iter().zip(&mut works) {
        let (asks, claimed) = work::assess(&situation, wanted, &start, assessed);
        to_ask.extend(asks);
        if let Some(claimed) = claimed {
            all = all.and(claimed.alone);
            excluded = excluded.and(claimed.not_cumulable_with);
        }
    }
    if !all.common(excluded).is_empty() {
        name_exclusive(all, &mut works);
    }
    Assessment {
        rule_set: RULE_SET.civil().unwrap_or_default(),
        on,
        climate_zone: situation.zones.only(),
        income_class: situation.class,
        verdict: ground.verdict,
        reasons: reasons.open(),
        works,
        to_ask: to_ask.list(),
    }
}

/// The works, or the one of this kind, that the answers so far leave open, with the rules in force.
pub(crate) fn open_works(
    answers: &Answers,
    on: NaiveDate,
    only: Option<WorkKind>,
) -> Vec<(Work, &'static Operation, &'static Version)> {
    let situation = Situation::new(answers, on, None, None);
    let mut reasons = Reasons::NONE;
    let mut shared = Findings::on(Ground::NONE, &mut reasons);
    dwelling::assess(&situation, &mut shared);
    project::assess(&situation, &mut shared);
    if !shared.is_open() || is_expired(situation.day) {
        return Vec::new();
    }
    let wanted = wanted(answers);
    let asked = wanted
        .iter()
        .filter(|work| only.is_none_or(|kind| work.kind == kind));
    let open = asked.filter_map(|work| {
        let (operation, version) = work::open_rules(&situation, work)?;
        Some((work.clone(), operation, version))
    });
    open.collect()
}

/// The works to assess: those answered, or every operation that the dwelling allows.
fn wanted(answers: &Answers) -> Cow<'_, [Work]> {
    if !answers.works.is_empty() {
        return Cow::Borrowed(&answers.works);
    }
    let kinds = WorkKind::ALL.iter().copied();
    Cow::Owned(
        kinds
            .filter(|kind| is_allowed(*kind, answers))
            .map(Work::new)
            .collect(),
    )
}

fn is_allowed(kind: WorkKind, answers: &Answers) -> bool {
    Operation::of(kind, answers.dwelling.kind).is_some_and(|operation| {
        answers
            .dwelling
            .kind
            .is_none_or(|dwelling| operation.dwellings.contains(&dwelling))
    })
}

/// The last commitment date for which somebody read the texts; after it the answer is `to_check`,
/// without an amount.
pub fn checked_until() -> NaiveDate {
    CHECKED_UNTIL.civil().unwrap_or_default()
}

/// Whether nobody has read the texts for this commitment date.
fn is_expired(on: Date) -> bool {
    on > CHECKED_UNTIL
}

/// Adds to each work the operations, among all that are claimed, that it cannot be claimed with.
fn name_exclusive(all: OperationSet, works: &mut [WorkAssessment]) {
    for work in works {
        let known = work.text.known();
        let Some(own) = known.filter(|own| !own.alone.common(all).is_empty()) else {
            continue;
        };
        let with = own.not_cumulable_with.common(all);
        if !with.is_empty() {
            work.reasons.exclude(with);
        }
    }
}
