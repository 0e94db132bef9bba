//! What every request may use.

use std::sync::Arc;

use axum::body::Bytes;
use consent::{Instant, Purpose, Sha256Hex, canonical_json};
use lead::PublicDeployment;
use lead::wire::v1::{DeploymentMessage, Version};

use crate::arrival::Networks;
use crate::clock::Clock;
use crate::files::Dist;
use crate::in_flight::InFlight;
use crate::keys::Keys;
use crate::origin::Origins;
use crate::proof_of_work::Tasks;
use crate::random::{self, NoRandomness};
use crate::rate_limit::{Limits, RateLimits};
use crate::readiness::Readiness;
use crate::store::{Store, StoreError};
use crate::writer::Writer;

/// What the collector is made of.
pub struct Parts {
    /// The public part of the deployment.
    pub deployment: PublicDeployment,
    /// The purposes that a lawyer let name goods of the banned sector (C. consom. L.223-1 al. 5).
    pub sign_offs: Vec<Purpose>,
    /// The open database.
    pub store: Store,
    /// The signing keys.
    pub keys: Keys,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The files to serve; none where only the API is wanted.
    pub dist: Option<Dist>,
    /// How often one address may ask.
    pub limits: Limits,
    /// How many proxies append to `X-Forwarded-For`.
    pub trusted_hops: usize,
    /// Whether local pages and widgets without a release are admitted.
    pub is_dev: bool,
}

/// The collector at work.
pub struct App {
    pub(crate) deployment: PublicDeployment,
    pub(crate) version: Sha256Hex,
    /// `GET /v1/deployment`, plain and as brotli.
    pub(crate) deployment_body: Compressed,
    /// `GET /v1/deployment/outline`, likewise.
    pub(crate) outline_body: Compressed,
    pub(crate) sign_offs: Vec<Purpose>,
    pub(crate) networks: Networks,
    pub(crate) store: Store,
    pub(crate) writer: Writer,
    pub(crate) keys: Arc<Keys>,
    pub(crate) tasks: Tasks,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) dist: Option<Dist>,
    pub(crate) origins: Origins,
    pub(crate) rates: RateLimits,
    pub(crate) in_flight: InFlight,
    pub(crate) readiness: Readiness,
    pub(crate) trusted_hops: usize,
    pub(crate) is_dev: bool,
}

/// Bytes and their brotli twin.
#[derive(Clone, Debug)]
pub(crate) struct Compressed {
    pub(crate) plain: Bytes,
    pub(crate) brotli: Bytes,
}

/// Why the collector cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The deployment has no canonical form.
    #[error("the deployment: {0}")]
    Deployment(#[from] canonical_json::NotCanonical),
    /// The deployment is no JSON.
    #[error("the deployment: {0}")]
    Json(#[from] serde_json::Error),
    /// The deployment cannot be compressed.
    #[error("the deployment: {0}")]
    Compression(#[from] std::io::Error),
    /// No secret could be drawn.
    #[error(transparent)]
    Random(#[from] NoRandomness),
    /// The database refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl App {
    /// Puts the parts together, notes in the database what is served from now on, and starts the
    /// task that writes.
    pub async fn start(parts: Parts) -> Result<Self, StartError> {
        let public_json = canonical_json::to_string(&parts.deployment)?;
        let version = Sha256Hex::of(public_json.as_bytes());
        let body = deployment_body(&parts.deployment, version)?;
        let outline = deployment_body(&parts.deployment.outline(), version)?;
        let release = parts.dist.as_ref().map(|dist| dist.release);
        let now = parts.clock.now();
        let keys = Arc::new(parts.keys);
        parts
            .store
            .serve((version, &public_json), release, now)
            .await?;
        let tasks = Tasks::signed_with(parts.store.proof_secret(random::bytes()?).await?);
        Ok(Self {
            origins: Origins::of(&parts.deployment, parts.is_dev),
            rates: RateLimits::new(parts.limits, &parts.clock),
            in_flight: InFlight::default(),
            readiness: Readiness::default(),
            deployment_body: compressed(body)?,
            outline_body: compressed(outline)?,
            deployment: parts.deployment,
            version,
            writer: Writer::start(parts.store.clone(), Arc::clone(&keys)),
            sign_offs: parts.sign_offs,
            networks: Networks::default(),
            store: parts.store,
            keys,
            tasks,
            clock: parts.clock,
            dist: parts.dist,
            trusted_hops: parts.trusted_hops,
            is_dev: parts.is_dev,
        })
    }

    pub(crate) fn now(&self) -> Instant {
        self.clock.now()
    }
}

/// The JSON body of `GET /v1/deployment`, or of its outline.
pub fn deployment_body(
    deployment: &PublicDeployment,
    version: Sha256Hex,
) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(&DeploymentMessage {
        version: Version,
        deployment_version: version,
        deployment: deployment.clone(),
    })
}

fn compressed(plain: Vec<u8>) -> Result<Compressed, std::io::Error> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    let mut smaller = Vec::new();
    brotli::BrotliCompress(&mut plain.as_slice(), &mut smaller, &parameters)?;
    Ok(Compressed {
        plain: plain.into(),
        brotli: smaller.into(),
    })
}
