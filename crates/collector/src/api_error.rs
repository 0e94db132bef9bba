//! What a caller is told when something is wrong, and what the log is told.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use lead::intake::Refusal;
use lead::wire::problem::{MEDIA_TYPE, Problem, ProblemCode};

use crate::random::NoRandomness;
use crate::store::StoreError;
use crate::writer::WriteError;

/// A problem for the caller with, for the log, its private cause.
#[derive(Debug)]
pub(crate) struct ApiError {
    refusal: Refusal,
    retry_after_seconds: Option<u64>,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl ApiError {
    /// A problem about these fields (RFC 6901 pointers).
    pub(crate) fn about<P: Into<String>>(
        code: ProblemCode,
        pointers: impl IntoIterator<Item = P>,
    ) -> Self {
        Refusal::new(code, pointers).into()
    }

    /// A problem that is worth another try after so many seconds.
    pub(crate) fn try_again(code: ProblemCode, seconds: u64) -> Self {
        Self {
            retry_after_seconds: Some(seconds),
            ..code.into()
        }
    }

    /// What the caller is told.
    pub(crate) fn code(&self) -> ProblemCode {
        self.refusal.code
    }

    /// A fault of the collector; the cause goes to the log only.
    pub(crate) fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            cause: Some(cause.into()),
            ..ProblemCode::Internal.into()
        }
    }
}

impl From<ProblemCode> for ApiError {
    fn from(code: ProblemCode) -> Self {
        Self::about::<String>(code, [])
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        Self {
            refusal,
            retry_after_seconds: None,
            cause: None,
        }
    }
}

impl From<NoRandomness> for ApiError {
    fn from(cause: NoRandomness) -> Self {
        Self::internal(cause)
    }
}

impl From<StoreError> for ApiError {
    fn from(cause: StoreError) -> Self {
        Arc::new(cause).into()
    }
}

impl From<Arc<StoreError>> for ApiError {
    fn from(cause: Arc<StoreError>) -> Self {
        if cause.is_passing() {
            let cause: Option<Box<dyn std::error::Error + Send + Sync>> = Some(Box::new(cause));
            Self {
                cause,
                ..Self::try_again(ProblemCode::Unavailable, 5)
            }
        } else {
            Self::internal(cause)
        }
    }
}

impl From<WriteError> for ApiError {
    fn from(cause: WriteError) -> Self {
        match cause {
            // One line per request says so already: the log must not add to the load.
            WriteError::Full => Self::try_again(ProblemCode::Unavailable, 1),
            WriteError::Store(cause) => cause.into(),
            WriteError::Silent => Self::internal(cause),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let Refusal { code, pointers } = self.refusal;
        if let Some(cause) = self.cause {
            tracing::error!(code = code.as_str(), %cause, "the collector failed");
        }
        let problem = Problem::new(code, pointers);
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() =
            StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after_seconds {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
