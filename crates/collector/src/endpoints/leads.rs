//! `POST /v1/leads`: one lead, stored once however often it is sent.
//!
//! The order matters: admitted, held, read, compared, stored, and only then answered. Only a
//! stored 201 binds a submission id: the same bytes again get the same answer, other bytes a
//! conflict, and a refused attempt leaves the id free.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use consent::log::{Event, Salt};
use consent::{Channel, DecisionState, Instant, Sha256Hex, guard};
use lead::SubmissionId;
use lead::deployment_file;
use lead::intake::{Arrival, Checked, Decided, InForce, Lead};
use lead::signals::Observed;
use lead::wire::problem::ProblemCode;
use lead::wire::v1::{LeadMessage, StoredLeadMessage, Version};

use super::{Caller, created};
use crate::api_error::ApiError;
use crate::app::App;
use crate::arrival::Arrived;
use crate::body::JsonBody;
use crate::rate_limit::Counted;
use crate::receipt_token::ReceiptToken;
use crate::store::{Challenge, NewLead, Outcome};
use crate::{paris, proof, random, receipt};

/// Stores the lead, or repeats the answer of the one stored under its submission id.
pub(crate) async fn post(
    State(app): State<Arc<App>>,
    caller: Caller,
    body: JsonBody,
) -> Result<Response, ApiError> {
    let partner = body.partner()?;
    let origin = caller.admit(&app, partner.as_ref(), Counted::Lead)?;
    let Some(id) = body.submission_id() else {
        let _: LeadMessage = body.message()?;
        return Err(ApiError::about(
            ProblemCode::InvalidField,
            ["/submission_id"],
        ));
    };
    let held = app.in_flight.hold(id).ok_or_else(in_flight)?;
    let arrived = caller.arrived(&app, origin)?;
    // A task of its own: a client that goes away must not stop halfway, nor free the
    // submission while it is still being committed.
    let task = tokio::spawn(async move {
        let _held = held;
        store_once(&app, arrived, id, &body).await
    });
    // The error of a task may quote a panic, so it is not told to anybody.
    let answer = task
        .await
        .map_err(|_| ApiError::internal("storing a lead panicked"))?;
    answer.map(created)
}

/// The stored answer, if the very same body was stored before.
async fn repeated(
    app: &App,
    id: SubmissionId,
    body: &JsonBody,
) -> Result<Option<Vec<u8>>, ApiError> {
    let Some(stored) = app.store.submission(id).await? else {
        return Ok(None);
    };
    if stored.body_sha256 == Sha256Hex::of(&body.bytes).to_string() {
        Ok(Some(stored.answer))
    } else {
        let pointers = ["/submission_id"];
        Err(ApiError::about(ProblemCode::SubmissionConflict, pointers))
    }
}

/// Stores, and where that is refused looks whether this submission is stored already. It cannot
/// be stored twice: its nonce is used, and its id is taken.
async fn store_once(
    app: &App,
    arrived: Arrived,
    id: SubmissionId,
    body: &JsonBody,
) -> Result<Vec<u8>, ApiError> {
    match store(app, arrived, body).await {
        Ok(answer) => Ok(answer),
        Err(error) => repeated(app, id, body).await?.ok_or(error),
    }
}

async fn store(app: &App, arrived: Arrived, body: &JsonBody) -> Result<Vec<u8>, ApiError> {
    let lead = Lead::try_from(body.message::<LeadMessage>()?)?;
    check_release(app, &lead).await?;
    let received_at = app.now();
    let challenge = usable_challenge(app, &lead, received_at).await?;
    let checked = lead.check(InForce {
        deployment: &app.deployment,
        version: app.version,
        today: challenge.today,
    })?;
    check_sector(app, &checked)?;
    let doubts = lead.doubts(
        &checked,
        Arrival {
            challenged_at: challenge.issued_at,
            received_at,
            origin: arrived.origin.as_deref(),
            referer_origin: arrived.referer_origin.as_deref(),
            own_origins: &app.deployment.own_origins,
            partner_origins: app.origins.of_partner(lead.partner.as_ref()),
        },
    );
    let lead_id = random::uuid(received_at)?;
    let call_not_after = (lead.channel == Channel::Phone)
        .then(|| guard::callback_deadline(paris::civil_date(received_at)));
    let kinds: Vec<_> = lead.works().collect();
    lead.check_slot(received_at, call_not_after)?;
    let object: Vec<String> = serde_json::to_value(kinds)
        .and_then(serde_json::from_value)
        .map_err(ApiError::internal)?;
    let facts = receipt::Facts {
        terms: &app.deployment.terms,
        deployment_version: app.version,
        lead: &lead,
        checked: &checked,
        object: &object,
        lead_id: &lead_id,
        received_at,
        call_not_after,
    };
    let receipt = receipt::of(&facts);
    let salt = Salt::from(random::bytes()?);
    let token = ReceiptToken::draw()?;
    let (mut receipt_jws, mut events) = (String::new(), Vec::new());
    if proof::IS_MADE {
        receipt_jws = app.keys.sign(&receipt).map_err(ApiError::internal)?;
        events = Event::all_of(&receipt, salt).map_err(ApiError::internal)?;
    }
    let new = NewLead {
        received_at,
        arrived,
        object_json: json(&object)?,
        answers_json: json(&lead.answers)?,
        assessment_json: json(&checked.assessment)?,
        doubts_json: json(&doubts)?,
        body_sha256: Sha256Hex::of(&body.bytes),
        events,
        salt,
        token_sha256: token.sha256(),
        observed: observed(app, &lead, &challenge, received_at),
        answer: StoredLeadMessage {
            version: Version,
            lead_id,
            receipt,
            receipt_jws,
            log_proof: String::new(),
            receipt_token: Some(token.as_str().to_owned()),
            result_differs: checked.result_differs,
        },
        lead,
        checked,
    };
    match app.writer.add_lead(new).await? {
        Outcome::Stored(answer) => Ok(answer),
        Outcome::NonceUsed => Err(nonce_problem(ProblemCode::NonceUsed)),
        Outcome::AlreadyStored => Err(in_flight()),
    }
}

