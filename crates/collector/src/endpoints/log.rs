//! `GET /v1/log/…`: what the transparency log is, and proofs of what is in it.
//!
//! For anybody: hashes tell nothing about a person. Proofs lead to the newest signed head.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, RawQuery, State};
use axum::http::header;
use axum::response::Response;
use consent::log::{Frontier, Outline, TreeHead};
use lead::wire::problem::ProblemCode;
use lead::wire::v1::{
    LogConsistencyMessage, LogHeadMessage, LogInclusionMessage, LogStampMessage, Version,
};
use serde::Serialize;

use super::{Caller, JSON, NO_STORE};
use crate::api_error::ApiError;
use crate::app::App;
use crate::base64;

/// The newest signed head.
pub(crate) async fn head(
    State(app): State<Arc<App>>,
    caller: Caller,
) -> Result<Response, ApiError> {
    caller.admit_reader(&app)?;
    let (head, head_jws) = newest(&app).await?;
    answer(&LogHeadMessage {
        version: Version,
        size: head.size,
        root: head.root,
        at: head.at,
        head_jws,
    })
}

/// That a leaf is in the log.
pub(crate) async fn inclusion(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(leaf): Path<String>,
) -> Result<Response, ApiError> {
    caller.admit_reader(&app)?;
    let leaf = number(&leaf).ok_or_else(|| invalid(["/leaf"]))?;
    let (head, head_jws) = newest(&app).await?;
    let outline = Outline::inclusion(leaf, head.size);
    let outline = outline.map_err(|_| ApiError::from(ProblemCode::NotFound))?;
    answer(&LogInclusionMessage {
        version: Version,
        leaf,
        leaf_sha256: app.store.leaf_hash(leaf).await?,
        path: app.store.proof(&outline).await?,
        head_jws,
    })
}

/// That the log of size `to` began with the log of size `from`.
pub(crate) async fn consistency(
    State(app): State<Arc<App>>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    caller.admit_reader(&app)?;
    let (from, to) = sizes(&query.unwrap_or_default())?;
    let (head, _) = newest(&app).await?;
    if to > head.size {
        return Err(invalid(["/to"]));
    }
    let outline = Outline::consistency(from, to).map_err(|_| invalid(["/from"]))?;
    answer(&LogConsistencyMessage {
        version: Version,
        from,
        to,
        path: app.store.proof(&outline).await?,
    })
}

/// When a time-stamping authority saw a head: the first stamped one of at least `from` leaves, or
/// the newest one.
pub(crate) async fn stamp(
    State(app): State<Arc<App>>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    caller.admit_reader(&app)?;
    let from = match query.as_deref().map(|query| query.strip_prefix("from=")) {
        None => None,
        Some(size) => Some(size.and_then(number).ok_or_else(|| invalid(["/from"]))?),
    };
    let found = app.store.stamp(from).await?;
    let (stamp, head_jws) = found.ok_or_else(|| ApiError::from(ProblemCode::NotFound))?;
    answer(&LogStampMessage {
        version: Version,
        size: stamp.size,
        head_jws,
        token: base64::encode(&stamp.token),
    })
}

/// The head was signed with the newest leaf; nothing was signed of a log without leaves yet.
async fn newest(app: &App) -> Result<(TreeHead, String), ApiError> {
    if let Some(jws) = app.store.newest_head().await? {
        let head = app.keys.verify(&jws).map_err(ApiError::internal)?;
        return Ok((head, jws));
    }
    let head = TreeHead {
        version: 1,
        size: 0,
        root: Frontier::default().root(),
        at: app.now(),
    };
    let jws = app.keys.sign(&head).map_err(ApiError::internal)?;
    Ok((head, jws))
}

/// `from` and `to`, once each and nothing else.
fn sizes(query: &str) -> Result<(u64, u64), ApiError> {
    let (mut from, mut to) = (None, None);
    for pair in query.split('&') {
        let (slot, value) = match pair.split_once('=') {
            Some(("from", value)) => (&mut from, value),
            Some(("to", value)) => (&mut to, value),
            _ => return Err(invalid(["/from", "/to"])),
        };
        if slot.replace(number(value)).is_some() {
            return Err(invalid(["/from", "/to"]));
        }
    }
    match (from.flatten(), to.flatten()) {
        (Some(from), Some(to)) => Ok((from, to)),
        (None, Some(_)) => Err(invalid(["/from"])),
        (Some(_), None) => Err(invalid(["/to"])),
        (None, None) => Err(invalid(["/from", "/to"])),
    }
}

/// Decimal digits only: no sign, no blank.
fn number(text: &str) -> Option<u64> {
    let is_plain = text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

fn invalid<const N: usize>(pointers: [&str; N]) -> ApiError {
    ApiError::about(ProblemCode::InvalidField, pointers)
}

fn answer(message: &impl Serialize) -> Result<Response, ApiError> {
    let body = serde_json::to_vec(message).map_err(ApiError::internal)?;
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, JSON);
    headers.insert(header::CACHE_CONTROL, NO_STORE);
    Ok(response)
}
