//! The whole journey as one pure state machine, from the first question to the receipt.
//!
//! Effects are data: a transition that must fetch or send leaves an [`Effect`] behind, the
//! shell runs it and reports with an [`Event`].
//!
//! **Invariants:** a consent becomes given only by [`Event::ConsentSet`]; it is never stored
//! nor restored; [`Funnel::on`] is total: an event that makes no sense here changes nothing.

mod asking;
mod beyond;
mod draft;
mod event;
mod message;
mod sending;
mod slots;
mod stepping;
mod witness;

use std::rc::Rc;

use chrono::NaiveDate;
use consent::{DecisionKey, Instant, Language, PartnerId, Sha256Hex};
use eligibility::questionnaire::{AnswerError, Context, Given, Question, Questionnaire};
use eligibility::{Assessment, assess};
use serde::{Deserialize, Serialize};

use crate::contact::{ContactDraft, FieldError};
use crate::shown::{Shown, Situation};
use crate::submission_id::SubmissionId;
use crate::wire::v1::{
    AnalyticsClaim, ChallengeMessage, DeploymentMessage, InputKind, SignalsMessage,
    StoredLeadMessage,
};

use beyond::{Asking, Beyond, TestOnly};
use slots::WantedSlot;

pub use draft::Draft;
pub use event::{Effect, Event, Reply};
pub use sending::Sending;
pub use witness::Witness;

/// What is on screen.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Screen {
    /// What the test gives, who makes it, how long it takes.
    Start,
    /// One question.
    Question(Question),
    /// The result, before any identity is asked.
    Outcome,
    /// By e-mail, by phone, or the number to call.
    Way,
    /// The number to call; nothing is sent.
    CallUs,
    /// Name and address of the channel; the request.
    Contact,
    /// One box per decision key.
    Consents,
    /// Everything that will be sent, with links to change it.
    Recap,
    /// A frozen request of this tab is being sent again after a reload.
    Resuming,
    /// What was asked, accepted, refused; the receipt.
    Receipt,
}

/// How the visitor wants to go on.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Be written to; no phone number is asked.
    Email,
    /// Be called back.
    Phone,
    /// Call the company.
    CallUs,
}

/// What the visitor's own hand did to a box: the last press, and how often in all.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Touch {
    /// Which box.
    pub key: DecisionKey,
    /// Where the box is ticked: the words it was given to; other words make it void (R-CO-4).
    pub given: Option<Sha256Hex>,
    /// When, by the device's clock.
    pub at: Instant,
    /// With what.
    pub input: InputKind,
    /// How often it was pressed.
    pub toggles: u32,
}

/// The server's nonce and date.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Challenge {
    /// Not asked for yet.
    None,
    /// On its way; `true` when the visitor waits for it to go on.
    Asked {
        /// Whether the visitor pressed Continue meanwhile.
        is_awaited: bool,
    },
    /// Here.
    Ready(Rc<ChallengeMessage>),
    /// It did not come.
    Failed,
}

/// What the visitor should be told once, above the step.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Announcement {
    /// These earlier answers no longer hold and are asked again.
    AskedAgain(Vec<Question>),
    /// The texts or the partners changed while the page was open: decide again.
    TextsChanged,
    /// An extension or a translator altered these texts: decide again.
    TextsAltered,
    /// Another answer makes another request: read it, and ask again.
    RequestChanged,
    /// After a reload every box is empty.
    BoxesNotKept,
    /// Another answer makes another result: here it is.
    ResultChanged,
    /// What was being sent cannot be sent as it was: go through it once more.
    DecideAgain,
}

/// Facts of the page that the evidence repeats as the browser's claims.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Page {
    /// Origin and path, without query.
    pub address: String,
    /// SHA-256 of all the wasm that runs, as the loader passed it.
    pub wasm_sha256: Option<Sha256Hex>,
    /// The partner whose page embeds the test.
    pub partner: Option<PartnerId>,
}

