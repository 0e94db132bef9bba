//! The result, before any identity is asked (ux 36, 42 to 45; R-AD-1).

use std::rc::Rc;

use eligibility::assessment::Ask;
use eligibility::questionnaire::Question;
use eligibility::{Amount, Assessment, ReasonCode, Says, Verdict, WorkAssessment};
use lead::funnel::{Event, Screen};
use yew::prelude::*;

use super::start_step::france_renov_notice;
use super::work_card::{WorkCard, verdict};
use crate::controls::{
    Button, ButtonKind, Disclosure, Form, Heading, Notice, NoticeKind, SummaryList, SummaryRow,
    TickBox,
};
use crate::stage::{Stage, StepProps};
use crate::texts::Headline;

/// The result of the test.
#[component]
pub fn OutcomeStep(props: &StepProps) -> Html {
    let stage = &props.stage;
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let assessment = funnel.assessment();
    let has_rates = funnel.deployment.deployment.rates.is_some();
    let below = stage.config.heading.below();
    let on_review = {
        let emit = stage.emit.clone();
        Callback::from(move |wanted: bool| emit.emit(Event::ReviewSet(wanted)))
    };
    html! {
        <Form on_submit={stage.submit.clone()}>
            <Heading level={stage.config.heading} node={stage.title.clone()}>
                { texts.result_title(headline(&assessment)) }
            </Heading>
            <Notice kind={NoticeKind::Warning}>
                <p>{ texts.result_indicative }</p>
                <p>{ texts.rules_date(assessment.rule_set) }</p>
            </Notice>
            { dwelling(&assessment, stage) }
            { to_ask(&assessment, stage) }
            <div class="cee-cards">
                for work in by_verdict(&assessment) {
                    <WorkCard key={work.kind.name()} work={work.clone()} language={texts.language}
                        level={below} said={said(&assessment)} {has_rates} />
                }
            </div>
            <Disclosure summary={texts.result_answers}>{ answers(stage) }</Disclosure>
            <Heading level={below} class="cee-subtitle">{ texts.result_next_title }</Heading>
            <ol class="cee-list">
                for line in texts.result_next {
                    <li>{ line }</li>
                }
            </ol>
            { france_renov_notice(stage) }
            <TickBox id={stage.id("review")} name={stage.id("review")} label={texts.result_review}
                hint={texts.result_review_hint} checked={funnel.human_review} on_toggle={on_review} />
            <div class="cee-actions">
                <Button id={stage.id("continue")} label={texts.result_button} submits=true />
            </div>
        </Form>
    }
}

/// What the title says: a sum only where every work adds up without choosing between them.
fn headline(assessment: &Assessment) -> Headline {
    match assessment.verdict {
        Verdict::OutOfScope => return Headline::OutOfScope,
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

/// The rules that the dwelling's own card already tells.
fn said(assessment: &Assessment) -> Vec<ReasonCode> {
    assessment
        .reasons
        .iter()
        .map(|reason| reason.code)
        .collect()
}

/// Why the dwelling itself keeps the verdict open or excludes.
fn dwelling(assessment: &Assessment, stage: &Stage) -> Html {
    if assessment.verdict == Verdict::Eligible {
        return Html::default();
    }
    let open = assessment
        .reasons
        .iter()
        .filter(|reason| reason.says != Says::Met);
    html! {
        <div class="cee-card">
            { verdict(assessment.verdict, stage.texts) }
            <ul class="cee-list">
                for reason in open {
                    <li>{ stage.texts.reason(reason.code) }</li>
                }
            </ul>
        </div>
    }
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
    html! {
        <Notice>
            <p>{ stage.texts.result_to_ask }</p>
            <ul class="cee-list">
                for question in asked {
                    <li>
                        <Button kind={ButtonKind::Link} label={stage.texts.question(question).title}
                            on_press={stage.on(Event::EditAsked(Screen::Question(question)))} />
                    </li>
                }
            </ul>
        </Notice>
    }
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
    let answered = stage.answered();
    let rows: Rc<[SummaryRow]> = answered
        .iter()
        .map(|(question, given)| {
            let title = stage.texts.question(*question).title;
            let term = match question {
                Question::Detail(kind, _) => [&stage.texts.work(*kind), "\u{a0}: ", title].concat(),
                _ => title.to_owned(),
            };
            SummaryRow {
                term: term.into(),
                value: given.clone().into(),
                edit: Some(stage.texts.edit.into()),
            }
        })
        .collect();
    let emit = stage.emit.clone();
    let on_edit = Callback::from(move |index: usize| {
        if let Some((question, _)) = answered.get(index) {
            emit.emit(Event::EditAsked(Screen::Question(*question)));
        }
    });
    html! { <SummaryList {rows} {on_edit} /> }
}
