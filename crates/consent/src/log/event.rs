//! What a leaf says: that something happened at a moment, and a commitment to the rest.
//!
//! The commitment covers everything that a receipt tells of the event, and the salt of the
//! lead. Once the salt is erased with the contact, the leaf still proves that nothing in the
//! log was changed, and tells nobody what was decided (legal/consent-record 6 B).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::tree::leaf_hash;
use crate::call_slot::CallSlot;
use crate::canonical_json::{self, NotCanonical};
use crate::decision::DecisionState;
use crate::digest::Sha256Hex;
use crate::evidence::Salt;
use crate::guard::AttemptFault;
use crate::instant::Instant;
use crate::purpose::{Channel, DecisionKey};
use crate::receipt::{Receipt, ReceiptAddressee, ReceiptDecision, ReceiptRequest};
use crate::withdrawal::{Subject, WithdrawalChannel};

/// One entry of the log. Whoever sees it learns nothing about a person.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// 1.
    pub version: u8,
    /// What happened.
    pub kind: EventKind,
    /// When, by the collector's clock.
    pub at: Instant,
    /// SHA-256 of the RFC 8785 form of the facts with their salt.
    pub commitment: Sha256Hex,
}

/// What happened.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// Somebody asked for an answer (C. consom. R.223-4).
    Request,
    /// Somebody gave or refused a consent, or was not asked.
    Decision,
    /// Somebody took a consent or the request back.
    Withdrawal,
    /// Somebody was called, or somebody tried to (C. consom. D.223-9).
    CallAttempt,
}

/// What the events of one lead have in common.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct LeadFacts<'a> {
    /// The lead.
    pub lead_id: &'a str,
    /// When the collector received the lead, or was told of the withdrawal or the attempt.
    pub at: Instant,
    /// The deployment that the texts were made from.
    pub deployment_version: Sha256Hex,
    /// The privacy policy that was linked.
    pub policy_sha256: Sha256Hex,
    /// What the browser attested beside the request; absent in leads from before it was kept, and
    /// in a withdrawal and an attempt, which rest on none of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence_sha256: Option<Sha256Hex>,
}

/// What one event is about.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Facts<'a> {
    /// What was asked for.
    Request(RequestFacts<'a>),
    /// What was decided.
    Decision(DecisionFacts<'a>),
    /// What was taken back.
    Withdrawal(WithdrawalFacts<'a>),
    /// Which call was made or tried.
    CallAttempt(CallAttemptFacts<'a>),
}

/// What was asked for, as [`ReceiptRequest`] tells it.
#[derive(Clone, Copy, Debug, Serialize)]
#[expect(missing_docs, reason = "the members of ReceiptRequest")]
pub struct RequestFacts<'a> {
    pub channel: Channel,
    pub addressed_to: &'a ReceiptAddressee,
    pub object: &'a [String],
    pub text_sha256: Sha256Hex,
    /// Absent in leads from before slots were on offer, and where none was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot: Option<CallSlot>,
    pub call_not_after: Option<NaiveDate>,
    pub human_review: bool,
}

/// What was decided, as [`ReceiptDecision`] tells it.
#[derive(Clone, Copy, Debug, Serialize)]
#[expect(missing_docs, reason = "the members of ReceiptDecision")]
pub struct DecisionFacts<'a> {
    pub key: &'a DecisionKey,
    pub state: DecisionState,
    /// Absent where nothing was shown.
    pub text_sha256: Option<Sha256Hex>,
    pub valid_until: Option<NaiveDate>,
    pub nature_of_goods: Option<&'a str>,
    pub excludes_sector_l223_1_al5: bool,
}

/// What was taken back.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct WithdrawalFacts<'a> {
    /// What.
    pub subject: &'a Subject,
    /// How the person said so.
    pub channel: WithdrawalChannel,
    /// When the person said so: from then on it counts, whenever it was written down.
    pub said_at: Instant,
    /// Who has to be told: those whom the consent or the request named (GDPR art. 19, R-CO-8).
    pub recipients_to_notify: &'a [ReceiptAddressee],
}

/// A call or an attempt, answered or not, lawful or not.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CallAttemptFacts<'a> {
    /// What it was made under.
    pub subject: &'a Subject,
    /// When it was made.
    pub made_at: Instant,
    /// What was unlawful about it, by what was known when it was written down.
    pub faults: &'a [AttemptFault],
}

#[derive(Serialize)]
struct Committed<'a> {
    version: u8,
    salt: Salt,
    lead: LeadFacts<'a>,
    facts: Facts<'a>,
}

impl Event {
    /// The event of these facts.
    pub fn of(salt: Salt, lead: LeadFacts<'_>, facts: Facts<'_>) -> Result<Self, NotCanonical> {
        let committed = Committed {
            version: 1,
            salt,
            lead,
            facts,
        };
        Ok(Self {
            version: 1,
            kind: facts.kind(),
            at: lead.at,
            commitment: canonical_json::sha256(&committed)?,
        })
    }

    /// The events that a receipt tells of: the request, then each decision in its order.
    pub fn all_of(receipt: &Receipt, salt: Salt) -> Result<Vec<Self>, NotCanonical> {
        let lead = LeadFacts {
            lead_id: &receipt.lead_id,
            at: receipt.received_at,
            deployment_version: receipt.deployment_version,
            policy_sha256: receipt.policy.sha256,
            evidence_sha256: receipt.evidence_sha256,
        };
        let request = Facts::Request(RequestFacts::from(&receipt.request));
        let decisions = receipt.decisions.iter();
        let decisions = decisions.map(|decision| Facts::Decision(decision.into()));
        let facts = std::iter::once(request).chain(decisions);
        facts.map(|facts| Self::of(salt, lead, facts)).collect()
    }

    /// The hash of the leaf: over the event's RFC 8785 form.
    pub fn leaf_hash(&self) -> Result<Sha256Hex, NotCanonical> {
        let entry = canonical_json::to_string(self)?;
        Ok(leaf_hash(entry.as_bytes()))
    }
}

impl Facts<'_> {
    const fn kind(&self) -> EventKind {
        match self {
            Self::Request(_) => EventKind::Request,
            Self::Decision(_) => EventKind::Decision,
            Self::Withdrawal(_) => EventKind::Withdrawal,
            Self::CallAttempt(_) => EventKind::CallAttempt,
        }
    }
}

impl<'a> From<&'a ReceiptRequest> for RequestFacts<'a> {
    fn from(request: &'a ReceiptRequest) -> Self {
        Self {
            channel: request.channel,
            addressed_to: &request.addressed_to,
            object: &request.object,
            text_sha256: request.text_sha256,
            slot: request.slot,
            call_not_after: request.call_not_after,
            human_review: request.human_review,
        }
    }
}

impl<'a> From<&'a ReceiptDecision> for DecisionFacts<'a> {
    fn from(decision: &'a ReceiptDecision) -> Self {
        let is_shown = decision.state != DecisionState::NotShown;
        Self {
            key: &decision.key,
            state: decision.state,
            text_sha256: is_shown.then_some(decision.text_sha256),
            valid_until: decision.valid_until,
            nature_of_goods: decision.nature_of_goods.as_deref(),
            excludes_sector_l223_1_al5: decision.excludes_sector_l223_1_al5,
        }
    }
}
