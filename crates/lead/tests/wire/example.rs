//! One full example of each message, made from the demonstration.

use chrono::NaiveDate;
use consent::evidence::{
    ColorScheme, Grade, SeenStatement, Signals, SubmittedAt, Surroundings, Viewport,
};
use consent::log::{Event, Frontier, LeadProof, LeafProof, Salt, TreeHead};
use consent::receipt::seal::SigningKeyPair;
use consent::receipt::{
    Receipt, ReceiptAddressee, ReceiptController, ReceiptDecision, ReceiptPolicy, ReceiptRequest,
};
use consent::{CallSlot, Channel, DecisionKey, DecisionState, Instant, Language, Sha256Hex, guard};
use eligibility::Answers;
use lead::deployment_file;
use lead::proof_of_work::{hex, payload};
use lead::wire::problem::{Problem, ProblemCode};
use lead::wire::v1::{
    AnalyticsClaim, AnalyticsState, BrowserClaims, ChallengeMessage, ChallengeRequest,
    ChoiceMessage, CommittedAnswers, ContactMessage, DecidedAt, DeploymentMessage, EvidenceMessage,
    InputKind, LeadMessage, NoticesShown, PartnersShown, RequestMessage, SignalsMessage,
    StatementMessage, StoredChoiceMessage, StoredLeadMessage, Version, form_id,
};
use lead::{PublicDeployment, Shown, Situation, SubmissionId};
use serde_json::json;

const DEMO: &str = include_str!("../../../../deployments/demo.toml");
const NONCE: &str = "Zm9vYmFyZm9vYmFyZm9vYmFy";
const RECORD: &str = "4f1c2a90-7d3e-4b61-9a0c-1e2d3c4b5a69";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// 23 November 2026, ten o'clock UTC, and so many seconds.
fn at(seconds: i64) -> Instant {
    Instant::from_unix_millis(1_795_428_000_000 + seconds * 1000).unwrap()
}

/// The demonstration, its notices cut short: their wording is not what is shown here.
fn public() -> PublicDeployment {
    let mut public = deployment_file::parse(DEMO, today())
        .unwrap()
        .deployment
        .public;
    for words in public.terms.words.values_mut() {
        words.notice_more.truncate(1);
    }
    public.theme.insert("accent".into(), "#0b5".into());
    public
}

fn version() -> Sha256Hex {
    consent::canonical_json::sha256(&public()).unwrap()
}

pub(crate) fn deployment() -> DeploymentMessage {
    DeploymentMessage {
        version: Version,
        deployment_version: version(),
        deployment: public(),
    }
}

pub(crate) fn challenge_request() -> ChallengeRequest {
    ChallengeRequest {
        version: Version,
        partner: Some("exemple".parse().unwrap()),
    }
}

pub(crate) fn challenge() -> ChallengeMessage {
    ChallengeMessage {
        version: Version,
        nonce: NONCE.into(),
        today: today(),
        expires_at: at(7200),
        deployment_version: version(),
        task: Some(task()),
    }
}

/// As the collector's crate writes it, with a low cost.
pub(crate) fn task() -> String {
    json!({
        "parameters": {
            "algorithm": "PBKDF2/SHA-256", "cost": 1, "data": { "nonce": NONCE },
            "keyLength": 32, "keyPrefix": "ab".repeat(16),
            "keySignature": Sha256Hex::of(b"key"), "nonce": "00".repeat(16), "salt": "01".repeat(16)
        },
        "signature": Sha256Hex::of(b"task")
    })
    .to_string()
}

pub(crate) fn choice() -> ChoiceMessage {
    ChoiceMessage {
        version: Version,
        deployment_version: version(),
        language: Language::Fr,
        text_sha256: Sha256Hex::of(b"banner"),
        analytics: AnalyticsState::Refused,
    }
}

pub(crate) fn stored_choice() -> StoredChoiceMessage {
    StoredChoiceMessage {
        version: Version,
        record_id: RECORD.into(),
        recorded_at: at(1),
    }
}

pub(crate) fn problem() -> Problem {
    let pointers = vec!["/contact/email".into(), "/contact/phone".into()];
    Problem::new(ProblemCode::InvalidField, pointers)
}

