//! What runs beside the screens: keeping, sending, history, focus. Effects only, never in render.

use std::cell::Cell;
use std::rc::Rc;

use lead::funnel::{Effect, Event, Reply, Screen};
use lead::wire::problem::{Problem, ProblemCode};
use lead::wire::v1::ChallengeRequest;
use yew::prelude::*;

use super::faults;
use crate::browser::collector_client::{self, Outcome};
use crate::browser::host_events::{self, HostEvent};
use crate::browser::tabs::TabWatch;
use crate::browser::{clock, focus, history, page, pause, random, spawn_local};
use crate::host_config::HostConfig;
use crate::stage::{Stage, Ui};
use crate::state::keep;

/// Keeps the journey in the tab after every change.
#[hook]
pub(super) fn use_kept_draft(stage: &Stage) {
    let funnel = Rc::clone(&stage.state.funnel);
    use_effect_with(stage.state.revision, move |_| {
        if let Some(now) = clock::now() {
            keep(&funnel, now);
        }
    });
}

/// Does what the journey asks for, and reports.
#[hook]
pub(super) fn use_effects(stage: &Stage) {
    let (emit, config) = (stage.emit.clone(), Rc::clone(&stage.config));
    use_effect_with(stage.state.funnel.pending.clone(), move |pending| {
        if let Some((_, effect)) = pending.clone() {
            spawn_local(async move {
                if let Some(event) = outcome_of(effect, &config).await {
                    emit.emit(event);
                }
            });
        }
    });
}

async fn outcome_of(effect: Effect, config: &HostConfig) -> Option<Event> {
    let collector = config.collector.as_str();
    match effect {
        Effect::FetchChallenge => {
            let request = ChallengeRequest {
                partner: config.partner.clone(),
                ..ChallengeRequest::default()
            };
            let body = serde_json::to_string(&request).ok()?;
            let answer =
                collector_client::post(&[collector, "/v1/challenges"].concat(), &body).await;
            let challenge = match answer {
                Outcome::Done(text) => serde_json::from_str(&text).ok(),
                Outcome::Refused { .. } | Outcome::Unreachable => None,
            };
            Some(challenge.map_or(Event::ChallengeFailed, Event::ChallengeArrived))
        }
        Effect::FetchDeployment => match fetch_deployment(collector).await {
            Some(deployment) => Some(Event::DeploymentArrived(Rc::new(deployment))),
            None => replied(Reply::Unreached),
        },
        Effect::Post { body, after_ms } => {
            if after_ms > 0 {
                pause(random::with_jitter(after_ms)).await;
            }
            let answer = collector_client::post(&[collector, "/v1/leads"].concat(), &body).await;
            replied(reply(answer))
        }
    }
}

/// The deployment in force; `None` when it cannot be had or read.
pub(crate) async fn fetch_deployment(collector: &str) -> Option<lead::wire::v1::DeploymentMessage> {
    match collector_client::get(&[collector, "/v1/deployment"].concat()).await {
        Outcome::Done(text) => serde_json::from_str(&text).ok(),
        Outcome::Refused { .. } | Outcome::Unreachable => None,
    }
}

fn replied(reply: Reply) -> Option<Event> {
    let fresh_id = random::submission_id()?;
    Some(Event::Replied { reply, fresh_id })
}

/// What an answer to a posted lead means. A body that is not the collector's (a proxy's page)
/// says nothing about the lead: it is sent again.
fn reply(answer: Outcome) -> Reply {
    match answer {
        Outcome::Done(text) => serde_json::from_str(&text)
            .map_or(Reply::Unreached, |stored| Reply::Stored(Rc::new(stored))),
        Outcome::Refused {
            status,
            retry_after_s,
            body,
        } => {
            let told = serde_json::from_str::<Problem>(&body)
                .ok()
                .map(|problem| problem.code);
            let code = told.or(match status {
                408 => Some(ProblemCode::RequestTimeout),
                429 => Some(ProblemCode::TooManyRequests),
                _ => None,
            });
            let retry_after_ms = retry_after_s.map(|seconds| seconds.saturating_mul(1_000));
            code.map_or(Reply::Unreached, |code| Reply::Refused {
                code,
                retry_after_ms,
            })
        }
        Outcome::Unreachable => Reply::Unreached,
    }
}

/// Tells a duplicated tab from its original, so that each sends under an id of its own.
#[hook]
pub(super) fn use_twin_watch(stage: &Stage) {
    let emit = stage.emit.clone();
    use_effect_with(stage.state.funnel.submission_id, move |id| {
        let watch = TabWatch::new(&id.to_string(), move || {
            if let Some(fresh_id) = random::submission_id() {
                emit.emit(Event::TwinFound { fresh_id });
            }
        });
        move || drop(watch)
    });
}

/// A page that comes back from the browser's memory shows the model again, not old ticks (R-CO-2).
#[hook]
pub(super) fn use_return_to_model() {
    let redraw = use_force_update();
    use_effect_with((), move |()| {
        let listener = page::on_return(move || redraw.force_update());
        move || drop(listener)
    });
}

