//! The result, before any identity is asked (ux 36, 42 to 45; R-AD-1).

use eligibility::assessment::Ask;
use eligibility::questionnaire::Question;
use eligibility::{Amount, Assessment, ReasonCode, Says, Verdict, WorkAssessment};
use lead::funnel::{Event, Screen};
use yew::prelude::*;

use super::parts::{go_on, link_button, screen_title};
use super::start_step::france_renov_notice;
use super::work_card::{verdict, work_card};
use crate::controls::{
    NoticeKind, SummaryRow, TickBox, disclosure, form, heading, notice, summary_list, tick_box,
};
use crate::markup::Markup;
use crate::stage::Stage;
use crate::texts::Headline;

/// The result of the test.
pub(super) fn outcome_step(m: &mut Markup, stage: &Stage) {
    let texts = stage.texts;
    let assessment = stage.state.funnel.assessment();
    form(m, stage.submit.clone(), |m| {
        screen_title(m, stage, texts.result_title(headline(&assessment)));
        notice(m, NoticeKind::Warning, |m| {
            m.line("p", "", texts.result_indicative);
            m.line("p", "", texts.rules_date(assessment.rule_set));
        });
        dwelling(m, &assessment, stage);
        to_ask(m, &assessment, stage);
        m.element("div", "cee-cards", |m| cards(m, &assessment, stage));
        disclosure(m, texts.result_answers, |m| answers(m, stage));
        next_steps(m, &assessment, stage);
        france_renov_notice(m, stage);
        review(m, stage);
        go_on(m, stage, texts.result_button, false);
    });
}

/// The offer to have the result looked at by a person.
fn review(m: &mut Markup, stage: &Stage) {
    let (emit, texts) = (stage.emit.clone(), stage.texts);
    tick_box(
        m,
        &TickBox {
            id: stage.id("review"),
            label: texts.result_review.into(),
            hint: Some(texts.result_review_hint.into()),
            checked: stage.state.funnel.human_review,
            on_toggle: Callback::from(move |wanted: bool| emit.emit(Event::ReviewSet(wanted))),
            ..TickBox::default()
        },
    );
}

/// A card for each work, those that can receive a premium first, else in the order of the answers.
fn cards(m: &mut Markup, assessment: &Assessment, stage: &Stage) {
    // Where the test does not cover the place, it has nothing to say of each work.
    if assessment.verdict == Verdict::OutOfScope {
        return;
    }
    for verdict in Verdict::ALL {
        for work in &assessment.works {
            if work.verdict == *verdict {
                work_card(m, stage, work, assessment);
            }
        }
    }
}

/// What the title says: a sum only where every work adds up without choosing between them.
fn headline(assessment: &Assessment) -> Headline {
    match assessment.verdict {
        Verdict::OutOfScope => return Headline::NotCovered,
        Verdict::NotEligible => return Headline::None,
        Verdict::Eligible | Verdict::ToCheck => {}
    }
    let works = &assessment.works;
    let count = |verdict| works.iter().filter(|work| work.verdict == verdict).count();
    let eligible = count(Verdict::Eligible);
    if eligible == 0 {
        return if count(Verdict::ToCheck) > 0 {
            Headline::ToCheck
        } else if count(Verdict::NotEligible) > 0 {
            Headline::None
        } else {
            Headline::OutOfScope
        };
    }
    sum(works).map_or(
        Headline::Works {
            eligible,
            total: works.len(),
        },
        Headline::Premium,
    )
}

fn sum(works: &[WorkAssessment]) -> Option<Amount> {
    let (mut least, mut most) = (0_u64, 0_u64);
    for work in works
        .iter()
        .filter(|work| work.verdict == Verdict::Eligible)
    {
        let must_choose = work
            .reasons
            .iter()
            .any(|reason| reason.code == ReasonCode::NotCumulableWith);
        let premium = work.premium_eur.filter(|_| !must_choose)?;
        least = least.checked_add(premium.min())?;
        most = most.checked_add(premium.max())?;
    }
    (most > 0).then_some(Amount::between(least, most))
}

