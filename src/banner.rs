//! The choice about audience measurement: accept, refuse, change (requirements §6).
//!
//! Shown only where the deployment has a service that measures (R-CK-10). Before the choice only
//! the choice kept earlier is looked for, which is exempt (R-CK-5), and nothing is written; refusing
//! takes as many presses as accepting.

mod kept_choice;

use std::cell::Cell;
use std::rc::Rc;

use consent::Sha256Hex;
use lead::funnel::Event;
use lead::wire::v1::{AnalyticsClaim, AnalyticsState, ChoiceMessage, StoredChoiceMessage, Version};
use yew::prelude::*;

use crate::browser::collector_client::{self, Outcome};
use crate::browser::{clock, json, page, spawn_local};
use crate::controls::{Button, ButtonKind, button};
use crate::host_config::HostConfig;
use crate::markup::Markup;
use crate::stage::Stage;
use crate::state::FunnelState;
use crate::texts::Texts;
use kept_choice::KeptChoice;

/// The choice about audience measurement as it stands in this browser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cookies {
    /// What was chosen, by a press or by the browser's privacy control.
    pub chosen: Option<AnalyticsState>,
    /// Whether the question is on screen.
    pub is_open: bool,
    /// Chooses.
    pub on_choose: Callback<AnalyticsState>,
    /// Asks the question again.
    pub on_reopen: Callback<()>,
}

/// What this browser already knows of the choice.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Found {
    /// No service of the deployment needs a choice (R-CK-10).
    NothingToAsk,
    /// Nobody answered yet.
    Ask,
    /// Chosen before, or by the browser's privacy control.
    Chosen(AnalyticsClaim),
}

/// Looks for the choice kept in this browser.
pub fn look_for_choice(state: &FunnelState) -> Found {
    let deployment = &state.funnel.deployment.deployment;
    if deployment.analytics.is_empty() {
        return Found::NothingToAsk;
    }
    let text_sha256 = text_sha256(deployment, Texts::of(state.funnel.language));
    let kept = clock::paris_today().and_then(|today| kept_choice::load(text_sha256, today));
    match kept {
        Some(kept) => Found::Chosen(kept.claim()),
        // Global Privacy Control refuses everywhere: it is obeyed without a question.
        None if page::has_privacy_control() => Found::Chosen(AnalyticsClaim {
            record_id: None,
            state: AnalyticsState::Refused,
        }),
        None => Found::Ask,
    }
}

/// Counts the choices of a page, so that an answer to an older one is known to be late.
#[derive(Clone, Debug, Default)]
pub struct Choices(Rc<Cell<u32>>);

impl Choices {
    /// Counts one more choice and gives its number.
    fn next(&self) -> u32 {
        let number = self.0.get().wrapping_add(1);
        self.0.set(number);
        number
    }
}

/// Keeps a choice at once; its record's id follows when the collector answers, unless another
/// choice was made meanwhile.
pub fn record(
    state: &FunnelState,
    choice: AnalyticsState,
    choices: &Choices,
    config: &HostConfig,
    emit: &Callback<Event>,
) {
    let (choices, number) = (choices.clone(), choices.next());
    let deployment = &state.funnel.deployment;
    let language = state.funnel.language;
    let message = ChoiceMessage {
        version: Version,
        deployment_version: deployment.deployment_version,
        language,
        text_sha256: text_sha256(&deployment.deployment, Texts::of(language)),
        analytics: choice,
    };
    keep(&message, None, emit);
    let Ok(body) = lead::json::to_string(&message) else {
        return;
    };
    let url = [config.collector.as_str(), "/v1/choices"].concat();
    let emit = emit.clone();
    spawn_local(async move {
        if let Outcome::Done(text) = collector_client::post(&url, &body).await
            && let Some(stored) = json::read::<StoredChoiceMessage>(&text)
            && choices.0.get() == number
            && !is_replaced(&message)
        {
            keep(&message, Some(stored.record_id), &emit);
        }
    });
}

/// Whether another tab keeps another choice by now.
fn is_replaced(message: &ChoiceMessage) -> bool {
    clock::paris_today()
        .and_then(|today| kept_choice::load(message.text_sha256, today))
        .is_some_and(|kept| kept.state != message.analytics)
}

