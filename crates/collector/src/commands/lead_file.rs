//! One lead as JSON, with everything known of it: for `leads show --json` and `leads export`.

use consent::guard::AttemptFault;
use consent::permission::Permissions;
use consent::receipt::ReceiptAddressee;
use consent::{Instant, Subject, WithdrawalChannel};
use lead::intake::Doubt;
use serde::Serialize;
use serde_json::Value;

use crate::store::{Attempted, LeadDetails, Said, Withdrawn};

/// One lead. Members are only ever added within a version.
#[derive(Debug, Serialize)]
pub(super) struct LeadFile<'a> {
    version: u8,
    lead_id: &'a str,
    received_at: Instant,
    partner: Option<&'a str>,
    origin: Option<&'a str>,
    name: &'a str,
    email: Option<&'a str>,
    phone: Option<&'a str>,
    phone_is_doubtful: bool,
    human_review: bool,
    /// Whether the visitor was shown another result than this one.
    result_differs: bool,
    answers: Value,
    result: Value,
    /// `null` where the words kept are not those that were shown.
    request_text: Option<&'a str>,
    deployment_version: &'a str,
    evidence: EvidenceFile<'a>,
    signals: SignalsFile<'a>,
    permissions: Permissions,
    attempts: Vec<AttemptFile<'a>>,
    withdrawals: Vec<WithdrawalFile<'a>>,
}

#[derive(Debug, Serialize)]
struct EvidenceFile<'a> {
    grade: &'a str,
    sha256: Option<&'a str>,
    doubts: &'a [Doubt],
}

/// What spoke for a program behind the lead.
#[derive(Debug, Serialize)]
struct SignalsFile<'a> {
    names: Vec<&'a str>,
    score: i64,
    /// Whether a person reads the lead before anybody calls or writes.
    to_review: bool,
}

/// One call or attempt.
#[derive(Debug, Serialize)]
pub(super) struct AttemptFile<'a> {
    subject: &'a Subject,
    made_at: Instant,
    recorded_at: Instant,
    is_lawful: bool,
    faults: &'a [AttemptFault],
    leaf: u64,
}

#[derive(Debug, Serialize)]
struct WithdrawalFile<'a> {
    subject: &'a Subject,
    channel: WithdrawalChannel,
    said_at: Instant,
    recorded_at: Instant,
    recipients_to_notify: &'a [ReceiptAddressee],
    leaf: u64,
}

/// The lead at this moment.
pub(super) fn of<'a>(
    lead: &'a LeadDetails,
    said: &'a Said,
    now: Instant,
) -> serde_json::Result<LeadFile<'a>> {
    let summary = &lead.summary;
    Ok(LeadFile {
        version: 1,
        lead_id: &summary.id,
        received_at: summary.received_at,
        partner: summary.partner.as_deref(),
        origin: lead.origin.as_deref(),
        name: &lead.name,
        email: lead.email.as_deref(),
        phone: lead.phone.as_deref(),
        phone_is_doubtful: lead.phone_is_suspect,
        human_review: summary.human_review,
        result_differs: summary.result_differs,
        answers: serde_json::from_str(&lead.answers_json)?,
        result: serde_json::from_str(&lead.assessment_json)?,
        request_text: lead.request_text.as_shown(),
        deployment_version: &lead.deployment_version,
        evidence: EvidenceFile {
            grade: &summary.grade,
            sha256: lead.evidence_sha256.as_deref(),
            doubts: &summary.doubts,
        },
        signals: SignalsFile {
            names: summary.signals.names.split_whitespace().collect(),
            score: summary.signals.score,
            to_review: summary.signals.is_to_review,
        },
        permissions: said.permissions(now),
        attempts: said.attempts.iter().map(attempt).collect(),
        withdrawals: said.withdrawals.iter().map(withdrawal).collect(),
    })
}

/// One call or attempt, as it was written down.
pub(super) fn attempt(attempted: &Attempted) -> AttemptFile<'_> {
    AttemptFile {
        subject: &attempted.subject,
        made_at: attempted.made_at,
        recorded_at: attempted.recorded_at,
        is_lawful: attempted.faults.is_empty(),
        faults: &attempted.faults,
        leaf: attempted.leaf,
    }
}

fn withdrawal(withdrawn: &Withdrawn) -> WithdrawalFile<'_> {
    WithdrawalFile {
        subject: &withdrawn.subject,
        channel: withdrawn.channel,
        said_at: withdrawn.said_at,
        recorded_at: withdrawn.recorded_at,
        recipients_to_notify: &withdrawn.recipients,
        leaf: withdrawn.leaf,
    }
}