/// What to do next and in what order, where a premium may still come.
fn next_steps(m: &mut Markup, assessment: &Assessment, stage: &Stage) {
    let is_open =
        |work: &WorkAssessment| matches!(work.verdict, Verdict::Eligible | Verdict::ToCheck);
    if !assessment.works.iter().any(is_open) {
        return;
    }
    let (level, texts) = (stage.config.heading.below(), stage.texts);
    heading(m, level, "cee-subtitle", texts.result_next_title);
    m.element("ol", "cee-list", |m| {
        for step in texts.result_next {
            m.line("li", "", step);
        }
    });
}

/// Why the dwelling itself keeps the verdict open or excludes; of no matter to works that are
/// no CEE operation wherever they are.
fn dwelling(m: &mut Markup, assessment: &Assessment, stage: &Stage) {
    let is_beside = |work: &WorkAssessment| work.verdict == Verdict::OutOfScope;
    let is_covered = assessment.verdict != Verdict::OutOfScope;
    let has_works = !assessment.works.is_empty();
    let is_pointless = is_covered && has_works && assessment.works.iter().all(is_beside);
    if assessment.verdict == Verdict::Eligible || is_pointless {
        return;
    }
    // What excludes ends the matter: what stays to check is of no interest beside it.
    let tells = |says| match says {
        Says::NotMet => true,
        Says::ToCheck | Says::Note => assessment.verdict == Verdict::ToCheck,
        Says::Met | Says::Condition => false,
    };
    m.element("div", "cee-card", |m| {
        verdict(m, assessment.verdict, stage);
        m.element("ul", "cee-list", |m| {
            for reason in assessment.reasons.iter() {
                if tells(reason.says) {
                    m.line("li", "", stage.texts.reason(reason.code));
                }
            }
        });
    });
}

/// The answers that would make the result more precise, each with its way back.
fn to_ask(m: &mut Markup, assessment: &Assessment, stage: &Stage) {
    let funnel = &stage.state.funnel;
    let plan = funnel.questionnaire.plan(funnel.context());
    let mut asked = Vec::new();
    for ask in &assessment.to_ask {
        let question = question_of(*ask);
        if plan.contains(&question) {
            asked.push(question);
        }
    }
    if asked.is_empty() {
        return;
    }
    notice(m, NoticeKind::Info, |m| {
        m.line("p", "", stage.texts.result_to_ask);
        m.element("ul", "cee-list", |m| {
            for question in asked {
                let id = stage.id(&question.id());
                let title = stage.texts.question(question).title;
                let on_press = edit(stage, Screen::Question(question));
                m.element("li", "", |m| link_button(m, id, title, on_press));
            }
        });
    });
}

const fn question_of(ask: Ask) -> Question {
    match ask {
        Ask::Place => Question::Postcode,
        Ask::PlaceDepartment => Question::Department,
        Ask::DwellingKind => Question::DwellingKind,
        Ask::DwellingCompleted => Question::Completed,
        Ask::DwellingDpe => Question::Dpe,
        Ask::Occupant => Question::Occupant,
        Ask::ProjectQuote => Question::Quote,
    }
}

/// Every answer with its link to change it.
pub(super) fn answers(m: &mut Markup, stage: &Stage) {
    let mut rows = Vec::new();
    for (question, given) in stage.answered() {
        let title = stage.texts.question(question).title;
        let term = match question {
            Question::Detail(kind, _) => [&stage.texts.work(kind), "\u{a0}: ", title].concat(),
            _ => title.to_owned(),
        };
        rows.push(row(stage, term, given, Screen::Question(question)));
    }
    summary_list(m, &rows);
}

/// A line of a recap with its link back, as long as it can still be changed.
pub(super) fn row(
    stage: &Stage,
    term: impl Into<AttrValue>,
    value: impl Into<AttrValue>,
    screen: Screen,
) -> SummaryRow {
    SummaryRow {
        term: term.into(),
        value: value.into(),
        edit: (!stage.state.funnel.sending.is_busy())
            .then(|| (stage.texts.edit.into(), edit(stage, screen))),
    }
}

/// The way back to an answer.
fn edit(stage: &Stage, screen: Screen) -> Callback<()> {
    let emit = stage.emit.clone();
    Callback::from(move |()| emit.emit(Event::EditAsked(screen)))
}
