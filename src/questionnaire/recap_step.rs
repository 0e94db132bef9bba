//! Everything that is about to be sent, above the button that sends it (RGAA 11.12).

use std::rc::Rc;

use lead::contact::Contact;
use lead::funnel::{Event, Screen, Sending, Way};
use yew::prelude::*;

use super::outcome_step::answers;
use crate::controls::{
    Button, Disclosure, Heading, HeadingLevel, Notice, NoticeKind, SummaryList, SummaryRow,
};
use crate::stage::{Stage, StepProps};

/// The last look before sending.
#[component]
pub fn RecapStep(props: &StepProps) -> Html {
    let stage = &props.stage;
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let below = stage.config.heading.below();
    let has_failed = matches!(funnel.sending, Sending::Failed { .. });
    let is_busy = matches!(funnel.sending, Sending::Posting { .. } | Sending::Renewing);
    html! {
        <>
            <Heading level={stage.config.heading} node={stage.title.clone()}>{ texts.recap_title }</Heading>
            <p class="cee-text">{ texts.recap_intro }</p>
            { demand(stage) }
            <Disclosure summary={texts.recap_answers}>{ answers(stage) }</Disclosure>
            { decisions(stage, below) }
            <p class="cee-text">{ texts.recap_withdraw }</p>
            <div id={stage.id("status")} role="status">{ status(stage) }</div>
            <div class="cee-actions">
                <Button id={stage.id("send")} label={if has_failed { texts.send_again } else { texts.send }}
                    busy={is_busy} on_press={stage.on_at(|at| Event::SendPressed { at })} />
            </div>
        </>
    }
}

/// The request of this tab is sent again after a reload.
#[component]
pub fn ResumingStep(props: &StepProps) -> Html {
    let stage = &props.stage;
    let texts = stage.texts;
    let has_failed = matches!(stage.state.funnel.sending, Sending::Failed { .. });
    html! {
        <>
            <Heading level={stage.config.heading} node={stage.title.clone()}>{ texts.resuming_title }</Heading>
            <div id={stage.id("status")} role="status">{ status(stage) }</div>
            if has_failed {
                <div class="cee-actions">
                    <Button id={stage.id("send")} label={texts.send_again}
                        on_press={stage.on_at(|at| Event::SendPressed { at })} />
                </div>
            }
        </>
    }
}

/// How sending goes, spoken without moving the focus (ux 35).
fn status(stage: &Stage) -> Html {
    let texts = stage.texts;
    match &stage.state.funnel.sending {
        Sending::Idle => Html::default(),
        Sending::Posting { failures: 0, .. } | Sending::Renewing => {
            html! { <p class="cee-text">{ texts.sending }</p> }
        }
        Sending::Posting { .. } => {
            html! { <Notice kind={NoticeKind::Warning}><p>{ texts.retrying }</p></Notice> }
        }
        Sending::Failed { .. } => {
            let controller = &stage.state.funnel.deployment.deployment.terms.controller;
            html! {
                <Notice kind={NoticeKind::Warning}>
                    <p>{ texts.send_failed }</p>
                    <p>{ texts.call_instead(controller.phone.as_deref(), &controller.privacy_email) }</p>
                </Notice>
            }
        }
    }
}

/// What is asked, about what, and by whom.
fn demand(stage: &Stage) -> Html {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let Some(channel) = funnel.way.and_then(Way::channel) else {
        return Html::default();
    };
    let works: Vec<String> = funnel
        .questionnaire
        .answers(funnel.context())
        .works
        .iter()
        .map(|work| texts.work(work.kind))
        .collect();
    let works = if works.is_empty() {
        lead::works::names(&[], texts.language).join(", ")
    } else {
        works.join(", ")
    };
    let review = if funnel.human_review {
        texts.yes
    } else {
        texts.no
    };
    let lines = [
        (
            texts.recap_request,
            texts.channel(channel).to_owned(),
            Screen::Way,
        ),
        (texts.recap_works, works, first_question(stage)),
        (texts.recap_contact, contact(stage), Screen::Contact),
        (texts.result_review, review.to_owned(), Screen::Outcome),
    ];
    let screens = lines.each_ref().map(|(_, _, screen)| *screen);
    let rows: Rc<[SummaryRow]> = lines
        .into_iter()
        .map(|(term, value, _)| SummaryRow {
            term: term.into(),
            value: value.into(),
            edit: Some(texts.edit.into()),
        })
        .collect();
    html! { <SummaryList {rows} on_edit={edits(stage, screens.to_vec())} /> }
}

fn first_question(stage: &Stage) -> Screen {
    Screen::Question(
        stage
            .answered()
            .first()
            .map_or(eligibility::questionnaire::Question::Works, |(first, _)| {
                *first
            }),
    )
}

fn edits(stage: &Stage, screens: Vec<Screen>) -> Callback<usize> {
    let emit = stage.emit.clone();
    Callback::from(move |index: usize| {
        if let Some(screen) = screens.get(index) {
            emit.emit(Event::EditAsked(*screen));
        }
    })
}

/// The contact as the collector will read it.
fn contact(stage: &Stage) -> String {
    let funnel = &stage.state.funnel;
    let channel = funnel.way.and_then(Way::channel);
    let Some(contact) = channel.and_then(|channel| Contact::read(&funnel.contact, channel).ok())
    else {
        return String::new();
    };
    let mut line = [
        contact.given_name.as_str(),
        " ",
        contact.family_name.as_str(),
    ]
    .concat();
    if let Some(phone) = &contact.phone {
        line.push_str(", ");
        line.push_str(&phone.number.in_pairs());
    }
    if let Some(email) = &contact.email {
        line.push_str(", ");
        line.push_str(email.as_str());
    }
    line
}

/// Each decision with its way back, in the words of its box.
fn decisions(stage: &Stage, level: HeadingLevel) -> Html {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let Some(shown) = funnel.shown().filter(|shown| !shown.statements.is_empty()) else {
        return Html::default();
    };
    let rows: Rc<[SummaryRow]> = shown
        .statements
        .iter()
        .map(|statement| SummaryRow {
            term: statement
                .passage
                .blocks
                .first()
                .cloned()
                .unwrap_or_default()
                .into(),
            value: if funnel.is_given(&statement.key) {
                texts.yes
            } else {
                texts.no
            }
            .into(),
            edit: Some(texts.edit.into()),
        })
        .collect();
    let screens = vec![Screen::Consents; rows.len()];
    html! {
        <>
            <Heading {level} class="cee-subtitle">{ texts.recap_consents }</Heading>
            <SummaryList {rows} on_edit={edits(stage, screens)} />
        </>
    }
}
