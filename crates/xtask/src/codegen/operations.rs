//! The tables of operations and of the rule set.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::fiche::{Amount, Bonus, Kwh, Limits, Operation, Row, Rules, Version};
use super::links::{exclusive, places};
use super::rust::{band, grouped, option, slice, variant};
use super::values::{Day, Surface};

pub(super) fn rules(rules: &Rules) -> String {
    let works = slice(&rules.no_operation, |no_operation| {
        let aids = slice(&no_operation.other_aids, |aid| {
            format!("OtherAid::{}", variant(aid))
        });
        format!("(WorkKind::{}, {aids})", variant(&no_operation.work))
    });
    format!(
        "//! The rule set as a whole. Written by `cargo xtask codegen` from `data/rules.toml`.\n\n\
         use crate::answers::WorkKind;\nuse crate::operation::Date;\nuse crate::reason::OtherAid;\n\n\
         /// When the rules were last compared with their sources.\n\
         pub(crate) const RULE_SET: Date = {};\n\
         /// The last commitment date that was checked.\n\
         pub(crate) const CHECKED_UNTIL: Date = {};\n\
         /// Works that are no operation for a household, and what exists instead.\n\
         pub(crate) const NO_OPERATION: &[(WorkKind, &[OtherAid])] = {works};\n",
        rules.rule_set, rules.checked_until,
    )
}

pub(super) fn table(operations: &[Operation], rules: &Rules) -> String {
    let ended = |until: Option<Day>| match until {
        Some(until) if until < rules.rule_set => "#[cfg(feature = \"history\")]\n",
        _ => "",
    };
    let mut source = String::from(
        "//! The operations. Written by `cargo xtask codegen` from `data/operations`.\n\n\
         use crate::answers::{Dpe, DwellingKind, EtasBand, System, Usage, WorkKind};\n\
         use crate::breakdown::Scheme;\nuse crate::operation::{\nAmountTable, BonusReplaces, BonusRule, BonusSize, Date, Limit, Needs, \
         Operation, OperationSet, Period, Row, SurfaceFactors, Version,\n};\n\
         use crate::reason::{OtherAid, Promises, ReasonCode};\n\n\
         /// Every operation, by code.\npub(crate) const OPERATIONS: &[Operation] = &[",
    );
    for (place, operation) in operations.iter().enumerate() {
        let _ = write!(
            source,
            "Operation {{ alone: OperationSet::at({place}), code: {:?}, works: {}, dwellings: {}, \
             not_cumulable_with: {}, is_unsettled: {}, other_aids: {}, versions: {}, bonuses: {} }},",
            operation.code,
            slice(&operation.works, |work| format!(
                "WorkKind::{}",
                variant(work)
            )),
            slice(&operation.dwellings, |kind| format!(
                "DwellingKind::{}",
                variant(kind)
            )),
            exclusive(operation, operations),
            operation.is_unsettled,
            slice(&operation.other_aids, |aid| {
                let period = period(aid.from, aid.until);
                let ended = ended(aid.until);
                format!("{ended}(OtherAid::{}, {period})", variant(&aid.aid))
            }),
            slice(&operation.versions, |one| ended(one.until).to_owned()
                + &version(one)),
            slice(&operation.bonuses, |one| ended(one.until).to_owned()
                + &bonus(one)),
        );
    }
    source.push_str(
        "];\n\n/// Their titles, in the same order: apart, since no screen shows them.\n",
    );
    let titles = slice(operations, |operation| format!("{:?}", operation.title));
    let _ = writeln!(source, "pub(crate) const TITLES: &[&str] = {titles};");
    source.push_str(&places(operations, rules));
    source
}

fn period(from: Option<Day>, until: Option<Day>) -> String {
    let or = |end: Option<Day>, open: &str| {
        end.map_or_else(|| format!("Date::{open}"), |day| day.to_string())
    };
    let (from, until) = (or(from, "NEVER_BEFORE"), or(until, "NEVER_AFTER"));
    format!("Period {{ from: {from}, until: {until} }}")
}

