//! A receipt file checked by somebody who does not trust the operator: with the file, the
//! published keys and a published head of the log, by `collector verify-receipt` and by the
//! function that it shares with the page `/verify`.

#![cfg(test)]

mod altered;
mod answers;
#[path = "../api/fixture.rs"]
mod fixture;
#[path = "../program/log.rs"]
#[expect(
    dead_code,
    reason = "`two_leads` is for what the receipts here do not need"
)]
mod log;
mod program;
mod published;
mod receipts;

use consent::DecisionState;
use consent::receipt::Receipt;
use verify::{Fault, Outcome, Report, Step, Verdict, check};

use receipts::Case;

pub(crate) fn outcome(report: &Report, step: Step) -> &Outcome {
    let found = report.steps.iter().find(|(one, _)| *one == step);
    &found.unwrap().1
}

/// The file altered so is refused first for this.
pub(crate) fn refuse(case: &Case, file: &str, step: Step, fault: &Fault) {
    let report = check(file, &case.evidence());
    assert_eq!(report.first_fault(), Some((step, fault)));
    assert_eq!(report.verdict(), Verdict::Faulty);
}

/// `file` with one text replaced by another, which must stand there once.
pub(crate) fn altered(file: &str, from: &str, to: &str) -> String {
    assert_eq!(file.matches(from).count(), 1, "{from}");
    file.replacen(from, to, 1)
}

/// Says yes where the person said no; gives which decision it is.
pub(crate) fn given_after_all(receipt: &mut Receipt) -> usize {
    let state = |place: &usize| receipt.decisions[*place].state;
    let refused = (0..receipt.decisions.len())
        .find(|place| state(place) == DecisionState::Refused)
        .unwrap();
    receipt.decisions[refused].state = DecisionState::Given;
    refused
}
