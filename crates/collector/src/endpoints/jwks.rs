//! `GET /.well-known/jwks.json`: the public halves of the signing keys (RFC 7517).

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use consent::Sha256Hex;

use super::is_held;
use crate::api_error::ApiError;
use crate::app::App;

/// A rotated key signs at once, so nobody may go without it for longer than this.
const FIVE_MINUTES: HeaderValue = HeaderValue::from_static("public, max-age=300, must-revalidate");

/// The keys as they are now; 304 to whoever holds them already.
pub(crate) async fn get(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let jwks = app.keys.jwks();
    let etag = format!("\"{}\"", Sha256Hex::of(jwks.as_bytes()));
    let etag = HeaderValue::from_str(&etag).map_err(ApiError::internal)?;
    let is_held = is_held(&headers, &etag);
    let mut response = Response::new(Body::empty());
    let answer = response.headers_mut();
    answer.insert(header::ETAG, etag);
    answer.insert(header::CACHE_CONTROL, FIVE_MINUTES);
    if is_held {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return Ok(response);
    }
    let media_type = HeaderValue::from_static("application/jwk-set+json");
    answer.insert(header::CONTENT_TYPE, media_type);
    *response.body_mut() = Body::from(jwks);
    Ok(response)
}