/// The journey of one visitor.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// The deployment that texts are made from.
    pub deployment: Rc<DeploymentMessage>,
    /// The language shown.
    pub language: Language,
    /// Where the widget stands.
    pub page: Rc<Page>,
    /// The commitment date supposed by the test: the device's day in Europe/Paris.
    pub on: NaiveDate,
    /// When the test was started, by the device's clock.
    pub started_at: Option<Instant>,
    /// The same on every retry.
    pub submission_id: SubmissionId,
    /// What was answered.
    pub questionnaire: Questionnaire,
    /// What is on screen.
    pub screen: Screen,
    /// What stands in the question on screen, right or wrong.
    pub typed: Option<Given>,
    /// What is wrong with it, once Continue was pressed.
    pub question_error: Option<AnswerError>,
    /// Where a « Modifier » link came from.
    pub return_to: Option<Screen>,
    /// How the visitor wants to go on.
    pub way: Option<Way>,
    /// Continue was pressed without choosing a way.
    pub is_way_missing: bool,
    /// What stands in the contact fields, right or wrong.
    pub contact: ContactDraft,
    /// The slot chosen for the call, a part of the request; never restored.
    call_slot: WantedSlot,
    /// Whether « Je demande à être rappelé(e) » is ticked; never restored.
    pub is_call_requested: bool,
    /// What is wrong in the contact step, once Continue was pressed.
    pub contact_errors: Vec<FieldError>,
    /// Whether a person is asked to look at the result again.
    pub human_review: bool,
    /// The boxes touched, and the consents given by it; never stored, never restored.
    pub touched: Vec<Touch>,
    /// Counts how often the texts had to be put on screen anew.
    pub text_revision: u32,
    /// The server's nonce and date.
    pub challenge: Challenge,
    /// What tells this request from a program's: the proof once it is here, the trap.
    pub signals: SignalsMessage,
    /// The banner's choice kept in this browser.
    pub analytics: Option<AnalyticsClaim>,
    /// How sending goes.
    pub sending: Sending,
    /// The stored lead with its receipt.
    pub stored: Option<Rc<StoredLeadMessage>>,
    /// The result on screen when it was last left to go on.
    seen: Option<Rc<Assessment>>,
    /// The digests of the request and its notices on screen when the contact step was left.
    asked_on: Vec<Sha256Hex>,
    /// The digests of the statements on screen when the consents step was last left.
    decided_on: Vec<Sha256Hex>,
    /// What the browser said when the send button was pressed.
    witness: Option<&'static Witness>,
    renewals: u8,
    /// What to tell above the step.
    pub announcement: Option<Announcement>,
    /// What the shell has to do; numbered, so that the same twice is done twice.
    pub pending: Option<(u32, Effect)>,
    effects: u32,
}

/// What a funnel starts from.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// The deployment.
    pub deployment: Rc<DeploymentMessage>,
    /// The language shown.
    pub language: Language,
    /// Where the widget stands.
    pub page: Rc<Page>,
    /// The device's day in Europe/Paris.
    pub on: NaiveDate,
    /// A fresh id.
    pub submission_id: SubmissionId,
}

impl Funnel {
    /// A journey at its first screen.
    #[must_use]
    pub fn new(beginning: Beginning) -> Self {
        Self {
            deployment: beginning.deployment,
            language: beginning.language,
            page: beginning.page,
            on: beginning.on,
            started_at: None,
            submission_id: beginning.submission_id,
            questionnaire: Questionnaire::default(),
            screen: Screen::Start,
            typed: None,
            question_error: None,
            return_to: None,
            way: None,
            is_way_missing: false,
            contact: ContactDraft::default(),
            call_slot: WantedSlot::Soonest,
            is_call_requested: false,
            contact_errors: Vec::new(),
            human_review: false,
            touched: Vec::new(),
            text_revision: 0,
            challenge: Challenge::None,
            signals: SignalsMessage::default(),
            analytics: None,
            sending: Sending::Idle,
            stored: None,
            seen: None,
            asked_on: Vec::new(),
            decided_on: Vec::new(),
            witness: None,
            renewals: 0,
            announcement: None,
            pending: None,
            effects: 0,
        }
    }

