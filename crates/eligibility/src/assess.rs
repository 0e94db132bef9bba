//! The engine: answers and a commitment date in, an assessment out.

mod amount;
mod bonus;
mod dwelling;
mod findings;
mod limits;
mod work;

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::answers::{Answers, IncomeClass, Work, WorkKind};
use crate::assessment::{Ask, Assessment, Verdict};
use crate::income;
use crate::operation::{Date, Operation, Version};
use crate::place::ClimateZone;
use crate::rates::Rates;
use crate::reason::{Reason, ReasonCode, Says};
use crate::tables::rules::{CHECKED_UNTIL, RULE_SET};

pub(crate) use amount::bands_of_etas;
pub(crate) use bonus::{Certainty, replaced};
use findings::Findings;

/// What every work of one situation shares.
#[derive(Clone, Copy)]
struct Situation<'a> {
    answers: &'a Answers,
    on: NaiveDate,
    /// The zones in which the dwelling may lie; empty where the rules do not reach.
    zones: &'a [ClimateZone],
    class: Option<IncomeClass>,
    rates: Option<&'a Rates>,
}

/// Assesses these answers for a commitment on this date. Pure: the same arguments give the same
/// assessment, in a browser and on a server.
pub fn assess(answers: &Answers, on: NaiveDate, rates: Option<&Rates>) -> Assessment {
    let zones = dwelling::zones(answers.place);
    let class = income::class(answers, on);
    let situation = Situation {
        answers,
        on,
        zones: &zones,
        class,
        rates,
    };
    let mut dwelling = Findings::NONE;
    dwelling::assess(situation, &mut dwelling);
    let wanted = wanted(answers);
    let mut to_ask = dwelling.to_ask.clone();
    let mut works = Vec::with_capacity(wanted.len());
    for wanted in wanted.iter() {
        let (assessed, asks) = work::assess(situation, wanted, &dwelling);
        works.push(assessed);
        to_ask.extend(asks);
    }
    name_exclusive(&mut works);
    Assessment {
        rule_set: RULE_SET.civil().unwrap_or_default(),
        on,
        climate_zone: match zones.as_slice() {
            [zone] => Some(*zone),
            _ => None,
        },
        income_class: class,
        verdict: dwelling.verdict,
        reasons: dwelling.open_reasons().collect(),
        works,
        to_ask: Ask::ALL
            .iter()
            .copied()
            .filter(|ask| to_ask.contains(ask))
            .collect(),
    }
}

/// The works, or the one of this kind, that the answers so far leave open, with the rules in force.
pub(crate) fn open_works(
    answers: &Answers,
    on: NaiveDate,
    only: Option<WorkKind>,
) -> Vec<(Work, &'static Operation, &'static Version)> {
    let zones = dwelling::zones(answers.place);
    let situation = Situation {
        answers,
        on,
        zones: &zones,
        class: None,
        rates: None,
    };
    let mut dwelling = Findings::TERSE;
    dwelling::assess(situation, &mut dwelling);
    if !dwelling.is_open() || is_expired(on) {
        return Vec::new();
    }
    let wanted = wanted(answers);
    let asked = wanted
        .iter()
        .filter(|work| only.is_none_or(|kind| work.kind == kind));
    let open = asked.filter_map(|work| {
        let (operation, version) = work::open_rules(situation, work)?;
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

/// Whether nobody has read the texts for this commitment date.
fn is_expired(on: NaiveDate) -> bool {
    Date::from(on) > CHECKED_UNTIL
}

/// Adds to each work the operations of the other works that it cannot be claimed with.
fn name_exclusive(works: &mut [crate::assessment::WorkAssessment]) {
    let claimable: Vec<_> = works
        .iter()
        .filter(|work| matches!(work.verdict, Verdict::Eligible | Verdict::ToCheck))
        .filter_map(|work| Operation::of_code(work.operation.as_deref()?))
        .collect();
    for work in works {
        let own = work.operation.as_deref().and_then(Operation::of_code);
        let Some(own) = own.filter(|own| claimable.iter().any(|other| other.code == own.code))
        else {
            continue;
        };
        let mut with: Vec<Cow<'static, str>> = claimable
            .iter()
            .filter(|other| {
                other.not_cumulable_with.contains(&own.code)
                    || own.not_cumulable_with.contains(&other.code)
            })
            .map(|other| Cow::Borrowed(other.code))
            .collect();
        with.dedup();
        if !with.is_empty() {
            work.reasons.push(Reason {
                code: ReasonCode::NotCumulableWith,
                says: Says::Note,
                with,
            });
        }
    }
}
