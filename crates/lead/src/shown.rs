//! What one visitor is shown before sending. The widget prints it, the collector renders it
//! again: the rule of what is shown stands here once.

use chrono::NaiveDate;
use consent::statement::{self, Scene};
use consent::{
    CallSlot, Channel, Decision, DecisionKey, DecisionState, Language, Passage, Statement,
};
use eligibility::answers::Work;

use crate::deployment::PublicDeployment;
use crate::works;

/// What decides which texts are shown.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The deployment.
    pub deployment: &'a PublicDeployment,
    /// The language.
    pub language: Language,
    /// The works of the test.
    pub works: &'a [Work],
    /// How the person wants to be answered.
    pub channel: Channel,
    /// Whether an e-mail address is given.
    pub has_email: bool,
    /// The slot chosen for the call.
    pub slot: Option<CallSlot>,
    /// The server's civil date, from the challenge.
    pub today: NaiveDate,
}

/// The texts of the asking steps.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Shown {
    /// The level-1 notice.
    pub notice: Passage,
    /// The level-2 notice, titles and paragraphs.
    pub notice_more: Vec<(String, Passage)>,
    /// The sentence at the phone field; only for a call.
    pub phone_field: Option<Passage>,
    /// The words of the request.
    pub request: Passage,
    /// The consents shown, in order.
    pub statements: Vec<Statement>,
    /// The consents of the deployment that have no object here (R-MI-3).
    pub not_shown: Vec<Statement>,
}

/// The deployment lacks the words of this language, or a gap cannot be filled.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the deployment has no complete words in this language")]
pub struct WordsMissing;

impl Shown {
    /// Renders everything that this situation shows.
    pub fn in_situation(situation: Situation<'_>) -> Result<Self, WordsMissing> {
        let names = works::names(situation.works, situation.language);
        let scene = Scene {
            terms: &situation.deployment.terms,
            language: situation.language,
            works: &names,
            today: situation.today,
        };
        let is_shown = |statement: &Statement| match statement.key.purpose.channel() {
            None => true,
            Some(Channel::Phone) => situation.channel == Channel::Phone,
            Some(Channel::Email) => situation.has_email,
        };
        let (statements, not_shown) = statement::consents(scene).into_iter().partition(is_shown);
        let phone_field = match situation.channel {
            Channel::Phone => Some(statement::phone_field(scene).ok_or(WordsMissing)?),
            Channel::Email => None,
        };
        Ok(Self {
            notice: statement::notice(scene).ok_or(WordsMissing)?,
            notice_more: statement::notice_more(scene),
            phone_field,
            request: statement::request(scene, situation.channel, situation.slot)
                .ok_or(WordsMissing)?,
            statements,
            not_shown,
        })
    }

    /// The level-2 notice as one text: titles and blocks joined by line feeds.
    #[must_use]
    pub fn notice_more_text(&self) -> String {
        let mut lines = Vec::new();
        for (title, passage) in &self.notice_more {
            lines.push(title.as_str());
            lines.extend(passage.blocks.iter().map(String::as_str));
        }
        lines.join("\n")
    }

    /// Every decision of the deployment: the keys given, the others refused, the rest not
    /// shown (R-CO-3).
    #[must_use]
    pub fn decisions(&self, given: &[DecisionKey]) -> Vec<Decision> {
        let state = |key: &DecisionKey| {
            if given.contains(key) {
                DecisionState::Given
            } else {
                DecisionState::Refused
            }
        };
        let shown = self.statements.iter().map(|s| Decision {
            state: state(&s.key),
            key: s.key.clone(),
        });
        let hidden = self.not_shown.iter().map(|s| Decision {
            key: s.key.clone(),
            state: DecisionState::NotShown,
        });
        shown.chain(hidden).collect()
    }
}
