//! The bonuses on top of the fiche: which applies, how much, on which conditions.

use super::{Findings, Situation};
use crate::amount::Amount;
use crate::answers::{Heating, IncomeClass, Replaced, Work};
use crate::assessment::Bonus;
use crate::breakdown::{Exact, Scheme};
use crate::operation::{BonusReplaces, BonusRule, BonusSize, Operation};
use crate::reason::ReasonCode;

/// Whether a rule applies, as far as the answers go.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Certainty {
    /// It does not.
    No,
    /// An answer is missing.
    Maybe,
    /// It does.
    Yes,
}

/// The bonuses that may be paid on one work; only one is.
#[derive(Default)]
pub(super) struct Outcome {
    kind: Kind,
    /// The least and the greatest that bonuses of this kind give.
    ends: (u64, u64),
    is_unknown: bool,
    /// What sets the bonus; where several may apply, the one that leaves the size open.
    scheme: Option<Scheme>,
    /// Whether it may be that none applies.
    may_be_none: bool,
}

/// What bonuses give.
#[derive(Clone, Copy, Default, Eq, PartialEq)]
enum Kind {
    #[default]
    Nothing,
    /// A factor in hundredths.
    Factor,
    /// An addition in kWh.
    Added,
    /// A premium in euros.
    Minimum,
    /// Several kinds, which do not compare.
    Several,
}

/// Finds the bonuses of this work and their reasons.
pub(super) fn outcome(
    situation: &Situation<'_>,
    work: &Work,
    operation: &Operation,
    findings: &mut Findings<'_>,
) -> Outcome {
    let mut outcome = Outcome {
        may_be_none: true,
        ..Outcome::default()
    };
    for rule in operation.bonuses {
        if !rule.period.holds(situation.day) {
            continue;
        }
        let certainty = certainty(situation, work, rule);
        if certainty == Certainty::No {
            explain_refusal(situation, work, rule, findings);
            continue;
        }
        if !outcome.may_be_none {
            // A bonus is already certain: another of unknown size may still be larger.
            if matches!(rule.size, BonusSize::Unknown) {
                findings.note(ReasonCode::BonusSizeUnknown);
            }
            continue;
        }
        explain(situation, work, rule, findings);
        outcome.add(situation, work, rule, findings);
        if certainty == Certainty::Yes {
            outcome.may_be_none = false;
        }
    }
    outcome
}

fn certainty(situation: &Situation<'_>, work: &Work, rule: &BonusRule) -> Certainty {
    let dwelling = situation.answers.dwelling;
    let of_kind = match (rule.dwelling, dwelling.kind) {
        (None, _) => Certainty::Yes,
        (Some(_), None) => Certainty::Maybe,
        (Some(wanted), Some(kind)) if wanted == kind => Certainty::Yes,
        (Some(_), Some(_)) => Certainty::No,
    };
    let shared = of_kind
        .min(main_residence(situation, rule))
        .min(fossil_free(situation, rule));
    match rule.replaces {
        Some(what) if shared != Certainty::No => {
            shared.min(replaced(what, work, situation.answers.heating))
        }
        _ => shared,
    }
}

fn main_residence(situation: &Situation<'_>, rule: &BonusRule) -> Certainty {
    match (
        rule.is_main_residence_only,
        situation.answers.dwelling.main_residence,
    ) {
        (false, _) | (true, Some(true)) => Certainty::Yes,
        (true, None) => Certainty::Maybe,
        (true, Some(false)) => Certainty::No,
    }
}

/// What is left after the works is a promise: only a "no" refuses.
fn fossil_free(situation: &Situation<'_>, rule: &BonusRule) -> Certainty {
    match (
        rule.is_fossil_free_after,
        situation.answers.project.fossil_free_after,
    ) {
        (true, Some(false)) => Certainty::No,
        _ => Certainty::Yes,
    }
}

/// Whether the works take away what the bonus asks for. Without an answer on the appliance, the
/// main heating decides on a boiler where it can: electric heating is none. It says nothing of a
/// coal stove, which may stand beside any heating.
pub(crate) fn replaced(what: BonusReplaces, work: &Work, heating: Option<Heating>) -> Certainty {
    match (what, work.replaces) {
        (
            BonusReplaces::Boiler,
            Some(Replaced::OilBoiler | Replaced::CoalBoiler | Replaced::GasBoiler),
        )
        | (BonusReplaces::CoalStove, Some(Replaced::CoalStove)) => Certainty::Yes,
        // Whether a condensing gas boiler counts in 2026 is an open question; whether a stove leaves
        // beside the main heating, the main heating does not tell.
        (BonusReplaces::Boiler, Some(Replaced::GasCondensingBoiler))
        | (BonusReplaces::CoalStove, None | Some(Replaced::Unknown)) => Certainty::Maybe,
        (BonusReplaces::Boiler, None | Some(Replaced::Unknown)) => match heating {
            Some(Heating::Electric | Heating::HeatPump | Heating::Wood | Heating::HeatNetwork) => {
                Certainty::No
            }
            None
            | Some(
                Heating::Oil
                | Heating::Coal
                | Heating::GasCondensing
                | Heating::GasStandard
                | Heating::GasUnknown
                | Heating::Other
                | Heating::Unknown,
            ) => Certainty::Maybe,
        },
        (BonusReplaces::Boiler | BonusReplaces::CoalStove, Some(_)) => Certainty::No,
    }
}

const fn code_of(what: BonusReplaces) -> ReasonCode {
    match what {
        BonusReplaces::Boiler => ReasonCode::BonusBoilerReplaced,
        BonusReplaces::CoalStove => ReasonCode::BonusCoalStoveReplaced,
    }
}

