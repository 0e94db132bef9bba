//! Where the dwelling is: postcode, department, climate zone.

mod row;
mod wire;

use core::fmt;
use core::str::FromStr;

use crate::choice_macro::choices;
use crate::tables::zones;

pub(crate) use row::{DepartmentRow, PostcodeException, number};

choices! {
    /// The climate zones of the fiches (arrêté du 22 décembre 2014, annex).
    ClimateZone {
        /// The coldest: north, east, mountains.
        H1 = "H1",
        /// The Atlantic side and the inner south.
        H2 = "H2",
        /// The Mediterranean side and Corsica.
        H3 = "H3",
    }
}

/// A postcode that lies in two departments, with the communes of each.
#[derive(Debug)]
pub struct StraddlingPostcode {
    /// As a number.
    pub(crate) postcode: u32,
    pub(crate) sides: &'static [(&'static str, &'static [&'static str])],
}

/// A department or overseas territory of the table, metropolitan or not.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Department(u8);

/// Why a text is no department.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no department has this code")]
pub struct InvalidDepartment;

/// Five digits, as La Poste writes them.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Postcode([u8; 5]);

/// Why a text is no postcode.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum InvalidPostcode {
    /// Not five characters.
    #[error("a postcode has five digits, got {0} characters")]
    Length(usize),
    /// A department code of Corsica in place of digits ("2A004").
    #[error("Corsican postcodes begin with 20, not 2A or 2B")]
    CorsicanLetter,
    /// Something else than a digit.
    #[error("a postcode has digits only")]
    NotDigit,
}

/// What a postcode says of the department.
#[derive(Clone, Copy, Debug)]
pub enum Located {
    /// It lies in this department.
    In(Department),
    /// It lies in two departments: only the commune tells which.
    Straddles(&'static StraddlingPostcode),
    /// It is French or Monegasque post, in no department of the table (Monaco, armed forces).
    OutOfScope,
    /// No place has it.
    Unknown,
}

/// Where the dwelling is. A department that the postcode cannot have does not exist as a value.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Place {
    postcode: Option<Postcode>,
    department: Option<Department>,
}

/// Why a postcode and a department are no place.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the postcode is not of this department")]
pub struct Contradiction;

impl Department {
    /// Every department, in the order of the codes.
    pub fn all() -> impl Iterator<Item = Self> {
        (0u8..)
            .zip(zones::DEPARTMENTS)
            .map(|(index, _)| Self(index))
    }

    /// The code: "01" to "95", "2A", "2B", three digits overseas.
    pub fn code(self) -> &'static str {
        self.row().map_or("", |row| row.code)
    }

    /// The climate zone, none overseas.
    pub fn zone(self) -> Option<ClimateZone> {
        self.row().and_then(|row| row.zone)
    }

    /// Whether the income ceilings of Île-de-France apply to a home here.
    pub fn is_ile_de_france(self) -> bool {
        self.row().is_some_and(|row| row.is_ile_de_france)
    }

    /// The department whose code is this number: in the table, 20 is left out, and 2A and 2B
    /// follow 29.
    fn of_two_digits(number: u32) -> Option<Self> {
        let row = match number {
            1..=19 => number - 1,
            21..=29 => number - 2,
            30..=95 => number,
            _ => return None,
        };
        u8::try_from(row).map(Self).ok()
    }

    fn row(self) -> Option<&'static DepartmentRow> {
        zones::DEPARTMENTS.get(usize::from(self.0))
    }
}

impl FromStr for Department {
    type Err = InvalidDepartment;

    fn from_str(code: &str) -> Result<Self, InvalidDepartment> {
        let row = zones::DEPARTMENTS.binary_search_by(|row| row.code.cmp(code));
        let row = row.map_err(|_| InvalidDepartment)?;
        u8::try_from(row).map(Self).map_err(|_| InvalidDepartment)
    }
}

impl fmt::Display for Department {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.code())
    }
}

impl fmt::Debug for Department {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.code())
    }
}

