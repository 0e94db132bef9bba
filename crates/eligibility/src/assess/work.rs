//! The rules on one work.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::amount::{base, floor, is_per_dwelling};
use super::findings::{Asks, Ground};
use super::{Findings, Situation, bonus, is_expired, limits};
use crate::amount::Amount;
use crate::answers::{Age, Completed, DwellingKind, IncomeClass, Occupant, Work, WorkKind};
use crate::assessment::{Ask, Bonus, KwhCumac, Sources, Verdict, WorkAssessment};
use crate::operation::{Limit, Operation, Version};
use crate::rates::Rates;
use crate::reason::{OtherAid, ReasonCode, Reasons};
use crate::tables::rules::NO_OPERATION;

/// Where the rules on each work start from: what was found of the dwelling, and of the project too.
#[derive(Clone, Copy)]
pub(super) struct Start<'a> {
    pub(super) dwelling: (Ground, &'a Reasons),
    pub(super) project: (Ground, &'a Reasons),
}

/// An assessment that says nothing yet but what the rules on the dwelling and the project say.
pub(super) const fn blank(work: &Work, start: Start<'_>) -> WorkAssessment {
    WorkAssessment {
        kind: work.kind,
        operation: None,
        version: None,
        verdict: Verdict::OutOfScope,
        kwh_cumac: None,
        kwh_cumac_per_m2: None,
        premium_eur: None,
        reasons: *start.project.1,
        other_aids: Cow::Borrowed(&[]),
        sources: Sources::NONE,
    }
}

/// Assesses one work, in place; returns the answers that keep its verdict open.
pub(super) fn assess(
    situation: &Situation<'_>,
    work: &Work,
    start: Start<'_>,
    assessed: &mut WorkAssessment,
) -> Asks {
    let Some(operation) = Operation::of(work.kind, situation.answers.dwelling.kind) else {
        let known = NO_OPERATION.iter().find(|(kind, _)| *kind == work.kind);
        assessed.other_aids = Cow::Borrowed(known.map_or(&[], |(_, aids)| aids));
        assessed.reasons = Reasons::NONE;
        let mut findings = Findings::on(Ground::NONE, &mut assessed.reasons);
        findings.out_of_scope(ReasonCode::NoOperation);
        return findings.open_asks();
    };
    assessed.operation = Some(Cow::Borrowed(operation.code));
    let (dwelling, reasons) = start.dwelling;
    let has_rules = dwelling.verdict != Verdict::OutOfScope && !is_expired(situation.day);
    let version = operation.version(situation.day);
    let Some(version) = version.filter(|_| has_rules) else {
        assessed.reasons = *reasons;
        let mut findings = Findings::on(dwelling, &mut assessed.reasons);
        if has_rules {
            findings.leave_open(ReasonCode::VersionUnknown, None);
        }
        assessed.verdict = findings.verdict;
        return findings.open_asks();
    };
    assessed.version = Some(Cow::Borrowed(version.label));
    assessed.sources = Sources::of(operation.code, version.label);
    other_aids(situation, operation, &mut assessed.other_aids);
    let mut findings = Findings::on(start.project.0, &mut assessed.reasons);
    rules(situation, work, operation, version, &mut findings);
    if findings.is_open() {
        let volume = Volume {
            kwh_cumac: &mut assessed.kwh_cumac,
            kwh_cumac_per_m2: &mut assessed.kwh_cumac_per_m2,
            premium_eur: &mut assessed.premium_eur,
        };
        amounts(situation, work, (operation, version), &mut findings, volume);
    }
    assessed.verdict = findings.verdict;
    findings.open_asks()
}

/// The rules in force for a work that nothing has excluded; none for any other.
pub(super) fn open_rules(
    situation: &Situation<'_>,
    work: &Work,
) -> Option<(&'static Operation, &'static Version)> {
    let operation = Operation::of(work.kind, situation.answers.dwelling.kind)?;
    let version = operation.version(situation.day)?;
    let mut findings = Findings::TERSE;
    rules(situation, work, operation, version, &mut findings);
    findings.is_open().then_some((operation, version))
}

/// Everything that can exclude, and the promises.
fn rules(
    situation: &Situation<'_>,
    work: &Work,
    operation: &Operation,
    version: &Version,
    findings: &mut Findings<'_>,
) {
    if operation.is_unsettled {
        findings.leave_open(ReasonCode::HybridUnsettled, None);
    }
    dwelling_kind(situation, operation, findings);
    if situation.answers.occupant == Some(Occupant::Tenant)
        && !version
            .limits
            .iter()
            .any(|limit| matches!(limit, Limit::OwnerOnly))
    {
        findings.condition(ReasonCode::OwnerAgreement);
    }
    limits::assess(situation, work, version, findings);
    let conditions = &version.conditions;
    if conditions.name(ReasonCode::AtticResistance) {
        let own = conditions
            .iter()
            .filter(|promise| concerns(promise.code, work.kind));
        own.for_each(|promise| findings.condition(promise.code));
    } else {
        findings.promise(conditions);
    }
    if let Some(is_rge) = situation.answers.project.contractor_rge
        && conditions.name(ReasonCode::RgeRequired)
    {
        findings.revise(ReasonCode::RgeRequired, is_rge);
    }
}

fn dwelling_kind(situation: &Situation<'_>, operation: &Operation, findings: &mut Findings<'_>) {
    if operation.dwellings.len() == DwellingKind::ALL.len() {
        return;
    }
    let rule = ReasonCode::DwellingKindCovered;
    match situation.answers.dwelling.kind {
        None => findings.leave_open(rule, Some(Ask::DwellingKind)),
        Some(kind) if operation.dwellings.contains(&kind) => findings.met(rule),
        Some(_) => findings.exclude(rule),
    }
}

/// BAR-EN-101 asks for another resistance on an attic floor than under a slope.
const fn concerns(code: ReasonCode, kind: WorkKind) -> bool {
    match code {
        ReasonCode::AtticResistance => matches!(kind, WorkKind::AtticInsulation),
        ReasonCode::RoofResistance => matches!(kind, WorkKind::RoofInsulation),
        _ => true,
    }
}

/// Where the amounts of a work are written: they stay there, being too large to be moved about.
struct Volume<'a> {
    kwh_cumac: &'a mut Option<KwhCumac>,
    kwh_cumac_per_m2: &'a mut Option<KwhCumac>,
    premium_eur: &'a mut Option<Amount>,
}

