//! How the visitor wants to go on (ux 37), and the number to call.

use std::rc::Rc;

use lead::funnel::{Challenge, Event, Way};
use yew::prelude::*;

use super::faults;
use super::frame::phone_link;
use crate::controls::{
    Button, Form, Heading, Icon, IconShape, Notice, NoticeKind, RadioGroup, RadioOption,
};
use crate::stage::{Stage, StepProps};

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
#[component]
pub fn WayStep(props: &StepProps) -> Html {
    let stage = &props.stage;
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let ways = ways(stage);
    let options: Rc<[RadioOption]> = ways
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
    html! {
        <Form on_submit={stage.submit.clone()}>
            <p class="cee-required">{ texts.required_legend }</p>
            <RadioGroup id={stage.id("way")} legend={texts.way_title} title={stage.title_slot()}
                hint={texts.way_hint} {error} required=true {options} {selected} {on_select} />
            <div id={stage.id("status")} role="status">
                if is_waiting {
                    <p class="cee-text">{ texts.way_waiting }</p>
                } else if funnel.challenge == Challenge::Failed && funnel.way != Some(Way::CallUs) {
                    { unreachable(stage) }
                }
            </div>
            <div class="cee-actions">
                <Button id={stage.id("continue")} label={texts.next} submits=true busy={is_waiting} />
            </div>
        </Form>
    }
}

/// The server does not answer: what is kept, and whom to reach instead.
pub(super) fn unreachable(stage: &Stage) -> Html {
    let controller = &stage.state.funnel.deployment.deployment.terms.controller;
    let texts = stage.texts;
    html! {
        <Notice kind={NoticeKind::Warning}>
            <p>{ texts.way_failed }</p>
            <p>{ texts.call_instead(controller.phone.as_deref(), &controller.privacy_email) }</p>
        </Notice>
    }
}

/// The number to call; nothing is sent.
#[component]
pub fn CallUsStep(props: &StepProps) -> Html {
    let stage = &props.stage;
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    html! {
        <>
            <Heading level={stage.config.heading} node={stage.title.clone()}>{ texts.call_us_title }</Heading>
            if let Some(phone) = &funnel.deployment.deployment.terms.controller.phone {
                <p class="cee-call"><Icon shape={IconShape::Phone} />{ phone_link(phone) }</p>
            }
            <p class="cee-text">{ texts.call_us_text }</p>
        </>
    }
}