impl Postcode {
    /// The five digits.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Where this postcode is.
    pub fn located(self) -> Located {
        let number = number(self.0);
        let straddling = zones::STRADDLING.binary_search_by_key(&number, |row| row.postcode);
        if let Some(straddling) = straddling.ok().and_then(|row| zones::STRADDLING.get(row)) {
            return Located::Straddles(straddling);
        }
        let exception = zones::EXCEPTIONS.iter().find(|row| row.postcode == number);
        let department = match (exception, self.0) {
            (Some(exception), _) => exception.department.parse().ok(),
            (None, [b'2', b'0', b'0' | b'1', ..]) => "2A".parse().ok(),
            (None, [b'2', b'0', b'2' | b'6', ..]) => "2B".parse().ok(),
            (None, [b'9', b'7' | b'8', ..]) => {
                self.as_str().get(..3).unwrap_or_default().parse().ok()
            }
            (None, _) => Department::of_two_digits(number / 1_000),
        };
        match (department, self.0) {
            (Some(department), _) => Located::In(department),
            (None, [b'0', b'0', b'0', b'0', b'0']) => Located::Unknown,
            (None, [b'0', b'0', ..] | [b'9', b'7' | b'8', ..]) => Located::OutOfScope,
            (None, _) => Located::Unknown,
        }
    }
}

impl FromStr for Postcode {
    type Err = InvalidPostcode;

    fn from_str(text: &str) -> Result<Self, InvalidPostcode> {
        let Ok(digits) = <[u8; 5]>::try_from(text.as_bytes()) else {
            return Err(InvalidPostcode::Length(text.chars().count()));
        };
        if let [b'2', b'A' | b'B' | b'a' | b'b', rest @ ..] = &digits
            && rest.iter().all(u8::is_ascii_digit)
        {
            return Err(InvalidPostcode::CorsicanLetter);
        }
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(InvalidPostcode::NotDigit);
        }
        Ok(Self(digits))
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.as_str())
    }
}

impl fmt::Debug for Postcode {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Postcode(…)")
    }
}

impl StraddlingPostcode {
    /// The departments in which it lies.
    pub fn departments(&self) -> impl Iterator<Item = Department> {
        self.sides.iter().filter_map(|(code, _)| code.parse().ok())
    }

    /// Its communes in this department, by name.
    pub fn communes(&self, department: Department) -> &'static [&'static str] {
        self.sides
            .iter()
            .find(|(code, _)| *code == department.code())
            .map_or(&[], |(_, communes)| communes)
    }
}

impl Place {
    /// The place of a postcode, a department, or both when they agree.
    pub fn new(
        postcode: Option<Postcode>,
        department: Option<Department>,
    ) -> Result<Self, Contradiction> {
        if let (Some(postcode), Some(department)) = (postcode, department) {
            let agrees = match postcode.located() {
                Located::In(known) => known == department,
                Located::Straddles(straddling) => {
                    straddling.departments().any(|side| side == department)
                }
                Located::OutOfScope | Located::Unknown => false,
            };
            if !agrees {
                return Err(Contradiction);
            }
        }
        Ok(Self {
            postcode,
            department,
        })
    }

    /// The postcode, if answered.
    pub const fn postcode(self) -> Option<Postcode> {
        self.postcode
    }

    /// The department as answered; `located` has the one that the postcode says.
    pub const fn department(self) -> Option<Department> {
        self.department
    }

    /// Whether nothing is answered.
    pub const fn is_empty(&self) -> bool {
        self.postcode.is_none() && self.department.is_none()
    }

    /// Where this is; `None` when nothing is answered.
    pub fn located(self) -> Option<Located> {
        match (self.department, self.postcode) {
            (Some(department), _) => Some(Located::In(department)),
            (None, Some(postcode)) => Some(postcode.located()),
            (None, None) => None,
        }
    }
}

