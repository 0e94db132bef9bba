//! What the rules say of one work, as a card.

use eligibility::assessment::Bonus;
use eligibility::{Reason, Says, Verdict, WorkAssessment};
use yew::prelude::*;

use crate::controls::{IconShape, disclosure, heading, icon};
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
    let more = html! {
        <>
            { reasons(&says(Says::Condition), texts.result_conditions, texts) }
            { reasons(&says(Says::Met), texts.result_met, texts) }
            { reasons(&says(Says::Note), texts.result_notes, texts) }
            <p class="cee-small">{ work.sources.join(" · ") }</p>
        </>
    };
    html! {
        <article class="cee-card">
            { heading(stage.config.heading.below(), "cee-card__title", texts.work(work.kind)) }
            { verdict(work.verdict, texts) }
            { amounts(work, texts, has_rates) }
            { reasons(&says(Says::NotMet), texts.result_blocks, texts) }
            { reasons(&says(Says::ToCheck), texts.result_to_check, texts) }
            if !work.other_aids.is_empty() {
                <p class="cee-card__label">{ texts.result_other_aids }</p>
                <ul class="cee-list">
                    for aid in &work.other_aids {
                        <li>{ texts.aid(*aid) }</li>
                    }
                </ul>
            }
            { disclosure(texts.result_details, more) }
        </article>
    }
}

/// The verdict in words; the icon and the colour only repeat it (rgaa 29).
pub(super) fn verdict(verdict: Verdict, texts: &'static Texts) -> Html {
    let (shape, class) = match verdict {
        Verdict::Eligible => (IconShape::Tick, "cee-verdict cee-verdict--yes"),
        Verdict::ToCheck => (IconShape::Info, "cee-verdict cee-verdict--check"),
        Verdict::NotEligible | Verdict::OutOfScope => (IconShape::Dash, "cee-verdict"),
    };
    html! { <p {class}>{ icon(shape) }<span>{ texts.verdict(verdict) }</span></p> }
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
    html! {
        <dl class="cee-figures">
            if let Some(premium) = work.premium_eur {
                <div class="cee-figures__row">
                    <dt>{ texts.result_premium }</dt>
                    <dd class="cee-figures__main">{ texts.amount(premium, Quantity::Euros) }</dd>
                </div>
            }
            <div class="cee-figures__row">
                <dt>{ label }</dt>
                <dd>{ texts.amount(volume, Quantity::KwhCumac) }</dd>
            </div>
            if !has_rates {
                <div class="cee-figures__row"><dd>{ texts.result_no_rate }</dd></div>
            }
        </dl>
    }
}

/// The reasons of one kind, under their label; nothing where there is none.
fn reasons(reasons: &[&Reason], label: &'static str, texts: &'static Texts) -> Html {
    if reasons.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <p class="cee-card__label">{ label }</p>
            <ul class="cee-list">
                for reason in reasons {
                    <li>
                        { texts.reason(reason.code) }
                        if !reason.with.is_empty() {
                            { " (" }{ reason.with.join(", ") }{ ")" }
                        }
                    </li>
                }
            </ul>
        </>
    }
}
