//! What was shown against what is in force.
//!
//! The most telling difference is named first: partners, then the notice, then a statement;
//! a deployment that differs in nothing shown is plainly "changed".

use consent::terms::Policy;
use consent::{Addressee, Decision, DecisionKey, DecisionState, Sha256Hex};

use super::{Decided, Lead, Refusal};
use crate::shown::Shown;
use crate::wire::problem::ProblemCode;

/// The texts in force, if they are the ones that were shown.
pub(super) fn texts(
    lead: &Lead,
    in_force: Option<Shown>,
    version: Sha256Hex,
    policy: &Policy,
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
    let stale = [
        (
            evidence.notice_sha256 != shown.notice.sha256(),
            "/evidence/notice_sha256",
        ),
        (
            evidence.policy_sha256 != policy.sha256,
            "/evidence/policy_sha256",
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
