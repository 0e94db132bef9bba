//! What the browser's own cryptography derives is what RFC 7914 section 11 says.

use cee_widget::browser::key_derivation::pbkdf2_sha256;
use consent::Sha256Hex;
use wasm_bindgen_test::wasm_bindgen_test;

async fn check(password: &str, salt: &str, rounds: u32, expected: &str) {
    let key = pbkdf2_sha256(password.as_bytes(), salt.as_bytes(), rounds).await;
    let expected: Sha256Hex = expected.parse().unwrap();
    assert_eq!(key.as_deref(), Some(expected.as_bytes().as_slice()));
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
    assert_eq!(pbkdf2_sha256(b"passwd", b"salt", 0).await, None);
}
