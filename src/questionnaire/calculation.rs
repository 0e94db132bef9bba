//! How the amount of one work is calculated: every factor, the price, and where each comes from.

use eligibility::breakdown::{Line, Part, Scheme, Unit};
use eligibility::{Amount, WorkAssessment};

use super::work_card::{figure, labelled};
use crate::markup::Markup;
use crate::stage::Stage;
use crate::texts::Quantity;

/// The calculation of a work's amount; nothing where none is established.
pub fn calculation(m: &mut Markup, stage: &Stage, work: &WorkAssessment) {
    let whole = work.kwh_cumac();
    let Some(kwh) = whole.or(work.kwh_cumac_per_m2()) else {
        return;
    };
    let (texts, words) = (stage.texts, stage.texts.asking());
    let lines = kwh.lines();
    let price = price(stage, work);
    m.element("dl", "cee-figures", |m| {
        for line in &lines {
            if line.part.unit() != Unit::Words {
                let mut value = value(stage, line);
                if whole.is_none() && matches!(line.part, Part::Fiche | Part::Total) {
                    value.push_str(texts.result_per_m2);
                }
                figure(m, label(stage, line), "", value);
            }
        }
        if let Some((price, premium)) = price {
            figure(m, words.calculation_price, "", texts.price(price));
            let premium = texts.amount(premium, Quantity::Euros);
            figure(m, words.calculation_premium, "", premium);
        }
    });
    for line in &lines {
        if line.part.unit() == Unit::Words {
            m.line("p", "cee-small", label(stage, line));
        }
    }
    let has_pair = lines.iter().any(|line| line.least != line.greatest);
    let has_dear = matches!(price, Some((Amount::Range { .. }, _)));
    if has_pair || has_dear {
        m.line("p", "cee-small", words.calculation_pairs);
    }
    labelled(m, words.calculation_sources, |m| {
        if let Some(fiche) = work.source() {
            m.line("li", "", texts.fiche(&fiche));
        }
        if let Some(source) = kwh.bonus_scheme.map(Scheme::source) {
            m.element("li", "", |m| {
                // Texts of French law are named in French.
                m.attr("lang", "fr");
                m.text(source);
            });
        }
        if price.is_some() {
            let funnel = &stage.state.funnel;
            let controller = &funnel.deployment.deployment.terms.controller.name;
            m.line("li", "", texts.price_source(controller, funnel.on));
        }
    });
}

fn label(stage: &Stage, line: &Line) -> &'static str {
    line.part.label(stage.texts.rules_language())
}

/// The number of a line. Ends that are no range, a greater factor may go with a smaller amount,
/// are told one after the other.
fn value(stage: &Stage, line: &Line) -> String {
    let (texts, unit) = (stage.texts, line.part.unit());
    let (least, greatest) = (line.least, line.greatest);
    if least == greatest {
        return texts.calculated(least, unit);
    }
    let quantity = match unit {
        Unit::KwhCumac => Some(Quantity::KwhCumac),
        Unit::Euros => Some(Quantity::Euros),
        Unit::SquareMetreTenths | Unit::Number | Unit::Hundredths | Unit::Zone | Unit::Words => {
            None
        }
    };
    match quantity {
        Some(quantity) if least < greatest => {
            texts.amount(Amount::between(least, greatest), quantity)
        }
        _ => {
            let [least, greatest] = [least, greatest].map(|end| texts.calculated(end, unit));
            texts.either(&least, &greatest)
        }
    }
}

/// Cents for a MWh cumac on the date of the assessment, and the premium that they make.
fn price(stage: &Stage, work: &WorkAssessment) -> Option<(Amount, Amount)> {
    let premium = work.premium_eur?;
    let funnel = &stage.state.funnel;
    let rates = funnel.deployment.deployment.rates.as_ref()?.on(funnel.on)?;
    let class = funnel.assessment().income_class;
    Some((rates.of_maybe(class), premium))
}
