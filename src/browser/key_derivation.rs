//! PBKDF2 by the browser's own cryptography, which computes off the page's thread.
//!
//! Called by name: a typed binding for each call would be one more function of the glue, which
//! every visitor loads, for what only those who ask need (docs/decisions/0022).

use js_sys::{Array, Function, JSON, Promise, Reflect};
use wasm_bindgen_futures::JsFuture;
use web_sys::Window;
use web_sys::wasm_bindgen::{JsCast, JsValue};

/// PBKDF2 with HMAC-SHA-256 and a key of 32 bytes (RFC 8018); `None` where the browser has no
/// cryptography to offer: it keeps it from pages without HTTPS.
pub async fn pbkdf2_sha256(password: &[u8], salt: &[u8], rounds: u32) -> Option<Vec<u8>> {
    derive(&web_sys::window()?, password, salt, rounds)
        .await
        .ok()
        .flatten()
}

async fn derive(
    window: &Window,
    password: &[u8],
    salt: &[u8],
    rounds: u32,
) -> Result<Option<Vec<u8>>, JsValue> {
    let subtle = Reflect::get(window.crypto()?.as_ref(), &"subtle".into())?;
    let import = JSON::parse(r#"["raw",0,"PBKDF2",false,["deriveBits"]]"#)?;
    put(&import, "1", &bytes(window, password)?)?;
    let key = promised(&subtle, "importKey", &import).await?;
    let way = [
        r#"{"name":"PBKDF2","hash":"SHA-256","iterations":"#,
        &rounds.to_string(),
        "}",
    ];
    let way = JSON::parse(&way.concat())?;
    put(&way, "salt", &bytes(window, salt)?)?;
    let derive = JSON::parse("[0,0,256]")?;
    put(&derive, "0", &way)?;
    put(&derive, "1", &key)?;
    let derived = promised(&subtle, "deriveBits", &derive).await?;
    read(window, &derived)
}

async fn promised(object: &JsValue, name: &str, arguments: &JsValue) -> Result<JsValue, JsValue> {
    let promise = call(object, name, arguments)?;
    JsFuture::from(Promise::resolve(&promise)).await
}

fn call(object: &JsValue, name: &str, arguments: &JsValue) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(object, &name.into())?.dyn_into()?;
    function.apply(object, arguments.unchecked_ref::<Array>())
}

fn put(object: &JsValue, name: &str, value: &JsValue) -> Result<bool, JsValue> {
    Reflect::set(object, &name.into(), value)
}

/// The bytes as a `Uint8Array`.
fn bytes(window: &Window, bytes: &[u8]) -> Result<JsValue, JsValue> {
    let mut list = String::from("[[");
    for (index, byte) in bytes.iter().enumerate() {
        if index > 0 {
            list.push(',');
        }
        list.push_str(&byte.to_string());
    }
    list.push_str("]]");
    call(&array_of_bytes(window)?, "from", &JSON::parse(&list)?)
}

/// The bytes of an `ArrayBuffer`.
fn read(window: &Window, buffer: &JsValue) -> Result<Option<Vec<u8>>, JsValue> {
    let reflect = Reflect::get(window, &"Reflect".into())?;
    let construct = JSON::parse("[0,0]")?;
    put(&construct, "0", &array_of_bytes(window)?)?;
    put(&construct, "1", &Array::of1(buffer))?;
    let view = call(&reflect, "construct", &construct)?;
    let list = call(&view, "join", &JSON::parse("[]")?)?.as_string();
    Ok(list.and_then(|list| list.split(',').map(|byte| byte.parse().ok()).collect()))
}

fn array_of_bytes(window: &Window) -> Result<JsValue, JsValue> {
    Reflect::get(window, &"Uint8Array".into())
}