/// Answers with every field of the questionnaire and two works.
fn answers() -> Answers {
    let answers = json!({
        "place": { "postcode": "69360", "department": "69" },
        "dwelling": {
            "kind": "house", "living_area_m2": 95, "completed": { "age": "15_plus" },
            "main_residence": true, "dpe": "E"
        },
        "occupant": "owner_occupier",
        "heating": "oil",
        "household": { "persons": 4, "income": { "class": "modest" } },
        "project": { "quote": "not_signed", "works_started": false },
        "works": [
            { "kind": "attic_insulation", "area_m2": 40.5 },
            { "kind": "heat_pump_air_water", "etas": { "band": "140_plus" }, "replaces": "oil_boiler" }
        ]
    });
    serde_json::from_value(answers).unwrap()
}

fn slot() -> CallSlot {
    let bounds = json!({
        "start": "2026-11-26T14:00:00+01:00",
        "end": "2026-11-26T17:00:00+01:00"
    });
    serde_json::from_value(bounds).unwrap()
}

fn shown(channel: Channel) -> Shown {
    Shown::in_situation(Situation {
        slot: Some(slot()),
        deployment: &public(),
        language: Language::Fr,
        works: &answers().works,
        channel,
        has_email: true,
        today: today(),
    })
    .unwrap()
}

fn lead(channel: Channel, given: &[DecisionKey]) -> LeadMessage {
    let (shown, public, answers) = (shown(channel), public(), answers());
    let works = answers.works.iter().map(|work| work.kind).collect();
    let touched = given.iter().map(|key| DecidedAt {
        key: key.clone(),
        at: at(170),
        input: InputKind::Keyboard,
        is_trusted: true,
        toggles: 1,
    });
    let contact = ContactMessage {
        given_name: "Zoë".into(),
        family_name: "Martin-Exemple".into(),
        email: Some("zoe.martin@exemple.fr".into()),
        phone: (channel == Channel::Phone).then(|| "06 39 98 12 34".into()),
    };
    let committed = CommittedAnswers {
        salt: Salt::from([5; 16]),
        answers: &answers,
        contact: &contact,
    };
    let partner = (channel == Channel::Phone).then(|| "exemple".parse().unwrap());
    LeadMessage {
        version: Version,
        submission_id: SubmissionId::new(1_795_428_000_000, [9; 10]),
        language: Language::Fr,
        assessment: eligibility::assess(&answers, today(), public.rates.as_ref()),
        request: RequestMessage {
            slot: (channel == Channel::Phone).then(slot),
            channel,
            works,
            text_sha256: shown.request.sha256(),
            human_review: channel == Channel::Phone,
        },
        answers_salt: Salt::from([5; 16]),
        evidence: EvidenceMessage {
            version: Version,
            form_id: form_id(partner.as_ref()),
            nonce: challenge().nonce,
            deployment_version: version(),
            notice: NoticesShown::of(&shown),
            policy: ReceiptPolicy::from(&public.terms.policy),
            partners: PartnersShown::of(&public.terms),
            statements: shown.statements.iter().map(StatementMessage::of).collect(),
            decisions: shown.decisions(given),
            answers_sha256: consent::canonical_json::sha256(&committed).unwrap(),
            claims: BrowserClaims {
                page: "http://localhost:8081/essai".into(),
                widget_version: "0.1.0".into(),
                wasm_sha256: Some(Sha256Hex::of(b"wasm")),
                surroundings: surroundings(),
                started_at: at(0),
                submit: SubmittedAt {
                    at: at(180),
                    monotonic_ms: 184_250,
                },
                seen: shown.statements.iter().map(seen).collect(),
                decided: touched.collect(),
                signals: Signals { gpc: true },
                analytics: Some(AnalyticsClaim {
                    record_id: Some(RECORD.into()),
                    state: AnalyticsState::Refused,
                }),
            },
        },
        answers,
        contact,
        partner,
        signals: (channel == Channel::Phone).then(signals),
    }
}

fn seen(statement: &consent::Statement) -> SeenStatement {
    SeenStatement {
        key: statement.key.clone(),
        font_px: 16,
        contrast_tenths: Some(164),
        visible: true,
        first_visible_at: Some(at(160)),
        visible_ms: 9_400,
    }
}

