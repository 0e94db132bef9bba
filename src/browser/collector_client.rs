//! Calls to the collector: JSON in, JSON out, a time limit, no cookie.

use gloo::timers::callback::Timeout;
use js_sys::JSON;
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, RequestInit, Response};

/// How long a call may take before it counts as a network failure.
pub const TIME_LIMIT_MS: u32 = 20_000;

/// What came back from the collector.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// A 2xx answer with its body.
    Done(String),
    /// Any other answer.
    Refused {
        /// HTTP status.
        status: u16,
        /// Seconds to wait, where the collector says so (`Retry-After`).
        retry_after_s: Option<u32>,
        /// The body: problem+json (RFC 9457) when the collector itself answered.
        body: String,
    },
    /// Nothing readable came back: no network, blocked, too slow.
    Unreachable,
}

/// Sends `body` as JSON to `url`.
pub async fn post(url: &str, body: &str) -> Outcome {
    call(url, Some(body)).await.unwrap_or(Outcome::Unreachable)
}

/// Fetches `url`.
pub async fn get(url: &str) -> Outcome {
    call(url, None).await.unwrap_or(Outcome::Unreachable)
}

// Parsed by the browser, which is smaller than a call for each member. `keepalive`: what is under
// way survives the tab being closed.
const GET: &str = r#"{
    "credentials": "omit",
    "referrerPolicy": "strict-origin",
    "headers": { "Accept": "application/json, application/problem+json" }
}"#;
const POST: &str = r#"{
    "method": "POST",
    "credentials": "omit",
    "referrerPolicy": "strict-origin",
    "keepalive": true,
    "headers": {
        "Accept": "application/json, application/problem+json",
        "Content-Type": "application/json"
    }
}"#;

async fn call(url: &str, body: Option<&str>) -> Result<Outcome, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let abort = AbortController::new()?;
    let init = JSON::parse(if body.is_some() { POST } else { GET })?;
    let init: RequestInit = init.unchecked_into();
    init.set_signal(Some(&abort.signal()));
    if let Some(body) = body {
        init.set_body(&body.into());
    }
    let limit = Timeout::new(TIME_LIMIT_MS, move || abort.abort());
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(url, &init))
        .await?
        .dyn_into()?;
    let body = JsFuture::from(response.text()?)
        .await?
        .as_string()
        .unwrap_or_default();
    limit.cancel();
    if response.ok() {
        return Ok(Outcome::Done(body));
    }
    let retry_after_s = response
        .headers()
        .get("Retry-After")
        .ok()
        .flatten()
        .and_then(|text| text.trim().parse().ok());
    Ok(Outcome::Refused {
        status: response.status(),
        retry_after_s,
        body,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_is_json_and_sends_no_cookie() {
        for call in [GET, POST] {
            let call: serde_json::Value = serde_json::from_str(call).unwrap();
            assert_eq!(call["credentials"], "omit");
            assert_eq!(call["referrerPolicy"], "strict-origin");
        }
    }
}
