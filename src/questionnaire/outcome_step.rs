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
use crate::markup::{all, block, line};
use crate::stage::Stage;
use crate::texts::Headline;

/// The result of the test.
pub(super) fn outcome_step(stage: &Stage) -> Html {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let assessment = funnel.assessment();
    let indicative = all(vec![
        line("p", "", texts.result_indicative),
        line("p", "", texts.rules_date(assessment.rule_set)),
    ]);
    let emit = stage.emit.clone();
    let review = tick_box(&TickBox {
        id: stage.id("review"),
        label: texts.result_review.into(),
        hint: Some(texts.result_review_hint.into()),
        checked: funnel.human_review,
        on_toggle: Callback::from(move |wanted: bool| emit.emit(Event::ReviewSet(wanted))),
        ..TickBox::default()
    });
    // Where the test does not cover the place, it has nothing to say of each work.
    let is_covered = assessment.verdict != Verdict::OutOfScope;
    let cards = by_verdict(&assessment).into_iter().filter(|_| is_covered);
    let cards = cards.map(|work| work_card(stage, work, &assessment.reasons));
    let fields = all(vec![
        screen_title(stage, texts.result_title(headline(&assessment))),
        notice(NoticeKind::Warning, indicative),
        dwelling(&assessment, stage),
        to_ask(&assessment, stage),
        block("div", "cee-cards", cards.collect()),
        disclosure(texts.result_answers, answers(stage)),
        next_steps(&assessment, stage),
        france_renov_notice(stage),
        review,
        go_on(stage, texts.result_button, false),
    ]);
    form(stage.submit.clone(), fields)
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

/// Works in the order of the answers, those that can receive a premium first.
fn by_verdict(assessment: &Assessment) -> Vec<&WorkAssessment> {
    let mut works: Vec<_> = assessment.works.iter().collect();
    works.sort_by_key(|work| work.verdict);
    works
}

/// What to do next and in what order, where a premium may still come.
fn next_steps(assessment: &Assessment, stage: &Stage) -> Html {
    let is_open =
        |work: &WorkAssessment| matches!(work.verdict, Verdict::Eligible | Verdict::ToCheck);
    if !assessment.works.iter().any(is_open) {
        return Html::default();
    }
    let steps = stage.texts.result_next.map(|step| line("li", "", step));
    let level = stage.config.heading.below();
    all(vec![
        heading(level, "cee-subtitle", stage.texts.result_next_title),
        block("ol", "cee-list", steps.into()),
    ])
}

/// Why the dwelling itself keeps the verdict open or excludes; of no matter to works that are
/// no CEE operation wherever they are.
fn dwelling(assessment: &Assessment, stage: &Stage) -> Html {
    let is_beside = |work: &WorkAssessment| work.verdict == Verdict::OutOfScope;
    let is_covered = assessment.verdict != Verdict::OutOfScope;
    let has_works = !assessment.works.is_empty();
    let is_pointless = is_covered && has_works && assessment.works.iter().all(is_beside);
    if assessment.verdict == Verdict::Eligible || is_pointless {
        return Html::default();
    }
    let open = assessment
        .reasons
        .iter()
        .filter(|reason| !matches!(reason.says, Says::Met | Says::Condition));
    let open = open.map(|reason| line("li", "", stage.texts.reason(reason.code)));
    block(
        "div",
        "cee-card",
        vec![
            verdict(assessment.verdict, stage.texts),
            block("ul", "cee-list", open.collect()),
        ],
    )
}

/// The answers that would make the result more precise, each with its way back.
fn to_ask(assessment: &Assessment, stage: &Stage) -> Html {
    let funnel = &stage.state.funnel;
    let plan = funnel.questionnaire.plan(funnel.context());
    let asked: Vec<Question> = assessment
        .to_ask
        .iter()
        .map(|ask| question_of(*ask))
        .filter(|question| plan.contains(question))
        .collect();
    if asked.is_empty() {
        return Html::default();
    }
    let links = asked.into_iter().map(|question| {
        let on_press = stage.on(Event::EditAsked(Screen::Question(question)));
        let id = stage.id(&question.id());
        let link = link_button(id, stage.texts.question(question).title, on_press);
        block("li", "", vec![link])
    });
    let words = all(vec![
        line("p", "", stage.texts.result_to_ask),
        block("ul", "cee-list", links.collect()),
    ]);
    notice(NoticeKind::Info, words)
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
pub(super) fn answers(stage: &Stage) -> Html {
    let rows: Vec<SummaryRow> = stage
        .answered()
        .into_iter()
        .map(|(question, given)| {
            let title = stage.texts.question(question).title;
            let term = match question {
                Question::Detail(kind, _) => [&stage.texts.work(kind), "\u{a0}: ", title].concat(),
                _ => title.to_owned(),
            };
            row(stage, term, given, Screen::Question(question))
        })
        .collect();
    summary_list(&rows)
}

/// A line of a recap with its link back.
pub(super) fn row(
    stage: &Stage,
    term: impl Into<AttrValue>,
    value: impl Into<AttrValue>,
    screen: Screen,
) -> SummaryRow {
    SummaryRow {
        term: term.into(),
        value: value.into(),
        edit: Some((stage.texts.edit.into(), stage.on(Event::EditAsked(screen)))),
    }
}
