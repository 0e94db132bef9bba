//! What the test gives, who makes it, how long it takes (ux 2, R-SE-1, R-SE-2).

use lead::funnel::Event;
use yew::prelude::*;

use crate::controls::{Button, Heading, Notice, NoticeKind};
use crate::france_renov;
use crate::stage::{Stage, StepProps};

/// The screen before the first question.
#[component]
pub fn StartStep(props: &StepProps) -> Html {
    let stage = &props.stage;
    let texts = stage.texts;
    let controller = &stage.state.funnel.deployment.deployment.terms.controller;
    html! {
        <>
            <Heading level={stage.config.heading} node={stage.title.clone()}>{ texts.start_title }</Heading>
            <p class="cee-text">{ texts.start_lead }</p>
            <ul class="cee-list">
                for point in texts.start_points {
                    <li>{ point }</li>
                }
            </ul>
            <p class="cee-text">{ texts.start_who(&controller.name) }</p>
            <div class="cee-actions">
                <Button id={stage.id("start")} label={texts.start_button}
                    on_press={stage.on_at(|at| Event::Started { at })} />
            </div>
            { france_renov_notice(stage) }
        </>
    }
}

/// The notice of the public service, imposed word for word; French whatever the language.
pub(super) fn france_renov_notice(stage: &Stage) -> Html {
    html! {
        <Notice kind={NoticeKind::Law}>
            <p lang="fr" translate="no">
                { france_renov::SENTENCE }{ " " }
                { super::frame::outer_link(france_renov::HREF.to_owned(), france_renov::SHOWN_ADDRESS, stage.texts.new_tab) }
            </p>
        </Notice>
    }
}
