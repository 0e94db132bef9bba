//! Everything that is about to be sent, above the button that sends it (RGAA 11.12).

use consent::Channel;
use lead::contact::Contact;
use lead::funnel::{Event, Screen, Sending, Way};
use yew::Callback;

use super::outcome_step::{answers, row};
use super::parts::{actions, screen_title, status_region};
use crate::browser::{clock, witness};
use crate::controls::{Button, NoticeKind, disclosure, heading, notice, summary_list};
use crate::markup::Markup;
use crate::stage::{Stage, Ui};

/// The last look before sending.
pub(super) fn recap_step(m: &mut Markup, stage: &Stage) {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let has_failed = matches!(funnel.sending, Sending::Failed { .. });
    screen_title(m, stage, texts.recap_title);
    let intro = if matches!(funnel.sending, Sending::Idle) {
        texts.asking().recap_intro
    } else {
        texts.asking().recap_under_way
    };
    m.said("p", "cee-text", intro);
    demand(m, stage);
    disclosure(m, texts.asking().recap_answers, |m| answers(m, stage));
    decisions(m, stage);
    m.line("p", "cee-text", texts.asking().recap_withdraw);
    status_region(m, stage, |m| status(m, stage));
    let label = if has_failed {
        texts.asking().send_again
    } else {
        texts.asking().send
    };
    send(m, stage, label);
}

/// The request of this tab is sent again after a reload.
pub(super) fn resuming_step(m: &mut Markup, stage: &Stage) {
    let texts = stage.texts;
    screen_title(m, stage, texts.resuming_title);
    status_region(m, stage, |m| status(m, stage));
    m.part(|m| {
        if matches!(stage.state.funnel.sending, Sending::Failed { .. }) {
            send(m, stage, texts.asking().send_again);
        }
    });
}

fn send(m: &mut Markup, stage: &Stage, label: &'static str) {
    let sending = &stage.state.funnel.sending;
    actions(
        m,
        &Button {
            id: Some(stage.id("send")),
            label: label.into(),
            busy: matches!(
                sending,
                Sending::Posting { .. } | Sending::Renewing | Sending::Proving
            ),
            decides: true,
            on_press: {
                let stage = stage.clone();
                Callback::from(move |()| {
                    clock::mark("cee-witness");
                    let witness = witness::testimony(&stage.root);
                    clock::mark("cee-witnessed");
                    if let Some(witness) = witness {
                        stage
                            .emit
                            .emit(Event::SendPressed(Box::leak(Box::new(witness))));
                    }
                })
            },
            ..Button::default()
        },
    );
}

/// How sending goes, spoken without moving the focus (ux 35).
fn status(m: &mut Markup, stage: &Stage) {
    let texts = stage.texts;
    match &stage.state.funnel.sending {
        Sending::Idle => {}
        Sending::Posting { failures: 0, .. } | Sending::Renewing | Sending::Proving => {
            m.line("p", "cee-text", texts.asking().sending);
        }
        Sending::Posting { .. } => notice(m, NoticeKind::Warning, |m| {
            m.said("p", "", texts.asking().retrying);
        }),
        Sending::Failed { body } => {
            let said = match body {
                Some(_) => texts.asking().send_unsure,
                None => texts.asking().send_failed,
            };
            let controller = &stage.state.funnel.deployment.deployment.terms.controller;
            let (phone, email) = (controller.phone.as_deref(), &controller.privacy_email);
            notice(m, NoticeKind::Warning, |m| {
                m.said("p", "", said);
                m.line("p", "", texts.call_instead(phone, email));
            });
        }
    }
}

/// What is asked, about what, and by whom.
fn demand(m: &mut Markup, stage: &Stage) {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let Some(channel) = funnel.way.and_then(Way::channel) else {
        return;
    };
    let answers = funnel.questionnaire.answers(funnel.context());
    let mut works = Vec::new();
    for work in &answers.works {
        works.push(texts.work(work.kind));
    }
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
    let mut request = texts.channel(channel).to_owned();
    if let Some(slot) = funnel.slot().filter(|_| channel == Channel::Phone) {
        request.push_str(", ");
        request.push_str(&slot.in_words(texts.language));
    }
    let rows = [
        row(stage, texts.asking().recap_request, request, Screen::Way),
        row(
            stage,
            texts.asking().recap_works,
            works,
            first_question(stage),
        ),
        row(
            stage,
            texts.asking().recap_contact,
            contact(stage),
            Screen::Contact,
        ),
        row(stage, texts.result_review, review, Screen::Outcome),
    ];
    summary_list(m, &rows);
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
fn decisions(m: &mut Markup, stage: &Stage) {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let Some(shown) = funnel.shown().filter(|shown| !shown.statements.is_empty()) else {
        return;
    };
    let level = stage.config.heading.below();
    heading(m, level, "cee-subtitle", texts.asking().recap_consents);
    let mut rows = Vec::new();
    for (index, statement) in shown.statements.into_iter().enumerate() {
        let is_given = funnel.is_given(&statement.key);
        let answer = if is_given { texts.yes } else { texts.no };
        let label = statement.passage.blocks.into_iter().next();
        let label = label.unwrap_or_default();
        let mut decision = row(stage, label, answer, Screen::Consents);
        if let Some((_, on_press)) = &mut decision.edit {
            *on_press = to_box(stage, index);
        }
        rows.push(decision);
    }
    summary_list(m, &rows);
}

/// The way back to one box, not to the head of them all.
fn to_box(stage: &Stage, index: usize) -> Callback<()> {
    let (set_ui, ui, emit) = (stage.set_ui.clone(), stage.ui, stage.emit.clone());
    Callback::from(move |()| {
        set_ui.emit(Ui {
            wanted_box: Some(index),
            ..ui
        });
        emit.emit(Event::EditAsked(Screen::Consents));
    })
}
