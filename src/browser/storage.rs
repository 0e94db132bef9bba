//! What the tab keeps between two page loads, 24 hours at most.

/// How long a draft may wait (issue of the product: reload keeps the answers, a day at most).
pub const MAX_AGE_MS: i64 = 24 * 60 * 60 * 1000;

/// Why nothing was kept or found.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum StoreError {
    /// The browser refuses storage here: blocked cookies, a sandboxed frame.
    #[error("the browser refuses storage")]
    Blocked,
    /// The browser has no room left.
    #[error("the storage is full")]
    Full,
}

/// Where a draft waits for the same tab to come back.
pub trait DraftStore {
    /// The draft, unless it is older than a day at `now_ms`.
    fn load(&self, now_ms: i64) -> Result<Option<String>, StoreError>;
    /// Keeps the draft as of `now_ms`, instead of the one before.
    fn save(&self, draft: &str, now_ms: i64) -> Result<(), StoreError>;
    /// Forgets the draft.
    fn clear(&self);
}

/// The tab's own storage: another tab or a later session never sees it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TabStorage {
    key: &'static str,
}

impl TabStorage {
    /// The storage behind one key.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self { key }
    }

    fn area() -> Result<web_sys::Storage, StoreError> {
        web_sys::window()
            .and_then(|window| window.session_storage().ok().flatten())
            .ok_or(StoreError::Blocked)
    }
}

impl DraftStore for TabStorage {
    fn load(&self, now_ms: i64) -> Result<Option<String>, StoreError> {
        let area = Self::area()?;
        let Some(stored) = area.get_item(self.key).map_err(|_| StoreError::Blocked)? else {
            return Ok(None);
        };
        if let Some(draft) = unstamp(&stored, now_ms) {
            return Ok(Some(draft.to_owned()));
        }
        self.clear();
        Ok(None)
    }

    fn save(&self, draft: &str, now_ms: i64) -> Result<(), StoreError> {
        Self::area()?
            .set_item(self.key, &stamp(draft, now_ms))
            .map_err(|_| StoreError::Full)
    }

    fn clear(&self) {
        if let Ok(area) = Self::area() {
            // A storage that refuses to forget also refused to keep.
            let _ = area.remove_item(self.key);
        }
    }
}

fn stamp(draft: &str, now_ms: i64) -> String {
    let mut stored = now_ms.to_string();
    stored.push('\n');
    stored.push_str(draft);
    stored
}

/// The draft without its stamp, if the stamp is readable, not older than a day and not ahead of now.
fn unstamp(stored: &str, now_ms: i64) -> Option<&str> {
    let (at, draft) = stored.split_once('\n')?;
    let age = now_ms.checked_sub(at.parse().ok()?)?;
    (0..=MAX_AGE_MS).contains(&age).then_some(draft)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_lives_for_a_day() {
        let stored = stamp("{\n}", 1_000);
        assert_eq!(unstamp(&stored, 1_000), Some("{\n}"));
        assert_eq!(unstamp(&stored, 1_000 + MAX_AGE_MS), Some("{\n}"));
        assert_eq!(unstamp(&stored, 1_001 + MAX_AGE_MS), None);
    }

    #[test]
    fn a_draft_from_the_future_or_without_a_stamp_is_forgotten() {
        assert_eq!(unstamp(&stamp("{}", 1_000), 999), None);
        for stored in ["", "{}", "soon\n{}", "99999999999999999999\n{}"] {
            assert_eq!(unstamp(stored, 1_000), None, "{stored}");
        }
    }
}
