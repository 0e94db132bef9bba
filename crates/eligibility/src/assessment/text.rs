//! The text that decides on a work, named only when somebody reads it.

use crate::operation::{Operation, Version};

/// The operation and the version that decide on a work.
#[derive(Clone)]
pub(crate) enum Text {
    /// No operation exists for the work.
    None,
    /// The operation, of which no version is in force.
    Operation(&'static Operation),
    /// The version in force.
    Version(&'static Operation, &'static Version),
    /// As a message tells them, perhaps by the rules of another day.
    Told(Box<Told>),
}

/// What a message says of the text.
#[derive(Clone)]
pub(crate) struct Told {
    pub(super) operation: Option<String>,
    pub(super) version: Option<String>,
    pub(super) source: Option<(String, String)>,
}

impl Text {
    /// The code of the operation.
    pub(super) fn operation(&self) -> Option<&str> {
        match self {
            Self::None => None,
            Self::Operation(operation) | Self::Version(operation, _) => Some(operation.code),
            Self::Told(told) => told.operation.as_deref(),
        }
    }

    /// The label of the version.
    pub(super) fn version(&self) -> Option<&str> {
        match self {
            Self::None | Self::Operation(_) => None,
            Self::Version(_, version) => Some(version.label),
            Self::Told(told) => told.version.as_deref(),
        }
    }

    /// Operation and version of the text that decided; none where no version is in force.
    pub(super) fn source(&self) -> Option<(&str, &str)> {
        match self {
            Self::None | Self::Operation(_) => None,
            Self::Version(operation, version) => Some((operation.code, version.label)),
            Self::Told(told) => {
                let (operation, version) = told.source.as_ref()?;
                Some((operation, version))
            }
        }
    }

    /// The operation of the tables; that of a message is not looked up.
    pub(crate) const fn known(&self) -> Option<&'static Operation> {
        match self {
            Self::Operation(operation) | Self::Version(operation, _) => Some(operation),
            Self::None | Self::Told(_) => None,
        }
    }
}
