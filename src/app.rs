//! The whole widget of one host element: the deployment, then the journey.

use std::rc::Rc;

use lead::funnel::{Event, Screen};
use lead::wire::v1::AnalyticsState;
use yew::prelude::*;

use crate::asking::{self, Came, Part};
use crate::banner::{self, Choices, Cookies, Found};
use crate::beginning::begin;
use crate::browser::{Listener, ahead, clock, console, focus, history, page, pause, spawn_local};
use crate::host_config::HostConfig;
use crate::markup;
use crate::questionnaire::{Running, frame, screen_named};
use crate::stage::{Stage, Ui};
use crate::state::FunnelState;
use crate::texts::Texts;
use crate::theme;

/// After how long a screen is surely painted, in milliseconds: what comes later delays nobody.
const PAINTED_AFTER_MS: u32 = 60;

/// Properties of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// Settings from the host page.
    pub config: Rc<HostConfig>,
    /// What the test needs of the deployment, as the loader fetched it beside the widget, unread.
    pub deployment: Rc<str>,
    /// Emitted when the test cannot begin: the host element shows its own content.
    pub on_failed: Callback<()>,
}

/// What happens to the widget.
#[derive(Debug)]
pub enum Message {
    /// The journey can begin, or cannot.
    Begun(Option<(FunnelState, Part)>),
    /// Something happened to the journey.
    Happened(Event),
    /// "Continuer" was pressed.
    Submitted,
    /// "Retour" was pressed.
    WentBack,
    /// The browser's Back or Forward came to the screen of this name.
    Placed(String),
    /// What the screen itself remembers changed.
    Remembered(Ui),
    /// Accepted or refused by a press.
    CookiesChosen(AnalyticsState),
    /// The question about cookies is asked again.
    CookiesReopened,
    /// The asking steps came, or did not.
    AskingCame(Option<Came>),
    /// Something on the result needs the second file.
    AskingWanted,
    /// The page came back from the browser's memory: what is on screen may be old.
    Shown,
    /// What was drawn is on screen.
    Painted,
}