/// A widget that this collector never served cannot vouch for what it showed; one without a
/// hash runs under live reload.
async fn check_release(app: &App, lead: &Lead) -> Result<(), ApiError> {
    let is_known = match lead.evidence.claims.wasm_sha256 {
        Some(wasm) => app.is_dev || is_released(app, wasm).await?,
        None => app.is_dev,
    };
    if is_known {
        return Ok(());
    }
    tracing::warn!("a lead was refused: its widget was never served by this collector");
    let pointers = ["/evidence/claims/wasm_sha256"];
    Err(ApiError::about(ProblemCode::InvalidField, pointers))
}

/// Whether this widget was ever served. New files may stand in the folder since the start: whoever
/// got them must not lose a lead for it.
async fn is_released(app: &App, wasm: Sha256Hex) -> Result<bool, ApiError> {
    if app.store.knows_release(wasm).await? {
        return Ok(true);
    }
    let is_served = app.dist.as_ref().is_some_and(|dist| dist.holds(wasm));
    if is_served {
        app.store.add_release(wasm, app.now()).await?;
    }
    Ok(is_served)
}

/// A deployment whose goods fall in the banned sector does not start; one that came to serve all
/// the same gets no consent to canvassing (R-PH-3).
fn check_sector(app: &App, checked: &Checked) -> Result<(), ApiError> {
    let is_banned = |decided: &Decided| {
        let statement = &decided.statement;
        let goods = statement.goods.as_deref();
        decided.state == DecisionState::Given
            && !app.sign_offs.contains(&statement.key.purpose)
            && goods.is_some_and(deployment_file::is_in_banned_sector)
    };
    let decided = checked.decisions.iter().enumerate();
    let banned = decided.filter(|(_, decided)| is_banned(decided));
    let pointers: Vec<String> = banned
        .map(|(i, _)| format!("/evidence/decisions/{i}"))
        .collect();
    if pointers.is_empty() {
        return Ok(());
    }
    Err(ApiError::about(ProblemCode::SectorBanned, pointers))
}

async fn usable_challenge(app: &App, lead: &Lead, now: Instant) -> Result<Challenge, ApiError> {
    let challenge = app.store.challenge(&lead.evidence.nonce).await?;
    match challenge {
        None => Err(nonce_problem(ProblemCode::NonceUsed)),
        Some(challenge) if challenge.is_used => Err(nonce_problem(ProblemCode::NonceUsed)),
        Some(challenge) if challenge.expires_at <= now => {
            Err(nonce_problem(ProblemCode::NonceExpired))
        }
        Some(challenge) => Ok(challenge),
    }
}

/// What is known of how the lead came. It is stored with it and told to nobody outside.
fn observed(app: &App, lead: &Lead, challenge: &Challenge, received_at: Instant) -> Observed {
    let signals = &lead.signals;
    let phone = lead.contact.phone.as_ref();
    Observed {
        proof: app.tasks.judge(&challenge.nonce, signals.proof.as_deref()),
        taken_ms: received_at.unix_millis() - challenge.issued_at.unix_millis(),
        is_trap_filled: signals.trap_filled,
        is_phone_doubtful: phone.is_some_and(|phone| phone.number.is_suspect()),
    }
}

fn json(value: &impl serde::Serialize) -> Result<String, ApiError> {
    serde_json::to_string(value).map_err(ApiError::internal)
}

fn in_flight() -> ApiError {
    ApiError::try_again(ProblemCode::SubmissionInFlight, 1)
}

fn nonce_problem(code: ProblemCode) -> ApiError {
    ApiError::about(code, ["/evidence/nonce"])
}
