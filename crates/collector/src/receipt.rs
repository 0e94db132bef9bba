//! The receipt of a lead, made from what was checked.

use chrono::NaiveDate;
use consent::evidence::Grade;
use consent::receipt::{
    Receipt, ReceiptAddressee, ReceiptController, ReceiptDecision, ReceiptPolicy, ReceiptRequest,
};
use consent::{DecisionState, Instant, Sha256Hex, Terms};
use lead::intake::{Checked, Decided, Lead};

use crate::paris;

/// What a receipt is made from.
pub(crate) struct Facts<'a> {
    pub(crate) terms: &'a Terms,
    pub(crate) deployment_version: Sha256Hex,
    pub(crate) lead: &'a Lead,
    pub(crate) checked: &'a Checked,
    /// The names of the kinds of works on the wire.
    pub(crate) object: &'a [String],
    pub(crate) lead_id: &'a str,
    pub(crate) received_at: Instant,
    pub(crate) call_not_after: Option<NaiveDate>,
}

/// The receipt; it holds no name, address or number of the person.
pub(crate) fn of(facts: &Facts<'_>) -> Receipt {
    let controller = &facts.terms.controller;
    let request = &facts.checked.shown.request;
    Receipt {
        version: 1,
        lead_id: facts.lead_id.to_owned(),
        received_at: facts.received_at,
        received_at_paris: paris::rfc3339(facts.received_at),
        language: facts.lead.language,
        deployment_version: facts.deployment_version,
        controller: ReceiptController {
            name: controller.name.clone(),
            address: controller.address.clone(),
            siren: controller.siren.clone(),
            privacy_email: controller.privacy_email.clone(),
            privacy_post: controller.privacy_post.clone(),
            phone: controller.phone.clone(),
        },
        policy: ReceiptPolicy::from(&facts.terms.policy),
        request: ReceiptRequest {
            channel: facts.lead.channel,
            addressed_to: ReceiptAddressee {
                name: controller.name.clone(),
                siren: controller.siren.clone(),
            },
            object: facts.object.to_vec(),
            works: facts
                .checked
                .works
                .iter()
                .map(ToString::to_string)
                .collect(),
            text: request.text(),
            text_sha256: request.sha256(),
            slot: facts.lead.slot,
            call_not_after: facts.call_not_after,
            human_review: facts.lead.human_review,
        },
        decisions: facts.checked.decisions.iter().map(decision).collect(),
        grade: Some(Grade::E1),
        evidence_sha256: Some(facts.lead.evidence_sha256()),
    }
}

/// What was not shown has no words to quote.
fn decision(decided: &Decided) -> ReceiptDecision {
    let statement = &decided.statement;
    let text = match decided.state {
        DecisionState::Given | DecisionState::Refused => statement.passage.text(),
        DecisionState::NotShown => String::new(),
    };
    let is_given = decided.state == DecisionState::Given;
    ReceiptDecision {
        key: statement.key.clone(),
        name: statement.name.clone(),
        state: decided.state,
        text_sha256: Sha256Hex::of(text.as_bytes()),
        text,
        valid_until: statement.valid_until.filter(|_| is_given),
        nature_of_goods: statement.goods.clone(),
        excludes_sector_l223_1_al5: statement.key.purpose.is_canvassing(),
    }
}