/// Says what the bonus rests on: what is met, and what stays a condition.
fn explain(situation: &Situation<'_>, work: &Work, rule: &BonusRule, findings: &mut Findings<'_>) {
    let mut say = |code, is_met| {
        if is_met {
            findings.met(code);
        } else {
            findings.condition(code);
        }
    };
    if let Some(what) = rule.replaces {
        let replaced = replaced(what, work, situation.answers.heating);
        say(code_of(what), replaced == Certainty::Yes);
    }
    if rule.is_main_residence_only {
        let certainty = main_residence(situation, rule);
        say(ReasonCode::BonusMainResidence, certainty == Certainty::Yes);
    }
    if rule.is_fossil_free_after {
        let promise = situation.answers.project.fossil_free_after;
        say(ReasonCode::BonusFossilFree, promise == Some(true));
    }
    findings.promise(rule.conditions);
    let is_condensing = work.replaces == Some(Replaced::GasCondensingBoiler);
    if rule.replaces == Some(BonusReplaces::Boiler) && is_condensing {
        findings.note(ReasonCode::BonusCondensingGas);
    }
}

/// Says why a bonus does not apply; the verdict does not depend on it.
fn explain_refusal(
    situation: &Situation<'_>,
    work: &Work,
    rule: &BonusRule,
    findings: &mut Findings<'_>,
) {
    if let Some(what) = rule.replaces
        && replaced(what, work, situation.answers.heating) == Certainty::No
    {
        findings.note(code_of(what));
    }
    if main_residence(situation, rule) == Certainty::No {
        findings.note(ReasonCode::BonusMainResidence);
    }
    if fossil_free(situation, rule) == Certainty::No {
        findings.note(ReasonCode::BonusFossilFree);
    }
}

impl Outcome {
    fn add(
        &mut self,
        situation: &Situation<'_>,
        work: &Work,
        rule: &BonusRule,
        findings: &mut Findings<'_>,
    ) {
        let by_class = |modest: u64, others: u64| match situation.class {
            Some(IncomeClass::VeryModest | IncomeClass::Modest) => (modest, modest),
            Some(IncomeClass::Intermediate | IncomeClass::Higher) => (others, others),
            None => (modest.min(others), modest.max(others)),
        };
        match rule.size {
            BonusSize::Factor { modest, others } => {
                let factor = by_class(modest.into(), others.into());
                if factor.0 != factor.1 {
                    findings.condition(ReasonCode::BonusIncomeClass);
                }
                self.widen(Kind::Factor, factor);
            }
            BonusSize::EurMinimum { modest, others } => {
                self.widen(Kind::Minimum, by_class(modest, others));
            }
            BonusSize::KwhAdded {
                up_to,
                each,
                fixed,
                each_beyond,
                fixed_beyond,
            } => {
                match work
                    .dwellings
                    .map(|dwellings| u64::from(dwellings.number()))
                {
                    Some(count) if count <= up_to => {
                        let kwh = each * count + fixed;
                        self.widen(Kind::Added, (kwh, kwh));
                    }
                    Some(count) => {
                        let kwh = each_beyond * count + fixed_beyond;
                        self.widen(Kind::Added, (kwh, kwh));
                    }
                    None => self.is_unknown = true,
                }
            }
            BonusSize::Unknown => self.is_unknown = true,
        }
        if self.scheme.is_none() || matches!(rule.size, BonusSize::Unknown) {
            self.scheme = Some(rule.scheme);
        }
        if self.is_unknown {
            findings.note(ReasonCode::BonusSizeUnknown);
        }
    }

    /// Takes in one more bonus.
    fn widen(&mut self, kind: Kind, (low, high): (u64, u64)) {
        (self.kind, self.ends) = match self.kind {
            Kind::Nothing => (kind, (low, high)),
            same if same == kind => (kind, (self.ends.0.min(low), self.ends.1.max(high))),
            _ => (Kind::Several, self.ends),
        };
    }

    /// What sets the bonus, none where no bonus may apply.
    pub(super) const fn scheme(&self) -> Option<Scheme> {
        self.scheme
    }

    /// The bonus on a base, and the total; no total when the size is not established.
    pub(super) fn apply(
        &self,
        base: Amount,
        min: Exact,
        max: Exact,
    ) -> (Option<Bonus>, Option<Amount>) {
        let (low, high) = self.ends;
        let between =
            |neutral: u64| Amount::between(if self.may_be_none { neutral } else { low }, high);
        // Several kinds, or one of a size that is not established, give no total.
        let kind = if self.is_unknown {
            Kind::Several
        } else {
            self.kind
        };
        match kind {
            Kind::Nothing => (None, Some(base)),
            Kind::Factor => {
                let hundredths = between(100);
                let total =
                    Amount::between(min.times(hundredths.min()), max.times(hundredths.max()));
                (Some(Bonus::Factor { hundredths }), Some(total))
            }
            Kind::Added => {
                let kwh = between(0);
                let total = Amount::between(base.min() + kwh.min(), base.max() + kwh.max());
                (Some(Bonus::Kwh { kwh }), Some(total))
            }
            Kind::Minimum => (Some(Bonus::EurMinimum { eur: between(0) }), Some(base)),
            Kind::Several => (Some(Bonus::Unknown), None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Outcome};

    #[test]
    fn bonuses_of_one_kind_widen_its_ends_and_another_kind_does_not_compare() {
        let mut outcome = Outcome::default();
        outcome.widen(Kind::Factor, (200, 300));
        outcome.widen(Kind::Factor, (150, 250));
        assert!(outcome.kind == Kind::Factor);
        assert_eq!(outcome.ends, (150, 300));
        outcome.widen(Kind::Minimum, (2_500, 4_000));
        assert!(outcome.kind == Kind::Several);
    }
}
