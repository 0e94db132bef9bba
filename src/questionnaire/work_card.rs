//! What the rules say of one work, as a card.

use eligibility::assessment::{Bonus, OtherAids};
use eligibility::{Assessment, Reason, ReasonCode, Reasons, Says, Verdict, WorkAssessment};

use super::way_step::unreachable;
use crate::asking::Part;
use crate::controls::{IconShape, disclosure, heading, icon};
use crate::markup::Markup;
use crate::stage::Stage;
use crate::texts::Quantity;

/// The verdict on one work, its amount, and why, but for what the dwelling's own card already
/// tells; without rates no amount in euros is promised.
pub(super) fn work_card(
    m: &mut Markup,
    stage: &Stage,
    work: &WorkAssessment,
    assessment: &Assessment,
) {
    let texts = stage.texts;
    let level = stage.config.heading.below();
    let is_open = matches!(work.verdict, Verdict::Eligible | Verdict::ToCheck);
    // Another aid too is asked for before the works begin.
    let begun = Reason::new(ReasonCode::WorksNotStarted, Says::NotMet);
    let aids = if work.reasons.contains(begun) {
        OtherAids::NONE
    } else {
        work.other_aids
    };
    let new = |says: Says| New {
        reasons: &work.reasons,
        said: &assessment.reasons,
        says,
    };
    m.element("article", "cee-card", |m| {
        heading(m, level, "cee-card__title", texts.work(work.kind));
        verdict(m, work.verdict, stage);
        amounts(m, stage, work, assessment);
        new(Says::NotMet).list(m, texts.result_blocks, stage);
        if is_open {
            new(Says::ToCheck).list(m, texts.result_to_check, stage);
        }
        if !aids.is_empty() {
            labelled(m, texts.result_other_aids, |m| {
                for aid in aids.iter() {
                    m.line("li", "", texts.aid(aid));
                }
            });
        }
        let (conditions, met, notes) = (new(Says::Condition), new(Says::Met), new(Says::Note));
        let has_conditions = is_open && conditions.is_any();
        let has_more = has_conditions || met.is_any() || notes.is_any();
        let source = work.source();
        if has_more || source.is_some() {
            disclosure(m, texts.result_details, |m| {
                if has_conditions {
                    conditions.list(m, texts.result_conditions, stage);
                }
                met.list(m, texts.result_met, stage);
                notes.list(m, texts.result_notes, stage);
                m.line("p", "cee-small", source.unwrap_or_default());
            });
        }
        if work.kwh_cumac().or(work.kwh_cumac_per_m2()).is_some() {
            // Its line is there before what it opens, so that nothing moves while the result is
            // read.
            m.element("details", "cee-details", |m| {
                let want = stage.want_asking.clone();
                m.on_toggle(move |_| want.emit(()));
                m.line("summary", "cee-details__summary", texts.result_calculation);
                m.element("div", "cee-details__body", |m| match stage.part {
                    Part::Here(asking) => (asking.calculation)(m, stage, work),
                    Part::Elsewhere | Part::Coming { .. } => m.line("p", "", texts.result_waiting),
                    Part::Missing { .. } => unreachable(m, stage),
                });
            });
        }
    });
}

/// The verdict in words; the icon and the colour only repeat it (rgaa 29).
pub(super) fn verdict(m: &mut Markup, verdict: Verdict, stage: &Stage) {
    let (shape, class) = match verdict {
        Verdict::Eligible => (IconShape::Tick, "cee-verdict cee-verdict--yes"),
        Verdict::ToCheck => (IconShape::Info, "cee-verdict cee-verdict--check"),
        Verdict::NotEligible | Verdict::OutOfScope => (IconShape::Dash, "cee-verdict"),
    };
    m.element("p", class, |m| {
        icon(m, shape);
        m.line("span", "", stage.texts.verdict(verdict));
    });
}

/// The amounts of the whole work, or of one square metre where its area is not known.
fn amounts(m: &mut Markup, stage: &Stage, work: &WorkAssessment, assessment: &Assessment) {
    let texts = stage.texts;
    let rates = stage.state.funnel.deployment.deployment.rates.as_ref();
    let (kwh, premium, each) = match (work.kwh_cumac(), work.kwh_cumac_per_m2()) {
        (Some(kwh), _) => (kwh, work.premium_eur, ""),
        (None, Some(kwh)) => {
            let premium = assessment.premium_of(kwh, rates);
            (kwh, premium, texts.result_per_m2)
        }
        (None, None) => return,
    };
    let shown = |amount, quantity| {
        let mut words = texts.amount(amount, quantity);
        words.push_str(each);
        words
    };
    let (label, volume) = match (kwh.total, kwh.bonus) {
        (Some(total), _) => (texts.result_kwh, total),
        (None, Some(Bonus::Unknown)) => (texts.result_base_kwh, kwh.base),
        (None, _) => (texts.result_kwh, kwh.base),
    };
    m.element("dl", "cee-figures", |m| {
        if let Some(premium) = premium {
            let premium = shown(premium, Quantity::Euros);
            figure(m, texts.result_premium, "cee-figures__main", premium);
        }
        figure(m, label, "", shown(volume, Quantity::KwhCumac));
    });
    if rates.is_none() {
        m.line("p", "cee-small", texts.result_no_rate);
    }
}

pub(super) fn figure(m: &mut Markup, label: &'static str, class: &'static str, value: String) {
    m.element("div", "cee-figures__row", |m| {
        m.line("dt", "", label);
        m.line("dd", class, value);
    });
}

/// The reasons of one kind that the dwelling's own card does not tell.
#[derive(Clone, Copy)]
struct New<'a> {
    reasons: &'a Reasons,
    said: &'a Reasons,
    says: Says,
}

impl New<'_> {
    fn has(self, reason: Reason) -> bool {
        reason.says == self.says && !self.said.contains(reason)
    }

    fn is_any(self) -> bool {
        self.reasons.iter().any(|reason| self.has(reason))
    }

    /// The reasons under their label; nothing where there is none.
    fn list(self, m: &mut Markup, label: &'static str, stage: &Stage) {
        if !self.is_any() {
            return;
        }
        labelled(m, label, |m| {
            for reason in self.reasons.iter() {
                if self.has(reason) {
                    m.line("li", "", self.sentence(reason, stage));
                }
            }
        });
    }

    fn sentence(self, reason: Reason, stage: &Stage) -> String {
        let mut sentence = stage.texts.reason(reason.code).to_owned();
        if reason.code == ReasonCode::NotCumulableWith {
            let codes: Vec<_> = self.reasons.with().codes().collect();
            sentence.push_str(" (");
            sentence.push_str(&codes.join(", "));
            sentence.push(')');
        }
        sentence
    }
}

#[inline]
pub(super) fn labelled(m: &mut Markup, label: &'static str, lines: impl FnOnce(&mut Markup)) {
    m.line("p", "cee-card__label", label);
    m.element("ul", "cee-list", lines);
}
