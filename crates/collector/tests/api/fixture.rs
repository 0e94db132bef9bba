//! A collector on a database of its own, and a widget that sends it what it should.
#![allow(dead_code, reason = "each test program uses a part of it")]
#![allow(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "measurements use it, too: lints count there"
)]

#[path = "fixture/deployment.rs"]
mod deployment;
#[path = "fixture/proof_of_work.rs"]
pub(crate) mod proof_of_work;
#[path = "fixture/visitor.rs"]
mod visitor;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use collector::{App, Clock, Dist, Keys, Limits, Parts, Store, router};
use consent::{Instant, Sha256Hex};
use http_body_util::BodyExt as _;
use lead::wire::v1::{ChallengeMessage, DeploymentMessage};
use serde_json::{Value, json};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Row as _};
use tempfile::TempDir;
use tower::ServiceExt as _;

pub(crate) use deployment::deployment_json;
pub(crate) use visitor::Visitor;

/// 2026-11-23T10:00:00.000Z, a Monday.
pub(crate) const NOW: i64 = 1_795_428_000_000;
pub(crate) const OWN_ORIGIN: &str = "https://exemple.fr";
pub(crate) const PARTNER_ORIGIN: &str = "https://partenaire.exemple";
pub(crate) const ID: &str = "019aafc7-6b00-7000-8000-000000000001";

/// What no log may ever hold.
pub(crate) const GIVEN_NAME: &str = "Zéphyrine";
pub(crate) const FAMILY_NAME: &str = "Quatremère";
pub(crate) const EMAIL: &str = "zephyrine.quatremere@exemple.fr";
pub(crate) const PHONE: &str = "04 65 71 12 34";

/// A clock that moves when told to.
pub(crate) struct SetClock {
    now: AtomicI64,
    elapsed: AtomicU64,
}

impl SetClock {
    /// Time passes; none where it would run backwards.
    pub(crate) fn forward(&self, millis: i64) {
        self.set(millis);
        let elapsed = u64::try_from(millis).unwrap_or_default();
        self.elapsed.fetch_add(elapsed, Ordering::SeqCst);
    }

    /// Somebody sets the machine's clock by so much; no time passes.
    pub(crate) fn set(&self, millis: i64) {
        self.now.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Instant {
        Instant::from_unix_millis(self.now.load(Ordering::SeqCst)).unwrap()
    }

    fn elapsed(&self) -> Duration {
        Duration::from_millis(self.elapsed.load(Ordering::SeqCst))
    }
}

/// What differs from the usual collector.
pub(crate) struct Settings {
    pub(crate) limits: Limits,
    pub(crate) trusted_hops: usize,
    pub(crate) is_dev: bool,
    pub(crate) deployment: Value,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            trusted_hops: 0,
            is_dev: false,
            deployment: deployment_json(),
        }
    }
}

pub(crate) struct Collector {
    pub(crate) router: Router,
    pub(crate) clock: Arc<SetClock>,
    pub(crate) folder: TempDir,
    pub(crate) store: Store,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The problem's code and pointers, after checking what every problem must be.
    pub(crate) fn problem(&self) -> (String, Vec<String>) {
        let json = self.json();
        assert_eq!(
            self.header("content-type"),
            Some("application/problem+json")
        );
        assert_eq!(json["status"], self.status.as_u16());
        let pointers = json["pointers"].as_array().cloned().unwrap_or_default();
        let pointers = pointers.iter().map(|p| p.as_str().unwrap().to_owned());
        (
            json["code"].as_str().unwrap().to_owned(),
            pointers.collect(),
        )
    }
}

impl Collector {
    pub(crate) async fn new() -> Self {
        Self::with(Settings::default()).await
    }

    pub(crate) async fn with(settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(SetClock {
            now: AtomicI64::new(NOW),
            elapsed: AtomicU64::new(0),
        });
        let (app, store) = start(&folder, settings, Arc::clone(&clock) as Arc<dyn Clock>).await;
        Self {
            router: router(Arc::new(app)),
            clock,
            folder,
            store,
        }
    }

