//! Where the dwelling is: postcode, department, climate zone.

use core::fmt;
use core::str::FromStr;

use crate::choice_macro::choices;
use crate::tables::zones;

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
    pub(crate) postcode: [u8; 5],
    pub(crate) department: &'static str,
}

/// A postcode that lies in two departments, with the communes of each.
#[derive(Debug)]
pub struct StraddlingPostcode {
    pub(crate) postcode: [u8; 5],
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

    fn row(self) -> Option<&'static DepartmentRow> {
        zones::DEPARTMENTS.get(usize::from(self.0))
    }
}

impl FromStr for Department {
    type Err = InvalidDepartment;

    fn from_str(code: &str) -> Result<Self, InvalidDepartment> {
        Self::all()
            .find(|department| department.code() == code)
            .ok_or(InvalidDepartment)
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
        if let Some(straddling) = zones::STRADDLING.iter().find(|row| row.postcode == self.0) {
            return Located::Straddles(straddling);
        }
        let code = match zones::EXCEPTIONS.iter().find(|row| row.postcode == self.0) {
            Some(exception) => exception.department,
            None => match self.0 {
                [b'2', b'0', b'0' | b'1', ..] => "2A",
                [b'2', b'0', b'2' | b'6', ..] => "2B",
                [b'9', b'7' | b'8', ..] => self.as_str().get(..3).unwrap_or_default(),
                _ => self.as_str().get(..2).unwrap_or_default(),
            },
        };
        match (code.parse(), self.0) {
            (Ok(department), _) => Located::In(department),
            (Err(_), [b'0', b'0', ..] | [b'9', b'7' | b'8', ..]) => Located::OutOfScope,
            (Err(_), _) => Located::Unknown,
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

mod wire {
    //! Serde and schema: texts, read through `FromStr`.

    use super::{Department, Place, Postcode};
    use crate::choice_macro::from_text;

    from_text!(Postcode, "a postcode of five digits", "^[0-9]{5}$");
    from_text!(
        Department,
        "the code of a department",
        "^([0-9]{2,3}|2[AB])$"
    );

    #[derive(serde::Deserialize, serde::Serialize)]
    #[cfg_attr(
        feature = "schema",
        derive(schemars::JsonSchema),
        schemars(rename = "Place")
    )]
    #[serde(deny_unknown_fields)]
    struct Fields {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        postcode: Option<Postcode>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        department: Option<Department>,
    }

    impl serde::Serialize for Place {
        fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            Fields {
                postcode: self.postcode,
                department: self.department,
            }
            .serialize(to)
        }
    }

    impl<'de> serde::Deserialize<'de> for Place {
        fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            let fields = Fields::deserialize(from)?;
            Self::new(fields.postcode, fields.department).map_err(serde::de::Error::custom)
        }
    }

    #[cfg(feature = "schema")]
    impl schemars::JsonSchema for Place {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Place".into()
        }

        fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
            Fields::json_schema(generator)
        }
    }
}
