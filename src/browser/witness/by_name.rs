//! Properties and methods by their names: an import of its own for each would weigh in the glue,
//! which everybody loads. What a browser does not have is `undefined`, and nothing follows.

use js_sys::{Function, Reflect};
use web_sys::wasm_bindgen::{JsCast, JsValue};

/// A property; `undefined` where there is none.
pub(in crate::browser) fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// What a method gives; `undefined` where there is none.
pub(in crate::browser) fn call(of: &JsValue, name: &str, argument: &JsValue) -> JsValue {
    let method: Function = get(of, name).unchecked_into();
    // What is no function throws, and that is caught.
    method.call1(of, argument).unwrap_or_default()
}

pub(super) fn text(of: &JsValue, name: &str) -> Option<String> {
    get(of, name).as_string()
}

pub(super) fn number_of(of: &JsValue, name: &str) -> u32 {
    whole(&get(of, name))
}

pub(super) fn percent(of: &JsValue, name: &str) -> u32 {
    rounded(get(of, name).as_f64().unwrap_or_default() * 100.0)
}

pub(super) fn whole(number: &JsValue) -> u32 {
    rounded(number.as_f64().unwrap_or_default())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast keeps what is out of range at the ends of the range"
)]
fn rounded(number: f64) -> u32 {
    (number + 0.5) as u32
}
