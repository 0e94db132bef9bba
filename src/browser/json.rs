//! JSON read by the browser: it has a parser, so that the widget brings none (docs/decisions/0009).

use lead::tree::{self, FromTree};

/// The value that this JSON says; `None` for anything else.
#[must_use]
pub fn read<V: FromTree>(text: &str) -> Option<V> {
    tree::read(parse(text)?)
}

#[cfg(not(target_arch = "wasm32"))]
fn parse(text: &str) -> Option<impl tree::Tree> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    Some(Some(value))
}

#[cfg(target_arch = "wasm32")]
use node::parse;

#[cfg(target_arch = "wasm32")]
mod node {
    use js_sys::{Array, JSON, Object, Reflect};
    use lead::tree::Tree;
    use web_sys::wasm_bindgen::{JsCast, JsValue};

    /// A value that `JSON.parse` gave: plain objects and arrays only. `undefined` is missing.
    pub(super) struct Node(JsValue);

    pub(super) fn parse(text: &str) -> Option<Node> {
        JSON::parse(text).ok().map(Node)
    }

    impl Tree for Node {
        fn is_missing(&self) -> bool {
            self.0.is_undefined()
        }

        fn is_null(&self) -> bool {
            self.0.is_null()
        }

        fn member(&self, name: &str) -> Self {
            Self(Reflect::get(&self.0, &name.into()).unwrap_or_default())
        }

        fn names(&self) -> Option<Self> {
            let is_object = self.0.is_object() && !Array::is_array(&self.0);
            is_object.then(|| Self(Object::keys(self.0.unchecked_ref::<Object>()).into()))
        }

        fn length(&self) -> Option<u32> {
            Some(self.0.dyn_ref::<Array>()?.length())
        }

        fn item(&self, index: u32) -> Self {
            Self(Reflect::get_u32(&self.0, index).unwrap_or_default())
        }

        fn text(&self) -> Option<String> {
            self.0.as_string()
        }

        fn number(&self) -> Option<f64> {
            self.0.as_f64()
        }

        fn flag(&self) -> Option<bool> {
            self.0.as_bool()
        }
    }
}
