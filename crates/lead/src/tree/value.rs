//! The trees of `serde_json`: for programs that run outside a browser.

use serde_json::Value;

use super::Tree;

impl Tree for Value {
    fn is_null(&self) -> bool {
        self.is_null()
    }

    fn is_object(&self) -> bool {
        self.is_object()
    }

    fn member(&self, name: &str) -> Option<Self> {
        self.get(name).cloned()
    }

    fn members(&self) -> Option<Vec<(String, Self)>> {
        let members = self.as_object()?.iter();
        Some(
            members
                .map(|(name, tree)| (name.clone(), tree.clone()))
                .collect(),
        )
    }

    fn items(&self) -> Option<Vec<Self>> {
        self.as_array().cloned()
    }

    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }
}
