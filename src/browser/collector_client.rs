//! Calls to the collector: JSON in, JSON out, a time limit, no cookie.

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AbortController, Headers, ReferrerPolicy, Request, RequestCredentials, RequestInit, Response,
};

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

async fn call(url: &str, body: Option<&str>) -> Result<Outcome, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let abort = AbortController::new()?;
    let init = RequestInit::new();
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::StrictOrigin);
    init.set_signal(Some(&abort.signal()));
    let headers = Headers::new()?;
    headers.set("Accept", "application/json, application/problem+json")?;
    if let Some(body) = body {
        init.set_method("POST");
        init.set_body(&JsValue::from_str(body));
        headers.set("Content-Type", "application/json")?;
        // What is under way survives the tab being closed; web-sys has no setter for it.
        js_sys::Reflect::set(&init, &"keepalive".into(), &JsValue::TRUE)?;
    }
    init.set_headers(&headers);
    let request = Request::new_with_str_and_init(url, &init)?;
    let limit = Timeout::new(TIME_LIMIT_MS, move || abort.abort());
    let response: Response = JsFuture::from(window.fetch_with_request(&request))
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
