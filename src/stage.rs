//! What every screen is drawn from: the journey, the words, and the ways to act on it.

use std::rc::Rc;

use consent::Instant;
use eligibility::questionnaire::{Choice, Given, Question};
use lead::SubmissionId;
use lead::funnel::{Event, Screen};
use yew::prelude::*;

use crate::asking::Part;
use crate::banner::Cookies;
use crate::browser::{clock, random};
use crate::controls::TitleSlot;
use crate::host_config::HostConfig;
use crate::state::FunnelState;
use crate::texts::Texts;

/// The journey on screen, with the words and the callbacks that all screens share.
#[derive(Clone)]
pub struct Stage {
    /// The journey.
    pub state: FunnelState,
    /// Whether the asking steps are here.
    pub part: Part,
    /// The words.
    pub texts: &'static Texts,
    /// Settings from the host page.
    pub config: Rc<HostConfig>,
    /// Where events go.
    pub emit: Callback<Event>,
    /// "Continuer": tells the journey, and the shell to show what is wrong.
    pub submit: Callback<()>,
    /// Fetches the second file for something on the result.
    pub want_asking: Callback<()>,
    /// What the screen itself remembers.
    pub ui: Ui,
    /// Changes what the screen remembers.
    pub set_ui: Callback<Ui>,
    /// The choice about audience measurement.
    pub cookies: Cookies,
    /// The element around everything.
    pub root: NodeRef,
    /// The question that erasing asks.
    pub erase: NodeRef,
    /// The title of the screen, which takes the focus when the screen changes.
    pub title: NodeRef,
}

/// What the screen itself remembers, beside the journey.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Ui {
    /// Whether the visitor is asked to confirm that everything is erased.
    pub is_erasing: bool,
    /// Whether the screen is drawn before its turn.
    pub is_ahead: bool,
    /// How often the words of the request had to be put on screen anew.
    pub request_revision: u32,
    /// The box of the consents step that the recap leads back to, from 0.
    pub wanted_box: Option<usize>,
}

impl Stage {
    /// The id of an element in the shadow root.
    #[must_use]
    pub fn id(&self, name: &str) -> AttrValue {
        let prefix = if self.ui.is_ahead {
            "cee-next-"
        } else {
            "cee-"
        };
        [prefix, name].concat().into()
    }

    /// Where a control shows its label as the title of the screen.
    #[must_use]
    pub fn title_slot(&self) -> TitleSlot {
        TitleSlot {
            level: self.config.heading,
            node: self.title.clone(),
        }
    }

    /// A callback that emits an event stamped with the device's clock.
    #[must_use]
    pub fn on_at(&self, event: fn(Instant) -> Event) -> Callback<()> {
        let emit = self.emit.clone();
        Callback::from(move |()| {
            if let Some(at) = clock::now() {
                emit.emit(event(at));
            }
        })
    }

    /// A callback that emits an event with a fresh submission id.
    #[must_use]
    pub fn on_fresh(&self, event: fn(SubmissionId) -> Event) -> Callback<()> {
        let emit = self.emit.clone();
        Callback::from(move |()| {
            if let Some(id) = random::submission_id() {
                emit.emit(event(id));
            }
        })
    }

    /// What is said of the controller, by its name and by what it is.
    #[must_use]
    pub fn by_whom(&self, say: fn(&Texts, &str, &str) -> String) -> String {
        let deployment = &self.state.funnel.deployment.deployment;
        let kind = deployment.maker.get(&self.texts.language);
        let kind = kind.map_or("", String::as_str);
        say(self.texts, &deployment.terms.controller.name, kind)
    }

    /// The option of a question as it is shown here: a straddling postcode names its communes.
    #[must_use]
    pub fn choice(&self, question: Question, choice: Choice) -> String {
        if let Choice::Department(department) = choice {
            let funnel = &self.state.funnel;
            let answers = funnel.questionnaire.answers(funnel.context());
            let located = answers.place.postcode().map(eligibility::Postcode::located);
            if let Some(eligibility::place::Located::Straddles(row)) = located {
                let mut names = row.communes(department).join(", ");
                names.push_str(" (");
                names.push_str(department.code());
                names.push(')');
                return names;
            }
        }
        self.texts.choice(question, choice).into_owned()
    }

    /// What was given to a question, as a line of a recap.
    #[must_use]
    pub fn given(&self, question: Question, given: &Given) -> String {
        match given {
            Given::One(choice @ Choice::Department(_)) => self.choice(question, *choice),
            _ => self.texts.given(question, given),
        }
    }

    /// The questions of the test with what was given to each, in order.
    #[must_use]
    pub fn answered(&self) -> Vec<(Question, String)> {
        let funnel = &self.state.funnel;
        let plan = funnel.questionnaire.plan(funnel.context());
        let with_answer = plan.into_iter().filter_map(|question| {
            let given = funnel.questionnaire.given(question)?;
            Some((question, self.given(question, given)))
        });
        with_answer.collect()
    }

    /// The title of the page for the screen shown.
    #[must_use]
    pub fn screen_title(&self) -> String {
        let texts = self.texts;
        let title = match self.state.funnel.screen {
            Screen::Start => texts.start_title,
            Screen::Question(question) => texts.question(question).title,
            Screen::Outcome => texts.result_label,
            Screen::Way => texts.way_title,
            Screen::CallUs => texts.call_us_title,
            Screen::Contact => texts.contact_title,
            Screen::Consents => texts.consents_title,
            Screen::Recap => texts.recap_title,
            Screen::Resuming => texts.resuming_title,
            Screen::Receipt => texts.receipt_title,
        };
        title.to_owned()
    }
}
