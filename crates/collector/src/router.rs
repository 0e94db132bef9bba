//! Every route, with the layers around it: pure construction, so that tests call it directly.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use lead::wire::problem::ProblemCode;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{self, AllowOrigin, CorsLayer};

use crate::api_error::ApiError;
use crate::app::App;
use crate::endpoints::{challenges, choices, deployment, health, jwks, leads, log, receipts};
use crate::{files, logs};

/// The collector as one service.
pub fn router(app: Arc<App>) -> Router {
    let api = Router::new()
        .route("/v1/deployment", get(deployment::get))
        .route("/v1/deployment/outline", get(deployment::outline))
        .route("/v1/challenges", post(challenges::post))
        .route("/v1/leads", post(leads::post))
        .route("/v1/choices", post(choices::post))
        .route("/v1/receipts/{token}", get(receipts::get))
        .route("/v1/receipts/{token}/withdrawals", post(receipts::withdraw))
        .method_not_allowed_fallback(method_not_allowed)
        .layer(CatchPanicLayer::custom(panicked))
        // Outside the rest: a browser hides the status of an answer without these headers.
        .layer(cors(&app));
    // What is published is for anybody's page too.
    let published = Router::new()
        .route("/v1/log/head", get(log::head))
        .route("/v1/log/inclusion/{leaf}", get(log::inclusion))
        .route("/v1/log/consistency", get(log::consistency))
        .route("/v1/log/stamp", get(log::stamp))
        .route("/.well-known/jwks.json", get(jwks::get))
        .method_not_allowed_fallback(method_not_allowed)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(open_cors());
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/r/{token}", get(receipts::page))
        .method_not_allowed_fallback(method_not_allowed)
        .fallback(files::serve)
        .layer(CatchPanicLayer::custom(panicked))
        .merge(api)
        .merge(published)
        .layer(middleware::from_fn(with_safe_headers))
        .layer(middleware::from_fn(logs::log))
        .with_state(app)
}

/// Exact origins, no credentials. Not an authentication: what an origin may send is checked
/// with the partner it names.
fn cors(app: &Arc<App>) -> CorsLayer {
    let app = Arc::clone(app);
    let is_listed = move |origin: &HeaderValue, _: &_| {
        let origin = origin.to_str();
        origin.is_ok_and(|origin| app.origins.is_listed(origin))
    };
    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(is_listed))
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::CONTENT_TYPE])
        .expose_headers([header::ETAG, header::RETRY_AFTER])
        .max_age(Duration::from_mins(10))
        .vary([header::ORIGIN])
}

/// Any origin may read.
fn open_cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(cors::Any)
        .allow_methods([Method::GET])
        .expose_headers([header::ETAG, header::RETRY_AFTER])
        .max_age(Duration::from_mins(10))
}

async fn method_not_allowed() -> ApiError {
    ProblemCode::MethodNotAllowed.into()
}

/// The message of the panic stays unread: it may quote anything.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    ApiError::internal("a handler panicked").into_response()
}

async fn with_safe_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    // Some pages say less than where they are.
    headers
        .entry(header::REFERRER_POLICY)
        .or_insert(HeaderValue::from_static("strict-origin"));
    response
}
