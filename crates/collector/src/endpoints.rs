//! One file per endpoint: its request, what it does, its answer.

pub(crate) mod challenges;
pub(crate) mod choices;
pub(crate) mod deployment;
pub(crate) mod health;
pub(crate) mod jwks;
pub(crate) mod leads;
pub(crate) mod log;
pub(crate) mod receipts;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::body::Body;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use consent::PartnerId;

use crate::api_error::ApiError;
use crate::app::App;
use crate::arrival::Arrived;
use crate::client_address;
use crate::rate_limit::Counted;

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// Who calls: the peer of the connection and the headers.
pub(crate) struct Caller {
    peer: IpAddr,
    headers: HeaderMap,
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self {
            peer: peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0.ip()),
            headers: parts.headers.clone(),
        })
    }
}

impl Caller {
    /// Partner known, origin listed, not too often: in this order. Gives the page's origin.
    fn admit(
        &self,
        app: &App,
        partner: Option<&PartnerId>,
        counted: Counted,
    ) -> Result<Option<&str>, ApiError> {
        let origin = app.origins.admit(&self.headers, partner)?;
        self.count(app, counted)?;
        Ok(origin)
    }

    /// Likewise for what no partner is named in.
    fn admit_anybody(&self, app: &App) -> Result<(), ApiError> {
        app.origins.admit_anybody(&self.headers)?;
        self.count(app, Counted::Other)
    }

    /// Whoever reads what is public: from any page, not too often.
    fn admit_reader(&self, app: &App) -> Result<(), ApiError> {
        self.count(app, Counted::Other)
    }

    fn count(&self, app: &App, counted: Counted) -> Result<(), ApiError> {
        app.rates.count(counted, self.address(app))
    }

    fn address(&self, app: &App) -> IpAddr {
        client_address::behind(app.trusted_hops, &self.headers, self.peer)
    }

    /// What is kept of how a lead came.
    fn arrived(&self, app: &App, origin: Option<&str>) -> Result<Arrived, ApiError> {
        let network = app.networks.hmac(self.address(app), app.now())?;
        Ok(Arrived::of(&self.headers, origin, network))
    }
}

/// Whether the caller has what this `ETag` names already (RFC 9110 13.1.2).
fn is_held(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    listed(headers, header::IF_NONE_MATCH)
        .any(|held| held == "*" || held.trim_start_matches("W/").as_bytes() == etag.as_bytes())
}

/// The members of a header that lists them.
fn listed(headers: &HeaderMap, name: header::HeaderName) -> impl Iterator<Item = &str> {
    let values = headers.get_all(name).into_iter();
    let values = values.filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).map(str::trim)
}

/// 201 with these bytes, which nobody may keep.
fn created(body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::CREATED;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, JSON);
    headers.insert(header::CACHE_CONTROL, NO_STORE);
    response
}
