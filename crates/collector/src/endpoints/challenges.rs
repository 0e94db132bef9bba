//! `POST /v1/challenges`: a nonce that binds a proof to a moment the server knows, and a task
//! to solve while the visitor answers.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use consent::Instant;
use lead::wire::v1::{ChallengeMessage, ChallengeRequest, Version};

use super::{Caller, created};
use crate::api_error::ApiError;
use crate::app::App;
use crate::body::JsonBody;
use crate::rate_limit::Counted;
use crate::store::Challenge;
use crate::{paris, random};

/// How long a nonce is good: two hours, which reading every notice does not need.
const GOOD_FOR_MILLIS: i64 = 2 * 3_600_000;

/// Gives a new nonce.
pub(crate) async fn post(
    State(app): State<Arc<App>>,
    caller: Caller,
    body: JsonBody,
) -> Result<Response, ApiError> {
    let partner = body.partner()?;
    caller.admit(&app, partner.as_ref(), Counted::Other)?;
    let ChallengeRequest { .. } = body.message()?;
    let now = app.now();
    let expires_at = Instant::from_unix_millis(now.unix_millis() + GOOD_FOR_MILLIS);
    let challenge = Challenge {
        nonce: random::token()?,
        today: paris::civil_date(now),
        issued_at: now,
        expires_at: expires_at.map_err(ApiError::internal)?,
        is_used: false,
    };
    let task = app.tasks.new_task(&challenge.nonce);
    let task = task.map_err(ApiError::internal)?;
    let message = ChallengeMessage {
        version: Version,
        nonce: challenge.nonce.clone(),
        today: challenge.today,
        expires_at: challenge.expires_at,
        deployment_version: app.version,
        task: Some(task),
    };
    app.writer.add_challenge(challenge).await?;
    Ok(created(
        serde_json::to_vec(&message).map_err(ApiError::internal)?,
    ))
}
