//! `GET /healthz`: the process runs. `GET /readyz`: it can store.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use crate::api_error::ApiError;
use crate::app::App;

/// 204 as long as the process runs.
pub(crate) async fn alive() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// 204 when a write would succeed, or would have within the last second.
pub(crate) async fn ready(State(app): State<Arc<App>>) -> Result<StatusCode, ApiError> {
    app.readiness.ask(&app.store).await?;
    Ok(StatusCode::NO_CONTENT)
}
