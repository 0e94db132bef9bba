//! Help and the ways out, at the same place on every screen (WCAG 3.2.6).

use lead::funnel::{Event, Screen, Sending};
use yew::prelude::*;

use super::frame::{phone_link, policy_link};
use super::parts::link_button;
use crate::banner::manage_button;
use crate::markup::Markup;
use crate::stage::{Stage, Ui};

/// The id of the button that erases.
pub(super) const ERASE: &str = "erase";

/// The foot of every screen.
pub(super) fn footer(m: &mut Markup, stage: &Stage) {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    // After a reload only the frozen body is left of the answers.
    let has_answers = funnel.started_at.is_some() || funnel.screen == Screen::Resuming;
    let is_sending = matches!(
        funnel.sending,
        Sending::Posting { .. } | Sending::Renewing | Sending::Proving
    );
    let can_erase = has_answers && !is_sending && funnel.screen != Screen::Receipt;
    m.element("footer", "cee-footer", |m| {
        m.part(|m| {
            if can_erase {
                erase(m, stage);
            }
        });
        if let Some(phone) = &funnel.deployment.deployment.terms.controller.phone {
            m.element("p", "cee-footer__line", |m| {
                m.text(texts.need_help);
                m.text(" ");
                phone_link(m, phone);
            });
        }
        m.element("p", "cee-footer__line", |m| policy_link(m, stage));
        manage_button(m, stage);
    });
}

/// Erasing asks once: a thumb that slips must not cost ten answers.
fn erase(m: &mut Markup, stage: &Stage) {
    let texts = stage.texts;
    let ask = |is_erasing: bool| {
        let (set_ui, ui) = (stage.set_ui.clone(), stage.ui);
        Callback::from(move |()| set_ui.emit(Ui { is_erasing, ..ui }))
    };
    if !stage.ui.is_erasing {
        link_button(m, stage.id(ERASE), texts.erase, ask(true));
        return;
    }
    let confirm = stage.on_fresh(|submission_id| Event::Erased { submission_id });
    m.element("div", "cee-erase", |m| {
        m.attr("role", "group");
        m.attr("aria-label", texts.erase_question);
        m.element("p", "", |m| {
            m.node_ref(&stage.erase);
            m.attr("tabindex", "-1");
            m.text(texts.erase_question);
        });
        link_button(m, stage.id("erase-confirm"), texts.erase_confirm, confirm);
        link_button(m, stage.id("erase-cancel"), texts.erase_cancel, ask(false));
    });
}
