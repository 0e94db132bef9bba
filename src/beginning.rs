//! What a page load begins with: the deployment, the language, and what the tab kept.

use std::rc::Rc;

use consent::Language;
use lead::funnel::{Beginning, Funnel, Page};
use lead::tree::Outline;
use lead::wire::v1::DeploymentMessage;

use crate::app::AppProps;
use crate::asking::{self, Came, Part};
use crate::browser::{clock, console, json, page, pause, random};
use crate::host_config::HostConfig;
use crate::state::{FunnelState, load};
use crate::texts::Texts;

/// How long to wait before asking once more for the second file, in milliseconds.
const SECOND_TRY_AFTER_MS: u32 = 2_000;

/// The journey that this page load begins with; `None` when it cannot begin.
pub(crate) async fn begin(props: &AppProps) -> Option<(FunnelState, Part)> {
    let config = &props.config;
    let Outline(deployment) = json::read(&props.deployment)?;
    let mut fresh = Funnel::new(Beginning {
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
    let now = clock::now()?;
    let kept = load(now);
    let mut part = Part::Elsewhere;
    if kept.is_past_result() {
        let mut found = asking::come(config).await;
        if found.is_none() {
            pause(SECOND_TRY_AFTER_MS).await;
            found = asking::come(config).await;
        }
        match found {
            Some(Came { asking, deployment }) => {
                fresh.deployment = deployment;
                part = Part::Here(asking);
            }
            // A body that was being sent waits in the tab for the next load.
            None if kept.body.is_some() => {
                console::error(
                    "cee-test: the rest of the test cannot be had; a request waits in this tab",
                );
                return None;
            }
            None => {}
        }
    }
    Some((FunnelState::found(fresh, kept, now, part.here()), part))
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
