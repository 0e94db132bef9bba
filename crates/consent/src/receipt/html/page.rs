//! Markup with escaping: text goes in by one door.

use crate::base64url;
use crate::terms::Language;

/// A page being written. Everything that is not the page's own goes in as [`Page::text`].
pub struct Page(String);

impl Default for Page {
    fn default() -> Self {
        Self(String::with_capacity(12 * 1024))
    }
}

impl Page {
    /// The markup, once all is written.
    #[must_use]
    pub fn into_html(self) -> String {
        self.0
    }

    /// Markup as it stands in the source, never a value.
    pub fn raw(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    /// Any text, for elements and for quoted attributes.
    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                // A parser drops or changes these, so that they are shown instead.
                '\0' | '\r' => self.0.push('\u{fffd}'),
                other => self.0.push(other),
            }
        }
    }

    /// A heading of the second level.
    pub fn heading(&mut self, title: &'static str) {
        self.raw("<h2>");
        self.raw(title);
        self.raw("</h2>");
    }

    /// One line of a definition list.
    pub fn fact(&mut self, name: &'static str, value: impl FnOnce(&mut Self)) {
        self.raw("<dt>");
        self.raw(name);
        self.raw("</dt><dd>");
        value(self);
        self.raw("</dd>");
    }

    pub(super) fn code(&mut self, text: &str) {
        self.raw("<code>");
        self.text(text);
        self.raw("</code>");
    }

    /// The exact words shown, one paragraph for each block.
    pub fn wording(&mut self, text: &str, language: Language) {
        self.raw("<p>Texte affiché, mot pour mot\u{a0}:</p><blockquote translate=\"no\" lang=\"");
        self.raw(match language {
            Language::Fr => "fr",
            Language::En => "en",
        });
        self.raw("\">");
        for block in text.split('\n') {
            self.raw("<p>");
            self.text(block);
            self.raw("</p>");
        }
        self.raw("</blockquote>");
    }

    /// A link to write about this request.
    pub fn mail_link(&mut self, address: &str, lead_id: &str) {
        self.raw("<a href=\"mailto:");
        self.percent_encoded(address);
        self.raw("?subject=Demande%20");
        self.percent_encoded(lead_id);
        self.raw("\">");
        self.text(address);
        self.raw("</a>");
    }

    /// A link, if it is one of the web; the bare text otherwise.
    pub(super) fn web_link(&mut self, address: &str) {
        if !address.starts_with("https://") {
            self.text(address);
            return;
        }
        self.raw("<a href=\"");
        self.text(address);
        self.raw("\" rel=\"noreferrer\">");
        self.text(address);
        self.raw("</a>");
    }

    /// The link of the person's own receipt: on the web, or on this machine under development.
    pub(super) fn own_link(&mut self, address: &str) {
        self.collector_link("<a id=\"cee-receipt-link\" href=\"", address);
    }

    /// The page where receipts are checked, beside the person's own.
    pub(super) fn verify_link(&mut self, address: &str) {
        self.collector_link("<a href=\"", address);
    }

    fn collector_link(&mut self, start: &'static str, address: &str) {
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        if is_web {
            self.raw(start);
            self.text(address);
            self.raw("\" rel=\"noreferrer\">");
            self.text(address);
            self.raw("</a>");
        } else {
            self.text(address);
        }
    }

    /// The signed receipt for programs: its payload as JSON beside the signature. Without
    /// a readable payload there is nothing to embed.
    pub(super) fn signed_json(&mut self, jws: &str) {
        let payload = jws.split('.').nth(1);
        let payload = payload.and_then(|part| base64url::decode(part).ok());
        let Some(json) = payload.and_then(|bytes| String::from_utf8(bytes).ok()) else {
            return;
        };
        self.raw("<script type=\"application/json\" id=\"cee-receipt\">{\"receipt\":");
        self.json(&json);
        self.raw(",\"jws\":\"");
        self.json(jws);
        self.raw("\"}</script>");
    }

    /// JSON inside a script element: nothing may end it. `\u003c` says the same to JSON, and
    /// no `<` stands outside its strings.
    fn json(&mut self, json: &str) {
        for c in json.chars() {
            match c {
                '<' => self.raw("\\u003c"),
                '\0' => self.raw("\\u0000"),
                other => self.0.push(other),
            }
        }
    }

    fn percent_encoded(&mut self, text: &str) {
        const HEX: &[u8; 16] = b"0123456789ABCDEF";
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._@".contains(&byte) {
                self.0.push(byte.into());
            } else {
                self.0.push('%');
                for nibble in [byte >> 4, byte & 15] {
                    let digit = HEX.get(usize::from(nibble)).copied().unwrap_or_default();
                    self.0.push(digit.into());
                }
            }
        }
    }
}
