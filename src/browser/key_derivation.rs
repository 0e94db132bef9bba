//! PBKDF2 by the browser's own cryptography, which computes off the page's thread.

use js_sys::{Array, JSON, Object, Promise, Reflect, Uint8Array};
use lead::proof_of_work::{KEY_BYTES, hex};
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{CryptoKey, SubtleCrypto};

/// PBKDF2 with HMAC-SHA-256 and keys of 32 bytes (RFC 8018), for one salt.
#[derive(Debug)]
pub struct KeyDerivation {
    subtle: SubtleCrypto,
    way: Object,
    uses: Array,
}

impl KeyDerivation {
    /// With this salt and so many rounds; `None` where the browser has no cryptography to offer:
    /// it keeps it from pages without HTTPS.
    pub fn new(salt: &[u8], rounds: u32) -> Option<Self> {
        let crypto = web_sys::window()?.crypto().ok()?;
        let way = JSON::parse(r#"{"name":"PBKDF2","hash":"SHA-256"}"#).ok()?;
        Reflect::set(&way, &"salt".into(), &Uint8Array::from(salt)).ok()?;
        Reflect::set(&way, &"iterations".into(), &rounds.into()).ok()?;
        Some(Self {
            // Called where there is none, it fails like any other fault.
            subtle: Reflect::get(&crypto, &"subtle".into())
                .ok()?
                .unchecked_into(),
            way: way.unchecked_into(),
            uses: Array::of1(&"deriveBits".into()),
        })
    }

    /// The key of a password in hexadecimal digits; `None` where the browser refuses.
    pub async fn key(&self, password: &[u8]) -> Option<String> {
        let bytes = Uint8Array::from(password);
        let import = self
            .subtle
            .import_key_with_str("raw", &bytes, "PBKDF2", false, &self.uses);
        let key: CryptoKey = come(import).await?.unchecked_into();
        let bits = come(
            self.subtle
                .derive_bits_with_object(&self.way, &key, 8 * KEY_BYTES),
        );
        let mut key = [0; KEY_BYTES as usize];
        Uint8Array::new(&bits.await?).copy_to(&mut key);
        Some(hex(&key))
    }
}

async fn come(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}
