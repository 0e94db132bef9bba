//! `GET /v1/deployment`: the public part, with its version as `ETag`; `/outline` is what the test
//! needs of it.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use super::{JSON, is_held, listed};
use crate::api_error::ApiError;
use crate::app::{App, Compressed};

/// The whole of it.
pub(crate) async fn get(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    answer(&app, &app.deployment_body, &headers)
}

/// What the test loads.
pub(crate) async fn outline(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    answer(&app, &app.outline_body, &headers)
}

/// Answers 304 to whoever holds this version already.
fn answer(app: &App, body: &Compressed, headers: &HeaderMap) -> Result<Response, ApiError> {
    let etag = format!("\"{}\"", app.version);
    let etag = HeaderValue::from_str(&etag).map_err(ApiError::internal)?;
    let is_held = is_held(headers, &etag);
    let mut response = Response::new(Body::empty());
    let answer = response.headers_mut();
    answer.insert(header::ETAG, etag);
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    answer.append(header::VARY, HeaderValue::from_static("accept-encoding"));
    if is_held {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return Ok(response);
    }
    answer.insert(header::CONTENT_TYPE, JSON);
    let body = if takes_brotli(headers) {
        answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        &body.brotli
    } else {
        &body.plain
    };
    *response.body_mut() = Body::from(body.clone());
    Ok(response)
}

/// The coding is named, and not with `q=0` (RFC 9110 12.5.3).
fn takes_brotli(headers: &HeaderMap) -> bool {
    listed(headers, header::ACCEPT_ENCODING).any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let is_brotli = parts
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case("br"));
        is_brotli && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}
