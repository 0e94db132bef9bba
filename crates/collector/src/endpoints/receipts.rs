//! `/r/{token}` and `/v1/receipts/{token}`: seeing and taking back, without an account.
//!
//! The token in the address is all that is asked, and there is no cookie: a foreign page can
//! make a browser send nothing here that its owner could not send without the browser, so there
//! is no forgery across sites to guard against. Reading changes nothing, since programs that
//! check mail open every link in it.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequest as _, Path, RawQuery, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use consent::history::State as Standing;
use consent::{Instant, Subject, WithdrawalChannel};
use lead::wire::problem::ProblemCode;
use lead::wire::v1::{
    ChoicesMessage, DecidedMessage, RequestedMessage, Version, WithdrawalMessage, WithdrawnMessage,
};

use super::{Caller, JSON, NO_STORE};
use crate::api_error::ApiError;
use crate::app::App;
use crate::body::{FormBody, JsonBody};
use crate::choices_page::{self, Refused, View};
use crate::receipt_token::ReceiptToken;
use crate::store::{Decided, Said, Wanted, Wish, WithdrawError, Withdrawn};

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");
/// What the address says after a button was pressed.
const DONE: &str = "fait";

/// What stands, as a page with a button for each choice.
pub(crate) async fn page(
    State(app): State<Arc<App>>,
    caller: Caller,
    path: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Response {
    let is_done = query.as_deref() == Some(DONE);
    let page = async {
        caller.admit_reader(&app)?;
        let token = token(path)?;
        let said = open(&app, &token).await?;
        let view = View {
            token: &token,
            controller: &app.deployment.terms.controller,
            now: app.now(),
            is_done,
        };
        Ok(choices_page::of(&said, view))
    };
    match page.await {
        Ok(page) => html(Response::new(Body::from(page))),
        Err(error) => refusal(&app, error),
    }
}

/// What stands, as JSON.
pub(crate) async fn get(
    State(app): State<Arc<App>>,
    caller: Caller,
    path: Result<Path<String>, PathRejection>,
) -> Response {
    let answer = async {
        caller.admit_reader(&app)?;
        let said = open(&app, &token(path)?).await?;
        json(&said, app.now())
    };
    private(answer.await.into_response())
}

/// Takes back some or all; asked by a program or by a button of the page.
pub(crate) async fn withdraw(
    State(app): State<Arc<App>>,
    caller: Caller,
    path: Result<Path<String>, PathRejection>,
    request: Request,
) -> Response {
    if FormBody::is_in(request.headers()) {
        let pressed = pressed(&app, &caller, path, request).await;
        return pressed.unwrap_or_else(|error| refusal(&app, error));
    }
    let answer = async {
        caller.admit_reader(&app)?;
        let token = token(path)?;
        let body = JsonBody::from_request(request, &app).await?;
        let wanted = wanted(body.message()?)?;
        let said = take_back(&app, &token, wanted).await?;
        json(&said, app.now())
    };
    private(answer.await.into_response())
}

/// A button leads back to the page, so that reloading it sends nothing again.
async fn pressed(
    app: &App,
    caller: &Caller,
    path: Result<Path<String>, PathRejection>,
    request: Request,
) -> Result<Response, ApiError> {
    caller.admit_reader(app)?;
    let token = token(path)?;
    let form = FormBody::from_request(request, &()).await?;
    let mut message = WithdrawalMessage::default();
    for (name, value) in &form.fields {
        match name.as_str() {
            "key" => message.keys.push(
                value
                    .parse()
                    .map_err(|_| ApiError::about(ProblemCode::InvalidField, ["/keys"]))?,
            ),
            "all" => message.all = true,
            _ => return Err(ProblemCode::UnknownField.into()),
        }
    }
    take_back(app, &token, wanted(message)?).await?;
    let mut response = StatusCode::SEE_OTHER.into_response();
    let back = format!("../../../r/{}?{DONE}", token.as_str());
    let back = HeaderValue::from_str(&back).map_err(ApiError::internal)?;
    response.headers_mut().insert(header::LOCATION, back);
    Ok(private(response))
}

/// One answer for what never was and for what no longer is.
fn token(path: Result<Path<String>, PathRejection>) -> Result<ReceiptToken, ApiError> {
    let text = path.ok().map(|Path(text)| text);
    let token = text.and_then(|text| text.parse().ok());
    token.ok_or(ProblemCode::NotFound.into())
}

async fn open(app: &App, token: &ReceiptToken) -> Result<Said, ApiError> {
    let not_found = || ApiError::from(ProblemCode::NotFound);
    let lead_id = app.store.opened_by(token).await?;
    let said = app.store.said(&lead_id.ok_or_else(not_found)?).await?;
    said.ok_or_else(not_found)
}

fn wanted(message: WithdrawalMessage) -> Result<Wanted, ApiError> {
    match (message.all, message.keys.is_empty()) {
        (true, true) => Ok(Wanted::Everything),
        (false, false) => Ok(Wanted::These(message.keys)),
        _ => Err(ApiError::about(
            ProblemCode::InvalidField,
            ["/keys", "/all"],
        )),
    }
}

async fn take_back(app: &App, token: &ReceiptToken, what: Wanted) -> Result<Said, ApiError> {
    let lead_id = app.store.opened_by(token).await?;
    let lead_id = lead_id.ok_or(ApiError::from(ProblemCode::NotFound))?;
    let wish = Wish {
        what,
        channel: WithdrawalChannel::Web,
        said_at: None,
    };
    match app
        .store
        .withdraw(&lead_id, &wish, app.now(), &app.keys)
        .await
    {
        Ok((said, _)) => Ok(said),
        Err(WithdrawError::NoLead) => Err(ProblemCode::NotFound.into()),
        Err(WithdrawError::NeverAsked(_)) => {
            Err(ApiError::about(ProblemCode::InvalidField, ["/keys"]))
        }
        Err(WithdrawError::Store(error)) => Err(error.into()),
        Err(other) => Err(ApiError::internal(other)),
    }
}

fn json(said: &Said, now: Instant) -> Result<Response, ApiError> {
    let body = serde_json::to_vec(&message(said, now)).map_err(ApiError::internal)?;
    let mut response = Response::new(Body::from(body));
    response.headers_mut().insert(header::CONTENT_TYPE, JSON);
    Ok(response)
}

fn message(said: &Said, now: Instant) -> ChoicesMessage {
    let request = said.standing(&Subject::Request, now);
    ChoicesMessage {
        version: Version,
        lead_id: said.lead_id.clone(),
        received_at: said.received_at,
        deployment_version: said.deployment_version,
        policy_sha256: said.policy_sha256,
        request: RequestedMessage {
            channel: said.request.channel,
            addressed_to: said.request.addressed_to.clone(),
            call_not_after: said.request.call_not_after,
            now: request.into(),
            withdrawn_at: withdrawn_at(request),
            leaf: said.request.leaf,
        },
        decisions: said
            .decisions
            .iter()
            .map(|decided| {
                let subject = Subject::Consent(decided.key.clone());
                decision(decided, said.standing(&subject, now))
            })
            .collect(),
        withdrawals: said.withdrawals.iter().map(withdrawal).collect(),
    }
}

fn decision(decided: &Decided, now: Standing) -> DecidedMessage {
    DecidedMessage {
        key: decided.key.clone(),
        name: decided.name.clone(),
        addressees: decided.addressees.clone(),
        state: decided.state,
        text: decided.text.clone(),
        valid_until: decided.valid_until,
        nature_of_goods: decided.nature_of_goods.clone(),
        excludes_sector_l223_1_al5: decided.excludes_sector_l223_1_al5,
        now: now.into(),
        withdrawn_at: withdrawn_at(now),
        leaf: decided.leaf,
    }
}

fn withdrawal(withdrawn: &Withdrawn) -> WithdrawnMessage {
    WithdrawnMessage {
        subject: withdrawn.subject.clone(),
        channel: withdrawn.channel,
        said_at: withdrawn.said_at,
        recorded_at: withdrawn.recorded_at,
        recipients_to_notify: withdrawn.recipients.clone(),
        leaf: withdrawn.leaf,
    }
}

const fn withdrawn_at(state: Standing) -> Option<Instant> {
    match state {
        Standing::Withdrawn { at } => Some(at),
        _ => None,
    }
}

/// The problem as a page for whoever pressed a button or followed a link.
fn refusal(app: &App, error: ApiError) -> Response {
    let refused = match error.code() {
        ProblemCode::NotFound => Refused::Unknown,
        ProblemCode::TooManyRequests => Refused::TooOften,
        code if code.status() < 500 => Refused::Form,
        _ => Refused::Failed,
    };
    let page = choices_page::refused(refused, &app.deployment.terms.controller);
    let mut response = error.into_response();
    *response.body_mut() = Body::from(page);
    html(response)
}

fn html(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HTML);
    if let Ok(policy) = HeaderValue::from_str(&choices_page::POLICY) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    private(response)
}

/// The address is a secret: nobody keeps the page, is told where it was left from, or lists it.
fn private(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, NO_STORE);
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    headers.insert(ROBOTS, HeaderValue::from_static("noindex, nofollow"));
    response
}