fn keep(message: &ChoiceMessage, record_id: Option<String>, emit: &Callback<Event>) {
    if let Some(today) = clock::paris_today() {
        let kept = KeptChoice {
            state: message.analytics,
            record_id,
            on: today,
            text_sha256: message.text_sha256,
        };
        kept_choice::save(&kept);
        emit.emit(Event::AnalyticsKnown(Some(kept.claim())));
    }
}

/// The id of the banner's title, which takes the focus when the question is asked again.
pub const TITLE: &str = "cookies-title";

/// The question, before the test in reading order and never over it (rgaa 21).
pub fn banner(m: &mut Markup, stage: &Stage) {
    let texts = stage.texts;
    if !stage.cookies.is_open {
        return;
    }
    m.element("div", "cee-banner", |m| {
        m.attr("role", "region");
        m.attr("aria-label", texts.cookies_name);
        m.element("p", "cee-banner__title", |m| {
            m.attr("id", stage.id(TITLE));
            m.attr("tabindex", "-1");
            m.text(texts.cookies_title);
        });
        let paragraph = paragraph(&stage.state.funnel.deployment.deployment, texts);
        m.line("p", "cee-small", paragraph);
        m.line("p", "cee-small", texts.cookies_choice_kept);
        m.element("div", "cee-banner__buttons", |m| {
            // Both the same: neither stands out (R-CK-2).
            choose(m, stage, AnalyticsState::Refused);
            choose(m, stage, AnalyticsState::Given);
        });
    });
}

fn choose(m: &mut Markup, stage: &Stage, answer: AnalyticsState) {
    let (id, label) = match answer {
        AnalyticsState::Refused => ("cookies-refuse", stage.texts.cookies_refuse),
        AnalyticsState::Given => ("cookies-accept", stage.texts.cookies_accept),
    };
    let on_choose = stage.cookies.on_choose.clone();
    button(
        m,
        &Button {
            id: Some(stage.id(id)),
            kind: ButtonKind::Secondary,
            label: label.into(),
            decides: true,
            on_press: Callback::from(move |()| on_choose.emit(answer)),
            ..Button::default()
        },
    );
}

/// What was chosen and the way to change it, on every screen (R-CK-6).
pub fn manage_button(m: &mut Markup, stage: &Stage) {
    let (texts, cookies) = (stage.texts, &stage.cookies);
    if stage
        .state
        .funnel
        .deployment
        .deployment
        .analytics
        .is_empty()
    {
        return;
    }
    let chosen = match cookies.chosen {
        Some(AnalyticsState::Given) => texts.cookies_accepted,
        Some(AnalyticsState::Refused) => texts.cookies_refused,
        None => "",
    };
    m.element("div", "cee-footer__line", |m| {
        m.element("span", "", |m| {
            m.attr("role", "status");
            if !chosen.is_empty() {
                m.said("span", "", chosen);
            }
        });
        m.text(" ");
        button(
            m,
            &Button {
                id: Some(stage.id("cookies")),
                kind: ButtonKind::Link,
                label: texts.cookies_manage.into(),
                on_press: cookies.on_reopen.clone(),
                ..Button::default()
            },
        );
    });
}

fn paragraph(deployment: &lead::PublicDeployment, texts: &'static Texts) -> String {
    let services: Vec<String> = deployment
        .analytics
        .iter()
        .map(|service| {
            let mut named = [service.name.as_str(), " (", &service.company, ")"].concat();
            if let Some(what) = service.what.get(&texts.language) {
                named.push_str("\u{a0}: ");
                named.push_str(what.trim_end_matches('.'));
            }
            named
        })
        .collect();
    let months = deployment
        .analytics
        .iter()
        .map(|service| service.period_months);
    texts.cookies_text(
        &deployment.terms.controller.name,
        &services.join("\u{202f}; "),
        months.max().unwrap_or_default(),
    )
}

/// Every word of the question, as its proof names them.
fn text_sha256(deployment: &lead::PublicDeployment, texts: &'static Texts) -> Sha256Hex {
    let words = [
        texts.cookies_title,
        &paragraph(deployment, texts),
        texts.cookies_choice_kept,
        texts.cookies_refuse,
        texts.cookies_accept,
    ];
    Sha256Hex::of(words.join("\n").as_bytes())
}
