//! A request's body, within limits and before it means anything.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use consent::PartnerId;
use http_body_util::{BodyExt as _, Collected, LengthLimitError, Limited};
use lead::SubmissionId;
use lead::wire::problem::ProblemCode;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment;

use crate::api_error::ApiError;

/// The largest body, in bytes; also what `keepalive` requests may carry in browsers.
pub(crate) const MAX_BYTES: usize = 64 * 1024;
/// How long a body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(15);

/// A body that is JSON of a reasonable depth, with the two fields that decide before the rest.
#[derive(Debug)]
pub(crate) struct JsonBody {
    /// The bytes as sent: what idempotency compares.
    pub(crate) bytes: Bytes,
    sketch: Value,
}

impl<S: Sync> FromRequest<S> for JsonBody {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        if !is_of_type(request.headers(), "application/json") {
            return Err(ProblemCode::UnsupportedMediaType.into());
        }
        let bytes = read(request).await?;
        // Recursion stops at 128 levels, so hostile nesting is an error like any other.
        let sketch: Value = serde_json::from_slice(&bytes)
            .map_err(|_| ApiError::from(ProblemCode::MalformedJson))?;
        if !sketch.is_object() {
            // serde would read an array as the fields in their order, past every check by name.
            return Err(ApiError::about(ProblemCode::InvalidField, [""]));
        }
        Ok(Self { bytes, sketch })
    }
}

impl JsonBody {
    /// The partner in whose page the test is said to be; one that cannot be is unknown.
    pub(crate) fn partner(&self) -> Result<Option<PartnerId>, ApiError> {
        let partner = self.sketch.get("partner").and_then(Value::as_str);
        let partner = partner.map(str::parse).transpose();
        partner.map_err(|_| ApiError::from(ProblemCode::UnknownPartner))
    }

    /// The submission id, if it is one.
    pub(crate) fn submission_id(&self) -> Option<SubmissionId> {
        let id = self.sketch.get("submission_id").and_then(Value::as_str);
        id.and_then(|id| id.parse().ok())
    }

    /// The message; a fault names its field, one that does not exist its parent, and repeats
    /// nothing that was sent.
    pub(crate) fn message<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
        let mut json = serde_json::Deserializer::from_slice(&self.bytes);
        serde_path_to_error::deserialize(&mut json).map_err(|error| {
            // serde tells the two apart in words only.
            let words = error.inner().to_string();
            let is_unknown = words.starts_with("unknown field");
            let path = error
                .path()
                .iter()
                .filter(|place| !is_foreign(place, &words));
            let mut pointer = pointer(path);
            if let Some(field) = own_field(&words) {
                pointer.push('/');
                pointer.push_str(field);
            }
            let code = if is_unknown {
                ProblemCode::UnknownField
            } else {
                ProblemCode::InvalidField
            };
            ApiError::about(code, [pointer])
        })
    }
}

/// A form that a browser sent.
#[derive(Debug)]
pub(crate) struct FormBody {
    /// Names and values, in their order.
    pub(crate) fields: Vec<(String, String)>,
}

impl FormBody {
    /// Whether the request says that it brings one.
    pub(crate) fn is_in(headers: &HeaderMap) -> bool {
        is_of_type(headers, "application/x-www-form-urlencoded")
    }
}

impl<S: Sync> FromRequest<S> for FormBody {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let bytes = read(request).await?;
        let fields = form_urlencoded::parse(&bytes).into_owned().collect();
        Ok(Self { fields })
    }
}

async fn read(request: Request) -> Result<Bytes, ApiError> {
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > MAX_BYTES) {
        return Err(ProblemCode::BodyTooLarge.into());
    }
    let bytes = tokio::time::timeout(PATIENCE, collect(request.into_body())).await;
    bytes.map_err(|_| ApiError::from(ProblemCode::RequestTimeout))?
}

fn is_of_type(headers: &HeaderMap, expected: &str) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE);
    let media_type = media_type.and_then(|value| value.to_str().ok());
    let essence = media_type.and_then(|value| value.split(';').next());
    essence.is_some_and(|essence| essence.trim().eq_ignore_ascii_case(expected))
}

async fn collect(body: Body) -> Result<Bytes, ApiError> {
    let collected = Limited::new(body, MAX_BYTES).collect().await;
    collected.map(Collected::to_bytes).map_err(|error| {
        if error.is::<LengthLimitError>() {
            ProblemCode::BodyTooLarge.into()
        } else {
            ProblemCode::MalformedJson.into() // the connection broke
        }
    })
}

/// Whether a place has a name that the sender made up: the fault is that it is unknown.
fn is_foreign(place: &Segment, words: &str) -> bool {
    let (kind, name) = match place {
        Segment::Map { key } => ("field", key),
        Segment::Enum { variant } => ("variant", variant),
        Segment::Seq { .. } | Segment::Unknown => return false,
    };
    words.starts_with(&format!("unknown {kind} `{name}`, "))
}

/// RFC 6901, as far as the field names are ones that we could have given.
fn pointer<'a>(path: impl Iterator<Item = &'a Segment>) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => {
                pointer.push('/');
                pointer.push_str(&index.to_string());
            }
            Segment::Map { key: name } | Segment::Enum { variant: name } if is_plain(name) => {
                pointer.push('/');
                pointer.push_str(name);
            }
            _ => break,
        }
    }
    pointer
}

/// A name sent by a stranger may say anything, so only plain ones are repeated.
fn is_plain(name: &str) -> bool {
    let is_allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    name.len() <= 40 && name.bytes().all(is_allowed)
}

/// The field of ours that is missing or comes twice: serde names it, its path does not.
fn own_field(words: &str) -> Option<&str> {
    let rest = words.strip_prefix("missing field `");
    let rest = rest.or_else(|| words.strip_prefix("duplicate field `"))?;
    rest.split('`').next()
}
