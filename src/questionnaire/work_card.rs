//! What the rules say of one work, as a card.

use eligibility::assessment::Bonus;
use eligibility::{ReasonCode, Says, Verdict, WorkAssessment};
use yew::prelude::*;

use crate::controls::{Disclosure, Heading, HeadingLevel, Icon, IconShape};
use crate::texts::{Quantity, Texts};

/// Properties of [`WorkCard`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct WorkCardProps {
    /// What the rules say.
    pub(super) work: WorkAssessment,
    /// The words.
    pub(super) language: consent::Language,
    /// Level of the card's title.
    pub(super) level: HeadingLevel,
    /// What was already said of the dwelling as a whole, not to be said again.
    pub(super) said: Vec<ReasonCode>,
    /// Whether the deployment has rates: without them no amount in euros is promised.
    pub(super) has_rates: bool,
}

/// The verdict on one work, its amount, and why.
#[component]
pub(super) fn WorkCard(props: &WorkCardProps) -> Html {
    let texts = Texts::of(props.language);
    let mut work = props.work.clone();
    work.reasons
        .retain(|reason| !props.said.contains(&reason.code));
    let work = &work;
    let conditions = [
        (Says::Condition, texts.result_conditions),
        (Says::Met, texts.result_met),
        (Says::Note, texts.result_notes),
    ];
    let has_more =
        conditions.iter().any(|(says, _)| says_any(work, *says)) || work.operation.is_some();
    html! {
        <article class="cee-card">
            <Heading level={props.level} class="cee-card__title">{ texts.work(work.kind) }</Heading>
            { verdict(work.verdict, texts) }
            { amounts(work, texts, props.has_rates) }
            { reasons(work, Says::NotMet, texts.result_blocks, texts) }
            { reasons(work, Says::ToCheck, texts.result_to_check, texts) }
            if !work.other_aids.is_empty() {
                <p class="cee-card__label">{ texts.result_other_aids }</p>
                <ul class="cee-list">
                    for aid in &work.other_aids {
                        <li>{ texts.aid(*aid) }</li>
                    }
                </ul>
            }
            if has_more {
                <Disclosure summary={texts.result_details}>
                    for (says, label) in conditions {
                        { reasons(work, says, label, texts) }
                    }
                    <p class="cee-small">{ work.sources.join(" · ") }</p>
                </Disclosure>
            }
        </article>
    }
}

fn says_any(work: &WorkAssessment, says: Says) -> bool {
    work.reasons.iter().any(|reason| reason.says == says)
}

/// The verdict in words; the icon and the colour only repeat it (rgaa 29).
pub(super) fn verdict(verdict: Verdict, texts: &'static Texts) -> Html {
    let (shape, class) = match verdict {
        Verdict::Eligible => (IconShape::Tick, "cee-verdict cee-verdict--yes"),
        Verdict::ToCheck => (IconShape::Info, "cee-verdict cee-verdict--check"),
        Verdict::NotEligible | Verdict::OutOfScope => (IconShape::Dash, "cee-verdict"),
    };
    html! { <p {class}><Icon {shape} /><span>{ texts.verdict(verdict) }</span></p> }
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
fn reasons(work: &WorkAssessment, says: Says, label: &'static str, texts: &'static Texts) -> Html {
    if !says_any(work, says) {
        return Html::default();
    }
    html! {
        <>
            <p class="cee-card__label">{ label }</p>
            <ul class="cee-list">
                for reason in work.reasons.iter().filter(|reason| reason.says == says) {
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
