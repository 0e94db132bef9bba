//! Files that the visitor keeps.

use js_sys::Array;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to open the file before its address is given back.
const RELEASE_AFTER_MS: u32 = 60_000;

/// Offers `text` as a file to keep; `false` where the browser refuses.
pub fn offer(name: &str, media_type: &str, text: &str) -> bool {
    try_offer(name, media_type, text).is_some()
}

fn try_offer(name: &str, media_type: &str, text: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    gloo::timers::callback::Timeout::new(RELEASE_AFTER_MS, move || {
        // An address that is already gone needs no release.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}
