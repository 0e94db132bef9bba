//! A collector on a database of its own, and a widget that sends it what it should.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use collector::{App, Clock, Dist, Keys, Limits, Parts, Store, router};
use consent::{Channel, DecisionKey, DecisionState, Instant, Language, Sha256Hex};
use eligibility::{Answers, assess};
use http_body_util::BodyExt as _;
use lead::PublicDeployment;
use lead::shown::{Shown, Situation};
use lead::wire::v1::{ChallengeMessage, DeploymentMessage};
use serde_json::{Value, json};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Row as _};
use tempfile::TempDir;
use tower::ServiceExt as _;

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
pub(crate) struct SetClock(AtomicI64);

impl SetClock {
    pub(crate) fn forward(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Instant {
        Instant::from_unix_millis(self.0.load(Ordering::SeqCst)).unwrap()
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
        let clock = Arc::new(SetClock(AtomicI64::new(NOW)));
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
    let database = format!("sqlite:{}", folder.path().join("leads.db").display());
    let store = Store::open(&database).await.unwrap();
    let parts = Parts {
        deployment: serde_json::from_value(settings.deployment).unwrap(),
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

/// Who fills in the test.
#[derive(Clone, Debug)]
pub(crate) struct Visitor {
    pub(crate) id: String,
    pub(crate) channel: Channel,
    pub(crate) email: Option<&'static str>,
    pub(crate) given: Vec<DecisionKey>,
    pub(crate) answers: Answers,
}

impl Visitor {
    pub(crate) fn by_phone() -> Self {
        Self {
            channel: Channel::Phone,
            email: None,
            ..Self::by_email()
        }
    }

    pub(crate) fn by_email() -> Self {
        let answers = json!({
            "place": { "postcode": "59000" },
            "dwelling": { "kind": "house", "living_area_m2": 100, "completed": { "year": 1970 } },
            "works": [{ "kind": "attic_insulation", "area_m2": 40 }],
        });
        Self {
            id: ID.to_owned(),
            channel: Channel::Email,
            email: Some(EMAIL),
            given: Vec::new(),
            answers: serde_json::from_value(answers).unwrap(),
        }
    }

    pub(crate) fn giving(self, keys: &[&str]) -> Self {
        Self {
            given: keys.iter().map(|key| key.parse().unwrap()).collect(),
            ..self
        }
    }

    pub(crate) fn lead(&self, message: &DeploymentMessage, challenge: &ChallengeMessage) -> Value {
        let deployment: &PublicDeployment = &message.deployment;
        let shown = Shown::in_situation(Situation {
            deployment,
            language: Language::Fr,
            works: &self.answers.works,
            channel: self.channel,
            has_email: self.email.is_some(),
            today: challenge.today,
        });
        let shown = shown.unwrap();
        let statement =
            |s: &consent::Statement| json!({ "key": s.key, "sha256": s.passage.sha256() });
        let decisions = shown.decisions(&self.given);
        let given = decisions.iter().filter(|d| d.state == DecisionState::Given);
        let touched = given.map(|d| json!({ "key": d.key, "at": at(1), "input": "pointer" }));
        let works: Vec<_> = self.answers.works.iter().map(|work| work.kind).collect();
        json!({
            "version": 1,
            "submission_id": self.id,
            "language": "fr",
            "answers": self.answers,
            "assessment": assess(&self.answers, challenge.today, deployment.rates.as_ref()),
            "contact": self.contact(),
            "request": { "channel": self.channel, "works": works, "text_sha256": shown.request.sha256() },
            "evidence": {
                "nonce": challenge.nonce,
                "deployment_version": challenge.deployment_version,
                "notice_sha256": shown.notice.sha256(),
                "policy_sha256": deployment.terms.policy.sha256,
                "statements": shown.statements.iter().map(statement).collect::<Vec<_>>(),
                "decisions": decisions,
                "claims": {
                    "page": "https://exemple.fr/test",
                    "wasm_sha256": wasm(),
                    "started_at": at(0),
                    "submitted_at": at(2),
                    "decided": touched.collect::<Vec<_>>(),
                },
            },
        })
    }

    fn contact(&self) -> Value {
        let mut contact = json!({ "given_name": GIVEN_NAME, "family_name": FAMILY_NAME });
        if let Some(email) = self.email {
            contact["email"] = email.into();
        }
        if self.channel == Channel::Phone {
            contact["phone"] = PHONE.into();
        }
        contact
    }
}

fn at(seconds: i64) -> Instant {
    Instant::from_unix_millis(NOW + seconds * 1000).unwrap()
}

fn mentions() -> Value {
    json!({
        "identity": "{addressee} propose {goods}.",
        "choice": "Oui ou non.",
        "period": "Jusqu’au {until}.",
        "withdrawal": "Par {privacy_email}.",
        "proof": "Sur demande.",
    })
}

/// Every purpose and one partner.
pub(crate) fn deployment_json() -> Value {
    let mut lasting = mentions();
    lasting["period"] = "Trois ans.".into();
    json!({
        "languages": ["fr"],
        "own_origins": [OWN_ORIGIN],
        "rates": [{ "from": "2026-01-01", "cents_per_mwh": { "default": 800 } }],
        "analytics": [{ "name": "Mesure", "company": "Mesure SAS", "what": { "fr": "les pages vues" } }],
        "terms": {
            "controller": {
                "name": "Exemple", "address": "1 rue de l’Exemple, 69000 Lyon", "siren": "732829320",
                "privacy_email": "donnees@exemple.fr", "privacy_post": "1 rue de l’Exemple, 69000 Lyon",
                "phone": "01 99 00 12 34", "site": "https://exemple.fr",
            },
            "policy": {
                "url": "https://exemple.fr/donnees", "date": "2024-10-21", "sha256": Sha256Hex::of(b"policy"),
            },
            "partners_dated": "2026-11-01",
            "partners": [{
                "id": "partenaire", "name": "Partenaire Exemple SAS", "siren": "404833048",
                "policy_url": "https://partenaire.exemple/donnees", "activity": { "fr": "assureur" },
                "goods": { "fr": "une assurance" }, "channels": ["phone", "email"],
                "origins": [PARTNER_ORIGIN],
            }],
            "purposes": [
                { "purpose": "lead_acquisition", "own": true, "period_months": 36, "words": { "fr": {
                    "name": "Réutilisation", "label": "J’accepte la réutilisation par {controller}.", "mentions": {},
                } } },
                { "purpose": "phone", "own": true, "partners": true, "period_months": 12, "words": { "fr": {
                    "name": "Démarchage", "goods": "une assurance", "label": "J’accepte les appels de {addressee}.",
                    "mentions": mentions(),
                    "partners": { "label": "J’accepte les appels de {addressee}.", "mentions": mentions() },
                } } },
                { "purpose": "email", "own": true, "period_months": 36, "words": { "fr": {
                    "name": "Offres", "goods": "une assurance", "label": "J’accepte les e-mails pour {goods}.",
                    "mentions": lasting,
                } } },
            ],
            "words": { "fr": {
                "request_phone": ["Je demande à être rappelé par {addressee} pour {works}."],
                "request_email": ["Je demande une réponse pour {works}."],
                "phone_field": "Tout appel commercial suppose votre accord.",
                "notice": ["{controller} répond à votre demande."],
                "notice_more": [],
            } },
        },
    })
}
