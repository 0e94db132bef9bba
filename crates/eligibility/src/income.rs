//! The income ceilings of the Anah and the class of a household.

use chrono::{Datelike as _, NaiveDate};

use crate::answers::{Answers, Income, IncomeClass, Persons};
use crate::place::Located;
use crate::tables::income::CEILINGS;

/// The ceilings of one year in one region.
#[derive(Debug)]
pub(crate) struct Ceilings {
    pub(crate) year: i32,
    pub(crate) is_ile_de_france: bool,
    /// Euros for 1 to 5 persons: very modest, modest, intermediate.
    pub(crate) by_size: [[u32; 3]; 5],
    /// Euros more for each further person.
    pub(crate) per_extra_person: [u32; 3],
}

/// A class with its bounds in euros of revenu fiscal de référence, both included.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Bracket {
    /// The class.
    pub class: IncomeClass,
    /// The least income.
    pub from_eur: u32,
    /// The greatest income, none for the highest class.
    pub to_eur: Option<u32>,
}

/// The four classes for this household on this date, lowest first; none when the size, the place
/// or the table of the year is missing.
pub fn brackets(answers: &Answers, on: NaiveDate) -> impl Iterator<Item = Bracket> {
    let ceilings = answers
        .household
        .persons
        .and_then(|persons| ceilings(answers, persons, on));
    let classes = IncomeClass::ALL.iter().copied().enumerate();
    classes.filter_map(move |(index, class)| {
        let ceilings = ceilings?;
        let below = index.checked_sub(1).and_then(|index| ceilings.get(index));
        Some(Bracket {
            class,
            from_eur: below.map_or(0, |ceiling| ceiling + 1),
            to_eur: ceilings.get(index).copied(),
        })
    })
}

/// Whether the ceilings of this date's year are known.
pub(crate) fn has_ceilings(on: NaiveDate) -> bool {
    CEILINGS.iter().any(|row| row.year == on.year())
}

/// The class of the household, as answered or computed from its income.
pub(crate) fn class(answers: &Answers, on: NaiveDate) -> Option<IncomeClass> {
    match answers.household.income? {
        Income::Class(answer) => answer.class(),
        Income::RfrEur(income) => brackets(answers, on)
            .find(|bracket| bracket.to_eur.is_none_or(|ceiling| income <= ceiling))
            .map(|bracket| bracket.class),
    }
}

fn ceilings(answers: &Answers, persons: Persons, on: NaiveDate) -> Option<[u32; 3]> {
    let is_ile_de_france = lives_in_ile_de_france(answers)?;
    let table = CEILINGS
        .iter()
        .find(|row| row.year == on.year() && row.is_ile_de_france == is_ile_de_france)?;
    let size = usize::try_from(persons.number()).ok()?;
    let index = size.min(table.by_size.len()).checked_sub(1)?;
    let extra = persons.number().saturating_sub(5);
    let mut ceilings = *table.by_size.get(index)?;
    for (ceiling, per_person) in ceilings.iter_mut().zip(table.per_extra_person) {
        *ceiling += per_person * extra;
    }
    Some(ceilings)
}

/// Where the household lives: the dwelling, unless a landlord gives another home.
fn lives_in_ile_de_france(answers: &Answers) -> Option<bool> {
    let home = answers.household.place;
    let place = if home.is_empty() { answers.place } else { home };
    Some(match place.located()? {
        Located::In(department) => department.is_ile_de_france(),
        // No straddling postcode touches Île-de-France: a test holds the table to it.
        Located::Straddles(_) | Located::OutOfScope => false,
        // A postcode that no place has says nothing, as if it were not answered.
        Located::Unknown => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Answers, Income, IncomeClass, NaiveDate, Persons, brackets, class};
    use crate::place::{Place, Postcode};

    fn household(department: &str, persons: u32) -> Answers {
        let place = Place::new(None, Some(department.parse().unwrap())).unwrap();
        let mut answers = Answers {
            place,
            ..Answers::default()
        };
        answers.household.persons = Some(Persons::new(persons).unwrap());
        answers
    }

    fn on(year: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, 11, 23).unwrap()
    }

    fn check(department: &str, persons: u32, income: u32, expected: IncomeClass) {
        let mut answers = household(department, persons);
        answers.household.income = Some(Income::RfrEur(income));
        assert_eq!(
            class(&answers, on(2026)),
            Some(expected),
            "{department} {persons} {income}"
        );
    }

    #[test]
    fn the_ceiling_is_included() {
        check("69", 1, 17_363, IncomeClass::VeryModest);
        check("69", 1, 17_364, IncomeClass::Modest);
        check("69", 1, 22_259, IncomeClass::Modest);
        check("69", 1, 31_185, IncomeClass::Intermediate);
        check("69", 1, 31_186, IncomeClass::Higher);
        check("75", 1, 17_364, IncomeClass::VeryModest);
        check("974", 1, 17_364, IncomeClass::Modest);
    }

    #[test]
    fn each_person_beyond_five_adds_to_the_ceiling() {
        check("69", 6, 40_835 + 5_151, IncomeClass::VeryModest);
        check("69", 6, 40_835 + 5_151 + 1, IncomeClass::Modest);
        check("94", 30, 56_580 + 25 * 7_116, IncomeClass::VeryModest);
    }

    #[test]
    fn the_brackets_touch_and_cover_everything() {
        for persons in 1..=30 {
            let all: Vec<_> = brackets(&household("69", persons), on(2026)).collect();
            assert_eq!(all.len(), 4);
            assert_eq!(all[0].from_eur, 0);
            assert_eq!(all[3].to_eur, None);
            for pair in all.windows(2) {
                assert_eq!(pair[0].to_eur.map(|to| to + 1), Some(pair[1].from_eur));
            }
        }
    }

    #[test]
    fn a_postcode_that_no_place_has_leaves_the_class_open() {
        let mut answers = household("69", 2);
        answers.household.income = Some(Income::RfrEur(30_000));
        let mut of = |postcode: &str| {
            answers.place = Place::from(postcode.parse::<Postcode>().unwrap());
            class(&answers, on(2026))
        };
        assert_eq!(of("99999"), None);
        assert_eq!(of("75011"), Some(IncomeClass::VeryModest));
        assert_eq!(of("69003"), Some(IncomeClass::Modest));
        assert_eq!(of("98000"), Some(IncomeClass::Modest));
    }

    #[test]
    fn a_year_without_ceilings_has_no_brackets() {
        assert_eq!(brackets(&household("69", 2), on(2027)).count(), 0);
        assert_eq!(brackets(&household("69", 2), on(2025)).count(), 4);
    }
}
