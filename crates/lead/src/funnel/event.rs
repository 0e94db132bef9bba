use std::rc::Rc;

use consent::{CallSlot, DecisionKey, Instant};
use eligibility::questionnaire::Given;

use super::{Screen, Way, Witness};
use crate::contact::Field;
use crate::submission_id::SubmissionId;
use crate::wire::problem::ProblemCode;
use crate::wire::v1::{
    AnalyticsClaim, ChallengeMessage, DeploymentMessage, InputKind, StoredLeadMessage,
};

/// What happened: an act of the visitor, or a report of the shell.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// « Commencer » was pressed.
    Started {
        /// By the device's clock.
        at: Instant,
    },
    /// The answer on screen was chosen or typed, not yet confirmed.
    Typed(Given),
    /// « Continuer » was pressed on the step on screen.
    Continued,
    /// The link « Retour » was pressed.
    WentBack,
    /// The browser's Back or Forward names this screen.
    Shown(Screen),
    /// A link « Modifier » was pressed.
    EditAsked(Screen),
    /// « Effacer mes réponses » was pressed.
    Erased {
        /// A fresh id for the next test.
        submission_id: SubmissionId,
    },
    /// A way to go on was chosen.
    WayChosen(Way),
    /// The box asking for a human look was set.
    ReviewSet(bool),
    /// A contact field was typed in.
    ContactTyped(Field, String),
    /// A slot was chosen for the call; none means as soon as possible.
    SlotChosen(Option<CallSlot>),
    /// The box « Je demande à être rappelé(e) » was set, by a trusted event.
    CallRequested(bool),
    /// A consent box was set by the visitor's own hand; the shell sends trusted events only.
    ConsentSet {
        /// Which box.
        key: DecisionKey,
        /// Ticked or emptied.
        is_given: bool,
        /// By the device's clock.
        at: Instant,
        /// With what.
        input: InputKind,
    },
    /// The texts on screen of these boxes differ from the model.
    TextsAltered(Vec<DecisionKey>),
    /// The server's nonce and date came.
    ChallengeArrived(Rc<ChallengeMessage>),
    /// They did not come.
    ChallengeFailed,
    /// A challenge's task was given up, or solved: the task, which names its nonce, with its
    /// solution.
    ProofEnded(Option<String>),
    /// Something wrote into the field that nobody is shown.
    TrapFilled,
    /// The deployment was fetched again.
    DeploymentArrived(Rc<DeploymentMessage>),
    /// The banner's choice is known or was changed.
    AnalyticsKnown(Option<AnalyticsClaim>),
    /// « Envoyer ma demande » was pressed; the shell sends trusted events only.
    SendPressed(&'static Witness),
    /// A frozen body of this tab was found after a reload.
    Resumed {
        /// The body.
        body: Rc<str>,
    },
    /// The collector answered a posted lead, or did not.
    Replied {
        /// What came.
        reply: Reply,
        /// A fresh id, used where the old one may not be used again.
        fresh_id: SubmissionId,
    },
    /// Another tab holds the same submission id: this one is a copy.
    TwinFound {
        /// A fresh id for this tab.
        fresh_id: SubmissionId,
    },
}

impl Event {
    pub(super) const fn is_typing(&self) -> bool {
        matches!(
            self,
            Self::Typed(_)
                | Self::ContactTyped(..)
                | Self::WayChosen(_)
                | Self::ReviewSet(_)
                | Self::SlotChosen(_)
                | Self::CallRequested(_)
                | Self::ConsentSet { .. }
        )
    }
}

/// What became of one attempt to post.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// 201.
    Stored(Rc<StoredLeadMessage>),
    /// A problem of the collector.
    Refused {
        /// Its code.
        code: ProblemCode,
        /// Its `Retry-After`, in milliseconds.
        retry_after_ms: Option<u32>,
    },
    /// No answer, or one that is not the collector's.
    Unreached,
}

/// What the shell has to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// `POST /v1/challenges`, then [`Event::ChallengeArrived`] or [`Event::ChallengeFailed`].
    /// A challenge with a task is followed, later, by [`Event::ProofEnded`].
    FetchChallenge,
    /// `GET /v1/deployment`, then [`Event::DeploymentArrived`], or
    /// [`Event::Replied`] with [`Reply::Unreached`].
    FetchDeployment,
    /// Wait, `POST /v1/leads` with exactly this body, then [`Event::Replied`]. The body is
    /// kept in the tab until it is stored.
    Post {
        /// The frozen bytes.
        body: Rc<str>,
        /// How long to wait first, in milliseconds; the shell adds jitter.
        after_ms: u32,
    },
}
