//! Everything that is about to be sent, above the button that sends it (RGAA 11.12).

use lead::contact::Contact;
use lead::funnel::{Event, Screen, Sending, Way};
use yew::prelude::*;

use super::outcome_step::{answers, row};
use super::parts::{actions, screen_title, status_region};
use crate::controls::{Button, NoticeKind, SummaryRow, disclosure, heading, notice, summary_list};
use crate::markup::{all, line};
use crate::stage::Stage;

/// The last look before sending.
pub(super) fn recap_step(stage: &Stage) -> Html {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let has_failed = matches!(funnel.sending, Sending::Failed { .. });
    let label = if has_failed {
        texts.send_again
    } else {
        texts.send
    };
    all(vec![
        screen_title(stage, texts.recap_title),
        line("p", "cee-text", texts.recap_intro),
        demand(stage),
        disclosure(texts.recap_answers, answers(stage)),
        decisions(stage),
        line("p", "cee-text", texts.recap_withdraw),
        status_region(stage, status(stage)),
        send(stage, label),
    ])
}

/// The request of this tab is sent again after a reload.
pub(super) fn resuming_step(stage: &Stage) -> Html {
    let texts = stage.texts;
    let has_failed = matches!(stage.state.funnel.sending, Sending::Failed { .. });
    let again = if has_failed {
        send(stage, texts.send_again)
    } else {
        Html::default()
    };
    all(vec![
        screen_title(stage, texts.resuming_title),
        status_region(stage, status(stage)),
        again,
    ])
}

fn send(stage: &Stage, label: &'static str) -> Html {
    let sending = &stage.state.funnel.sending;
    actions(&Button {
        id: Some(stage.id("send")),
        label: label.into(),
        busy: matches!(sending, Sending::Posting { .. } | Sending::Renewing),
        decides: true,
        on_press: stage.on_at(|at| Event::SendPressed { at }),
        ..Button::default()
    })
}

/// How sending goes, spoken without moving the focus (ux 35).
fn status(stage: &Stage) -> Html {
    let texts = stage.texts;
    match &stage.state.funnel.sending {
        Sending::Idle => Html::default(),
        Sending::Posting { failures: 0, .. } | Sending::Renewing => {
            line("p", "cee-text", texts.sending)
        }
        Sending::Posting { .. } => notice(NoticeKind::Warning, line("p", "", texts.retrying)),
        Sending::Failed { body } => {
            let said = match body {
                Some(_) => texts.send_unsure,
                None => texts.send_failed,
            };
            let controller = &stage.state.funnel.deployment.deployment.terms.controller;
            let (phone, email) = (controller.phone.as_deref(), &controller.privacy_email);
            let words = all(vec![
                line("p", "", said),
                line("p", "", texts.call_instead(phone, email)),
            ]);
            notice(NoticeKind::Warning, words)
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
    summary_list(&[
        row(
            stage,
            texts.recap_request,
            texts.channel(channel),
            Screen::Way,
        ),
        row(stage, texts.recap_works, works, first_question(stage)),
        row(stage, texts.recap_contact, contact(stage), Screen::Contact),
        row(stage, texts.result_review, review, Screen::Outcome),
    ])
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
fn decisions(stage: &Stage) -> Html {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let Some(shown) = funnel.shown().filter(|shown| !shown.statements.is_empty()) else {
        return Html::default();
    };
    let rows: Vec<SummaryRow> = shown
        .statements
        .iter()
        .map(|statement| {
            let label = statement
                .passage
                .blocks
                .first()
                .cloned()
                .unwrap_or_default();
            let is_given = funnel.is_given(&statement.key);
            row(
                stage,
                label,
                if is_given { texts.yes } else { texts.no },
                Screen::Consents,
            )
        })
        .collect();
    all(vec![
        heading(
            stage.config.heading.below(),
            "cee-subtitle",
            texts.recap_consents,
        ),
        summary_list(&rows),
    ])
}
