//! The part of the widget that the test does without: from the way to the receipt.
//!
//! Most visitors read their result and leave. What is shipped therefore keeps this part in a
//! file of its own, fetched when somebody goes on (docs/decisions/0016); a build without the
//! feature `split` has it in the same file.

use std::pin::Pin;
use std::rc::Rc;

use consent::Instant;
use eligibility::WorkAssessment;
use lead::SubmissionId;
use lead::funnel::{Announcement, Draft, Effect, Event, Funnel, Screen};
use lead::wire::v1::DeploymentMessage;
use yew::Callback;

use crate::browser::tabs::TabWatch;
use crate::browser::{pause, random, spawn_local, witness};
use crate::controls::ErrorItem;
use crate::exchange;
use crate::host_config::HostConfig;
use crate::markup::Markup;
use crate::proof_of_work;
use crate::questionnaire::{asking_announced, asking_faults, asking_step, boxes, calculation};
use crate::stage::Stage;

/// Once the recap is drawn, and before anybody has read it.
const REHEARSED_AFTER_MS: u32 = 300;

/// What the asking steps do, behind pointers: this is all that the rest may know of their code.
#[derive(Clone, Copy, Debug)]
pub struct Asking {
    /// Draws the step on screen; nothing for a screen of the test.
    pub step: fn(&mut Markup, &Stage),
    /// What is wrong on the step on screen; nothing for a screen of the test.
    pub faults: fn(&Stage) -> Vec<ErrorItem>,
    /// What is told once of what is asked; nothing of what the test itself tells.
    pub announced: fn(&Stage, &Announcement) -> Option<&'static str>,
    /// Draws how the amount of a work is calculated, below its result.
    pub calculation: fn(&mut Markup, &Stage, &WorkAssessment),
    /// Fetches the whole deployment; `None` when it cannot be had or read.
    pub deployment: fn(Rc<HostConfig>) -> Fetching,
    /// The whole journey after an event.
    pub on: fn(Funnel, Event) -> Funnel,
    /// The whole journey continued from a draft.
    pub restored: fn(Funnel, Draft, Instant) -> Funnel,
    /// Looks for another tab that uses the same id, and reports it.
    pub watch: fn(SubmissionId, Callback<Event>) -> Option<TabWatch>,
    /// After each change of the journey: looks at what is shown, does what is asked for and
    /// reports what came of it.
    pub after: fn(Option<Effect>, &Stage),
}

/// A deployment on its way.
pub type Fetching = Pin<Box<dyn Future<Output = Option<Rc<DeploymentMessage>>>>>;

/// The asking steps, and the texts that only they show.
#[derive(Clone, Debug)]
pub struct Came {
    /// The asking steps.
    pub asking: &'static Asking,
    /// The whole deployment, as it is in force now.
    pub deployment: Rc<DeploymentMessage>,
}

/// Whether the asking steps are here.
#[derive(Clone, Copy, Debug, Default)]
pub enum Part {
    /// Nobody needs them yet.
    #[default]
    Elsewhere,
    /// On their way.
    Coming {
        /// Whether the visitor pressed « Continuer » on the result meanwhile.
        is_awaited: bool,
    },
    /// Here.
    Here(&'static Asking),
    /// They did not come; the next « Continuer » tries again.
    Missing {
        /// Whether the visitor waits for them.
        is_awaited: bool,
    },
}

impl Part {
    /// The asking steps, where they are here.
    #[must_use]
    pub fn here(self) -> Option<&'static Asking> {
        match self {
            Self::Here(asking) => Some(asking),
            Self::Elsewhere | Self::Coming { .. } | Self::Missing { .. } => None,
        }
    }
}

/// The second file cannot be had.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the asking steps cannot be loaded")]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// The asking steps, fetched at the first call; after a failure the next call tries again.
///
/// # Errors
/// [`NotLoaded`] when the file cannot be fetched or is not the one that belongs here.
#[cfg(feature = "split")]
pub async fn load() -> Result<&'static Asking, NotLoaded> {
    part().await
}

/// The asking steps, which this build has in the same file.
///
/// # Errors
/// None.
#[cfg(not(feature = "split"))]
pub fn load() -> std::future::Ready<Result<&'static Asking, NotLoaded>> {
    std::future::ready(part())
}

/// Fetches the asking steps and the deployment that they need; `None` when one cannot be had.
pub async fn come(config: &Rc<HostConfig>) -> Option<Came> {
    let asking = load().await.ok()?;
    let deployment = (asking.deployment)(Rc::clone(config)).await?;
    Some(Came { asking, deployment })
}

/// The one way into the second file.
#[allow(
    clippy::unnecessary_wraps,
    reason = "the file may be missing where there is a second one"
)]
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(asking, fallible))]
fn part() -> Result<&'static Asking, NotLoaded> {
    static ASKING: Asking = Asking {
        step: asking_step,
        faults: asking_faults,
        announced: asking_announced,
        calculation,
        deployment: |config| Box::pin(exchange::fetch_deployment(config)),
        on: Funnel::on,
        restored: Funnel::restored,
        watch,
        after,
    };
    Ok(&ASKING)
}

fn watch(id: SubmissionId, emit: Callback<Event>) -> Option<TabWatch> {
    TabWatch::new(&id.to_string(), move || {
        if let Some(fresh_id) = random::submission_id() {
            emit.emit(Event::TwinFound { fresh_id });
        }
    })
}

/// What « Envoyer » runs, once while the recap is read: a browser compiles code when it first
/// runs, and that would take longer than all of it does.
fn rehearse(stage: &Stage) {
    let funnel = &stage.state.funnel;
    if funnel.screen == Screen::Recap && witness::is_first_recap(&stage.root) {
        let (root, funnel) = (stage.root.clone(), Rc::clone(funnel));
        spawn_local(async move {
            pause(REHEARSED_AFTER_MS).await;
            if let Some(witness) = witness::testimony(&root) {
                std::hint::black_box(funnel.body(&witness));
            }
        });
    }
}

fn after(effect: Option<Effect>, stage: &Stage) {
    if stage.state.funnel.started_at.is_none() {
        witness::forget(&stage.root);
    }
    witness::watch(&stage.root, &boxes(stage));
    rehearse(stage);
    if let Some(effect) = effect {
        let (config, emit) = (Rc::clone(&stage.config), stage.emit.clone());
        spawn_local(async move {
            let Some(event) = exchange::outcome_of(effect, config).await else {
                return;
            };
            let challenge = match &event {
                Event::ChallengeArrived(challenge) => Some(Rc::clone(challenge)),
                _ => None,
            };
            emit.emit(event);
            if let Some(task) = challenge.as_ref().and_then(|c| c.task.as_deref()) {
                emit.emit(Event::ProofEnded(proof_of_work::solve(task).await));
            }
        });
    }
}
