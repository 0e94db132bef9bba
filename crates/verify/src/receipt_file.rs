//! The receipt, its signature and its place in the log, taken out of the file that carries them.

use consent::receipt::Receipt;
use serde::Deserialize;
use serde_json::Value;

/// What a receipt file carries for programs; nothing of it is believed yet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReceiptFile {
    /// The edition of the page, as it says.
    pub(crate) edition: Option<u32>,
    /// The whole page, line ends as they were written.
    pub(crate) page: String,
    /// The receipt in clear, as JSON and as read.
    pub(crate) json: Value,
    pub(crate) receipt: Receipt,
    /// The receipt as it was signed.
    pub(crate) jws: String,
    /// Its proof in the log, JSON as text.
    pub(crate) log_proof: String,
    /// Where the person takes choices back; not signed, so that only its form is looked at.
    pub(crate) link: Option<String>,
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
            link: own_link(&page),
            edition: only(&page, "<meta name=\"cee-edition\" content=\"", "\">")
                .ok()
                .and_then(|edition| edition.parse().ok()),
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

/// The link of the person's own page, if it has the form of one: the address of a collector,
/// `/r/`, and a token of 24 bytes in base64url.
fn own_link(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("<a id=\"cee-receipt-link\" href=\"")?;
    let (link, _) = rest.split_once('"')?;
    let address = link.strip_prefix("https://");
    let address = address.or_else(|| link.strip_prefix("http://"))?;
    let (host, token) = address.rsplit_once("/r/")?;
    let is_address = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/[]".contains(&b);
    let is_token = |b: u8| b.is_ascii_alphanumeric() || b"-_".contains(&b);
    let is_link = !host.is_empty()
        && host.bytes().all(is_address)
        && token.len() == 32
        && token.bytes().all(is_token);
    is_link.then(|| link.to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_counts_only_in_the_form_of_one() {
        let token = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH";
        let check = |link: &str, is_one: bool| {
            let page = format!("<a id=\"cee-receipt-link\" href=\"{link}\" rel=\"noreferrer\">");
            assert_eq!(own_link(&page), is_one.then(|| link.to_owned()), "{link}");
        };
        check(&format!("https://collecte.exemple/r/{token}"), true);
        check(&format!("https://exemple.fr/collecte/r/{token}"), true);
        check(&format!("http://127.0.0.1:8080/r/{token}"), true);
        check(&format!("https://collecte.exemple/r/{token}x"), false);
        check(&format!("https://collecte.exemple/x/{token}"), false);
        check(&format!("https:///r/{token}"), false);
        check(&format!("https://a@b.exemple/r/{token}"), false);
        check(&format!("https://collecte.exemple/?/r/{token}"), false);
        check(&format!("javascript:alert(1)//r/{token}"), false);
        assert_eq!(own_link("<a href=\"https://collecte.exemple/r/x\">"), None);
    }
}