/// The whole widget of one host element.
///
/// A struct component, the only component there is: hooks would cost the visitor fifteen
/// kilobytes for the same state.
#[derive(Debug)]
pub struct App {
    state: Option<FunnelState>,
    part: Part,
    ui: Ui,
    attempts: u32,
    next: Option<FunnelState>,
    /// What led to the screen that was drawn ahead, and is to be seen before it is acted on.
    shown: Option<Event>,
    cookies: Cookies,
    choices: Choices,
    running: Running,
    emit: Callback<Event>,
    submit: Callback<()>,
    want_asking: Callback<()>,
    back: Callback<()>,
    set_ui: Callback<Ui>,
    root: NodeRef,
    title: NodeRef,
    erase: NodeRef,
    summary: NodeRef,
    _listeners: [Option<Listener>; 2],
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        let props = ctx.props().clone();
        let begun = link.clone();
        spawn_local(async move { begun.send_message(Message::Begun(begin(&props).await)) });
        let (placed, shown) = (link.clone(), link.clone());
        Self {
            state: None,
            part: Part::default(),
            ui: Ui::default(),
            attempts: 0,
            next: None,
            shown: None,
            cookies: Cookies {
                on_choose: link.callback(Message::CookiesChosen),
                on_reopen: link.callback(|()| Message::CookiesReopened),
                ..Cookies::default()
            },
            choices: Choices::default(),
            running: Running::default(),
            emit: link.callback(Message::Happened),
            submit: link.callback(|()| Message::Submitted),
            want_asking: link.callback(|()| Message::AskingWanted),
            back: link.callback(|()| Message::WentBack),
            set_ui: link.callback(Message::Remembered),
            root: NodeRef::default(),
            title: NodeRef::default(),
            erase: NodeRef::default(),
            summary: NodeRef::default(),
            _listeners: [
                history::listen(move |name| placed.send_message(Message::Placed(name))),
                page::on_return(move || shown.send_message(Message::Shown)),
            ],
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        // What is seen already comes first, whatever happens now.
        let shown = self.shown.take();
        let follows = shown.is_some();
        if let Some(event) = shown {
            self.happen(event);
        }
        match message {
            Message::Begun(Some((state, part))) => {
                (self.state, self.part) = (Some(state), part);
                self.look_for_choice(ctx);
            }
            Message::Begun(None) => {
                console::error("cee-test: the test cannot begin");
                ctx.props().on_failed.emit(());
            }
            // Only the first question: what is around it has no counterpart on the start screen.
            Message::Happened(event @ Event::Started { .. }) if self.next.is_some() => {
                ahead::show(&self.root);
                self.shown = Some(event);
                tell_when_painted(ctx);
                return false;
            }
            Message::Happened(event) => self.happen(event),
            Message::Submitted => {
                self.attempts += 1;
                if self.is_at(Screen::Outcome) && self.part.here().is_none() {
                    self.fetch_asking(ctx, true);
                } else {
                    self.happen(Event::Continued);
                }
            }
            Message::AskingWanted => {
                if matches!(self.part, Part::Elsewhere | Part::Missing { .. }) {
                    self.fetch_asking(ctx, false);
                }
            }
            Message::AskingCame(came) => self.take_asking(came.as_ref()),
            // Where the entry behind is ours, the browser's own Back and this do the same (ux 9).
            Message::WentBack => {
                self.after_paint(ctx);
                if !history::back() {
                    self.happen(Event::WentBack);
                }
            }
            Message::Placed(name) => {
                let state = self.state.as_ref();
                if let Some(screen) = state.and_then(|state| screen_named(&name, &state.funnel)) {
                    self.running.placed();
                    self.happen(Event::Shown(screen));
                }
            }
            Message::Remembered(ui) => self.ui = ui,
            Message::CookiesChosen(choice) => {
                self.cookies.is_open = false;
                self.cookies.chosen = Some(choice);
                focus::focus(&self.title);
                if let Some(state) = &self.state {
                    let config = &ctx.props().config;
                    banner::record(state, choice, &self.choices, config, &self.emit);
                }
            }
            Message::CookiesReopened => self.cookies.is_open = true,
            Message::Shown => {}
            Message::Painted if follows => {}
            Message::Painted => return self.use_the_pause(ctx),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        match self.stage(ctx) {
            Some(stage) => {
                let next = self.next.as_ref().map(|next| Stage {
                    state: next.clone(),
                    title: NodeRef::default(),
                    ..stage.clone()
                });
                frame(&stage, next.as_ref(), &self.back, &self.summary)
            }
            None => markup::html(|m| {
                m.element("div", "cee-app cee-loading", |m| {
                    m.element("p", "", |m| {
                        m.attr("role", "status");
                        m.text(Texts::of(ctx.props().config.language).loading);
                    });
                });
            }),
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if let Some(stage) = self.stage(ctx) {
            // Before the focus moves: what is hidden cannot have it.
            ahead::settle(&self.root);
            theme::wear(&self.root, &stage.state.funnel.deployment.deployment.theme);
            let went_on = self.running.catch_up(&stage, self.attempts, &self.summary);
            if went_on {
                tell_when_painted(ctx);
            }
        }
    }
}

impl App {
    fn stage(&self, ctx: &Context<Self>) -> Option<Stage> {
        let state = self.state.clone()?;
        Some(Stage {
            texts: Texts::of(state.funnel.language),
            state,
            part: self.part,
            config: Rc::clone(&ctx.props().config),
            emit: self.emit.clone(),
            submit: self.submit.clone(),
            want_asking: self.want_asking.clone(),
            ui: self.ui,
            set_ui: self.set_ui.clone(),
            cookies: self.cookies.clone(),
            root: self.root.clone(),
            title: self.title.clone(),
            erase: self.erase.clone(),
        })
    }

    fn happen(&mut self, event: Event) {
        let Some(state) = self.state.take() else {
            return;
        };
        let before = state.funnel.screen;
        let state = state.after(event, self.part.here());
        if state.funnel.screen != before {
            focus::release(&self.root);
            self.ui.is_erasing = false;
            if before == Screen::Consents {
                self.ui.wanted_box = None;
            }
            // Whoever leaves the result waits for nothing there any more.
            if let Part::Coming { is_awaited } | Part::Missing { is_awaited } = &mut self.part {
                *is_awaited = false;
            }
        }
        self.state = Some(state);
        self.next = None;
    }

    /// Does what can wait for the screen to be painted, then draws the next one ahead.
    fn use_the_pause(&mut self, ctx: &Context<Self>) -> bool {
        self.after_paint(ctx);
        self.next = self.state.as_ref().and_then(coming);
        self.next.is_some()
    }

    fn after_paint(&mut self, ctx: &Context<Self>) {
        if let Some(stage) = self.stage(ctx) {
            self.running.after_paint(&stage);
        }
    }

    fn is_at(&self, screen: Screen) -> bool {
        let is_there = |state: &FunnelState| state.funnel.screen == screen;
        self.state.as_ref().is_some_and(is_there)
    }

    fn fetch_asking(&mut self, ctx: &Context<Self>, is_awaited: bool) {
        let is_coming = matches!(self.part, Part::Coming { .. });
        self.part = Part::Coming { is_awaited };
        if !is_coming {
            let link = ctx.link().clone();
            let config = Rc::clone(&ctx.props().config);
            spawn_local(async move {
                link.send_message(Message::AskingCame(asking::come(&config).await));
            });
        }
    }

    /// With the asking steps, the texts that only they show are read.
    fn take_asking(&mut self, came: Option<&Came>) {
        if let (Some(state), Some(came)) = (&mut self.state, came) {
            Rc::make_mut(&mut state.funnel).deployment = Rc::clone(&came.deployment);
        }
        let is_awaited = matches!(self.part, Part::Coming { is_awaited: true });
        self.part = match came {
            Some(Came { asking, .. }) => Part::Here(asking),
            None => Part::Missing { is_awaited },
        };
        if is_awaited && self.part.here().is_some() && self.is_at(Screen::Outcome) {
            self.happen(Event::Continued);
        }
    }

    /// Asks about cookies only where nobody answered yet.
    fn look_for_choice(&mut self, ctx: &Context<Self>) {
        let Some(found) = self.state.as_ref().map(banner::look_for_choice) else {
            return;
        };
        match found {
            Found::NothingToAsk => {}
            Found::Ask => self.cookies.is_open = true,
            Found::Chosen(claim) => {
                self.cookies.chosen = Some(claim.state);
                ctx.link()
                    .send_message(Message::Happened(Event::AnalyticsKnown(Some(claim))));
            }
        }
    }
}

fn tell_when_painted(ctx: &Context<App>) {
    let link = ctx.link().clone();
    spawn_local(async move {
        pause(PAINTED_AFTER_MS).await;
        link.send_message(Message::Painted);
    });
}

/// The long screen that one press away follows this one: the first question, or the result of the
/// answer given. Drawn ahead, it is there at once on a slow phone (docs/performance.md).
fn coming(state: &FunnelState) -> Option<FunnelState> {
    let event = match state.funnel.screen {
        Screen::Start => Event::Started { at: clock::now()? },
        Screen::Question(_) => Event::Continued,
        _ => return None,
    };
    let next = state.clone().after(event, None);
    let is_long = state.funnel.screen == Screen::Start || next.funnel.screen == Screen::Outcome;
    is_long.then_some(next)
}
