//! The receipt, its signature and its place in the log, taken out of the file that carries them.

use consent::receipt::Receipt;
use serde::Deserialize;
use serde_json::Value;

/// What a receipt file carries for programs; nothing of it is believed yet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReceiptFile {
    /// The whole page, line ends as they were written.
    pub(crate) page: String,
    /// The receipt in clear, as JSON and as read.
    pub(crate) json: Value,
    pub(crate) receipt: Receipt,
    /// The receipt as it was signed.
    pub(crate) jws: String,
    /// Its proof in the log, JSON as text.
    pub(crate) log_proof: String,
}

/// Why a text is no receipt file.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NoReceipt {
    /// Nothing of a receipt in it.
    #[error("the file holds no receipt")]
    Absent,
    /// More than one: which one a reader sees cannot be told.
    #[error("the file holds more than one receipt")]
    Several,
    /// The receipt in it is none of this version.
    #[error("the receipt in the file cannot be read")]
    Unreadable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Embedded {
    receipt: Value,
    jws: String,
}

impl ReceiptFile {
    /// Reads the page that a visitor kept. Line ends may have become others on the way, as
    /// mail programs do.
    pub fn parse(text: &str) -> Result<Self, NoReceipt> {
        let page = text.strip_prefix('\u{feff}').unwrap_or(text);
        let page = page.replace("\r\n", "\n");
        let json = only(&page, "id=\"cee-receipt\">", "</script>")?;
        let log_proof = only(&page, "<pre id=\"cee-receipt-log\">", "</pre>")?;
        let embedded: Embedded = serde_json::from_str(json).map_err(|_| NoReceipt::Unreadable)?;
        let receipt = serde_json::from_value::<Receipt>(embedded.receipt.clone());
        let receipt = receipt.ok().filter(|receipt| receipt.version == 1);
        Ok(Self {
            json: embedded.receipt,
            receipt: receipt.ok_or(NoReceipt::Unreadable)?,
            jws: embedded.jws,
            log_proof: unescaped(log_proof),
            page,
        })
    }
}

/// What stands between two marks, the first of which may stand there once.
fn only<'a>(page: &'a str, from: &str, to: &str) -> Result<&'a str, NoReceipt> {
    let (_, rest) = page.split_once(from).ok_or(NoReceipt::Absent)?;
    if rest.contains(from) {
        return Err(NoReceipt::Several);
    }
    let (between, _) = rest.split_once(to).ok_or(NoReceipt::Unreadable)?;
    Ok(between)
}

/// The text of an element that holds text only, as `consent::receipt::html` writes it.
fn unescaped(markup: &str) -> String {
    let mut text = markup.to_owned();
    // The ampersand last: `&amp;lt;` is the text `&lt;`.
    for (entity, character) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, character);
    }
    text
}
