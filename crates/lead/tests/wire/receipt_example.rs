//! A receipt of which one consent was taken back.

use consent::receipt::ReceiptAddressee;
use consent::{Channel, DecisionState, Instant, Sha256Hex, WithdrawalChannel, civil_date};
use lead::wire::v1::{
    ChoicesMessage, DecidedMessage, RequestedMessage, Standing, Version, WithdrawalMessage,
    WithdrawnMessage,
};

fn at(seconds: i64) -> Instant {
    Instant::from_unix_millis(1_795_428_000_000 + seconds * 1000).unwrap()
}

fn partner() -> ReceiptAddressee {
    ReceiptAddressee {
        name: "Partenaire Exemple SAS".into(),
        siren: Some("404833048".into()),
    }
}

fn decided(key: &str, state: DecisionState, now: Standing, leaf: u64) -> DecidedMessage {
    let is_shown = state != DecisionState::NotShown;
    DecidedMessage {
        key: key.parse().unwrap(),
        name: "Démarchage téléphonique".into(),
        addressees: vec![partner()],
        state,
        text: is_shown.then(|| "J’accepte d’être appelé.\nC’est facultatif.".into()),
        valid_until: (state == DecisionState::Given)
            .then(|| civil_date::parse_iso("2027-11-23").unwrap()),
        nature_of_goods: Some("une assurance".into()),
        excludes_sector_l223_1_al5: true,
        now,
        withdrawn_at: (now == Standing::Withdrawn).then(|| at(3600)),
        leaf,
    }
}

pub(crate) fn choices() -> ChoicesMessage {
    ChoicesMessage {
        version: Version,
        lead_id: "01935f3c-6c00-7000-8000-000000000001".into(),
        received_at: at(0),
        deployment_version: Sha256Hex::of(b"deployment"),
        policy_sha256: Sha256Hex::of(b"policy"),
        request: RequestedMessage {
            channel: Channel::Phone,
            addressed_to: ReceiptAddressee {
                name: "Exemple SAS".into(),
                siren: None,
            },
            call_not_after: Some(civil_date::parse_iso("2026-11-28").unwrap()),
            now: Standing::Given,
            withdrawn_at: None,
            leaf: 0,
        },
        decisions: vec![
            decided(
                "phone:partner/un",
                DecisionState::Given,
                Standing::Withdrawn,
                1,
            ),
            decided("phone:self", DecisionState::Given, Standing::Expired, 2),
            decided("email:self", DecisionState::Refused, Standing::Refused, 3),
            decided(
                "email:partners@2026-11-01",
                DecisionState::NotShown,
                Standing::NotShown,
                4,
            ),
        ],
        withdrawals: vec![WithdrawnMessage {
            subject: "phone:partner/un".parse().unwrap(),
            channel: WithdrawalChannel::InCall,
            said_at: at(3600),
            recorded_at: at(7200),
            recipients_to_notify: vec![partner()],
            leaf: 9,
        }],
    }
}

pub(crate) fn some() -> WithdrawalMessage {
    WithdrawalMessage {
        keys: vec!["request".parse().unwrap(), "phone:self".parse().unwrap()],
        ..WithdrawalMessage::default()
    }
}

pub(crate) fn all() -> WithdrawalMessage {
    WithdrawalMessage {
        all: true,
        ..WithdrawalMessage::default()
    }
}
