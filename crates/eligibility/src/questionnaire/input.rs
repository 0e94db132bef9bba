//! What a question accepts: the options offered, or the kind of text.

use crate::answers::{
    Age, Dpe, DwellingKind, EtasBand, Fuel, Heating, IncomeClass, InsulationItem, Occupant, Quote,
    Replaced, System, Usage, WorkKind,
};
use crate::place::Department;

/// How a question is answered.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Input {
    /// One of these options.
    One(Vec<Choice>),
    /// Any number of these options; `Choice::NotYetKnown` excludes the others.
    Many(Vec<Choice>),
    /// A text, or `Given::Unknown` when `may_be_unknown`.
    Text {
        /// What the text says.
        kind: TextKind,
        /// Whether "I do not know" is an answer.
        may_be_unknown: bool,
    },
}

/// What a typed text says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TextKind {
    /// Five digits; inner spaces are dropped.
    Postcode,
    /// Square metres, one decimal, comma or dot, the unit may be typed too.
    Area,
    /// A number of persons.
    Persons,
    /// A number of dwellings.
    Dwellings,
    /// A seasonal coefficient of performance, two decimals.
    Scop,
}

/// One option of one question.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Choice {
    /// A work wanted.
    Work(WorkKind),
    /// "I do not know yet" which works: all that the dwelling allows.
    NotYetKnown,
    /// Owner or tenant.
    Occupant(Occupant),
    /// Yes.
    Yes,
    /// No.
    No,
    /// House or flat.
    Dwelling(DwellingKind),
    /// The communes of a straddling postcode in this department.
    Department(Department),
    /// The age of the dwelling.
    Age(Age),
    /// The main heating.
    Heating(Heating),
    /// A class of the energy performance certificate.
    Dpe(Dpe),
    /// A band of seasonal efficiency.
    Etas(EtasBand),
    /// What it is used for.
    Usage(Usage),
    /// What the stove burns.
    Fuel(Fuel),
    /// The kind of ventilation.
    System(System),
    /// The appliance taken away.
    Replaces(Replaced),
    /// What is insulated.
    Item(InsulationItem),
    /// Where the quote stands.
    Quote(Quote),
    /// An income class with its bounds in euros of revenu fiscal de référence.
    Income {
        /// The class.
        class: IncomeClass,
        /// The least income of the class.
        from_eur: u32,
        /// The greatest income of the class, none for the highest.
        to_eur: Option<u32>,
    },
    /// "I do not know".
    Unknown,
    /// "I prefer not to answer".
    Undisclosed,
}

/// What was given to a question, as given.
#[derive(Clone, Debug, Eq, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// One option.
    One(Choice),
    /// Several options.
    Many(Vec<Choice>),
    /// A text, kept as typed.
    Text(String),
    /// "I do not know" in place of a text.
    Unknown,
}

/// Why something given is no answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum AnswerError {
    /// Nothing was given.
    #[error("nothing was given")]
    Empty,
    /// The option is not among those offered.
    #[error("the option is not offered")]
    NotOffered,
    /// "I do not know yet" together with works.
    #[error("not yet known excludes the other options")]
    NotExclusive,
    /// The text is no number.
    #[error("not a number")]
    NotANumber,
    /// The number is out of range, in whole units.
    #[error("the number must lie between {min} and {max}")]
    OutOfRange {
        /// The least that is accepted.
        min: u32,
        /// The most that is accepted.
        max: u32,
    },
    /// More decimals than the unit has.
    #[error("too many decimals")]
    TooPrecise,
    /// A postcode without five digits.
    #[error("a postcode has five digits")]
    PostcodeLength,
    /// A postcode with something else than digits.
    #[error("a postcode has digits only")]
    PostcodeNotDigit,
    /// A Corsican department code in place of the digits 20.
    #[error("Corsican postcodes begin with 20")]
    PostcodeCorsicanLetter,
    /// A postcode that no place has.
    #[error("no place has this postcode")]
    PostcodeUnknown,
}

impl Choice {
    /// A stable name, unique within its question: the value of its radio button or checkbox.
    pub fn id(self) -> &'static str {
        match self {
            Self::Work(kind) => kind.name(),
            Self::NotYetKnown => "not_yet_known",
            Self::Occupant(occupant) => occupant.name(),
            Self::Yes => "yes",
            Self::No => "no",
            Self::Dwelling(kind) => kind.name(),
            Self::Department(department) => department.code(),
            Self::Age(age) => age.name(),
            Self::Heating(heating) => heating.name(),
            Self::Dpe(dpe) => dpe.name(),
            Self::Etas(band) => band.name(),
            Self::Usage(usage) => usage.name(),
            Self::Fuel(fuel) => fuel.name(),
            Self::System(system) => system.name(),
            Self::Replaces(replaced) => replaced.name(),
            Self::Item(item) => item.name(),
            Self::Quote(quote) => quote.name(),
            Self::Income { class, .. } => class.name(),
            Self::Unknown => "unknown",
            Self::Undisclosed => "undisclosed",
        }
    }
}
