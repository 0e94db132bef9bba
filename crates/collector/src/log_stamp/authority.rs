//! The authority: one HTTP request, and what its answer says before it is believed.

use std::sync::Arc;
use std::time::Duration;

use der::asn1::AnyRef;
use der::{Decode as _, Encode as _, Reader as _};
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

use super::Request;

/// The largest answer, in bytes: a token with a few certificates is a tenth of it.
const MAX_BYTES: u64 = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);

/// Why there is no token; shown to the operator.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AuthorityError {
    /// The authority cannot be reached, or answers with an error.
    #[error("the time-stamping authority cannot be asked: {0}")]
    Http(#[from] Box<ureq::Error>),
    /// The answer is no `TimeStampResp`.
    #[error("the time-stamping authority answered something else than a time stamp")]
    Answer,
    /// The authority refuses (RFC 3161 2.4.2).
    #[error("the time-stamping authority refuses, with status {0}")]
    Refused(u8),
}

/// Sends the request (RFC 3161 3.4); gives the token, of which nothing is checked yet. Blocks.
pub(crate) fn ask(url: &str, request: &Request) -> Result<Vec<u8>, AuthorityError> {
    let body = request.to_der().map_err(|_| AuthorityError::Answer)?;
    let answer = send(url, &body).map_err(Box::new)?;
    token(&answer)
}

fn send(url: &str, body: &[u8]) -> Result<Vec<u8>, ureq::Error> {
    // Roots that cannot be read are missing: then no https authority is trusted.
    let roots = rustls_native_certs::load_native_certs().certs;
    let roots = roots
        .iter()
        .map(|root| Certificate::from_der(root).to_owned());
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::Specific(Arc::new(roots.collect())))
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(0)
        .tls_config(tls)
        .build()
        .into();
    let mut answer = agent
        .post(url)
        .content_type("application/timestamp-query")
        .send(body)?;
    answer
        .body_mut()
        .with_config()
        .limit(MAX_BYTES)
        .read_to_vec()
}

/// `TimeStampResp`: granted (0) or granted with modifications (1), and the token.
fn token(answer: &[u8]) -> Result<Vec<u8>, AuthorityError> {
    let parts = AnyRef::from_der(answer).and_then(|answer| {
        answer.sequence(|answer| {
            let status: AnyRef<'_> = answer.decode()?;
            let status = status.sequence(|info| {
                let status = info.decode::<u8>()?;
                while !info.is_finished() {
                    info.decode::<AnyRef<'_>>()?;
                }
                Ok(status)
            })?;
            let token: Option<AnyRef<'_>> = answer.decode()?;
            Ok((status, token.map(|token| token.to_der()).transpose()?))
        })
    });
    match parts.map_err(|_| AuthorityError::Answer)? {
        (0 | 1, Some(token)) => Ok(token),
        (0 | 1, None) => Err(AuthorityError::Answer),
        (status, _) => Err(AuthorityError::Refused(status)),
    }
}
