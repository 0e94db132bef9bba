//! Help and the ways out, at the same place on every screen (WCAG 3.2.6).

use lead::funnel::{Event, Screen};
use yew::prelude::*;

use super::frame::{phone_link, policy_link};
use crate::banner::manage_button;
use crate::browser::focus;
use crate::controls::{Button, ButtonKind};
use crate::stage::{Stage, StepProps};

/// The foot of every screen.
#[component]
pub fn Footer(props: &StepProps) -> Html {
    let stage = &props.stage;
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let terms = &funnel.deployment.deployment.terms;
    let has_answers = funnel.started_at.is_some()
        && !funnel.sending.is_busy()
        && !matches!(funnel.screen, Screen::Start | Screen::Receipt);
    html! {
        <footer class="cee-footer">
            if has_answers {
                <Erase key={stage.screen_title()} stage={stage.clone()} />
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
#[component]
fn Erase(props: &StepProps) -> Html {
    let stage: &Stage = &props.stage;
    let texts = stage.texts;
    let is_asking = use_state(|| false);
    let question = use_node_ref();
    {
        let question = question.clone();
        use_effect_with(*is_asking, move |is_asking| {
            if *is_asking {
                focus::focus(&question);
            }
        });
    }
    let ask = |wanted: bool| {
        let is_asking = is_asking.clone();
        Callback::from(move |()| is_asking.set(wanted))
    };
    if !*is_asking {
        return html! {
            <Button id={stage.id("erase")} kind={ButtonKind::Link} label={texts.erase} on_press={ask(true)} />
        };
    }
    html! {
        <div class="cee-erase" role="group" aria-label={texts.erase_question}>
            <p ref={question} tabindex="-1">{ texts.erase_question }</p>
            <Button id={stage.id("erase-confirm")} kind={ButtonKind::Link} label={texts.erase_confirm}
                on_press={stage.on_fresh(|submission_id| Event::Erased { submission_id })} />
            <Button id={stage.id("erase-cancel")} kind={ButtonKind::Link} label={texts.erase_cancel}
                on_press={ask(false)} />
        </div>
    }
}
