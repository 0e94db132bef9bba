//! What the browser keeps, where it lets us.

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

/// One text under one name.
pub trait Store {
    /// The text, if one was kept.
    fn load(&self) -> Result<Option<String>, StoreError>;
    /// Keeps the text instead of the one before.
    fn save(&self, text: &str) -> Result<(), StoreError>;
    /// Forgets the text.
    fn clear(&self);
}

/// How long a kept text can be found again.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Lifetime {
    /// As long as the tab; another tab never sees it.
    Tab,
    /// Beyond the visit. Only for the choice about cookies, which is exempt (R-CK-5).
    Browser,
}

/// A text in the browser's own storage.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct WebStore {
    name: &'static str,
    lifetime: Lifetime,
}

impl WebStore {
    /// The text of this name.
    #[must_use]
    pub const fn new(name: &'static str, lifetime: Lifetime) -> Self {
        Self { name, lifetime }
    }

    fn area(self) -> Result<web_sys::Storage, StoreError> {
        let window = web_sys::window().ok_or(StoreError::Blocked)?;
        let area = match self.lifetime {
            Lifetime::Tab => window.session_storage(),
            Lifetime::Browser => window.local_storage(),
        };
        area.ok().flatten().ok_or(StoreError::Blocked)
    }
}

impl Store for WebStore {
    fn load(&self) -> Result<Option<String>, StoreError> {
        self.area()?
            .get_item(self.name)
            .map_err(|_| StoreError::Blocked)
    }

    fn save(&self, text: &str) -> Result<(), StoreError> {
        self.area()?
            .set_item(self.name, text)
            .map_err(|_| StoreError::Full)
    }

    fn clear(&self) {
        if let Ok(area) = self.area() {
            // A storage that refuses to forget also refused to keep.
            let _ = area.remove_item(self.name);
        }
    }
}
