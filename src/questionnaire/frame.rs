//! What stands around every step: progress, way back, announcements, errors, help.

use lead::funnel::{Announcement, Screen};
use yew::prelude::*;

use super::consents_step::consents_step;
use super::contact_step::contact_step;
use super::faults;
use super::footer::footer;
use super::outcome_step::outcome_step;
use super::question_step::question_step;
use super::recap_step::{recap_step, resuming_step};
use super::receipt_step::receipt_step;
use super::start_step::start_step;
use super::way_step::{call_us_step, unreachable, way_step};
use crate::asking::Part;
use crate::banner::banner;
use crate::browser::focus;
use crate::controls::{ErrorSummary, NoticeKind, back_link, error_summary, notice, progress};
use crate::markup::{self, Markup, Words};
use crate::stage::{Stage, Ui};

/// The id of what is told once, above the step.
pub(super) const ANNOUNCEMENT: &str = "announcement";

/// One screen of the journey, and unseen the `next` where it is drawn ahead; `back` is "Retour", `summary` the list of what is wrong.
pub fn frame(stage: &Stage, next: Option<&Stage>, back: &Callback<()>, summary: &NodeRef) -> Html {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let next = next.map(ahead);
    let next = next.as_ref();
    markup::html(|m| {
        m.element("section", "cee", |m| {
            m.node_ref(&stage.root);
            m.attr("lang", texts.tag);
            m.attr("aria-label", texts.test_name);
            m.attr("data-screen", screen_name(funnel.screen));
            if let Screen::Question(question) = funnel.screen {
                m.attr("data-question", question.id().into_owned());
            }
            m.part(|m| banner(m, stage));
            m.element("div", "cee-app", |m| {
                m.part(|m| {
                    if has_way_back(funnel.screen) && !funnel.sending.is_busy() {
                        back_link(m, stage.id("back"), texts.back, back);
                    }
                });
                m.part(|m| {
                    where_in_the_test(m, stage);
                    if let Some(next) = next
                        && funnel.screen == Screen::Start
                    {
                        m.element("div", "cee-next", |m| {
                            m.state("inert", true);
                            back_link(m, next.id("back"), texts.back, back);
                            where_in_the_test(m, next);
                        });
                    }
                });
                m.element("div", "", |m| {
                    m.attr("id", stage.id(ANNOUNCEMENT));
                    m.attr("role", "status");
                    if let Some(announcement) = &funnel.announcement {
                        let words = announced(stage, announcement);
                        notice(m, NoticeKind::Warning, |m| m.said("p", "", words));
                    }
                });
                m.part(|m| what_is_wrong(m, stage, summary));
                m.part(|m| {
                    one_step(m, stage, "cee-step");
                    if let Some(next) = next {
                        // Keyed alike, these very elements are shown when its turn comes.
                        one_step(m, next, "cee-step cee-next");
                    }
                });
                m.element("div", "", |m| {
                    m.attr("role", "status");
                    waiting(m, stage);
                });
                footer(m, stage);
            });
        });
    })
}

/// The screen drawn ahead has ids of its own until its turn comes (RGAA 8.2).
fn ahead(next: &Stage) -> Stage {
    Stage {
        ui: Ui {
            is_ahead: true,
            ..next.ui
        },
        ..next.clone()
    }
}

fn one_step(m: &mut Markup, stage: &Stage, class: &'static str) {
    m.element("div", class, |m| {
        // A key for each screen: no input is handed on from one question to the next.
        match stage.state.funnel.screen {
            Screen::Question(question) => m.key(&question.id()),
            screen => m.key(screen_name(screen)),
        }
        m.state("inert", class != "cee-step");
        step(m, stage);
    });
}

/// Below « Continuer » of the result, when what comes next is not here yet.
fn waiting(m: &mut Markup, stage: &Stage) {
    match (stage.state.funnel.screen, stage.part) {
        (Screen::Outcome, Part::Coming { is_awaited: true }) => {
            m.line("p", "cee-text", stage.texts.way_waiting);
        }
        (Screen::Outcome, Part::Missing { is_awaited: true }) => unreachable(m, stage),
        _ => {}
    }
}

fn what_is_wrong(m: &mut Markup, stage: &Stage, node: &NodeRef) {
    let items = faults::items(stage);
    if items.is_empty() {
        return;
    }
    let root = stage.root.clone();
    error_summary(
        m,
        &ErrorSummary {
            id: Some(stage.id("errors")),
            title: stage.texts.errors_title.into(),
            items,
            node: node.clone(),
            on_follow: Callback::from(move |id: AttrValue| focus::focus_by_id(&root, &id)),
        },
    );
}

fn screen_name(screen: Screen) -> &'static str {
    match screen {
        Screen::Start => "start",
        Screen::Question(_) => "question",
        Screen::Outcome => "outcome",
        Screen::Way => "way",
        Screen::CallUs => "call_us",
        Screen::Contact => "contact",
        Screen::Consents => "consents",
        Screen::Recap => "recap",
        Screen::Resuming => "resuming",
        Screen::Receipt => "receipt",
    }
}