impl From<Postcode> for Place {
    fn from(postcode: Postcode) -> Self {
        Self {
            postcode: Some(postcode),
            department: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ClimateZone, Department, Located, Place, Postcode};
    use crate::tables::zones::{DEPARTMENTS, STRADDLING};

    fn department(postcode: &str) -> Option<&'static str> {
        match postcode.parse::<Postcode>().unwrap().located() {
            Located::In(department) => Some(department.code()),
            Located::Straddles(_) | Located::OutOfScope | Located::Unknown => None,
        }
    }

    #[test]
    fn a_postcode_names_its_department() {
        for (postcode, code) in [
            ("01000", "01"),
            ("69003", "69"),
            ("20000", "2A"),
            ("20100", "2A"),
            ("20200", "2B"),
            ("20600", "2B"),
            ("94390", "91"),
            ("94400", "94"),
            ("97133", "971"),
            ("97400", "974"),
            ("98800", "988"),
        ] {
            assert_eq!(department(postcode), Some(code), "{postcode}");
        }
    }

    #[test]
    fn two_digits_name_the_department_of_this_code() {
        for number in 0..100 {
            let code = format!("{number:02}");
            let department = Department::of_two_digits(number);
            assert_eq!(department, code.parse().ok(), "{code}");
        }
    }

    #[test]
    fn monaco_and_the_armed_forces_are_out_of_scope_and_nowhere_is_unknown() {
        let located = |postcode: &str| postcode.parse::<Postcode>().unwrap().located();
        assert!(matches!(located("98000"), Located::OutOfScope));
        assert!(matches!(located("00123"), Located::OutOfScope));
        assert!(matches!(located("99000"), Located::Unknown));
        assert!(matches!(located("00000"), Located::Unknown));
        assert!(matches!(located("20300"), Located::Unknown));
    }

    #[test]
    fn every_postcode_of_five_digits_is_somewhere_or_said_not_to_be() {
        for number in 0..100_000u32 {
            let postcode: Postcode = format!("{number:05}").parse().unwrap();
            if let Located::In(department) = postcode.located() {
                assert!(Place::new(Some(postcode), Some(department)).is_ok());
            }
        }
    }

    #[test]
    fn the_tables_are_in_order() {
        assert!(DEPARTMENTS.is_sorted_by_key(|row| row.code));
        assert!(STRADDLING.is_sorted_by_key(|row| row.postcode));
    }

    #[test]
    fn the_zones_are_those_of_the_annex() {
        let count = |zone| Department::all().filter(|d| d.zone() == zone).count();
        assert_eq!(count(Some(ClimateZone::H1)), 51);
        assert_eq!(count(Some(ClimateZone::H2)), 36);
        assert_eq!(count(Some(ClimateZone::H3)), 9);
        assert_eq!(count(None), 11);
        let zone = |code: &str| code.parse::<Department>().unwrap().zone();
        assert_eq!(zone("2A"), Some(ClimateZone::H3));
        assert_eq!(zone("2B"), Some(ClimateZone::H3));
        assert_eq!(zone("61"), Some(ClimateZone::H1));
        assert_eq!(zone("84"), Some(ClimateZone::H2));
        assert_eq!(zone("971"), None);
    }

    #[test]
    fn no_straddling_postcode_touches_ile_de_france_leaves_france_or_skips_a_zone() {
        assert_eq!(STRADDLING.len(), 16);
        for straddling in STRADDLING {
            assert_eq!(straddling.departments().count(), 2);
            for side in straddling.departments() {
                assert!(!side.is_ile_de_france() && side.zone().is_some());
                assert!(!straddling.communes(side).is_empty());
            }
            // From the one zone to the other there is no third.
            let zones = straddling.departments().filter_map(super::Department::zone);
            let zones: Vec<_> = zones.map(|zone| zone as u8).collect();
            assert!(zones[0].abs_diff(zones[1]) < 2);
        }
    }

    #[test]
    fn a_postcode_does_not_print_itself() {
        let place = Place::from("69003".parse::<Postcode>().unwrap());
        assert!(!format!("{place:?}").contains("69003"));
    }
}
