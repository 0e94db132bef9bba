//! JSON read by the browser: it has a parser, so that the widget brings none (docs/decisions/0009).

use lead::tree::FromTree;

/// The value that this JSON says; `None` for anything else.
#[must_use]
pub fn read<V: FromTree>(text: &str) -> Option<V> {
    V::from_tree(&parse(text)?)
}

#[cfg(not(target_arch = "wasm32"))]
fn parse(text: &str) -> Option<serde_json::Value> {
    serde_json::from_str(text).ok()
}

#[cfg(target_arch = "wasm32")]
use node::parse;

#[cfg(target_arch = "wasm32")]
mod node {
    use js_sys::{Array, JSON, Object, Reflect};
    use lead::tree::Tree;
    use web_sys::wasm_bindgen::{JsCast, JsValue};

    /// A value that `JSON.parse` gave: plain objects and arrays only.
    pub(super) struct Node(JsValue);

    pub(super) fn parse(text: &str) -> Option<Node> {
        JSON::parse(text).ok().map(Node)
    }

    impl Tree for Node {
        fn is_null(&self) -> bool {
            self.0.is_null()
        }

        fn is_object(&self) -> bool {
            self.0.is_object() && !Array::is_array(&self.0)
        }

        fn member(&self, name: &str) -> Option<Self> {
            let found = Reflect::get(&self.0, &name.into()).ok()?;
            (!found.is_undefined()).then_some(Self(found))
        }

        fn members(&self) -> Option<Vec<(String, Self)>> {
            let object: &Object = self.is_object().then(|| self.0.unchecked_ref())?;
            let names = Object::keys(object);
            names
                .iter()
                .map(|name| {
                    let found = Reflect::get(object, &name).ok()?;
                    Some((name.as_string()?, Self(found)))
                })
                .collect()
        }

        fn items(&self) -> Option<Vec<Self>> {
            let array: &Array = self.0.dyn_ref()?;
            Some(array.iter().map(Self).collect())
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
