//! The tables of places and of income ceilings.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use super::rust::{grouped, slice};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Zones {
    departments: BTreeMap<String, Department>,
    exceptions: BTreeMap<String, String>,
    straddling: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Department {
    #[serde(rename = "name")]
    _name: String,
    zone: Option<String>,
    #[serde(default)]
    ile_de_france: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Income {
    pub(super) years: Vec<YearOfIncome>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct YearOfIncome {
    pub(super) year: i32,
    pub(super) ile_de_france: Ceilings,
    pub(super) elsewhere: Ceilings,
    #[serde(rename = "sources")]
    _sources: Vec<String>,
    #[serde(rename = "confidence")]
    _confidence: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ceilings {
    pub(super) persons: [[u32; 3]; 5],
    pub(super) each_further_person: [u32; 3],
}

pub(super) fn zones(zones: &Zones) -> String {
    let mut source = String::from(
        "//! Departments and postcodes. Written by `cargo xtask codegen` from `data/zones.toml`.\n\n\
         use crate::place::{ClimateZone, DepartmentRow, PostcodeException, StraddlingPostcode, number};\n\n\
         /// Every department, by code.\n\
         pub(crate) const DEPARTMENTS: &[DepartmentRow] = &[",
    );
    for (code, department) in &zones.departments {
        let zone = department.zone.as_ref().map_or_else(
            || "None".to_owned(),
            |zone| format!("Some(ClimateZone::{zone})"),
        );
        let is_ile_de_france = department.ile_de_france;
        let _ = write!(
            source,
            "DepartmentRow {{ code: {code:?}, zone: {zone}, is_ile_de_france: {is_ile_de_france} }},"
        );
    }
    source.push_str(
        "];\n\n/// Postcodes whose digits name another department than their own.\n\
         pub(crate) const EXCEPTIONS: &[PostcodeException] = &[",
    );
    for (postcode, department) in &zones.exceptions {
        let _ = write!(
            source,
            "PostcodeException {{ postcode: number(*b{postcode:?}), department: {department:?} }},"
        );
    }
    source.push_str(
        "];\n\n/// Postcodes that lie in two departments, with the communes of each.\n\
         pub(crate) const STRADDLING: &[StraddlingPostcode] = &[",
    );
    for (postcode, sides) in &zones.straddling {
        let sides: Vec<_> = sides.iter().collect();
        let sides = slice(&sides, |(department, communes)| {
            format!(
                "({department:?}, {})",
                slice(communes, |commune| format!("{commune:?}"))
            )
        });
        let _ = write!(
            source,
            "StraddlingPostcode {{ postcode: number(*b{postcode:?}), sides: {sides} }},"
        );
    }
    source.push_str("];\n");
    source
}

pub(super) fn income(income: &Income) -> String {
    let mut source = String::from(
        "//! Income ceilings. Written by `cargo xtask codegen` from `data/income.toml`.\n\n\
         use crate::income::Ceilings;\n\n\
         /// Ceilings in euros by year and region.\n\
         pub(crate) const CEILINGS: &[Ceilings] = &[",
    );
    for row in &income.years {
        let year = row.year;
        for (is_ile_de_france, ceilings) in [(true, &row.ile_de_france), (false, &row.elsewhere)] {
            let euros = |row: [u32; 3]| row.map(|euros| grouped(euros.into())).join(", ");
            let by_size = ceilings
                .persons
                .map(|row| format!("[{}]", euros(row)))
                .join(", ");
            let per_extra_person = euros(ceilings.each_further_person);
            let _ = write!(
                source,
                "Ceilings {{ year: {year}, is_ile_de_france: {is_ile_de_france}, \
                 by_size: [{by_size}], per_extra_person: [{per_extra_person}] }},"
            );
        }
    }
    source.push_str("];\n");
    source
}
