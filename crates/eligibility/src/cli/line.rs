//! One line: the answers with the date that they may carry, or what is wrong with it.

use chrono::NaiveDate;
use eligibility::Answers;
use eligibility::answers::{Dwelling, Heating, Household, Object, Occupant, Place, Project, Work};
use eligibility::civil_date;
use serde::{Deserialize, Serialize};

/// A line that could not be read.
#[derive(Debug, Serialize)]
pub(crate) struct LineError {
    pub(crate) line: u64,
    pub(crate) error: Fault,
}

/// What is wrong with a line.
#[derive(Debug, Serialize)]
pub(crate) struct Fault {
    code: Code,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    message: String,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum Code {
    /// The line is no JSON object.
    InvalidJson,
    /// A field that the answers do not have.
    UnknownField,
    /// A field that is given twice: which of the two counts, nobody said.
    DuplicateField,
    /// A field without which another says nothing.
    MissingField,
    /// A name that is not in the list.
    UnknownName,
    /// A text for a number, and the like.
    WrongType,
    /// A value that its type refuses: out of range, contradictory, no date.
    InvalidValue,
    /// More than a mebibyte.
    LineTooLong,
}

/// The fields of `Answers`, and the commitment date: the conversion holds the two together.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object")]
struct Line {
    #[serde(default, with = "civil_date::optional")]
    on: Option<NaiveDate>,
    place: Option<Place>,
    dwelling: Option<Object<Dwelling>>,
    occupant: Option<Occupant>,
    heating: Option<Heating>,
    household: Option<Object<Household>>,
    project: Option<Object<Project>>,
    works: Option<Vec<Object<Work>>>,
}

/// Reads one line.
pub(crate) fn read(text: &[u8]) -> Result<(Answers, Option<NaiveDate>), Fault> {
    // serde would read an array as the fields in their order.
    if text.trim_ascii_start().starts_with(b"[") {
        let message = "a line is an object".to_owned();
        return Err(Fault {
            code: Code::WrongType,
            field: None,
            message,
        });
    }
    let mut json = serde_json::Deserializer::from_slice(text);
    let line: Line = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        Fault::new(path, error.inner())
    })?;
    json.end()
        .map_err(|error| Fault::new(String::new(), &error))?;
    let works = line.works.unwrap_or_default().into_iter();
    let answers = Answers {
        place: line.place.unwrap_or_default(),
        dwelling: value(line.dwelling),
        occupant: line.occupant,
        heating: line.heating,
        household: value(line.household),
        project: value(line.project),
        works: works.map(|Object(work)| work).collect(),
    };
    Ok((answers, line.on))
}

fn value<T: Default>(object: Option<Object<T>>) -> T {
    object.map_or_else(T::default, |Object(value)| value)
}

impl LineError {
    pub(crate) fn too_long(line: u64) -> Self {
        let message = "the line is longer than 1 MiB".to_owned();
        Self {
            line,
            error: Fault {
                code: Code::LineTooLong,
                field: None,
                message,
            },
        }
    }
}

impl Fault {
    fn new(path: String, error: &serde_json::Error) -> Self {
        let mut message = error.to_string();
        // The line is always the first of one: it would contradict the number beside it.
        if let Some(place) = message.rfind(" at line ") {
            message.truncate(place);
        }
        // serde names the type of the program.
        if let Some(before) = message.strip_suffix("expected u32") {
            message = format!("{before}expected a whole number, 0 to {}", u32::MAX);
        }
        let code = match error.classify() {
            serde_json::error::Category::Data => Code::of(&message),
            _ => Code::InvalidJson,
        };
        let is_named = matches!(error.classify(), serde_json::error::Category::Data);
        let outer = Some(path).filter(|path| is_named && !matches!(path.as_str(), "" | "."));
        // The path ends at the object; which of its fields came twice, only the message says.
        let twice = match code {
            Code::DuplicateField => message.split('`').nth(1).map(str::to_owned),
            _ => None,
        };
        let field = match (outer, twice) {
            (Some(outer), Some(own)) => Some(format!("{outer}.{own}")),
            (outer, own) => own.or(outer),
        };
        Self {
            code,
            field,
            message,
        }
    }
}

impl Code {
    /// serde says the kind of a fault in the first words of its message only.
    fn of(message: &str) -> Self {
        let kinds = [
            ("unknown field", Self::UnknownField),
            ("duplicate field", Self::DuplicateField),
            ("missing field", Self::MissingField),
            ("unknown variant", Self::UnknownName),
            ("invalid type", Self::WrongType),
        ];
        let kind = kinds.iter().find(|(words, _)| message.starts_with(words));
        kind.map_or(Self::InvalidValue, |(_, code)| *code)
    }
}
