//! `GET /.well-known/jwks.json`: the public halves of the signing keys (RFC 7517).

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;

use crate::app::App;

/// The keys, which change rarely.
pub(crate) async fn get(State(app): State<Arc<App>>) -> Response {
    let mut response = Response::new(Body::from(app.keys.jwks()));
    let headers = response.headers_mut();
    let media_type = HeaderValue::from_static("application/jwk-set+json");
    headers.insert(header::CONTENT_TYPE, media_type);
    let an_hour = HeaderValue::from_static("public, max-age=3600");
    headers.insert(header::CACHE_CONTROL, an_hour);
    response
}
