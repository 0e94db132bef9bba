//! Words as they are read back: told only when they are still those of their digest.

use consent::Sha256Hex;
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::StoreError;

/// What is kept under the digest of words that were shown.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Words {
    /// The words that were shown.
    AsShown(String),
    /// Nothing is kept under this digest.
    Missing(String),
    /// What is kept under this digest are other words.
    Altered(String),
}

impl Words {
    /// The words, if they are those that were shown.
    pub fn as_shown(&self) -> Option<&str> {
        match self {
            Self::AsShown(text) => Some(text),
            Self::Missing(_) | Self::Altered(_) => None,
        }
    }

    /// The same, for keeps.
    pub(super) fn into_shown(self) -> Option<String> {
        match self {
            Self::AsShown(text) => Some(text),
            Self::Missing(_) | Self::Altered(_) => None,
        }
    }
}

/// The words of the columns `text_sha256` and `body`; `None` where none were shown.
pub(super) fn read(row: &SqliteRow) -> Result<Option<Words>, StoreError> {
    let sha256: Option<String> = row.try_get("text_sha256")?;
    let Some(sha256) = sha256 else {
        return Ok(None);
    };
    let body: Option<String> = row.try_get("body")?;
    Ok(Some(match body {
        None => Words::Missing(sha256),
        Some(body) if Sha256Hex::of(body.as_bytes()).to_string() == sha256 => Words::AsShown(body),
        Some(_) => Words::Altered(sha256),
    }))
}
