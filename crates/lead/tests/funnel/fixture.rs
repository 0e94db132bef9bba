//! A small deployment with every purpose, and what the funnel starts from.

use std::rc::Rc;

use consent::evidence::{
    ColorScheme, Salt, SeenStatement, Signals, SubmittedAt, Surroundings, Viewport,
};
use consent::{Instant, Sha256Hex};
use lead::SubmissionId;
use lead::funnel::{Beginning, Funnel, Page, Witness};
use lead::wire::v1::{ChallengeMessage, DeploymentMessage, StoredLeadMessage, Version};
use serde_json::{Value, json};

pub(crate) fn instant(millis: i64) -> Instant {
    Instant::from_unix_millis(1_795_428_000_000 + millis).unwrap()
}

pub(crate) fn another_id() -> SubmissionId {
    SubmissionId::new(2, [2; 10])
}

pub(crate) fn funnel() -> Funnel {
    Funnel::new(Beginning {
        deployment: deployment(|_| {}),
        language: consent::Language::Fr,
        page: Rc::new(Page {
            address: "https://exemple.fr/test".into(),
            wasm_sha256: Some(Sha256Hex::of(b"wasm")),
            partner: None,
        }),
        on: consent::civil_date::parse_iso("2026-11-23").unwrap(),
        submission_id: SubmissionId::new(1, [1; 10]),
    })
}

fn plain_challenge(today: &str) -> ChallengeMessage {
    ChallengeMessage {
        version: Version,
        nonce: "nonce".into(),
        today: consent::civil_date::parse_iso(today).unwrap(),
        expires_at: instant(7_200_000),
        deployment_version: Sha256Hex::of(b"deployment"),
        task: None,
    }
}

/// What an honest browser says after so many milliseconds: every statement seen, long enough.
pub(crate) fn witness(funnel: &Funnel, millis: i64) -> &'static Witness {
    let statements = funnel.shown().map(|shown| shown.statements);
    let seen = statements.iter().flatten().map(|statement| SeenStatement {
        key: statement.key.clone(),
        font_px: 16,
        contrast_tenths: Some(160),
        visible: true,
        first_visible_at: Some(instant(1)),
        visible_ms: 2_000,
    });
    Box::leak(Box::new(Witness {
        submit: SubmittedAt {
            at: instant(millis),
            monotonic_ms: 60_000,
        },
        salt: Salt::from([5; 16]),
        surroundings: Surroundings {
            locale: Some("fr-FR".into()),
            timezone: Some("Europe/Paris".into()),
            viewport: Viewport {
                width: 390,
                height: 844,
                dpr_percent: 300,
            },
            zoom_percent: 100,
            color_scheme: ColorScheme::Light,
            reduced_motion: false,
            embedding_origin: None,
            ancestor_origins: Vec::new(),
        },
        seen: seen.collect(),
        signals: Signals::default(),
    }))
}

pub(crate) fn challenge(today: &str) -> Rc<ChallengeMessage> {
    Rc::new(plain_challenge(today))
}

/// Another challenge of the same day.
pub(crate) fn another_challenge(nonce: &str) -> Rc<ChallengeMessage> {
    Rc::new(ChallengeMessage {
        nonce: nonce.into(),
        ..plain_challenge("2026-11-23")
    })
}

/// The same with something to solve.
pub(crate) fn challenge_with_task(nonce: &str) -> Rc<ChallengeMessage> {
    Rc::new(ChallengeMessage {
        nonce: nonce.into(),
        task: Some("{}".into()),
        ..plain_challenge("2026-11-23")
    })
}

pub(crate) fn deployment(change: impl FnOnce(&mut Value)) -> Rc<DeploymentMessage> {
    let mut json = deployment_json();
    change(&mut json);
    Rc::new(serde_json::from_value(json).unwrap())
}

fn mentions() -> Value {
    json!({
        "identity": "{addressee} propose {goods}.",
        "choice": "Oui ou non.",
        "period": "Jusqu’au {until}.",
        "withdrawal": "Par {privacy_email}.",
        "proof": "Sur demande."
    })
}

fn deployment_json() -> Value {
    let mut email_mentions = mentions();
    email_mentions["period"] = "Trois ans.".into();
    json!({
        "version": 1,
        "deployment_version": Sha256Hex::of(b"deployment"),
        "deployment": {
            "languages": ["fr"],
            "terms": {
                "controller": {
                    "name": "Exemple", "address": "1 rue de l’Exemple", "privacy_email": "donnees@exemple.fr",
                    "privacy_post": "1 rue de l’Exemple", "site": "https://exemple.fr"
                },
                "policy": { "url": "https://exemple.fr/donnees", "date": "2024-10-21", "sha256": Sha256Hex::of(b"policy") },
                "purposes": [
                    { "purpose": "lead_acquisition", "own": true, "period_months": 36, "words": { "fr": {
                        "name": "Réutilisation", "label": "J’accepte la réutilisation par {controller}.", "mentions": {}
                    } } },
                    { "purpose": "phone", "own": true, "period_months": 12, "words": { "fr": {
                        "name": "Démarchage", "goods": "des assurances", "label": "J’accepte les appels de {addressee}.",
                        "mentions": mentions()
                    } } },
                    { "purpose": "email", "own": true, "period_months": 36, "words": { "fr": {
                        "name": "Offres", "goods": "des assurances", "label": "J’accepte les e-mails pour {goods}.",
                        "mentions": email_mentions
                    } } }
                ],
                "words": { "fr": {
                    "request_phone": ["Je demande à être rappelé par {addressee} pour {works}."],
                    "call_slot": "Appelez-moi le {slot}.",
                    "request_email": ["Je demande une réponse pour {works}."],
                    "phone_field": "L.223-2.",
                    "notice": ["{controller} répond à votre demande."],
                    "notice_more": []
                } }
            }
        }
    })
}

pub(crate) fn stored() -> Rc<StoredLeadMessage> {
    let receipt = json!({
        "version": 1, "lead_id": "lead", "received_at": instant(0), "received_at_paris": "2026-11-23T11:00:00+01:00",
        "language": "fr", "deployment_version": Sha256Hex::of(b"deployment"),
        "controller": { "name": "Exemple", "address": "1 rue", "privacy_email": "a@exemple.fr", "privacy_post": "1 rue" },
        "policy": { "url": "https://exemple.fr", "date": "2024-10-21", "sha256": Sha256Hex::of(b"policy") },
        "request": { "channel": "email", "addressed_to": { "name": "Exemple" }, "object": ["windows"], "works": ["fenêtres"], "text": "t", "text_sha256": Sha256Hex::of(b"t"), "human_review": false },
        "decisions": []
    });
    Rc::new(StoredLeadMessage {
        version: Version,
        lead_id: "lead".into(),
        receipt: serde_json::from_value(receipt).unwrap(),
        receipt_jws: "a.b.c".into(),
        log_proof: "{}".into(),
        receipt_token: None,
        result_differs: false,
    })
}
