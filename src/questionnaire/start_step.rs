//! What the test gives, who makes it, how long it takes (ux 2, R-SE-1, R-SE-2).

use lead::funnel::Event;

use super::frame::outer_link;
use super::parts::{actions, screen_title};
use crate::controls::{Button, NoticeKind, notice};
use crate::france_renov;
use crate::markup::Markup;
use crate::stage::Stage;
use crate::texts::Texts;

/// The screen before the first question.
pub(super) fn start_step(m: &mut Markup, stage: &Stage) {
    let texts = stage.texts;
    screen_title(m, stage, texts.start_title);
    m.line("p", "cee-text", texts.start_lead);
    m.element("ul", "cee-list", |m| {
        for point in texts.start_points {
            m.line("li", "", point);
        }
    });
    m.line("p", "cee-text", stage.by_whom(Texts::start_who));
    actions(
        m,
        &Button {
            id: Some(stage.id("start")),
            label: texts.start_button.into(),
            on_press: stage.on_at(|at| Event::Started { at }),
            ..Button::default()
        },
    );
    france_renov_notice(m, stage);
}

/// The notice of the public service, imposed word for word; French whatever the language.
pub(super) fn france_renov_notice(m: &mut Markup, stage: &Stage) {
    notice(m, NoticeKind::Law, |m| {
        m.element("p", "", |m| {
            m.attr("lang", "fr");
            m.attr("translate", "no");
            m.text(france_renov::SENTENCE);
            m.text(" ");
            outer_link(
                m,
                france_renov::HREF,
                france_renov::SHOWN_ADDRESS,
                stage.texts.new_tab,
            );
        });
    });
}