fn amounts(
    situation: &Situation<'_>,
    work: &Work,
    (operation, version): (&Operation, &Version),
    findings: &mut Findings<'_>,
    volume: Volume<'_>,
) {
    let outcome = bonus::outcome(situation, work, operation, findings);
    let Some(base) = base(situation, work, operation, version) else {
        return findings.note(ReasonCode::AmountNotEstablished);
    };
    if version.is_assumed {
        findings.note(ReasonCode::AmountAssumed);
    }
    let is_per_m2 = base.is_per_m2();
    if is_per_m2 {
        findings.note(ReasonCode::AmountPerSquareMetre);
    } else if is_per_dwelling(situation, work, version) {
        findings.note(ReasonCode::AmountPerDwelling);
    }
    let (min, max) = base.ends();
    let whole = floor(min, max);
    let (bonus, total) = outcome.apply(whole, min, max);
    let place = if is_per_m2 {
        volume.kwh_cumac_per_m2
    } else {
        volume.kwh_cumac
    };
    let kwh_cumac = place.insert(KwhCumac {
        base: whole,
        factors: None,
        bonus,
        bonus_scheme: outcome.scheme(),
        total,
    });
    kwh_cumac.factors = Some(base.factors());
    if !is_per_m2 {
        let Situation {
            on, rates, class, ..
        } = situation;
        *volume.premium_eur = premium(*rates, *on, *class, kwh_cumac);
    }
}

/// Whole euros at the rates of the date, rounded down; a bonus in euros is a floor.
pub(crate) fn premium(
    rates: Option<&Rates>,
    on: NaiveDate,
    class: Option<IncomeClass>,
    kwh_cumac: &KwhCumac,
) -> Option<Amount> {
    const CENT_KWH_PER_EURO_MWH: u64 = 100_000;
    let cents = rates?.on(on)?.of_maybe(class);
    let total = kwh_cumac.total?;
    let euros = |kwh: u64, cents: u64| kwh.saturating_mul(cents) / CENT_KWH_PER_EURO_MWH;
    let (min, max) = (
        euros(total.min(), cents.min()),
        euros(total.max(), cents.max()),
    );
    Some(match kwh_cumac.bonus {
        Some(Bonus::EurMinimum { eur }) => Amount::between(min.max(eur.min()), max.max(eur.max())),
        _ => Amount::between(min, max),
    })
}

/// What else exists on that date. MaPrimeRénov' is for owners, their main homes or those they let
/// as such, fifteen years old at least.
fn other_aids(
    situation: &Situation<'_>,
    operation: &'static Operation,
    aids: &mut Cow<'static, [OtherAid]>,
) {
    let answers = situation.answers;
    let is_young = matches!(
        answers.dwelling.completed,
        Some(Completed::Age(
            Age::Under2 | Age::From2To10 | Age::From10To15
        ))
    );
    let is_tenant = answers.occupant == Some(Occupant::Tenant);
    if is_tenant || is_young || answers.dwelling.main_residence == Some(false) {
        return;
    }
    let mut in_force = operation
        .other_aids
        .iter()
        .filter(|(_, period)| period.holds(situation.day))
        .map(|(aid, _)| aid);
    match (in_force.next(), in_force.next()) {
        (None, _) => {}
        (Some(only), None) => *aids = Cow::Borrowed(core::slice::from_ref(only)),
        (Some(first), Some(second)) => {
            let several = [first, second].into_iter().chain(in_force);
            *aids = Cow::Owned(several.copied().collect());
        }
    }
}
