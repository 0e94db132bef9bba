//! What runs beside the screens: keeping, sending, history, focus. After each drawing, never in it.

use std::mem::{self, Discriminant};

use eligibility::questionnaire::Question;
use lead::SubmissionId;
use lead::funnel::{Announcement, Screen};
use yew::prelude::*;

use super::consents_step::box_id;
use super::entry;
use super::faults;
use super::footer::ERASE;
use super::frame::ANNOUNCEMENT;
use crate::banner;
use crate::browser::host_events::{self, HostEvent};
use crate::browser::tabs::TabWatch;
use crate::browser::{clock, focus, history, page};
use crate::stage::Stage;
use crate::state::keep;

/// What was done for the last drawing, so that each change is acted on once.
#[derive(Debug, Default)]
pub struct Running {
    revision: Option<u32>,
    effect: u32,
    watched: Option<SubmissionId>,
    twins: Option<TabWatch>,
    /// The screen whose title has the focus.
    screen: Option<Screen>,
    /// The screen that the history, the page's title and the host know of.
    told: Option<Screen>,
    attempts: u32,
    announced: Option<Discriminant<Announcement>>,
    is_erasing: bool,
    is_choosing_cookies: bool,
    title: PageTitle,
    /// Whether the next change of screen comes from the browser's Back or Forward.
    is_placed: bool,
}

/// The title of the page: the screen's before the host's own.
#[derive(Debug, Default)]
struct PageTitle {
    host: String,
    says_wrong: bool,
}

impl PageTitle {
    fn write(&mut self, stage: &Stage, says_wrong: bool) {
        self.says_wrong = says_wrong;
        let prefix = if says_wrong {
            stage.texts.error_prefix
        } else {
            ""
        };
        let words = [prefix, " ", &stage.screen_title(), " – ", &self.host].concat();
        page::set_title(words.trim_start());
    }
}

impl Running {
    /// The browser came to another entry of the history by itself.
    pub fn placed(&mut self) {
        self.is_placed = true;
    }

    /// Acts on what changed since the last drawing; `summary` is the list of what is wrong.
    /// Whether the journey went on: then [`Self::after_paint`] is due.
    pub fn catch_up(&mut self, stage: &Stage, attempts: u32, summary: &NodeRef) -> bool {
        let revision = stage.state.revision;
        let went_on = self.revision.replace(revision) != Some(revision);
        if went_on {
            if let Some(now) = clock::now() {
                keep(&stage.state.funnel, now);
            }
            self.run_asking(stage);
            self.watch_for_twin(stage);
        }
        self.move_focus(stage, attempts, summary);
        went_on
    }

    /// What costs the browser more than the screen does, and shows nothing in it: an entry of the
    /// history, the title of the page, the host page's own listeners.
    pub fn after_paint(&mut self, stage: &Stage) {
        let screen = stage.state.funnel.screen;
        self.write_history(stage);
        if self.told.replace(screen) != Some(screen) {
            tell_host(stage);
            self.title.write(stage, false);
        }
    }

    /// Only the asking steps ask for anything.
    fn run_asking(&mut self, stage: &Stage) {
        let Some(asking) = stage.part.here() else {
            return;
        };
        let pending = stage.state.funnel.pending.clone();
        let fresh = pending.filter(|(number, _)| self.effect != *number);
        let effect = fresh.map(|(number, effect)| {
            self.effect = number;
            effect
        });
        (asking.after)(effect, stage);
    }

    /// Tells a duplicated tab from its original, so that each sends under an id of its own: only
    /// where sending is possible.
    fn watch_for_twin(&mut self, stage: &Stage) {
        let id = stage.state.funnel.submission_id;
        if let Some(asking) = stage.part.here()
            && self.watched != Some(id)
        {
            self.watched = Some(id);
            self.twins = (asking.watch)(id, stage.emit.clone());
        }
    }

    /// Writes each screen into the history; the first one stands for the page load.
    fn write_history(&mut self, stage: &Stage) {
        let is_placed = mem::take(&mut self.is_placed);
        let Some(name) = entry::name(&stage.state.funnel) else {
            return;
        };
        match history::current() {
            Some(current) if current == name => {}
            Some(_) if !is_placed => history::push(&name),
            _ => history::replace(&name),
        }
    }

    /// After each step the focus is on the new title, after a failed try on the summary. Nothing
    /// at page load (ux 14, 31).
    fn move_focus(&mut self, stage: &Stage, attempts: u32, summary: &NodeRef) {
        let screen = stage.state.funnel.screen;
        let before = self.screen.replace(screen);
        let is_choosing = stage.cookies.is_open;
        let was_choosing = mem::replace(&mut self.is_choosing_cookies, is_choosing);
        if before.is_none() {
            self.title.host = page::title();
            self.told = Some(screen);
            self.is_placed = true;
            return;
        }
        let has_tried = mem::replace(&mut self.attempts, attempts) != attempts;
        let announced = stage.state.funnel.announcement.as_ref();
        let kind = announced.map(mem::discriminant);
        let is_told = mem::replace(&mut self.announced, kind) != kind && kind.is_some();
        let above = kind.map(|_| stage.id(ANNOUNCEMENT));
        let is_wrong = has_tried && !faults::items(stage).is_empty();
        if before != Some(screen) {
            match stage.ui.wanted_box {
                Some(index) if screen == Screen::Consents => {
                    focus::focus_by_id(&stage.root, &box_id(stage, index));
                }
                _ => focus::focus_title(&stage.title, above.as_deref()),
            }
        } else if is_told {
            focus::focus_title(&stage.title, above.as_deref());
        } else if is_wrong {
            focus::focus(summary);
            self.title.write(stage, true);
        } else if self.title.says_wrong && faults::items(stage).is_empty() {
            self.title.write(stage, false);
        }
        let is_erasing = stage.ui.is_erasing;
        match (mem::replace(&mut self.is_erasing, is_erasing), is_erasing) {
            (false, true) => focus::focus(&stage.erase),
            (true, false) if before == Some(screen) => {
                focus::focus_by_id(&stage.root, &stage.id(ERASE));
            }
            _ => {}
        }
        if is_choosing && !was_choosing {
            focus::focus_by_id(&stage.root, &stage.id(banner::TITLE));
        }
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
            // Not the question itself: which detail is asked tells which works were chosen.
            let part = match question {
                Question::Detail(..) => "detail",
                _ => id.split('.').next().unwrap_or_default(),
            };
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            host_events::raise(&stage.root, HostEvent::Step { part, number });
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
