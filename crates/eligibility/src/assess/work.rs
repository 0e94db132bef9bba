//! The rules on one work.

use chrono::NaiveDate;

use super::amount::{base, floor, is_per_dwelling};
use super::findings::{Asks, Ground};
use super::{Findings, Situation, bonus, limits};
use crate::amount::Amount;
use crate::answers::{DwellingKind, IncomeClass, Occupant, Work, WorkKind};
use crate::assessment::{Ask, Bonus, KwhCumac, OtherAids, Text, Verdict, WorkAssessment};
use crate::breakdown::{Origin, Rows};
use crate::operation::{Limit, Operation, Version};
use crate::rates::Rates;
use crate::reason::{ReasonCode, Reasons};
use crate::tables::rules::NO_OPERATION;

/// Where the rules on each work start from.
pub(super) struct Start {
    /// Whether the rules reach the dwelling on that date.
    pub(super) has_rules: bool,
    /// What was found of the dwelling.
    pub(super) dwelling: (Ground, Reasons),
    /// What was found of the project too.
    pub(super) project: (Ground, Reasons),
}

/// An assessment with the text that decides.
pub(super) fn begin(situation: &Situation<'_>, work: &Work, start: &Start) -> WorkAssessment {
    let mut other_aids = OtherAids::NONE;
    let text = match Operation::of(work.kind, situation.answers.dwelling.kind) {
        None => Text::None,
        Some(operation) => match operation.version(situation.day) {
            Some(version) if start.has_rules => {
                other_aids = self::other_aids(situation, operation);
                Text::Version(operation, version)
            }
            _ => Text::Operation(operation),
        },
    };
    WorkAssessment {
        kind: work.kind,
        verdict: Verdict::OutOfScope,
        other_aids,
        premium_eur: None,
        reasons: start.project.1,
        text,
        volume: None,
        is_per_m2: false,
    }
}

/// Assesses one work, in place; returns the answers that keep its verdict open, and the operation
/// that may be claimed for it.
pub(super) fn assess(
    situation: &Situation<'_>,
    work: &Work,
    start: &Start,
    assessed: &mut WorkAssessment,
) -> (Asks, Option<&'static Operation>) {
    let (operation, version) = match assessed.text {
        Text::Version(operation, version) => (operation, version),
        Text::Operation(operation) => {
            let (ground, reasons) = start.dwelling;
            assessed.reasons = reasons;
            let mut findings = Findings::on(ground, &mut assessed.reasons);
            if start.has_rules {
                findings.leave_open(ReasonCode::VersionUnknown, None);
            }
            assessed.verdict = findings.verdict;
            let claimed = findings.is_open().then_some(operation);
            return (findings.open_asks(), claimed);
        }
        Text::None | Text::Told(_) => {
            // Where the rules do not reach, nobody has read what else exists.
            for (kind, aids) in NO_OPERATION {
                if start.has_rules && *kind == work.kind {
                    assessed.other_aids =
                        aids.iter().copied().fold(OtherAids::NONE, OtherAids::and);
                }
            }
            assessed.reasons = Reasons::NONE;
            let mut findings = Findings::on(Ground::NONE, &mut assessed.reasons);
            findings.out_of_scope(ReasonCode::NoOperation);
            return (findings.open_asks(), None);
        }
    };
    let mut findings = Findings::on(start.project.0, &mut assessed.reasons);
    rules(situation, work, operation, version, &mut findings);
    let mut claimed = None;
    if findings.is_open() {
        claimed = Some(operation);
        let place = (&mut assessed.volume, &mut assessed.is_per_m2);
        let rules = (operation, version);
        if let Some(kwh_cumac) = amounts(situation, work, rules, &mut findings, place) {
            assessed.premium_eur =
                premium(situation.rates, situation.on, situation.class, kwh_cumac);
        }
    }
    assessed.verdict = findings.verdict;
    (findings.open_asks(), claimed)
}

/// The rules in force for a work that nothing has excluded; none for any other.
pub(super) fn open_rules(
    situation: &Situation<'_>,
    work: &Work,
) -> Option<(&'static Operation, &'static Version)> {
    let operation = Operation::of(work.kind, situation.answers.dwelling.kind)?;
    let version = operation.version(situation.day)?;
    let mut reasons = Reasons::NONE;
    let mut findings = Findings::on(Ground::NONE, &mut reasons);
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
    let mut conditions = version.conditions;
    // BAR-EN-101 asks for another resistance on an attic floor than under a slope.
    if work.kind != WorkKind::AtticInsulation {
        conditions = conditions.without(ReasonCode::AtticResistance);
    }
    if work.kind != WorkKind::RoofInsulation {
        conditions = conditions.without(ReasonCode::RoofResistance);
    }
    // An answer comes before the promise, which then leaves the rule as it is. A "no" may still
    // become a "yes" before the works: another contractor, another heating.
    let project = situation.answers.project;
    for (rule, answer) in [
        (ReasonCode::RgeRequired, project.contractor_rge),
        (ReasonCode::FullyDecarbonised, project.fossil_free_after),
    ] {
        if let Some(is_met) = answer
            && conditions.name(rule)
        {
            if is_met {
                findings.met(rule);
            } else {
                findings.leave_open(rule, None);
            }
        }
    }
    findings.promise(conditions);
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

/// Writes the volume where it stays; returns that of a whole work.
fn amounts<'a>(
    situation: &Situation<'_>,
    work: &Work,
    (operation, version): (&Operation, &'static Version),
    findings: &mut Findings<'_>,
    (volume, is_per_m2): (&'a mut Option<KwhCumac>, &mut bool),
) -> Option<&'a KwhCumac> {
    let outcome = bonus::outcome(situation, work, operation, findings);
    let table = version.amount.as_ref();
    let base = table.and_then(|table| {
        let ends = base(situation, work, operation, version, table)?;
        Some((table, ends))
    });
    let Some((table, (least, most))) = base else {
        findings.note(ReasonCode::AmountNotEstablished);
        return None;
    };
    if version.is_assumed {
        findings.note(ReasonCode::AmountAssumed);
    }
    let area_m2 = work.area_m2;
    *is_per_m2 = table.is_per_m2 && area_m2.is_none();
    if *is_per_m2 {
        findings.note(ReasonCode::AmountPerSquareMetre);
    } else if is_per_dwelling(situation, work, version) {
        findings.note(ReasonCode::AmountPerDwelling);
    }
    let tenths = match area_m2 {
        Some(area) if table.is_per_m2 => area.counts(),
        _ => 10,
    };
    let (min, max) = (least.exact(tenths), most.exact(tenths));
    let whole = floor(min, max);
    let (bonus, total) = outcome.apply(whole, min, max);
    let kwh_cumac = volume.insert(KwhCumac {
        base: whole,
        origin: Origin::Rows(Rows {
            table,
            least: least.chosen,
            most: most.chosen,
            area_m2,
            dwellings: work.dwellings,
        }),
        bonus,
        bonus_scheme: outcome.scheme(),
        total,
    });
    (!*is_per_m2).then_some(kwh_cumac)
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

/// What else exists on that date.
fn other_aids(situation: &Situation<'_>, operation: &Operation) -> OtherAids {
    if !situation.has_other_aids {
        return OtherAids::NONE;
    }
    let in_force = operation
        .other_aids
        .iter()
        .filter(|(_, period)| period.holds(situation.day));
    in_force.fold(OtherAids::NONE, |aids, (aid, _)| aids.and(*aid))
}
