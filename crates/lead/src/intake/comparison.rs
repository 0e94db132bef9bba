//! What was shown against what is in force.
//!
//! The most telling difference is named first: partners, then the notice, then a statement;
//! a deployment that differs in nothing shown is plainly "changed".

use chrono::NaiveDate;
use consent::receipt::ReceiptPolicy;
use consent::{Addressee, Decision, DecisionKey, DecisionState, Purpose, Sha256Hex, Terms, guard};

use super::{Decided, Lead, Refusal};
use crate::shown::Shown;
use crate::wire::problem::ProblemCode;
use crate::wire::v1::{NoticesShown, PartnersShown};

/// The texts in force, if they are the ones that were shown.
pub(super) fn texts(
    lead: &Lead,
    in_force: Option<Shown>,
    version: Sha256Hex,
    terms: &Terms,
) -> Result<Shown, Refusal> {
    let evidence = &lead.evidence;
    let is_same_version = evidence.deployment_version == version;
    let changed = Refusal::new(
        ProblemCode::DeploymentChanged,
        ["/evidence/deployment_version"],
    );
    let Some(shown) = in_force else {
        // The deployment has no words for this language and channel.
        let never_shown = Refusal::new(ProblemCode::InvalidField, ["/language"]);
        return Err(if is_same_version {
            never_shown
        } else {
            changed
        });
    };
    if !is_same_version && partners_of(&evidence.decisions) != partners_of(&shown.decisions(&[])) {
        return Err(Refusal::new(
            ProblemCode::PartnersChanged,
            ["/evidence/decisions"],
        ));
    }
    if evidence.partners != PartnersShown::of(terms) {
        return Err(Refusal::new(
            ProblemCode::PartnersChanged,
            ["/evidence/partners"],
        ));
    }
    let (sent, notice) = (&evidence.notice, NoticesShown::of(&shown));
    let stale = [
        (sent.sha256 != notice.sha256, "/evidence/notice/sha256"),
        (
            sent.more_sha256 != notice.more_sha256,
            "/evidence/notice/more_sha256",
        ),
        (
            sent.phone_field_sha256 != notice.phone_field_sha256,
            "/evidence/notice/phone_field_sha256",
        ),
        (
            evidence.policy != ReceiptPolicy::from(&terms.policy),
            "/evidence/policy",
        ),
    ];
    let stale: Vec<_> = stale.into_iter().filter(|(differs, _)| *differs).collect();
    if !stale.is_empty() {
        let pointers = stale.into_iter().map(|(_, pointer)| pointer);
        return Err(Refusal::new(ProblemCode::NoticeStale, pointers));
    }
    let differing = differing_statements(lead, &shown);
    if !differing.is_empty() {
        return Err(Refusal::new(ProblemCode::StatementMismatch, differing));
    }
    if is_same_version {
        Ok(shown)
    } else {
        Err(changed)
    }
}

/// No consent to calls lasts longer than a year (C. consom. R.223-1 I 3°): a deployment that says
/// so does not start, and gets no consent where one serves all the same.
pub(super) fn periods(lead: &Lead, terms: &Terms, today: NaiveDate) -> Result<(), Refusal> {
    let is_too_long = |purpose: Purpose| {
        let stated = terms
            .purposes
            .iter()
            .filter(|terms| terms.purpose == purpose);
        stated
            .map(|terms| guard::phone_consent_until(today, terms.period_months))
            .any(|until| until.is_err())
    };
    let decisions = lead.evidence.decisions.iter().enumerate();
    let given = decisions.filter(|(_, decision)| decision.state == DecisionState::Given);
    let calls = given.filter(|(_, decision)| decision.key.purpose == Purpose::Phone);
    let too_long = calls.filter(|(_, decision)| is_too_long(decision.key.purpose));
    let pointers: Vec<String> = too_long
        .map(|(i, _)| format!("/evidence/decisions/{i}"))
        .collect();
    if pointers.is_empty() {
        return Ok(());
    }
    Err(Refusal::new(ProblemCode::PeriodTooLong, pointers))
}

/// Every decision with its statement: each key of the deployment exactly once, given or
/// refused where its statement was shown, not shown where it was not (R-CO-3).
pub(super) fn decisions(sent: &[Decision], shown: &Shown) -> Result<Vec<Decided>, Refusal> {
    let state_of = |key: &DecisionKey| {
        let mut matching = sent.iter().filter(|decision| decision.key == *key);
        matching.next().map(|decision| decision.state)
    };
    let visible = shown.statements.iter().map(|statement| (statement, true));
    let hidden = shown.not_shown.iter().map(|statement| (statement, false));
    let decided: Option<Vec<Decided>> = visible
        .chain(hidden)
        .map(|(statement, is_shown)| {
            let state = state_of(&statement.key)?;
            let is_coherent = is_shown == (state != DecisionState::NotShown);
            is_coherent.then(|| Decided {
                statement: statement.clone(),
                state,
            })
        })
        .collect();
    decided
        .filter(|decided| decided.len() == sent.len())
        .ok_or_else(|| Refusal::new(ProblemCode::InvalidField, ["/evidence/decisions"]))
}

fn partners_of(decisions: &[Decision]) -> Vec<&DecisionKey> {
    let keys = decisions.iter().map(|decision| &decision.key);
    let mut keys: Vec<_> = keys
        .filter(|key| key.addressee != Addressee::Controller)
        .collect();
    keys.sort();
    keys.dedup();
    keys
}

fn differing_statements(lead: &Lead, shown: &Shown) -> Vec<String> {
    let mut differing = Vec::new();
    if lead.request_sha256 != shown.request.sha256() {
        differing.push("/request/text_sha256".to_owned());
    }
    let (sent, in_force) = (&lead.evidence.statements, &shown.statements);
    if sent.len() != in_force.len() {
        differing.push("/evidence/statements".to_owned());
    }
    let pairs = sent.iter().zip(in_force).enumerate();
    differing.extend(pairs.filter_map(|(i, (sent, statement))| {
        let is_same = sent.key == statement.key && sent.sha256 == statement.passage.sha256();
        (!is_same).then(|| format!("/evidence/statements/{i}"))
    }));
    differing
}
