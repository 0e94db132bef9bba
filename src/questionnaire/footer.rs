//! Help and the ways out, at the same place on every screen (WCAG 3.2.6).

use lead::funnel::{Event, Screen, Sending};
use yew::prelude::*;

use super::frame::{phone_link, policy_link};
use super::parts::link_button;
use crate::banner::manage_button;
use crate::stage::{Stage, Ui};

/// The foot of every screen.
pub(super) fn footer(stage: &Stage) -> Html {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let terms = &funnel.deployment.deployment.terms;
    // After a reload only the frozen body is left of the answers.
    let has_answers = funnel.started_at.is_some() || funnel.screen == Screen::Resuming;
    let is_sending = matches!(funnel.sending, Sending::Posting { .. } | Sending::Renewing);
    let can_erase =
        has_answers && !is_sending && !matches!(funnel.screen, Screen::Start | Screen::Receipt);
    html! {
        <footer class="cee-footer">
            if can_erase {
                { erase(stage) }
            }
            if let Some(phone) = &terms.controller.phone {
                <p class="cee-footer__line">{ texts.need_help }{ " " }{ phone_link(phone) }</p>
            }
            <p class="cee-footer__line">{ policy_link(stage) }</p>
            { manage_button(stage) }
        </footer>
    }
}

/// Erasing asks once: a thumb that slips must not cost ten answers.
fn erase(stage: &Stage) -> Html {
    let texts = stage.texts;
    let ask = |is_erasing: bool| {
        let (set_ui, ui) = (stage.set_ui.clone(), stage.ui);
        Callback::from(move |()| set_ui.emit(Ui { is_erasing, ..ui }))
    };
    if !stage.ui.is_erasing {
        return link_button(stage.id("erase"), texts.erase, ask(true));
    }
    let confirm = stage.on_fresh(|submission_id| Event::Erased { submission_id });
    html! {
        <div class="cee-erase" role="group" aria-label={texts.erase_question}>
            <p ref={stage.erase.clone()} tabindex="-1">{ texts.erase_question }</p>
            { link_button(stage.id("erase-confirm"), texts.erase_confirm, confirm) }
            { link_button(stage.id("erase-cancel"), texts.erase_cancel, ask(false)) }
        </div>
    }
}
