//! What the tables of departments and postcodes are made of.

use super::ClimateZone;

/// One line of the department table.
#[derive(Debug)]
pub(crate) struct DepartmentRow {
    pub(crate) code: &'static str,
    pub(crate) zone: Option<ClimateZone>,
    pub(crate) is_ile_de_france: bool,
}

/// A postcode whose digits name another department than its own.
#[derive(Debug)]
pub(crate) struct PostcodeException {
    /// As a number.
    pub(crate) postcode: u32,
    pub(crate) department: &'static str,
}

/// The digits as a number: it compares in one step.
pub(crate) const fn number(digits: [u8; 5]) -> u32 {
    let mut number = 0;
    let mut digits = digits.as_slice();
    while let [digit, others @ ..] = digits {
        number = number * 10 + (*digit & 0xf) as u32;
        digits = others;
    }
    number
}
