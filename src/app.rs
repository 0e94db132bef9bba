//! The whole widget of one host element: the deployment, then the journey.

use std::rc::Rc;

use consent::Language;
use lead::funnel::{Beginning, Funnel, Page};
use lead::wire::v1::DeploymentMessage;
use yew::prelude::*;

use crate::browser::{clock, console, page, pause, random, spawn_local};
use crate::host_config::HostConfig;
use crate::questionnaire::{Questionnaire, fetch_deployment, first_state};
use crate::state::FunnelState;
use crate::texts::Texts;

/// How long to wait before asking once more for the deployment, in milliseconds.
const SECOND_TRY_AFTER_MS: u32 = 2_000;

/// Properties of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// Settings from the host page.
    pub config: Rc<HostConfig>,
    /// The deployment as the loader fetched it beside the widget, unread.
    #[prop_or_default]
    pub deployment: Option<Rc<str>>,
    /// Emitted when the test cannot begin: the host element shows its own content.
    pub on_failed: Callback<()>,
}

/// The whole widget.
#[component]
pub fn App(props: &AppProps) -> Html {
    let first = use_state(|| None::<FunnelState>);
    {
        let (first, props) = (first.clone(), props.clone());
        use_effect_with((), move |()| {
            spawn_local(async move {
                let begun = begin(&props).await;
                if begun.is_none() {
                    console::error("cee-test: the collector gave no deployment");
                    props.on_failed.emit(());
                }
                first.set(begun);
            });
        });
    }
    match &*first {
        Some(first) => {
            html! { <Questionnaire config={Rc::clone(&props.config)} first={first.clone()} /> }
        }
        None => html! {
            <div class="cee-app cee-loading">
                <p role="status">{ Texts::of(props.config.language).loading }</p>
            </div>
        },
    }
}

async fn begin(props: &AppProps) -> Option<FunnelState> {
    let config = &props.config;
    let given = props.deployment.as_deref();
    let mut deployment = given.and_then(|text| serde_json::from_str(text).ok());
    if deployment.is_none() {
        deployment = fetch_deployment(&config.collector).await;
    }
    if deployment.is_none() {
        pause(SECOND_TRY_AFTER_MS).await;
        deployment = fetch_deployment(&config.collector).await;
    }
    let deployment = deployment?;
    let fresh = Funnel::new(Beginning {
        language: language(config, &deployment),
        deployment: Rc::new(deployment),
        page: Rc::new(Page {
            address: page::address()?,
            wasm_sha256: config.wasm_sha256,
            partner: config.partner.clone(),
        }),
        on: clock::paris_today()?,
        submission_id: random::submission_id()?,
    });
    Some(first_state(fresh))
}

/// The language that the host page asks for, where the deployment has its words; else the first
/// of the deployment that this build speaks.
fn language(config: &HostConfig, deployment: &DeploymentMessage) -> Language {
    let offered = &deployment.deployment.languages;
    if offered.contains(&config.language) {
        config.language
    } else {
        let spoken = |language: &&Language| Texts::is_spoken(**language);
        offered.iter().find(spoken).copied().unwrap_or_default()
    }
}