/// Writes each screen into the history and follows Back and Forward. Gives what "Retour" does:
/// the browser's own Back where the entry behind is ours (ux 9).
#[hook]
pub(super) fn use_history(stage: &Stage) -> Callback<()> {
    // Whether the next change of screen comes from the browser; the first one is the page load.
    let is_placed = use_memo((), |()| Cell::new(true));
    {
        let (emit, is_placed) = (stage.emit.clone(), Rc::clone(&is_placed));
        use_effect_with((), move |()| {
            let listener = history::listen(move |screen| {
                if let Ok(screen) = serde_json::from_str::<Screen>(&screen) {
                    is_placed.set(true);
                    emit.emit(Event::Shown(screen));
                }
            });
            move || drop(listener)
        });
    }
    let screen = stage.state.funnel.screen;
    use_effect_with(stage.state.revision, move |_| {
        let is_placed = is_placed.replace(false);
        let Ok(name) = serde_json::to_string(&screen) else {
            return;
        };
        match history::current() {
            Some(current) if current == name => {}
            Some(_) if !is_placed => history::push(&name),
            _ => history::replace(&name),
        }
    });
    let emit = stage.emit.clone();
    use_callback((), move |(), ()| {
        if !history::back() {
            emit.emit(Event::WentBack);
        }
    })
}

/// After each step the focus is on the new title, after a failed try on the summary; the page's
/// title follows. Nothing at page load (ux 14, 31).
#[hook]
pub(super) fn use_focus(stage: &Stage, summary: &NodeRef) {
    let attempts = stage.ui.attempts;
    let is_first = use_memo((), |()| Cell::new(true));
    let host_title = use_mut_ref(|| None::<String>);
    let has_faults = !faults::items(stage).is_empty();
    {
        let stage = stage.clone();
        use_effect_with(
            (stage.state.funnel.screen, attempts, has_faults),
            move |_| {
                let host_title = host_title
                    .borrow_mut()
                    .get_or_insert_with(page::title)
                    .clone();
                if is_first.replace(false) {
                    return;
                }
                let mut title = String::new();
                if has_faults {
                    title.push_str(stage.texts.error_prefix);
                    title.push(' ');
                }
                title.push_str(&stage.screen_title());
                title.push_str(" – ");
                title.push_str(&host_title);
                page::set_title(&title);
            },
        );
    }
    let is_shown = use_memo((), |()| Cell::new(true));
    {
        let stage = stage.clone();
        use_effect_with(stage.state.funnel.screen, move |_| {
            if !is_shown.replace(false) {
                stage.set_ui.emit(Ui {
                    is_erasing: false,
                    ..stage.ui
                });
                focus::focus(&stage.title);
                tell_host(&stage);
            }
        });
    }
    let erase = stage.erase.clone();
    use_effect_with(stage.ui.is_erasing, move |is_erasing| {
        if *is_erasing {
            focus::focus(&erase);
        }
    });
    let summary = summary.clone();
    use_effect_with(attempts, move |_| {
        if has_faults {
            focus::focus(&summary);
        }
    });
}

fn tell_host(stage: &Stage) {
    let funnel = &stage.state.funnel;
    let event = match funnel.screen {
        Screen::Question(question) => {
            let number = funnel
                .questionnaire
                .progress(question, funnel.context())
                .number;
            let id = question.id();
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            host_events::raise(&stage.root, HostEvent::Step { id: &id, number });
            return;
        }
        Screen::Outcome => HostEvent::Result,
        Screen::Receipt => HostEvent::Submitted,
        Screen::Start
        | Screen::Way
        | Screen::CallUs
        | Screen::Contact
        | Screen::Consents
        | Screen::Recap
        | Screen::Resuming => return,
    };
    host_events::raise(&stage.root, event);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, body: &str) -> Reply {
        reply(Outcome::Refused {
            status,
            retry_after_s: Some(2),
            body: body.to_owned(),
        })
    }

    #[test]
    fn a_problem_of_the_collector_keeps_its_code_and_its_wait() {
        let problem = Problem::new(ProblemCode::SubmissionInFlight, Vec::new());
        let body = serde_json::to_string(&problem).unwrap();
        assert_eq!(
            refused(409, &body),
            Reply::Refused {
                code: ProblemCode::SubmissionInFlight,
                retry_after_ms: Some(2_000),
            }
        );
    }

    #[test]
    fn a_page_of_a_proxy_says_nothing_about_the_lead() {
        assert_eq!(refused(502, "<html>"), Reply::Unreached);
        assert_eq!(refused(425, ""), Reply::Unreached);
        assert_eq!(reply(Outcome::Done("<html>".to_owned())), Reply::Unreached);
        assert_eq!(reply(Outcome::Unreachable), Reply::Unreached);
    }

    #[test]
    fn a_proxy_that_says_too_many_is_obeyed() {
        assert!(matches!(
            refused(429, ""),
            Reply::Refused {
                code: ProblemCode::TooManyRequests,
                ..
            }
        ));
    }
}