    /// What decides which questions are worth asking.
    #[must_use]
    pub fn context(&self) -> Context<'_> {
        Context {
            on: self.on,
            rates: self.deployment.deployment.rates.as_ref(),
        }
    }

    /// The assessment of the answers so far.
    #[must_use]
    pub fn assessment(&self) -> Assessment {
        let context = self.context();
        assess(&self.questionnaire.answers(context), self.on, context.rates)
    }

    /// The texts of the asking steps; `None` before a way and the server's date are known.
    #[must_use]
    pub fn shown(&self) -> Option<Shown> {
        let Challenge::Ready(challenge) = &self.challenge else {
            return None;
        };
        let answers = self.questionnaire.answers(self.context());
        let situation = Situation {
            deployment: &self.deployment.deployment,
            language: self.language,
            works: &answers.works,
            channel: self.way?.channel()?,
            has_email: self.has_email(),
            slot: self.slot(),
            today: challenge.today,
        };
        Shown::in_situation(situation).ok()
    }

    /// Whether the box of this statement is ticked.
    #[must_use]
    pub fn is_given(&self, key: &DecisionKey) -> bool {
        self.given().any(|given| given == key)
    }

    /// The consents given, in the order of the presses.
    pub fn given(&self) -> impl Iterator<Item = &DecisionKey> {
        let given = self.touched.iter().filter(|touch| touch.given.is_some());
        given.map(|touch| &touch.key)
    }

    /// The state after this event.
    #[must_use]
    pub fn on(self, event: Event) -> Self {
        self.after::<Asking>(event)
    }

    /// The same for whoever has no code of the asking steps yet: the test ends with its result,
    /// an event of the asking steps changes nothing.
    ///
    /// For a journey that never went past its result this is [`Funnel::on`], except for
    /// « Continuer » on the result.
    #[must_use]
    pub fn on_test(self, event: Event) -> Self {
        self.after::<TestOnly>(event)
    }

    fn after<B: Beyond>(mut self, event: Event) -> Self {
        if !matches!(
            event,
            Event::ChallengeArrived(_)
                | Event::ChallengeFailed
                | Event::ProofEnded(_)
                | Event::AnalyticsKnown(_)
                | Event::TwinFound { .. }
        ) && !event.is_typing()
        {
            self.announcement = None;
        }
        match event {
            Event::Started { at } => self.start(at),
            Event::Typed(given) => self.type_answer(given),
            Event::Continued => self.advance::<B>(),
            Event::WentBack => self.go_back::<B>(),
            Event::Shown(screen) => self.show::<B>(screen),
            Event::EditAsked(screen) => self.edit::<B>(screen),
            Event::Erased { submission_id } => self.erase(submission_id),
            Event::ReviewSet(wanted) => self.human_review = wanted,
            Event::AnalyticsKnown(analytics) => self.analytics = analytics,
            Event::TwinFound { fresh_id } => self.part_from_twin(fresh_id),
            asking => B::happen(&mut self, asking),
        }
        self
    }

    fn ask(&mut self, effect: Effect) {
        self.effects += 1;
        self.pending = Some((self.effects, effect));
    }

    fn has_email(&self) -> bool {
        !self.contact.email.trim().is_empty()
    }
}

impl Way {
    /// The channel of the request; none when the visitor calls.
    #[must_use]
    pub const fn channel(self) -> Option<consent::Channel> {
        match self {
            Self::Email => Some(consent::Channel::Email),
            Self::Phone => Some(consent::Channel::Phone),
            Self::CallUs => None,
        }
    }
}
