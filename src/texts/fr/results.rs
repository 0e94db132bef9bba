use chrono::NaiveDate;
use consent::{Language, civil_date};
use eligibility::{Amount, Verdict};

use super::MONEY;
use crate::texts::{Headline, Quantity};

pub(in crate::texts) fn start_who(controller: &str, kind: &str) -> String {
    [
        "Ce test est proposé par ", controller, ", ", kind, ". Il sert à préparer un projet de travaux et peut mener à une offre commerciale. Ce n’est pas un service de l’État.",
    ]
    .concat()
}

pub(in crate::texts) fn question_notice(controller: &str, kind: &str) -> String {
    [
        controller, ", ", kind,
        ", est responsable de vos données. Cette réponse sert à calculer votre résultat. Elle reste dans cet onglet tant que vous ne l’envoyez pas.",
    ]
    .concat()
}

pub(in crate::texts) fn question_number(number: usize, total: usize) -> String {
    format!("Question {number} sur {total}")
}

pub(in crate::texts) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Eligible => "Peut recevoir une prime",
        Verdict::ToCheck => "À vérifier",
        Verdict::NotEligible => "Pas de prime CEE",
        Verdict::OutOfScope => "Hors du dispositif CEE",
    }
}

pub(in crate::texts) fn result_title(outcome: Headline) -> String {
    match outcome {
        Headline::Premium(total) => {
            format!("Votre projet peut recevoir {} de primes CEE", about(total))
        }
        Headline::Works {
            eligible: 1,
            total: 1,
        } => "Vos travaux peuvent recevoir une prime CEE".to_owned(),
        Headline::Works { eligible: 1, total } => {
            format!("Sur {total} types de travaux, 1 peut recevoir une prime CEE")
        }
        Headline::Works { eligible, total } if eligible == total => {
            format!("Ces {total} types de travaux peuvent recevoir une prime CEE")
        }
        Headline::Works { eligible, total } => {
            format!("Sur {total} types de travaux, {eligible} peuvent recevoir une prime CEE")
        }
        Headline::ToCheck => "Votre projet reste à vérifier".to_owned(),
        Headline::None => "Votre projet ne peut pas recevoir de prime CEE en l’état".to_owned(),
        Headline::NotCovered => "Ce test ne couvre pas ce lieu".to_owned(),
        Headline::OutOfScope => "Votre projet n’entre pas dans le dispositif CEE".to_owned(),
    }
}

fn about(total: Amount) -> String {
    match MONEY.ends(total, Quantity::Euros) {
        (exact, None) => format!("environ {exact}"),
        (least, Some(most)) => format!("entre {least} et {most} environ"),
    }
}

pub(in crate::texts) fn rules_date(date: NaiveDate) -> String {
    format!(
        "Règles vérifiées le {}.",
        civil_date::in_words(date, Language::Fr)
    )
}

pub(in crate::texts) fn amount(amount: Amount, quantity: Quantity) -> String {
    match MONEY.ends(amount, quantity) {
        (exact, None) => exact,
        (least, Some(most)) => format!("de {least} à {most}"),
    }
}
