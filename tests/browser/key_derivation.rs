//! What the browser's own cryptography derives is what RFC 7914 section 11 says.

use cee_widget::browser::key_derivation::KeyDerivation;
use wasm_bindgen_test::wasm_bindgen_test;

async fn check(password: &str, salt: &str, rounds: u32, expected: &str) {
    let derivation = KeyDerivation::new(salt.as_bytes(), rounds).unwrap();
    let key = derivation.key(password.as_bytes()).await;
    assert_eq!(key.as_deref(), Some(expected));
}

#[wasm_bindgen_test]
async fn keys_are_those_of_rfc_7914() {
    let once = "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc";
    check("passwd", "salt", 1, once).await;
    let often = "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56";
    check("Password", "NaCl", 80_000, often).await;
}

#[wasm_bindgen_test]
async fn what_the_browser_refuses_is_no_key() {
    let derivation = KeyDerivation::new(b"salt", 0).unwrap();
    assert_eq!(derivation.key(b"passwd").await, None);
}
