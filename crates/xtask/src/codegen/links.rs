//! How works lead to operations and operations exclude each other, as places in the table.

use std::collections::BTreeMap;

use super::fiche::{Operation, Rules};
use super::rust::variant;

/// Where the operations of each work stand: a work that the files leave out does not compile.
pub(super) fn places(operations: &[Operation], rules: &Rules) -> String {
    let none = rules.no_operation.iter().map(|none| (&none.work, None));
    let some = operations.iter().enumerate();
    let some = some.flat_map(|(place, operation)| {
        let works = operation.works.iter();
        works.map(move |work| (work, Some(place)))
    });
    let mut of_work: BTreeMap<&String, Vec<usize>> = BTreeMap::new();
    for (work, place) in none.chain(some) {
        of_work.entry(work).or_default().extend(place);
    }
    let mut arms: BTreeMap<Vec<usize>, Vec<String>> = BTreeMap::new();
    for (work, places) in of_work {
        let work = format!("WorkKind::{}", variant(work));
        arms.entry(places).or_default().push(work);
    }
    let arms = arms.iter();
    let arms: Vec<_> = arms
        .map(|(places, works)| format!("{} => &{places:?},", works.join(" | ")))
        .collect();
    let arms = arms.concat();
    format!(
        "\n/// The places of the operations of a work in the table.\n\
         pub(crate) const fn places(work: WorkKind) -> &'static [usize] {{ match work {{ {arms} }} }}\n"
    )
}

/// The operations of the table that exclude this one, by its own file or by theirs.
pub(super) fn exclusive(own: &Operation, operations: &[Operation]) -> String {
    let others = operations.iter().enumerate().filter(|(_, other)| {
        own.not_cumulable_with.contains(&other.code) || other.not_cumulable_with.contains(&own.code)
    });
    others.fold("OperationSet::NONE".to_owned(), |set, (place, _)| {
        format!("{set}.and(OperationSet::at({place}))")
    })
}
