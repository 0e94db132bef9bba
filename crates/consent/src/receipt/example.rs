//! A receipt for tests.

use crate::decision::DecisionState;
use crate::digest::Sha256Hex;
use crate::evidence::Grade;
use crate::instant::Instant;
use crate::purpose::Channel;
use crate::receipt::{
    Receipt, ReceiptAddressee, ReceiptController, ReceiptDecision, ReceiptPolicy, ReceiptRequest,
};
use crate::terms::Language;

fn decision(key: &str, state: DecisionState, until: Option<&str>) -> ReceiptDecision {
    let text = format!("J’accepte {key}.\nRetrait à tout moment\u{a0}: donnees@exemple.fr.");
    ReceiptDecision {
        key: key.parse().unwrap(),
        name: "Démarchage téléphonique".to_owned(),
        state,
        text_sha256: Sha256Hex::of(text.as_bytes()),
        text,
        valid_until: until.map(|day| crate::civil_date::parse_iso(day).unwrap()),
        nature_of_goods: Some("une assurance habitation".to_owned()),
        excludes_sector_l223_1_al5: true,
    }
}

/// A call asked for on 23 November 2026 at a quarter past eleven in Paris; one consent given.
pub(super) fn receipt() -> Receipt {
    let text = "Je demande à être rappelé(e) par Exemple.\nUniquement sur ces travaux.";
    Receipt {
        version: 1,
        lead_id: "01935f3c-6c00-7000-8000-000000000001".to_owned(),
        received_at: "2026-11-23T10:15:00.250Z".parse::<Instant>().unwrap(),
        received_at_paris: "2026-11-23T11:15:00.250+01:00".to_owned(),
        language: Language::Fr,
        deployment_version: Sha256Hex::of(b"deployment"),
        controller: ReceiptController {
            name: "Exemple SAS".to_owned(),
            address: "1 rue de l’Exemple, 69000 Lyon".to_owned(),
            siren: Some("012345674".to_owned()),
            privacy_email: "donnees@exemple.fr".to_owned(),
            privacy_post: "Exemple SAS, données, 69000 Lyon".to_owned(),
            phone: Some("01\u{a0}99\u{a0}00\u{a0}12\u{a0}34".to_owned()),
        },
        policy: ReceiptPolicy {
            url: "https://exemple.fr/donnees".to_owned(),
            date: crate::civil_date::parse_iso("2024-10-21").unwrap(),
            sha256: Sha256Hex::of(b"policy"),
        },
        request: ReceiptRequest {
            channel: Channel::Phone,
            addressed_to: ReceiptAddressee {
                name: "Exemple SAS".to_owned(),
                siren: Some("012345674".to_owned()),
            },
            object: vec!["attic_insulation".to_owned(), "windows".to_owned()],
            works: vec!["isolation des combles".to_owned(), "fenêtres".to_owned()],
            text_sha256: Sha256Hex::of(text.as_bytes()),
            text: text.to_owned(),
            slot: None,
            call_not_after: Some(crate::civil_date::parse_iso("2026-11-28").unwrap()),
            human_review: true,
        },
        decisions: vec![
            decision("phone:self", DecisionState::Given, Some("2027-11-23")),
            decision("phone:partner/exemple", DecisionState::Refused, None),
            decision("email:self", DecisionState::NotShown, None),
        ],
        grade: Some(Grade::E1),
        evidence_sha256: Some(Sha256Hex::of(b"evidence")),
    }
}
