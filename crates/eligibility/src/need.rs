//! Which answers the rules of the chosen works still read.

use chrono::NaiveDate;

use crate::answers::{
    Answers, DwellingKind, EtasBand, Heating, Occupant, Quote, Replaced, Work, WorkKind,
};
use crate::assess::{Certainty, assess, bands_of_etas, open_works, replaced};
use crate::income;
use crate::operation::{BonusReplaces, BonusRule, BonusSize, Limit, Operation, Row, Version};
use crate::place::Located;
use crate::questionnaire::{Context, DetailField, Question};

/// The works that the answers so far leave open, with the rules in force.
pub(crate) struct Open {
    works: Vec<(Work, &'static Operation, &'static Version)>,
    /// Whether the works were chosen, rather than all that the dwelling allows.
    is_chosen: bool,
}

impl Open {
    /// The open works of these answers.
    pub(crate) fn new(before: &Answers, on: NaiveDate) -> Self {
        Self {
            works: open_works(before, on, None),
            is_chosen: !before.works.is_empty(),
        }
    }

    /// Takes note that this question was just answered.
    pub(crate) fn answered(&mut self, question: Question, before: &Answers, on: NaiveDate) {
        match question {
            Question::Works
            | Question::Occupant
            | Question::DwellingKind
            | Question::Postcode
            | Question::Department
            | Question::Completed
            | Question::Dpe
            | Question::Quote
            | Question::WorksStarted => *self = Self::new(before, on),
            Question::Detail(kind, _) => {
                let index = self.works.iter().position(|(work, _, _)| work.kind == kind);
                let again = open_works(before, on, Some(kind)).into_iter().next();
                match (index.and_then(|index| self.works.get_mut(index)), again) {
                    (Some(open), Some(again)) => *open = again,
                    _ => self.works.retain(|(work, _, _)| work.kind != kind),
                }
            }
            // These move amounts only.
            Question::MainResidence
            | Question::LivingArea
            | Question::Heating
            | Question::HouseholdPostcode
            | Question::Persons
            | Question::Income => {}
        }
    }

    fn any(&self, reads: impl Fn(&Work, &'static Operation, &'static Version) -> bool) -> bool {
        self.works
            .iter()
            .any(|(work, operation, version)| reads(work, operation, version))
    }

    fn any_bonus(
        &self,
        context: Context<'_>,
        before: &Answers,
        reads: impl Fn(&BonusRule) -> bool,
    ) -> bool {
        self.any(|work, operation, _| bonuses(operation, work, before, context.on).any(&reads))
    }

    fn rows(&self, kind: WorkKind) -> &'static [Row] {
        self.of(kind)
            .and_then(|(_, _, version)| version.amount.as_ref())
            .map_or(&[], |table| table.rows)
    }

    fn of(&self, kind: WorkKind) -> Option<&(Work, &'static Operation, &'static Version)> {
        self.works.iter().find(|(work, _, _)| work.kind == kind)
    }
}

/// Whether a rule reads the answer to this question, given the answers to those before it.
pub(crate) fn is_needed(
    question: Question,
    before: &Answers,
    open: &Open,
    context: Context<'_>,
) -> bool {
    if question == Question::Works {
        return true;
    }
    if open.works.is_empty() {
        return false;
    }
    let kind = before.dwelling.kind;
    match question {
        Question::Works
        | Question::Occupant
        | Question::Postcode
        | Question::Completed
        | Question::Quote => true,
        Question::MainResidence => {
            open.any_bonus(context, before, |rule| rule.is_main_residence_only)
        }
        Question::DwellingKind => open.any(|_, operation, version| {
            operation.dwellings.len() < DwellingKind::ALL.len() || reads_kind(operation, version)
        }),
        Question::Department => matches!(before.place.located(), Some(Located::Straddles(_))),
        Question::LivingArea => open.any(|_, _, version| {
            version.amount.as_ref().is_some_and(|table| match kind {
                Some(kind) => !table.bands(Some(kind)).is_empty(),
                None => !table.surface_factors.is_empty(),
            })
        }),
        // What else is replaced, the question on the work asks.
        Question::Heating => open.any_bonus(context, before, |rule| {
            rule.replaces == Some(BonusReplaces::Boiler)
        }),
        Question::Dpe => open.is_chosen && open.any(|_, _, version| reads_dpe(version)),
        Question::Detail(work, field) => {
            open.is_chosen && is_detail_needed(work, field, before, open, context)
        }
        Question::WorksStarted => before.project.quote != Some(Quote::SignedEarlier),
        Question::HouseholdPostcode => {
            before.occupant == Some(Occupant::Landlord)
                && reads_income(before, open, context)
                && income::has_ceilings(context.on)
        }
        Question::Persons | Question::Income => {
            reads_income(before, open, context) && income::has_ceilings(context.on)
        }
    }
}