    /// The same database under another deployment.
    pub(crate) async fn redeployed(self, deployment: Value) -> Self {
        let settings = Settings {
            deployment,
            ..Settings::default()
        };
        let clock = Arc::clone(&self.clock) as Arc<dyn Clock>;
        let (app, store) = start(&self.folder, settings, clock).await;
        Self {
            router: router(Arc::new(app)),
            store,
            ..self
        }
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await.unwrap().to_bytes().to_vec(),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap())
            .await
    }

    /// Posts JSON from a page of the own site.
    pub(crate) async fn post(&self, path: &str, body: impl Into<Body>) -> Answer {
        self.send(post(path, &[("origin", OWN_ORIGIN)], body)).await
    }

    pub(crate) async fn challenge(&self) -> ChallengeMessage {
        let answer = self.post("/v1/challenges", "{\"version\":1}").await;
        assert_eq!(answer.status, StatusCode::CREATED);
        serde_json::from_slice(&answer.body).unwrap()
    }

    pub(crate) async fn deployment(&self) -> DeploymentMessage {
        serde_json::from_slice(&self.get("/v1/deployment").await.body).unwrap()
    }

    /// What an honest widget sends for this visitor.
    pub(crate) async fn lead(&self, visitor: &Visitor) -> Value {
        visitor.lead(&self.deployment().await, &self.challenge().await)
    }

    pub(crate) async fn database(&self) -> SqliteConnection {
        let path = self.folder.path().join("leads.db");
        let options = SqliteConnectOptions::new().filename(path);
        options.connect().await.unwrap()
    }

    /// The rows of each table that a lead fills.
    pub(crate) async fn stored(&self) -> [i64; 5] {
        let mut database = self.database().await;
        let row = sqlx::query(
            "SELECT (SELECT COUNT(*) FROM lead), (SELECT COUNT(*) FROM contact), \
             (SELECT COUNT(*) FROM request), (SELECT COUNT(*) FROM consent_event), \
             (SELECT COUNT(*) FROM submission)",
        );
        let row = row.fetch_one(&mut database).await.unwrap();
        std::array::from_fn(|column| row.get(column))
    }
}

async fn start(folder: &TempDir, settings: Settings, clock: Arc<dyn Clock>) -> (App, Store) {
    let store = Store::open(&database(folder)).await.unwrap();
    let parts = Parts {
        deployment: serde_json::from_value(settings.deployment).unwrap(),
        sign_offs: Vec::new(),
        store: store.clone(),
        keys: Keys::from_seeds(&[[7; 32]]).unwrap(),
        clock,
        dist: Some(Dist::open(&dist(folder)).unwrap()),
        limits: settings.limits,
        trusted_hops: settings.trusted_hops,
        is_dev: settings.is_dev,
    };
    (App::start(parts).await.unwrap(), store)
}

/// The address of the database in this folder.
pub(crate) fn database(folder: &TempDir) -> String {
    format!("sqlite:{}", folder.path().join("leads.db").display())
}

/// A folder such as `cargo xtask dist` fills.
pub(crate) fn dist(folder: &TempDir) -> std::path::PathBuf {
    let dist = folder.path().join("dist");
    let embed = dist.join("e/v1");
    std::fs::create_dir_all(&embed).unwrap();
    let release = json!({ "wasm_sha256": wasm() }).to_string();
    for (name, content) in [
        ("release.json", release.as_str()),
        ("loader.js", "export {}"),
        ("loader.js.br", "as brotli"),
        ("loader.js.gz", "as gzip"),
        ("cee-widget-0123456789abcdef.wasm", "wasm"),
    ] {
        std::fs::write(embed.join(name), content).unwrap();
    }
    std::fs::write(dist.join("index.html"), "<!doctype html>").unwrap();
    std::fs::write(dist.join("verify.html"), "<!doctype html><h1>").unwrap();
    dist
}

pub(crate) fn wasm() -> Sha256Hex {
    Sha256Hex::of(b"wasm")
}

pub(crate) fn post(path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Request<Body> {
    let mut request = Request::post(path).header("content-type", "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body.into()).unwrap()
}
