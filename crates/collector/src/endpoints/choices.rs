//! `POST /v1/choices`: one choice of the cookie banner. The record holds no
//! identity; a lead sent from the same browser names its id.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use lead::wire::problem::ProblemCode;
use lead::wire::v1::{ChoiceMessage, StoredChoiceMessage, Version};

use super::{Caller, created};
use crate::api_error::ApiError;
use crate::app::App;
use crate::body::JsonBody;
use crate::random;
use crate::store::NewChoice;

/// Records the choice.
pub(crate) async fn post(
    State(app): State<Arc<App>>,
    caller: Caller,
    body: JsonBody,
) -> Result<Response, ApiError> {
    caller.admit_anybody(&app)?;
    let message: ChoiceMessage = body.message()?;
    if message.deployment_version != app.version {
        // Other services may have been named.
        let pointers = ["/deployment_version"];
        return Err(ApiError::about(ProblemCode::DeploymentChanged, pointers));
    }
    let is_offered = app.deployment.languages.contains(&message.language);
    let faults = [
        (!is_offered, "/language"),
        // Nothing to ask, so nothing was answered (R-CK-10).
        (app.deployment.analytics.is_empty(), "/analytics"),
    ];
    let faults: Vec<_> = faults
        .into_iter()
        .filter(|(is_wrong, _)| *is_wrong)
        .collect();
    if !faults.is_empty() {
        let pointers = faults.into_iter().map(|(_, pointer)| pointer);
        return Err(ApiError::about(ProblemCode::InvalidField, pointers));
    }
    let recorded_at = app.now();
    // Random, not a UUIDv7: the id alone must not tell which lead came with it.
    let id = random::token()?;
    let choice = NewChoice {
        id: &id,
        recorded_at,
        message: &message,
    };
    app.store.add_choice(choice).await?;
    let stored = StoredChoiceMessage {
        version: Version,
        record_id: id,
        recorded_at,
    };
    Ok(created(
        serde_json::to_vec(&stored).map_err(ApiError::internal)?,
    ))
}