/// In a frame of a partner's page.
fn surroundings() -> Surroundings {
    Surroundings {
        locale: Some("fr-FR".into()),
        timezone: Some("Europe/Paris".into()),
        viewport: Viewport {
            width: 390,
            height: 844,
            dpr_percent: 263,
        },
        zoom_percent: 100,
        color_scheme: ColorScheme::Dark,
        reduced_motion: true,
        embedding_origin: Some("https://partenaire.exemple".into()),
        ancestor_origins: vec!["https://partenaire.exemple".into()],
    }
}

fn signals() -> SignalsMessage {
    SignalsMessage {
        proof: Some(payload(&task(), 700, &hex(&[7; 32]))),
        trap_filled: false,
    }
}

pub(crate) fn lead_by_phone() -> LeadMessage {
    lead(Channel::Phone, &["phone:self".parse().unwrap()])
}

pub(crate) fn lead_by_email() -> LeadMessage {
    lead(Channel::Email, &[])
}

pub(crate) fn stored_lead() -> StoredLeadMessage {
    let (shown, public) = (shown(Channel::Phone), public());
    let terms = public.terms;
    let given: DecisionKey = "phone:self".parse().unwrap();
    let decisions = shown.statements.iter().map(|statement| ReceiptDecision {
        key: statement.key.clone(),
        name: statement.name.clone(),
        state: if statement.key == given {
            DecisionState::Given
        } else {
            DecisionState::Refused
        },
        text: statement.passage.text(),
        text_sha256: statement.passage.sha256(),
        valid_until: statement.valid_until,
        nature_of_goods: statement.goods.clone(),
        excludes_sector_l223_1_al5: statement.key.purpose.is_canvassing(),
    });
    let lead_id = "01935f3c-6c00-7000-8000-000000000001";
    let addressed_to = ReceiptAddressee {
        name: terms.controller.name.clone(),
        siren: terms.controller.siren.clone(),
    };
    let receipt = Receipt {
        version: 1,
        lead_id: lead_id.into(),
        received_at: at(181),
        received_at_paris: "2026-11-23T11:03:01+01:00".into(),
        language: Language::Fr,
        deployment_version: version(),
        controller: ReceiptController {
            name: terms.controller.name,
            address: terms.controller.address,
            siren: terms.controller.siren,
            privacy_email: terms.controller.privacy_email,
            privacy_post: terms.controller.privacy_post,
            phone: terms.controller.phone,
        },
        policy: ReceiptPolicy::from(&terms.policy),
        request: ReceiptRequest {
            slot: Some(slot()),
            channel: Channel::Phone,
            addressed_to,
            object: vec!["attic_insulation".into(), "heat_pump_air_water".into()],
            works: vec![
                "isolation des combles".into(),
                "pompe à chaleur air/eau".into(),
            ],
            text: shown.request.text(),
            text_sha256: shown.request.sha256(),
            call_not_after: Some(guard::callback_deadline(today())),
            human_review: true,
        },
        decisions: decisions.collect(),
        grade: Some(Grade::E1),
        evidence_sha256: Some(Sha256Hex::of(b"evidence")),
    };
    let pair = pair();
    StoredLeadMessage {
        version: Version,
        lead_id: lead_id.into(),
        receipt_jws: pair.sign(&receipt).unwrap(),
        log_proof: log_proof(&receipt, &pair).to_json().unwrap(),
        receipt_token: Some("BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH".into()),
        receipt,
        result_differs: false,
    }
}

fn pair() -> SigningKeyPair {
    SigningKeyPair::from_seed(&[7; 32])
}

/// The first leaf of a log, and the log then.
fn log_proof(receipt: &Receipt, pair: &SigningKeyPair) -> LeadProof {
    let salt = Salt::from([7; 16]);
    let events = Event::all_of(receipt, salt).unwrap();
    let mut log = Frontier::default();
    log.append(events.first().unwrap().leaf_hash().unwrap());
    LeadProof {
        version: 1,
        salt,
        leaves: vec![LeafProof {
            leaf: 0,
            path: Vec::new(),
        }],
        head_jws: pair.sign(&head(&log)).unwrap(),
    }
}

fn head(log: &Frontier) -> TreeHead {
    TreeHead {
        version: 1,
        size: log.size(),
        root: log.root(),
        at: at(181),
    }
}
