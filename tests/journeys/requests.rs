//! Everything the page asked of the network, as the browser itself recorded it.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::Value;
use thirtyfour::WebDriver;

/// One request, as it left.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) url: String,
    pub(super) body: String,
    /// Header lines, the body, everything: where a typed value could hide.
    pub(super) whole: String,
}

impl Request {
    /// Whether it hands a lead to the collector.
    pub(super) fn is_lead(&self) -> bool {
        self.method == "POST" && self.url.ends_with("/v1/leads")
    }

    /// The body, read as JSON.
    pub(super) fn json(&self) -> Result<Value> {
        serde_json::from_str(&self.body).with_context(|| format!("the body of {}", self.url))
    }

    /// Whether it goes to this origin, or nowhere.
    pub(super) fn stays_at(&self, origin: &str) -> bool {
        let inside = ["data:", "blob:", "about:"]
            .iter()
            .any(|scheme| self.url.starts_with(scheme));
        let rest = self.url.strip_prefix(origin);
        inside || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Whether it carries this text as words of their own, plain, percent-encoded or quoted.
    pub(super) fn carries(&self, typed: &str) -> bool {
        let encoded = typed.bytes().fold(String::new(), |mut all, byte| {
            if byte.is_ascii_alphanumeric() {
                all.push(byte.into());
            } else {
                let _ = write!(all, "%{byte:02X}");
            }
            all
        });
        let quoted = Value::from(typed).to_string();
        let quoted = quoted.trim_matches('"');
        [typed, encoded.as_str(), quoted]
            .iter()
            .any(|form| holds(&self.whole, form))
    }
}

/// Whether these words stand in the text by themselves: the "67" typed as an area is not the
/// one in a port or in the digest of a file.
pub(super) fn holds(text: &str, words: &str) -> bool {
    let is_edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    text.match_indices(words).any(|(start, _)| {
        let before = text.get(..start).and_then(|head| head.chars().next_back());
        let after = text
            .get(start + words.len()..)
            .and_then(|tail| tail.chars().next());
        is_edge(before) && is_edge(after)
    })
}

#[test]
fn a_number_is_found_by_itself_and_not_inside_another() {
    for text in ["67", r#"{"area_m2":67}"#, "?area=67&x", "l’aire est 67"] {
        assert!(holds(text, "67"), "{text}");
    }
    for text in [
        "http://127.0.0.1:41674/",
        "cee-widget-0d67ef.css",
        "",
        "6 7",
    ] {
        assert!(!holds(text, "67"), "{text}");
    }
}

/// The requests since the last call, in order.
pub(super) async fn since_last_call(driver: &WebDriver) -> Result<Vec<Request>> {
    let mut requests = Vec::new();
    for entry in driver.get_log("performance").await? {
        let entry: Value = serde_json::from_str(&entry.message)?;
        let event = entry.get("message").context("an entry without its event")?;
        if event.get("method").and_then(Value::as_str) != Some("Network.requestWillBeSent") {
            continue;
        }
        let request = event
            .pointer("/params/request")
            .context("an event without its request")?;
        let text = |name: &str| {
            let found = request.get(name).and_then(Value::as_str);
            found
                .map(str::to_owned)
                .with_context(|| format!("a request without its {name}"))
        };
        let body = request
            .get("postData")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let whole = format!(
            "{}\n{}\n{body}",
            text("url")?,
            request.get("headers").unwrap_or(&Value::Null)
        );
        requests.push(Request {
            method: text("method")?,
            url: text("url")?,
            body: body.to_owned(),
            whole,
        });
    }
    Ok(requests)
}