fn is_detail_needed(
    kind: WorkKind,
    field: DetailField,
    before: &Answers,
    open: &Open,
    context: Context<'_>,
) -> bool {
    let Some((work, operation, version)) = open.of(kind) else {
        return false;
    };
    let table = version.amount.as_ref();
    let rows = open.rows(kind);
    let dwelling = before.dwelling.kind;
    let of_dwelling = |row: &&Row| {
        !row.needs.a_dwelling() || dwelling.is_some() && row.needs.agree_with(dwelling)
    };
    match field {
        DetailField::Area => table.is_some_and(|table| table.is_per_m2),
        DetailField::Fuel => version
            .limits
            .iter()
            .any(|limit| matches!(limit, Limit::EtasByFuel { .. })),
        DetailField::Usage => rows.iter().any(|row| row.needs.a_usage()),
        DetailField::Etas => bands_of_etas(work, dwelling, version).len() > 1,
        DetailField::Scop => {
            let mut amounts = rows
                .iter()
                .filter(of_dwelling)
                .filter(|row| row.scop.is_some());
            amounts
                .next()
                .is_some_and(|first| amounts.any(|row| row.kwh != first.kwh))
        }
        DetailField::Collective => {
            dwelling != Some(DwellingKind::House)
                && rows.iter().any(|row| row.needs.collective_to_be(false))
        }
        DetailField::Dwellings => {
            dwelling != Some(DwellingKind::House)
                && work.collective != Some(false)
                && (work.collective == Some(true)
                    || !rows.iter().any(|row| row.needs.collective_to_be(false)))
                && rows
                    .iter()
                    .filter(of_dwelling)
                    .any(|row| row.needs.collective_to_be(true))
        }
        DetailField::System => {
            work.collective != Some(true) && rows.iter().any(|row| row.needs.a_system())
        }
        DetailField::Replaces => {
            let what = bonuses(operation, work, before, context.on).find_map(|rule| rule.replaces);
            what.is_some_and(|what| replaced(what, work, before.heating) == Certainty::Maybe)
        }
        DetailField::InsulationItems => version
            .limits
            .iter()
            .any(|limit| matches!(limit, Limit::InsulationItems { .. })),
        DetailField::DpeAfter => reads_dpe(version),
    }
}

/// The bonuses that may still apply to a work on this date.
fn bonuses<'a>(
    operation: &'static Operation,
    work: &'a Work,
    before: &'a Answers,
    on: NaiveDate,
) -> impl Iterator<Item = &'static BonusRule> + 'a {
    operation.bonuses.iter().filter(move |rule| {
        rule.period.holds(on.into())
            && (rule.dwelling.is_none()
                || before.dwelling.kind.is_none()
                || rule.dwelling == before.dwelling.kind)
            && !(rule.is_main_residence_only && before.dwelling.main_residence == Some(false))
            && rule
                .replaces
                .is_none_or(|what| replaced(what, work, before.heating) != Certainty::No)
    })
}

/// Whether the amount or a bonus differs between a house and a flat.
fn reads_kind(operation: &Operation, version: &Version) -> bool {
    let table = version.amount.as_ref();
    table.is_some_and(|table| {
        table
            .rows
            .iter()
            .any(|row| row.needs.a_dwelling() || row.needs.a_collective())
            || table
                .surface_factors
                .iter()
                .any(|factors| factors.dwelling.is_some())
    }) || operation.bonuses.iter().any(|rule| rule.dwelling.is_some())
}

fn reads_dpe(version: &Version) -> bool {
    version
        .limits
        .iter()
        .any(|limit| matches!(limit, Limit::DpeBefore(_) | Limit::DpeGain { .. }))
}

/// Whether the income class changes a bonus that may apply, or the rate of an amount in euros.
fn reads_income(before: &Answers, open: &Open, context: Context<'_>) -> bool {
    let rates = context.rates.and_then(|rates| rates.on(context.on));
    let has_premium = || {
        let assessment = assess(before, context.on, context.rates);
        assessment
            .works
            .iter()
            .any(|work| work.premium_eur.is_some())
    };
    rates.is_some_and(crate::rates::ClassRates::depend_on_income) && has_premium()
        || open.any_bonus(context, before, |rule| match rule.size {
            BonusSize::Factor { modest, others } => modest != others,
            BonusSize::EurMinimum { modest, others } => modest != others,
            BonusSize::KwhAdded { .. } | BonusSize::Unknown => false,
        })
}

/// The bands of seasonal efficiency that the version in force leaves open.
pub(crate) fn etas_bands(kind: WorkKind, answers: &Answers, on: NaiveDate) -> Vec<EtasBand> {
    let dwelling = answers.dwelling.kind;
    let version = Operation::of(kind, dwelling).and_then(|operation| operation.version(on.into()));
    let work = answers.works.iter().find(|work| work.kind == kind);
    match (work, version) {
        (Some(work), Some(version)) => {
            let work = Work {
                etas: None,
                ..work.clone()
            };
            bands_of_etas(&work, dwelling, version)
        }
        _ => Vec::new(),
    }
}

/// The appliances that these works can take away, given the main heating.
pub(crate) fn replaceable(kind: WorkKind, answers: &Answers) -> Vec<Replaced> {
    let asks = |what| {
        Operation::of(kind, answers.dwelling.kind).is_some_and(|operation| {
            operation
                .bonuses
                .iter()
                .any(|rule| rule.replaces == Some(what))
        })
    };
    let mut list = Vec::new();
    if asks(BonusReplaces::CoalStove) {
        list.push(Replaced::CoalStove);
    }
    if asks(BonusReplaces::Boiler) {
        list.extend_from_slice(match answers.heating {
            Some(Heating::Oil) => &[Replaced::OilBoiler],
            Some(Heating::Coal) => &[Replaced::CoalBoiler],
            Some(Heating::GasCondensing) => &[Replaced::GasCondensingBoiler],
            Some(Heating::GasStandard) => &[Replaced::GasBoiler],
            Some(Heating::GasUnknown) => &[Replaced::GasBoiler, Replaced::GasCondensingBoiler],
            _ => &[
                Replaced::OilBoiler,
                Replaced::CoalBoiler,
                Replaced::GasBoiler,
                Replaced::GasCondensingBoiler,
            ],
        });
    }
    list.extend_from_slice(&[Replaced::Other, Replaced::None]);
    list
}