fn has_way_back(screen: Screen) -> bool {
    !matches!(screen, Screen::Start | Screen::Resuming | Screen::Receipt)
}

/// Where the visitor is. After the questions it is a stage, not a count: nothing jumps back.
fn where_in_the_test(m: &mut Markup, stage: &Stage) {
    let funnel = &stage.state.funnel;
    match funnel.screen {
        Screen::Question(question) => {
            let at = funnel.questionnaire.progress(question, funnel.context());
            let label = stage.texts.question_number(at.number, at.total);
            progress(m, label, at.number, at.total);
        }
        Screen::Outcome => eyebrow(m, stage.texts.result_label),
        Screen::Way | Screen::CallUs | Screen::Contact | Screen::Consents | Screen::Recap => {
            eyebrow(m, stage.texts.request_label);
        }
        Screen::Start | Screen::Resuming | Screen::Receipt => {}
    }
}

fn eyebrow(m: &mut Markup, label: &'static str) {
    m.line("p", "cee-eyebrow", label);
}

fn announced(stage: &Stage, announcement: &Announcement) -> String {
    match announcement {
        Announcement::AskedAgain(questions) => {
            let titles: Vec<_> = questions
                .iter()
                .map(|question| stage.texts.question(*question).title)
                .collect();
            stage.texts.asked_again(&titles)
        }
        Announcement::TextsChanged
        | Announcement::TextsAltered
        | Announcement::RequestChanged
        | Announcement::BoxesNotKept
        | Announcement::ResultChanged
        | Announcement::DecideAgain => {
            let asking = stage.part.here();
            let words = asking.and_then(|asking| (asking.announced)(stage, announcement));
            words.unwrap_or_default().to_owned()
        }
    }
}

/// What is told once of what is asked: what [`crate::asking`] says.
pub fn asking_announced(stage: &Stage, announcement: &Announcement) -> Option<&'static str> {
    let texts = stage.texts.asking();
    match announcement {
        Announcement::AskedAgain(_) => None,
        Announcement::TextsChanged => Some(texts.texts_changed),
        Announcement::TextsAltered => Some(texts.texts_altered),
        Announcement::RequestChanged => Some(texts.request_changed),
        Announcement::BoxesNotKept => Some(texts.boxes_not_kept),
        Announcement::ResultChanged => Some(texts.result_changed),
        Announcement::DecideAgain => Some(texts.decide_again),
    }
}

fn step(m: &mut Markup, stage: &Stage) {
    match stage.state.funnel.screen {
        Screen::Start => start_step(m, stage),
        Screen::Question(question) => question_step(m, stage, question),
        Screen::Outcome => outcome_step(m, stage),
        Screen::Way
        | Screen::CallUs
        | Screen::Contact
        | Screen::Consents
        | Screen::Recap
        | Screen::Resuming
        | Screen::Receipt => {
            if let Some(asking) = stage.part.here() {
                (asking.step)(m, stage);
            }
        }
    }
}

/// The step on screen, where it comes after the result: what [`crate::asking`] draws.
pub fn asking_step(m: &mut Markup, stage: &Stage) {
    match stage.state.funnel.screen {
        Screen::Start | Screen::Question(_) | Screen::Outcome => {}
        Screen::Way => way_step(m, stage),
        Screen::CallUs => call_us_step(m, stage),
        Screen::Contact => contact_step(m, stage),
        Screen::Consents => consents_step(m, stage),
        Screen::Recap => recap_step(m, stage),
        Screen::Resuming => resuming_step(m, stage),
        Screen::Receipt => receipt_step(m, stage),
    }
}

/// The company's number, pressed to call.
pub(super) fn phone_link(m: &mut Markup, phone: &str) {
    let mut href = String::from("tel:");
    for letter in phone.chars() {
        if letter.is_ascii_digit() || letter == '+' {
            href.push(letter);
        }
    }
    m.element("a", "cee-phone", |m| {
        m.attr("href", href);
        m.text(phone.to_owned());
    });
}

/// The policy, in a tab of its own so that nothing typed is lost (R-IN-4).
pub(super) fn policy_link(m: &mut Markup, stage: &Stage) {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let href = funnel.deployment.deployment.terms.policy.url.clone();
    outer_link(m, href, texts.policy_link, texts.new_tab);
}

/// A link that opens a new tab and says so (rgaa 44).
pub(super) fn outer_link(
    m: &mut Markup,
    href: impl Words,
    words: impl Words,
    new_tab: &'static str,
) {
    m.element("a", "", |m| {
        m.attr("href", href);
        m.attr("target", "_blank");
        m.attr("rel", "noopener");
        m.text(words);
        m.element("span", "cee-hidden", |m| {
            m.text(" ");
            m.text(new_tab);
        });
    });
}
