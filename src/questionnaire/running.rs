//! What runs beside the screens: keeping, sending, history, focus. After each drawing, never in it.

use lead::SubmissionId;
use lead::funnel::{Event, Screen};
use yew::prelude::*;

use super::faults;
use crate::browser::host_events::{self, HostEvent};
use crate::browser::tabs::TabWatch;
use crate::browser::{clock, focus, history, page, random};
use crate::stage::Stage;
use crate::state::keep;

/// What was done for the last drawing, so that each change is acted on once.
#[derive(Debug, Default)]
pub struct Running {
    revision: Option<u32>,
    effect: u32,
    twin: Option<(SubmissionId, Option<TabWatch>)>,
    screen: Option<Screen>,
    attempts: u32,
    is_erasing: bool,
    host_title: String,
    /// Whether the next change of screen comes from the browser's Back or Forward.
    is_placed: bool,
}

impl Running {
    /// The browser came to another entry of the history by itself.
    pub fn placed(&mut self) {
        self.is_placed = true;
    }

    /// Acts on what changed since the last drawing; `summary` is the list of what is wrong.
    pub fn catch_up(&mut self, stage: &Stage, attempts: u32, summary: &NodeRef) {
        if self.revision.replace(stage.state.revision) != Some(stage.state.revision) {
            if let Some(now) = clock::now() {
                keep(&stage.state.funnel, now);
            }
            self.run_effect(stage);
            self.watch_for_twin(stage);
            self.write_history(stage);
        }
        self.move_focus(stage, attempts, summary);
    }

    /// Does what the journey asks for, and reports.
    fn run_effect(&mut self, stage: &Stage) {
        let Some((number, effect)) = stage.state.funnel.pending.clone() else {
            return;
        };
        if self.effect == number {
            return;
        }
        self.effect = number;
        // Only the asking steps ask for anything.
        if let Some(asking) = stage.part.here() {
            (asking.run)(effect, stage.config.clone(), stage.emit.clone());
        }
    }

    /// Tells a duplicated tab from its original, so that each sends under an id of its own.
    fn watch_for_twin(&mut self, stage: &Stage) {
        let id = stage.state.funnel.submission_id;
        if self
            .twin
            .as_ref()
            .is_some_and(|(watched, _)| *watched == id)
        {
            return;
        }
        let emit = stage.emit.clone();
        let watch = TabWatch::new(&id.to_string(), move || {
            if let Some(fresh_id) = random::submission_id() {
                emit.emit(Event::TwinFound { fresh_id });
            }
        });
        self.twin = Some((id, watch));
    }

    /// Writes each screen into the history; the first one stands for the page load.
    fn write_history(&mut self, stage: &Stage) {
        let is_placed = std::mem::take(&mut self.is_placed) || self.screen.is_none();
        let Ok(name) = lead::json::to_string(&stage.state.funnel.screen) else {
            return;
        };
        match history::current() {
            Some(current) if current == name => {}
            Some(_) if !is_placed => history::push(&name),
            _ => history::replace(&name),
        }
    }

    /// After each step the focus is on the new title, after a failed try on the summary; the
    /// page's title follows. Nothing at page load (ux 14, 31).
    fn move_focus(&mut self, stage: &Stage, attempts: u32, summary: &NodeRef) {
        let screen = stage.state.funnel.screen;
        let before = self.screen.replace(screen);
        if before.is_none() {
            self.host_title = page::title();
            return;
        }
        let has_tried = std::mem::replace(&mut self.attempts, attempts) != attempts;
        let is_wrong = has_tried && !faults::items(stage).is_empty();
        if before != Some(screen) {
            focus::focus(&stage.title);
            tell_host(stage);
            self.write_title(stage, "");
        } else if is_wrong {
            focus::focus(summary);
            self.write_title(stage, stage.texts.error_prefix);
        }
        let is_erasing = stage.ui.is_erasing;
        if !std::mem::replace(&mut self.is_erasing, is_erasing) && is_erasing {
            focus::focus(&stage.erase);
        }
    }

    fn write_title(&self, stage: &Stage, prefix: &str) {
        let words = [prefix, " ", &stage.screen_title(), " – ", &self.host_title].concat();
        page::set_title(words.trim_start());
    }
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
