//! How works lead to operations and operations exclude each other, as places in the table.

use std::collections::BTreeMap;
use std::fmt::Write as _;

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
    let arms = arms
        .iter()
        .map(|(places, works)| format!("{} => {},", works.join(" | "), place(places, operations)));
    let arms: Vec<_> = arms.collect();
    let arms = arms.concat();
    format!(
        "\n/// The place in the table of the operation of a work in this kind of dwelling. Where an\n\
         /// operation for each kind exists and the kind is not known, the first.\n\
         pub(crate) const fn place(work: WorkKind, dwelling: Option<DwellingKind>) -> Option<u8> {{ \
         match work {{ {arms} }} }}\n"
    )
}

/// The first of these places, and the others for the kinds of dwelling that it leaves out.
fn place(places: &[usize], operations: &[Operation]) -> String {
    let Some((first, others)) = places.split_first() else {
        return "None".to_owned();
    };
    let dwellings = |place: &usize| operations.get(*place).map_or(&[][..], |one| &one.dwellings);
    let mut covered = dwellings(first).to_vec();
    let mut arms = String::new();
    for other in others {
        for dwelling in dwellings(other) {
            if !covered.contains(dwelling) {
                covered.push(dwelling.clone());
                let dwelling = variant(dwelling);
                // Writing to a String cannot fail.
                let _ = write!(arms, "Some(DwellingKind::{dwelling}) => Some({other}),");
            }
        }
    }
    if arms.is_empty() {
        return format!("Some({first})");
    }
    format!("match dwelling {{ {arms} _ => Some({first}) }}")
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
