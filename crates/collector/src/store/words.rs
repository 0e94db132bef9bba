//! Words that were shown, each kept once under its digest; told only while they are still those
//! of it.

use std::collections::BTreeMap;

use consent::{Passage, Sha256Hex};
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::leads::NewLead;
use super::log::Write;
use super::{Known, StoreError};

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

/// Keeps the words of these leads that are not kept yet.
pub(super) async fn insert(
    write: &mut Write<'_>,
    leads: &[&mut NewLead],
    known: &Known,
) -> Result<(), StoreError> {
    let texts = leads.iter().flat_map(|new| {
        let shown = &new.checked.shown;
        let passages = [&shown.notice, &shown.request].into_iter();
        let passages = passages.chain(&shown.phone_field);
        let passages = passages.chain(shown.statements.iter().map(|s| &s.passage));
        let texts = passages.map(Passage::text);
        texts.chain(std::iter::once(shown.notice_more_text()))
    });
    let texts = texts.map(|text| (Sha256Hex::of(text.as_bytes()), text));
    let texts: BTreeMap<_, _> = texts
        .filter(|(sha256, _)| !known.has_text(*sha256))
        .collect();
    for (sha256, text) in &texts {
        sqlx::query("INSERT INTO shown_text VALUES (?, ?) ON CONFLICT DO NOTHING")
            .bind(sha256.to_string())
            .bind(text)
            .execute(&mut **write)
            .await?;
    }
    known.texts_written(texts.into_keys());
    Ok(())
}
