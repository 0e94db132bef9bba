use chrono::NaiveDate;
use consent::{Language, civil_date};
use eligibility::{Amount, Verdict};

use super::MONEY;
use crate::texts::{Headline, Quantity};

pub(in crate::texts) fn start_who(controller: &str, kind: &str) -> String {
    format!(
        "This test is offered by {controller}, {kind}. It helps to prepare works and may lead to a commercial offer. It is not a service of the State."
    )
}

pub(in crate::texts) fn question_notice(controller: &str, kind: &str) -> String {
    format!(
        "{controller}, {kind}, is responsible for your data. This answer is used to work out your result. It stays in this tab until you send it."
    )
}

pub(in crate::texts) fn question_number(number: usize, total: usize) -> String {
    format!("Question {number} of {total}")
}

pub(in crate::texts) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Eligible => "Can receive a premium",
        Verdict::ToCheck => "To be checked",
        Verdict::NotEligible => "No CEE premium",
        Verdict::OutOfScope => "Outside the CEE scheme",
    }
}

pub(in crate::texts) fn result_title(outcome: Headline) -> String {
    match outcome {
        Headline::Premium(total) => {
            format!("Your project can receive {} of CEE premiums", about(total))
        }
        Headline::Works {
            eligible: 1,
            total: 1,
        } => "Your works can receive a CEE premium".to_owned(),
        Headline::Works { eligible: 1, total } => {
            format!("Of {total} kinds of works, 1 can receive a CEE premium")
        }
        Headline::Works { eligible, total } if eligible == total => {
            format!("These {total} kinds of works can receive a CEE premium")
        }
        Headline::Works { eligible, total } => {
            format!("Of {total} kinds of works, {eligible} can receive a CEE premium")
        }
        Headline::ToCheck => "Your project has to be checked".to_owned(),
        Headline::None => "Your project cannot receive a CEE premium as it stands".to_owned(),
        Headline::NotCovered => "This test does not cover that place".to_owned(),
        Headline::OutOfScope => "Your project is outside the CEE scheme".to_owned(),
    }
}

fn about(total: Amount) -> String {
    match MONEY.ends(total, Quantity::Euros) {
        (exact, None) => format!("about {exact}"),
        (least, Some(most)) => format!("between about {least} and {most}"),
    }
}

pub(in crate::texts) fn rules_date(date: NaiveDate) -> String {
    format!(
        "Rules checked on {}.",
        civil_date::in_words(date, Language::En)
    )
}

pub(in crate::texts) fn amount(amount: Amount, quantity: Quantity) -> String {
    match MONEY.ends(amount, quantity) {
        (exact, None) => exact,
        (least, Some(most)) => format!("{least} to {most}"),
    }
}
