//! What a reload finds again in the tab: the draft, and a body that was being sent.

use std::rc::Rc;

use consent::Instant;
use lead::funnel::{Draft, Funnel, Screen, Sending};

use crate::browser::json;
use crate::browser::storage::{Lifetime, Store, WebStore};

const DRAFT: WebStore = WebStore::new("cee.draft", Lifetime::Tab);
const PENDING: WebStore = WebStore::new("cee.pending", Lifetime::Tab);

/// What was kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// The answers and what was typed.
    pub draft: Option<Draft>,
    /// The frozen bytes of a request whose answer never came.
    pub body: Option<Rc<str>>,
}

impl Kept {
    /// Whether the visitor was past the result.
    #[must_use]
    pub fn is_past_result(&self) -> bool {
        let is_asking = |draft: &Draft| {
            !matches!(
                draft.screen,
                Screen::Start | Screen::Question(_) | Screen::Outcome
            )
        };
        self.body.is_some() || self.draft.as_ref().is_some_and(is_asking)
    }
}

/// Reads what the tab kept. Storage that is blocked, foreign, broken or too old gives nothing.
#[must_use]
pub fn load(now: Instant) -> Kept {
    read(&DRAFT, &PENDING, now)
}

/// Keeps the journey as it stands, or forgets it when it has not begun or is over.
pub fn keep(funnel: &Funnel, now: Instant) {
    write(&DRAFT, &PENDING, funnel, now);
}

fn read(draft: &impl Store, pending: &impl Store, now: Instant) -> Kept {
    let text = draft.load().ok().flatten();
    let draft = text
        .and_then(|text| json::read::<Draft>(&text))
        .filter(|draft| draft.is_current(now));
    // The draft carries the date of both: one without the other is not ours to send.
    let body = draft
        .as_ref()
        .and_then(|_| pending.load().ok().flatten())
        .map(Rc::from);
    Kept { draft, body }
}

fn write(draft: &impl Store, pending: &impl Store, funnel: &Funnel, now: Instant) {
    if funnel.started_at.is_none() || funnel.screen == Screen::Receipt {
        draft.clear();
        pending.clear();
        return;
    }
    if let Ok(text) = lead::json::to_string(&funnel.draft(now)) {
        // A refused or full storage costs the reload, never the journey.
        let _ = draft.save(&text);
    }
    match &funnel.sending {
        Sending::Posting { body, .. } | Sending::Failed { body: Some(body) } => {
            let _ = pending.save(body);
        }
        Sending::Idle | Sending::Renewing | Sending::Proving | Sending::Failed { body: None } => {
            pending.clear();
        }
    }
}
