//! Faults of the rule files that would compile and then give a wrong amount.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::{Context as _, Result, ensure};

use super::fiche::{Amount, Bonus, Kwh, Operation, Row, Rules, Source, SurfaceFactors, Version};
use super::places::Income;
use super::values::{Band, Day};

pub(super) fn rules(rules: &Rules) -> Result<()> {
    ensure!(
        rules.rule_set <= rules.checked_until,
        "rules.toml: checked_until is before rule_set"
    );
    Ok(())
}

pub(super) fn operation(operation: &Operation, sources: &BTreeMap<String, Source>) -> Result<()> {
    let code = &operation.code;
    for aid in &operation.other_aids {
        ensure!(
            in_order(aid.from, aid.until),
            "{code} {}: until is before from",
            aid.aid
        );
    }
    for one in &operation.versions {
        version(one, operation, sources).with_context(|| format!("{code} {}", one.label))?;
    }
    for (later, earlier) in pairs(&operation.versions) {
        ensure!(
            later.label != earlier.label,
            "{code}: two versions are {}",
            later.label
        );
    }
    for (later, earlier) in operation
        .versions
        .iter()
        .zip(operation.versions.iter().skip(1))
    {
        ensure!(
            earlier.until.is_some() && earlier.until < later.from,
            "{code}: {} and {} overlap, or are not written newest first",
            later.label,
            earlier.label,
        );
    }
    for one in &operation.bonuses {
        bonus(one, sources).with_context(|| format!("{code}, bonus {}", one.scheme))?;
    }
    for (one, other) in pairs(&operation.bonuses) {
        ensure!(
            one.scheme != other.scheme
                || one.replaces != other.replaces
                || !meet(one.dwelling.as_ref(), other.dwelling.as_ref())
                || !overlap(one, other),
            "{code}: two bonuses {} on the same day",
            one.scheme
        );
    }
    Ok(())
}

/// Ceilings that do not rise from class to class, or a year that is written twice.
pub(super) fn income(income: &Income) -> Result<()> {
    for (one, other) in pairs(&income.years) {
        ensure!(
            one.year != other.year,
            "income.toml: {} is there twice",
            one.year
        );
    }
    for year in &income.years {
        for ceilings in [&year.ile_de_france, &year.elsewhere] {
            let rows = ceilings
                .persons
                .iter()
                .chain([&ceilings.each_further_person]);
            for row in rows {
                ensure!(
                    row.is_sorted_by(|lower, higher| lower < higher),
                    "income.toml, {}: {row:?} do not rise",
                    year.year
                );
            }
            ensure!(
                ceilings
                    .persons
                    .is_sorted_by(|fewer, more| fewer.iter().zip(more).all(|(a, b)| a < b)),
                "income.toml, {}: a larger household has a lower ceiling",
                year.year
            );
        }
    }
    Ok(())
}

fn version(
    version: &Version,
    operation: &Operation,
    sources: &BTreeMap<String, Source>,
) -> Result<()> {
    listed(&version.sources, sources)?;
    ensure!(!version.confidence.is_empty(), "no confidence");
    ensure!(
        in_order(version.from, version.until),
        "until is before from"
    );
    let limits = &version.limits;
    ensure!(
        limits.hot_water_only != Some(true) && limits.owner_only != Some(false),
        "hot_water_only can only be false and owner_only only true: leave it out"
    );
    match &version.amount {
        Some(table) => amount(table, &operation.dwellings),
        None => Ok(()),
    }
}

fn amount(amount: &Amount, dwellings: &[String]) -> Result<()> {
    ensure!(!amount.rows.is_empty(), "an amount without rows");
    let is_by_zone = |row: &Row| matches!(row.kwh, Kwh::ByZone(_));
    ensure!(
        amount.zone_factor.is_none() || !amount.rows.iter().any(is_by_zone),
        "a kwh by zone and a zone_factor: the zone would count twice"
    );
    for (one, other) in pairs(&amount.rows) {
        ensure!(
            !both_fit(one, other),
            "two rows fit the same answers: {} and {}",
            Shown(one),
            Shown(other)
        );
    }
    let tables = &amount.surface_factors;
    ensure!(
        amount.surface.is_some() != tables.is_empty(),
        "surface says which area the surface_factors read: both, or neither"
    );
    for (one, other) in pairs(tables) {
        ensure!(
            !meet(one.dwelling.as_ref(), other.dwelling.as_ref()),
            "two tables of surface_factors for one dwelling"
        );
    }
    for table in tables {
        let edges: Vec<_> = table.bands.iter().map(Band::edge).collect();
        ensure!(
            edges.is_sorted_by(|lower, higher| lower < higher),
            "surface bands out of order"
        );
        ensure!(edges.last() == Some(&u32::MAX), "the last band has no end");
    }
    for dwelling in dwellings.iter().filter(|_| !tables.is_empty()) {
        let has_table = tables.iter().any(|table| table.is_for(dwelling));
        ensure!(
            has_table || !amount.rows.iter().any(|row| row.has_area_of(dwelling)),
            "no surface_factors for a {dwelling}: write them, or one band with factor = 1"
        );
    }
    Ok(())
}