fn version(version: &Version) -> String {
    format!(
        "Version {{ label: {:?}, period: {}, conditions: {}, limits: {}, amount: {}, \
         is_assumed: {} }}",
        version.label,
        period(version.from, version.until),
        promises(&version.conditions),
        slice(&limits(&version.limits), String::clone),
        option(version.amount.as_ref(), amount),
        version.is_assumed,
    )
}

fn limits(limits: &Limits) -> Vec<String> {
    let fields = |name: &str, values: &BTreeMap<String, u32>| {
        let fields: Vec<_> = values
            .iter()
            .map(|(field, value)| format!("{field}: {value}"))
            .collect();
        format!("Limit::{name} {{ {} }}", fields.join(", "))
    };
    let mut list = Vec::new();
    list.extend(
        limits
            .etas_at_least
            .as_ref()
            .map(|by| fields("EtasByEmitter", by)),
    );
    list.extend(
        limits
            .etas_at_least_by_fuel
            .as_ref()
            .map(|by| fields("EtasByFuel", by)),
    );
    list.extend(
        limits
            .etas_at_least_by_power
            .as_ref()
            .map(|by| fields("EtasByPower", by)),
    );
    list.extend(
        limits
            .scop_at_least
            .map(|scop| format!("Limit::Scop {{ at_least: {scop} }}")),
    );
    list.extend(
        limits
            .power_at_most_kw
            .map(|kw| format!("Limit::Power {{ at_most_kw: {kw} }}")),
    );
    list.extend(
        limits
            .collectors_at_least_m2
            .as_ref()
            .map(|by| fields("Collectors", by)),
    );
    if limits.hot_water_only == Some(false) {
        list.push("Limit::NotHotWaterOnly".to_owned());
    }
    if limits.owner_only == Some(true) {
        list.push("Limit::OwnerOnly".to_owned());
    }
    list.extend(limits.systems.as_ref().map(|systems| {
        let list =
            |systems: &[String]| slice(systems, |system| format!("System::{}", variant(system)));
        let (individual, collective) = (list(&systems.individual), list(&systems.collective));
        format!("Limit::Systems {{ individual: {individual}, collective: {collective} }}")
    }));
    list.extend(limits.dpe_before.as_ref().map(|classes| {
        format!(
            "Limit::DpeBefore({})",
            slice(classes, |class| format!("Dpe::{class}"))
        )
    }));
    list.extend(
        limits
            .dpe_classes_gained_at_least
            .map(|classes| format!("Limit::DpeGain {{ at_least: {classes} }}")),
    );
    list.extend(
        limits
            .insulation_items_at_least
            .map(|items| format!("Limit::InsulationItems {{ at_least: {items} }}")),
    );
    list
}

fn amount(amount: &Amount) -> String {
    let zone_factor = amount
        .zone_factor
        .as_ref()
        .map_or([100; 3], |by| [by.h1.0, by.h2.0, by.h3.0]);
    format!(
        "AmountTable {{ is_per_m2: {}, rows: {}, zone_factor: {zone_factor:?}, \
         is_surface_heated: {}, surface_factors: {} }}",
        amount.per.is_some(),
        slice(&amount.rows, row),
        amount.surface == Some(Surface::Heated),
        slice(&amount.surface_factors, |factors| {
            format!(
                "SurfaceFactors {{ dwelling: {}, bands: {} }}",
                option(factors.dwelling.as_ref(), |kind| {
                    format!("DwellingKind::{}", variant(kind))
                }),
                slice(&factors.bands, |band| {
                    let edge = match band.edge() {
                        u32::MAX => "u32::MAX".to_owned(),
                        tenths => tenths.to_string(),
                    };
                    format!("({edge}, {})", band.factor())
                }),
            )
        }),
    )
}

