//! How an entry of the browser's history names a screen: the host page can read it.

use lead::funnel::{Funnel, Screen};

use crate::browser::json;

/// The name of the screen shown. Of a question only the number: which questions are asked tells
/// what was answered.
pub(super) fn name(funnel: &Funnel) -> Option<String> {
    match funnel.screen {
        Screen::Question(question) => {
            let at = funnel.questionnaire.progress(question, funnel.context());
            Some(at.number.to_string())
        }
        screen => lead::json::to_string(&screen).ok(),
    }
}

/// The screen of this name, as the questions are now.
pub fn screen_named(name: &str, funnel: &Funnel) -> Option<Screen> {
    let plan = funnel.questionnaire.plan(funnel.context());
    let mut numbered = plan.into_iter().zip(1_usize..);
    let question = numbered.find(|(_, number)| number.to_string() == name);
    question.map_or_else(
        || json::read(name),
        |(question, _)| Some(Screen::Question(question)),
    )
}
