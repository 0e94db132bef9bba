//! How the visitor wants to go on (ux 37), and the number to call.

use lead::funnel::{Challenge, Event, Way};
use yew::prelude::*;

use super::faults;
use super::frame::phone_link;
use super::parts::{go_on, required_legend, screen_title, status_region};
use crate::controls::{
    IconShape, NoticeKind, RadioGroup, RadioOption, form, icon, notice, radio_group,
};
use crate::markup::Markup;
use crate::stage::Stage;

/// The ways on offer: calling needs a number to call.
fn ways(stage: &Stage) -> Vec<Way> {
    let phone = &stage
        .state
        .funnel
        .deployment
        .deployment
        .terms
        .controller
        .phone;
    let mut ways = vec![Way::Email, Way::Phone];
    if phone.is_some() {
        ways.push(Way::CallUs);
    }
    ways
}

/// The choice of a way to go on.
pub(super) fn way_step(m: &mut Markup, stage: &Stage) {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let is_waiting = matches!(funnel.challenge, Challenge::Asked { is_awaited: true });
    form(m, stage.submit.clone(), |m| {
        required_legend(m, stage);
        choices(m, stage);
        status_region(m, stage, |m| {
            if is_waiting {
                m.line("p", "cee-text", texts.way_waiting);
            } else if funnel.challenge == Challenge::Failed && funnel.way != Some(Way::CallUs) {
                unreachable(m, stage);
            }
        });
        go_on(m, stage, texts.next, is_waiting);
    });
}

fn choices(m: &mut Markup, stage: &Stage) {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let ways = ways(stage);
    let mut options = Vec::new();
    let mut selected = None;
    for (index, way) in ways.iter().enumerate() {
        if funnel.way == Some(*way) {
            selected = Some(index);
        }
        let (value, label, hint) = match way {
            Way::Email => (
                "email",
                texts.asking().way_email,
                texts.asking().way_email_hint,
            ),
            Way::Phone => (
                "phone",
                texts.asking().way_phone,
                texts.asking().way_phone_hint,
            ),
            Way::CallUs => (
                "call_us",
                texts.asking().way_call_us,
                texts.asking().way_call_us_hint,
            ),
        };
        options.push(RadioOption {
            value: value.into(),
            label: label.into(),
            hint: Some(hint.into()),
        });
    }
    let error = funnel
        .is_way_missing
        .then(|| faults::line(stage, texts.asking().way_missing));
    let emit = stage.emit.clone();
    radio_group(
        m,
        &RadioGroup {
            id: stage.id("way"),
            legend: texts.way_title.into(),
            title: Some(stage.title_slot()),
            hint: Some(texts.asking().way_hint.into()),
            error,
            required: true,
            is_inline: false,
            options,
            selected,
            on_select: Callback::from(move |index: usize| {
                if let Some(way) = ways.get(index) {
                    emit.emit(Event::WayChosen(*way));
                }
            }),
        },
    );
}

/// The server does not answer: what is kept, and whom to reach instead.
pub(super) fn unreachable(m: &mut Markup, stage: &Stage) {
    let controller = &stage.state.funnel.deployment.deployment.terms.controller;
    let texts = stage.texts;
    let instead = texts.call_instead(controller.phone.as_deref(), &controller.privacy_email);
    notice(m, NoticeKind::Warning, |m| {
        m.line("p", "", texts.way_failed);
        m.line("p", "", instead);
    });
}

/// The number to call; nothing is sent.
pub(super) fn call_us_step(m: &mut Markup, stage: &Stage) {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    screen_title(m, stage, texts.call_us_title);
    if let Some(phone) = &funnel.deployment.deployment.terms.controller.phone {
        m.element("p", "cee-call", |m| {
            icon(m, IconShape::Phone);
            phone_link(m, phone);
        });
    }
    m.line("p", "cee-text", texts.asking().call_us_text);
}