fn bonus(bonus: &Bonus, sources: &BTreeMap<String, Source>) -> Result<()> {
    listed(&bonus.sources, sources)?;
    ensure!(!bonus.confidence.is_empty(), "no confidence");
    ensure!(in_order(bonus.from, bonus.until), "until is before from");
    let sizes = [
        bonus.factor.is_some(),
        bonus.eur_at_least.is_some(),
        bonus.kwh_added.is_some(),
        bonus.size.is_some(),
    ];
    ensure!(
        sizes.iter().filter(|is_given| **is_given).count() == 1,
        "give one of factor, eur_at_least, kwh_added and size"
    );
    Ok(())
}

fn listed(named: &[String], sources: &BTreeMap<String, Source>) -> Result<()> {
    for source in named {
        ensure!(
            sources.contains_key(source),
            "{source} is not in sources.toml"
        );
    }
    Ok(())
}

impl SurfaceFactors {
    fn is_for(&self, dwelling: &String) -> bool {
        meet(self.dwelling.as_ref(), Some(dwelling))
    }
}

impl Row {
    /// Whether it pays for a dwelling of this kind by its area: the building's own row counts dwellings.
    fn has_area_of(&self, dwelling: &String) -> bool {
        self.collective != Some(true) && meet(self.dwelling.as_ref(), Some(dwelling))
    }
}

/// Whether the same answers could choose both rows.
fn both_fit(one: &Row, other: &Row) -> bool {
    let bands = (etas(one), etas(other));
    let scops = (scop(one), scop(other));
    meet(one.dwelling.as_ref(), other.dwelling.as_ref())
        && meet(one.usage.as_ref(), other.usage.as_ref())
        && meet(one.system.as_ref(), other.system.as_ref())
        && meet(one.collective.as_ref(), other.collective.as_ref())
        && meet(one.classes_gained.as_ref(), other.classes_gained.as_ref())
        && intersect(bands.0, bands.1)
        && intersect(scops.0, scops.1)
}

/// Whether one answer could be both; what is left out may be anything.
fn meet<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// From, and below.
type Span = (u32, u32);

fn intersect(one: Span, other: Span) -> bool {
    one.0 < other.1 && other.0 < one.1
}

/// The percents of `111_140` or `140_plus`; a name of another shape does not compile.
fn etas(row: &Row) -> Span {
    let band = row.etas.as_deref().and_then(|name| name.split_once('_'));
    band.map_or((0, u32::MAX), |(from, below)| {
        (from.parse().unwrap_or(0), below.parse().unwrap_or(u32::MAX))
    })
}

fn scop(row: &Row) -> Span {
    row.scop.as_ref().map_or((0, u32::MAX), |band| {
        (band.from.0, band.below.map_or(u32::MAX, |below| below.0))
    })
}

fn overlap(one: &Bonus, other: &Bonus) -> bool {
    in_order(one.from, other.until) && in_order(other.from, one.until)
}

/// Whether a period that begins and ends so has a day; an open end is in order.
fn in_order(from: Option<Day>, until: Option<Day>) -> bool {
    from.zip(until).is_none_or(|(from, until)| from <= until)
}

/// Every two of a list.
fn pairs<T>(list: &[T]) -> impl Iterator<Item = (&T, &T)> {
    let later = |place| list.iter().skip(place + 1);
    list.iter()
        .enumerate()
        .flat_map(move |(place, one)| later(place).map(move |other| (one, other)))
}

/// A row in the words of the file.
struct Shown<'a>(&'a Row);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = self.0;
        let names = [&row.dwelling, &row.usage, &row.system, &row.etas];
        for name in names.into_iter().flatten() {
            write!(to, "{name} ")?;
        }
        match row.kwh {
            Kwh::Everywhere(kwh) => write!(to, "{kwh} kWh"),
            Kwh::ByZone(ref by) => write!(to, "{} kWh in H1", by.h1),
        }
    }
}

#[cfg(test)]
mod tests;
