//! What the rules say of one work, as a card.

use eligibility::assessment::Bonus;
use eligibility::{OperationSet, Reason, ReasonCode, Says, Verdict, WorkAssessment};
use yew::prelude::*;

use crate::controls::{IconShape, disclosure, heading, icon};
use crate::markup::{all, block, line};
use crate::stage::Stage;
use crate::texts::{Quantity, Texts};

/// The verdict on one work, its amount, and why. `said` is what the dwelling's own card already
/// tells; without rates no amount in euros is promised.
pub(super) fn work_card(stage: &Stage, work: &WorkAssessment, said: &[Reason]) -> Html {
    let texts = stage.texts;
    let has_rates = stage.state.funnel.deployment.deployment.rates.is_some();
    let says = |says: Says| -> Vec<&Reason> {
        let is_new = |reason: &&Reason| reason.says == says && !said.contains(reason);
        work.reasons.iter().filter(is_new).collect()
    };
    let (conditions, met, notes) = (says(Says::Condition), says(Says::Met), says(Says::Note));
    let sources = work.sources.texts();
    let has_more =
        !(conditions.is_empty() && met.is_empty() && notes.is_empty() && sources.is_none());
    let with = work.reasons.with();
    let reasons = |of: &[&Reason], label| reasons(of, with, label, texts);
    let more = all(vec![
        reasons(&conditions, texts.result_conditions),
        reasons(&met, texts.result_met),
        reasons(&notes, texts.result_notes),
        line("p", "cee-small", sources.unwrap_or_default()),
    ]);
    let more = if has_more {
        disclosure(texts.result_details, more)
    } else {
        Html::default()
    };
    let aids = work
        .other_aids
        .iter()
        .map(|aid| line("li", "", texts.aid(*aid)));
    block(
        "article",
        "cee-card",
        vec![
            heading(
                stage.config.heading.below(),
                "cee-card__title",
                texts.work(work.kind),
            ),
            verdict(work.verdict, texts),
            amounts(work, texts, has_rates),
            reasons(&says(Says::NotMet), texts.result_blocks),
            reasons(&says(Says::ToCheck), texts.result_to_check),
            labelled(texts.result_other_aids, aids.collect()),
            more,
        ],
    )
}

/// The verdict in words; the icon and the colour only repeat it (rgaa 29).
pub(super) fn verdict(verdict: Verdict, texts: &'static Texts) -> Html {
    let (shape, class) = match verdict {
        Verdict::Eligible => (IconShape::Tick, "cee-verdict cee-verdict--yes"),
        Verdict::ToCheck => (IconShape::Info, "cee-verdict cee-verdict--check"),
        Verdict::NotEligible | Verdict::OutOfScope => (IconShape::Dash, "cee-verdict"),
    };
    let children = vec![icon(shape), line("span", "", texts.verdict(verdict))];
    block("p", class, children)
}

fn amounts(work: &WorkAssessment, texts: &'static Texts, has_rates: bool) -> Html {
    let Some(kwh) = work.kwh_cumac else {
        return Html::default();
    };
    let (label, volume) = match (kwh.total, kwh.bonus) {
        (Some(total), _) => (texts.result_kwh, total),
        (None, Some(Bonus::Unknown)) => (texts.result_base_kwh, kwh.base),
        (None, _) => (texts.result_kwh, kwh.base),
    };
    let figure = |label, class, value: String| {
        let children = vec![line("dt", "", label), line("dd", class, value)];
        block("div", "cee-figures__row", children)
    };
    let mut rows = Vec::new();
    if let Some(premium) = work.premium_eur {
        let premium = texts.amount(premium, Quantity::Euros);
        rows.push(figure(texts.result_premium, "cee-figures__main", premium));
    }
    rows.push(figure(label, "", texts.amount(volume, Quantity::KwhCumac)));
    let mut figures = vec![block("dl", "cee-figures", rows)];
    if !has_rates {
        figures.push(line("p", "cee-small", texts.result_no_rate));
    }
    all(figures)
}

/// The reasons of one kind, under their label; nothing where there is none. `with` are the
/// operations that cannot be claimed together with this one.
fn reasons(
    reasons: &[&Reason],
    with: OperationSet,
    label: &'static str,
    texts: &'static Texts,
) -> Html {
    let lines = reasons.iter().map(|reason| {
        let mut sentence = texts.reason(reason.code).to_owned();
        if reason.code == ReasonCode::NotCumulableWith {
            let codes: Vec<_> = with.codes().collect();
            sentence.push_str(" (");
            sentence.push_str(&codes.join(", "));
            sentence.push(')');
        }
        line("li", "", sentence)
    });
    labelled(label, lines.collect())
}

/// A list under its label; nothing where the list is empty.
fn labelled(label: &'static str, lines: Vec<Html>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    all(vec![
        line("p", "cee-card__label", label),
        block("ul", "cee-list", lines),
    ])
}
