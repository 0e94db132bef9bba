//! How the visitor wants to go on (ux 37), and the number to call.

use lead::funnel::{Challenge, Event, Way};
use yew::prelude::*;

use super::faults;
use super::frame::phone_link;
use super::parts::{go_on, required_legend, screen_title, status_region};
use crate::controls::{
    IconShape, NoticeKind, RadioGroup, RadioOption, form, icon, notice, radio_group,
};
use crate::markup::{all, block, line};
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
pub(super) fn way_step(stage: &Stage) -> Html {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let ways = ways(stage);
    let options = ways
        .iter()
        .map(|way| {
            let (value, label, hint) = match way {
                Way::Email => ("email", texts.way_email, texts.way_email_hint),
                Way::Phone => ("phone", texts.way_phone, texts.way_phone_hint),
                Way::CallUs => ("call_us", texts.way_call_us, texts.way_call_us_hint),
            };
            RadioOption {
                value: value.into(),
                label: label.into(),
                hint: Some(hint.into()),
            }
        })
        .collect();
    let selected = funnel
        .way
        .and_then(|chosen| ways.iter().position(|way| *way == chosen));
    let on_select = {
        let emit = stage.emit.clone();
        Callback::from(move |index: usize| {
            if let Some(way) = ways.get(index) {
                emit.emit(Event::WayChosen(*way));
            }
        })
    };
    let error = funnel
        .is_way_missing
        .then(|| faults::line(stage, texts.way_missing));
    let is_waiting = matches!(funnel.challenge, Challenge::Asked { is_awaited: true });
    let ways = radio_group(&RadioGroup {
        id: stage.id("way"),
        legend: texts.way_title.into(),
        title: Some(stage.title_slot()),
        hint: Some(texts.way_hint.into()),
        error,
        required: true,
        is_inline: false,
        options,
        selected,
        on_select,
    });
    let status = if is_waiting {
        line("p", "cee-text", texts.way_waiting)
    } else if funnel.challenge == Challenge::Failed && funnel.way != Some(Way::CallUs) {
        unreachable(stage)
    } else {
        Html::default()
    };
    let fields = all(vec![
        required_legend(stage),
        ways,
        status_region(stage, status),
        go_on(stage, texts.next, is_waiting),
    ]);
    form(stage.submit.clone(), fields)
}

/// The server does not answer: what is kept, and whom to reach instead.
pub(super) fn unreachable(stage: &Stage) -> Html {
    let controller = &stage.state.funnel.deployment.deployment.terms.controller;
    let texts = stage.texts;
    let instead = texts.call_instead(controller.phone.as_deref(), &controller.privacy_email);
    let words = all(vec![
        line("p", "", texts.way_failed),
        line("p", "", instead),
    ]);
    notice(NoticeKind::Warning, words)
}

/// The number to call; nothing is sent.
pub(super) fn call_us_step(stage: &Stage) -> Html {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let phone = &funnel.deployment.deployment.terms.controller.phone;
    let number = phone.as_ref().map(|phone| {
        block(
            "p",
            "cee-call",
            vec![icon(IconShape::Phone), phone_link(phone)],
        )
    });
    all(vec![
        screen_title(stage, texts.call_us_title),
        number.unwrap_or_default(),
        line("p", "cee-text", texts.call_us_text),
    ])
}
