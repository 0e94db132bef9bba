//! What the test gives, who makes it, how long it takes (ux 2, R-SE-1, R-SE-2).

use lead::funnel::Event;
use yew::prelude::*;

use super::frame::outer_link;
use super::parts::{actions, screen_title};
use crate::controls::{Button, NoticeKind, notice};
use crate::france_renov;
use crate::markup::{all, block, line};
use crate::stage::Stage;

/// The screen before the first question.
pub(super) fn start_step(stage: &Stage) -> Html {
    let texts = stage.texts;
    let controller = &stage.state.funnel.deployment.deployment.terms.controller;
    let start = Button {
        id: Some(stage.id("start")),
        label: texts.start_button.into(),
        on_press: stage.on_at(|at| Event::Started { at }),
        ..Button::default()
    };
    let points = texts.start_points.map(|point| line("li", "", point));
    all(vec![
        screen_title(stage, texts.start_title),
        line("p", "cee-text", texts.start_lead),
        block("ul", "cee-list", points.into()),
        line("p", "cee-text", texts.start_who(&controller.name)),
        actions(&start),
        france_renov_notice(stage),
    ])
}

/// The notice of the public service, imposed word for word; French whatever the language.
pub(super) fn france_renov_notice(stage: &Stage) -> Html {
    let address = outer_link(
        france_renov::HREF.to_owned(),
        france_renov::SHOWN_ADDRESS,
        stage.texts.new_tab,
    );
    notice(
        NoticeKind::Law,
        html! { <p lang="fr" translate="no">{ france_renov::SENTENCE }{ " " }{ address }</p> },
    )
}
