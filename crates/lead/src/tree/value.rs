//! The trees of `serde_json`: for programs that run outside a browser.

use serde_json::Value;

use super::Tree;

impl Tree for Option<Value> {
    fn is_missing(&self) -> bool {
        self.is_none()
    }

    fn is_null(&self) -> bool {
        self.as_ref().is_some_and(Value::is_null)
    }

    fn member(&self, name: &str) -> Self {
        self.as_ref()?.get(name).cloned()
    }

    fn names(&self) -> Option<Self> {
        let members = self.as_ref()?.as_object()?;
        Some(Some(members.keys().cloned().collect()))
    }

    fn length(&self) -> Option<u32> {
        let items = self.as_ref()?.as_array()?;
        u32::try_from(items.len()).ok()
    }

    fn item(&self, index: u32) -> Self {
        self.as_ref()?.get(usize::try_from(index).ok()?).cloned()
    }

    fn text(&self) -> Option<String> {
        Some(self.as_ref()?.as_str()?.to_owned())
    }

    fn number(&self) -> Option<f64> {
        self.as_ref()?.as_f64()
    }

    fn flag(&self) -> Option<bool> {
        self.as_ref()?.as_bool()
    }
}