fn row(row: &Row) -> String {
    let kwh = match &row.kwh {
        Kwh::Everywhere(kwh) => [*kwh; 3],
        Kwh::ByZone(by) => [by.h1, by.h2, by.h3],
    };
    let named = |family: &str, name: &String| format!("{family}::{}", variant(name));
    let needs = [
        (
            "dwelling",
            row.dwelling
                .as_ref()
                .map(|name| named("DwellingKind", name)),
        ),
        (
            "collective",
            row.collective
                .map(|is_collective| is_collective.to_string()),
        ),
        ("usage", row.usage.as_ref().map(|name| named("Usage", name))),
        (
            "system",
            row.system.as_ref().map(|name| named("System", name)),
        ),
    ];
    let needs: String = needs
        .into_iter()
        .filter_map(|(question, answer)| Some(format!(".{question}({})", answer?)))
        .collect();
    let mut fields = Vec::new();
    let mut choose = |field: &str, value: Option<String>| {
        fields.extend(value.map(|value| format!("{field}: {value}")));
    };
    choose(
        "needs",
        (!needs.is_empty()).then(|| format!("Needs::NOTHING{needs}")),
    );
    choose(
        "etas",
        row.etas
            .as_ref()
            .map(|name| format!("Some(EtasBand::{})", band(name))),
    );
    choose(
        "scop",
        row.scop.as_ref().map(|scop| {
            let below = scop
                .below
                .map_or_else(|| "u32::MAX".to_owned(), |below| below.to_string());
            format!("Some(({}, {below}))", scop.from)
        }),
    );
    choose(
        "classes_gained",
        row.classes_gained.map(|classes| format!("Some({classes})")),
    );
    fields.extend(row.factor.map(|factor| format!("factor: {factor}")));
    fields.push(format!("kwh: [{}]", kwh.map(grouped).join(", ")));
    format!("Row {{ {}, ..Row::ANY }}", fields.join(", "))
}

fn bonus(bonus: &Bonus) -> String {
    let size = match (&bonus.factor, &bonus.eur_at_least, &bonus.kwh_added) {
        (Some(by), None, None) => {
            let (modest, others) = by.ends();
            format!("BonusSize::Factor {{ modest: {modest}, others: {others} }}")
        }
        (None, Some(by), None) => {
            let (modest, others) = by.ends();
            format!("BonusSize::EurMinimum {{ modest: {modest}, others: {others} }}")
        }
        (None, None, Some(added)) => format!(
            "BonusSize::KwhAdded {{ up_to: {}, each: {}, fixed: {}, each_beyond: {}, \
             fixed_beyond: {} }}",
            grouped(added.dwellings_up_to),
            grouped(added.per_dwelling),
            grouped(added.fixed),
            grouped(added.per_dwelling_beyond),
            grouped(added.fixed_beyond),
        ),
        _ => format!(
            "BonusSize::{}",
            variant(bonus.size.as_deref().unwrap_or("size_is_missing"))
        ),
    };
    format!(
        "BonusRule {{ scheme: Scheme::{}, period: {}, dwelling: {}, size: {size}, replaces: {}, \
         is_main_residence_only: {}, is_fossil_free_after: {}, conditions: {} }}",
        variant(&bonus.scheme),
        period(bonus.from, bonus.until),
        option(bonus.dwelling.as_ref(), |kind| format!(
            "DwellingKind::{}",
            variant(kind)
        )),
        option(bonus.replaces.as_ref(), |what| format!(
            "BonusReplaces::{}",
            variant(what)
        )),
        bonus.main_residence_only,
        bonus.fossil_free_after,
        promises(&bonus.conditions),
    )
}

fn promises(conditions: &[String]) -> String {
    let codes = slice(conditions, |code| format!("ReasonCode::{}", variant(code)));
    format!("Promises::of({codes})")
}

#[cfg(test)]
mod tests;
