//! The journey on screen: the frame around every step, and what runs beside it.

mod consents_step;
mod contact_step;
mod faults;
mod footer;
mod frame;
mod outcome_step;
mod parts;
mod question_step;
mod recap_step;
mod receipt_step;
mod running;
mod start_step;
mod way_step;
mod work_card;

use std::rc::Rc;

use lead::funnel::{Event, Funnel};
use yew::prelude::*;

use crate::banner::use_cookies;
use crate::host_config::HostConfig;
use crate::stage::{Stage, Ui};
use crate::state::FunnelState;
use crate::texts::Texts;

pub use frame::frame;
pub(crate) use running::fetch_deployment;

/// Properties of [`Questionnaire`].
#[derive(Clone, PartialEq, Properties)]
pub struct QuestionnaireProps {
    /// Settings from the host page.
    pub config: Rc<HostConfig>,
    /// The journey to begin or to go on with.
    pub first: FunnelState,
}

/// The whole journey of one visitor, from the first screen to the receipt.
#[component]
pub fn Questionnaire(props: &QuestionnaireProps) -> Html {
    let state = {
        let first = props.first.clone();
        use_reducer(move || first)
    };
    let ui = use_state(Ui::default);
    let emit = {
        let dispatcher = state.dispatcher();
        Callback::clone(&*use_memo((), move |()| dispatcher.to_callback()))
    };
    let set_ui = {
        let ui = ui.clone();
        Callback::from(move |changed| ui.set(changed))
    };
    let submit = {
        let (emit, set_ui, ui) = (emit.clone(), set_ui.clone(), *ui);
        Callback::from(move |()| {
            set_ui.emit(Ui {
                attempts: ui.attempts.wrapping_add(1),
                ..ui
            });
            emit.emit(Event::Continued);
        })
    };
    let texts = Texts::of(state.funnel.language);
    let title = use_node_ref();
    let cookies = use_cookies(&state, texts, &props.config, &emit, &title);
    let stage = Stage {
        state: FunnelState::clone(&state),
        texts,
        config: Rc::clone(&props.config),
        emit,
        submit,
        ui: *ui,
        set_ui,
        cookies,
        root: use_node_ref(),
        erase: use_node_ref(),
        title,
    };
    let summary = use_node_ref();

    running::use_kept_draft(&stage);
    running::use_effects(&stage);
    running::use_twin_watch(&stage);
    running::use_return_to_model();
    let back = running::use_history(&stage);
    running::use_focus(&stage, &summary);

    frame(&stage, &back, &summary)
}

/// The journey that a page load begins with: what the tab kept, or a fresh one.
#[must_use]
pub fn first_state(fresh: Funnel) -> FunnelState {
    let Some(now) = crate::browser::clock::now() else {
        return FunnelState::new(Rc::new(fresh));
    };
    let kept = crate::state::load(now);
    let mut funnel = fresh;
    if let Some(draft) = kept.draft {
        funnel = funnel.restored(draft, now);
    }
    if let Some(body) = kept.body {
        funnel = funnel.on(Event::Resumed { body });
    }
    FunnelState::new(Rc::new(funnel))
}
