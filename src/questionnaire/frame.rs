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
use crate::markup::line;
use crate::stage::Stage;

/// One screen of the journey; `back` is "Retour", `summary` the list of what is wrong.
pub fn frame(stage: &Stage, back: &Callback<()>, summary: &NodeRef) -> Html {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let question = match funnel.screen {
        Screen::Question(question) => Some(question.id().into_owned()),
        _ => None,
    };
    // A key for each screen: no input is handed on from one question to the next.
    let key = question
        .clone()
        .unwrap_or_else(|| screen_name(funnel.screen).to_owned());
    html! {
        <section ref={stage.root.clone()} class="cee" lang={texts.tag} aria-label={texts.test_name}
            data-screen={screen_name(funnel.screen)} data-question={question}
        >
            { banner(stage) }
            <div class="cee-app">
                if has_way_back(funnel.screen) {
                    { back_link(stage.id("back"), texts.back, back) }
                }
                { where_in_the_test(stage) }
                <div id={stage.id("announcement")} role="status">
                    if let Some(announcement) = &funnel.announcement {
                        { notice(NoticeKind::Warning, html! { <p>{ announced(stage, announcement) }</p> }) }
                    }
                </div>
                { what_is_wrong(stage, summary) }
                <div {key} class="cee-step">{ step(stage) }</div>
                <div role="status">{ waiting(stage) }</div>
                { footer(stage) }
            </div>
        </section>
    }
}

/// Below « Continuer » of the result, when what comes next is not here yet.
fn waiting(stage: &Stage) -> Html {
    match (stage.state.funnel.screen, stage.part) {
        (Screen::Outcome, Part::Coming { is_awaited: true }) => {
            line("p", "cee-text", stage.texts.way_waiting)
        }
        (Screen::Outcome, Part::Missing { is_awaited: true }) => unreachable(stage),
        _ => Html::default(),
    }
}

fn what_is_wrong(stage: &Stage, node: &NodeRef) -> Html {
    let items = faults::items(stage);
    if items.is_empty() {
        return Html::default();
    }
    let root = stage.root.clone();
    error_summary(&ErrorSummary {
        id: Some(stage.id("errors")),
        title: stage.texts.errors_title.into(),
        items,
        node: node.clone(),
        on_follow: Callback::from(move |id: AttrValue| focus::focus_by_id(&root, &id)),
    })
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
fn where_in_the_test(stage: &Stage) -> Html {
    let funnel = &stage.state.funnel;
    match funnel.screen {
        Screen::Question(question) => {
            let at = funnel.questionnaire.progress(question, funnel.context());
            let label = stage.texts.question_number(at.number, at.total);
            progress(label, at.number, at.total)
        }
        Screen::Outcome => eyebrow(stage.texts.result_label),
        Screen::Way | Screen::CallUs | Screen::Contact | Screen::Consents | Screen::Recap => {
            eyebrow(stage.texts.request_label)
        }
        Screen::Start | Screen::Resuming | Screen::Receipt => Html::default(),
    }
}

fn eyebrow(label: &'static str) -> Html {
    line("p", "cee-eyebrow", label)
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
        Announcement::TextsChanged => stage.texts.texts_changed.to_owned(),
        Announcement::TextsAltered => stage.texts.texts_altered.to_owned(),
        Announcement::RequestChanged => stage.texts.request_changed.to_owned(),
        Announcement::DecideAgain => stage.texts.decide_again.to_owned(),
    }
}

fn step(stage: &Stage) -> Html {
    match stage.state.funnel.screen {
        Screen::Start => start_step(stage),
        Screen::Question(question) => question_step(stage, question),
        Screen::Outcome => outcome_step(stage),
        Screen::Way
        | Screen::CallUs
        | Screen::Contact
        | Screen::Consents
        | Screen::Recap
        | Screen::Resuming
        | Screen::Receipt => stage
            .part
            .here()
            .map(|asking| (asking.step)(stage))
            .unwrap_or_default(),
    }
}

/// The step on screen, where it comes after the result: what [`crate::asking`] draws.
#[must_use]
pub fn asking_step(stage: &Stage) -> Html {
    match stage.state.funnel.screen {
        Screen::Start | Screen::Question(_) | Screen::Outcome => Html::default(),
        Screen::Way => way_step(stage),
        Screen::CallUs => call_us_step(stage),
        Screen::Contact => contact_step(stage),
        Screen::Consents => consents_step(stage),
        Screen::Recap => recap_step(stage),
        Screen::Resuming => resuming_step(stage),
        Screen::Receipt => receipt_step(stage),
    }
}

/// The company's number, pressed to call.
pub(super) fn phone_link(phone: &str) -> Html {
    let mut href = String::from("tel:");
    href.extend(
        phone
            .chars()
            .filter(|letter| letter.is_ascii_digit() || *letter == '+'),
    );
    html! { <a class="cee-phone" {href}>{ phone.to_owned() }</a> }
}

/// The policy, in a tab of its own so that nothing typed is lost (R-IN-4).
pub(super) fn policy_link(stage: &Stage) -> Html {
    let href = stage
        .state
        .funnel
        .deployment
        .deployment
        .terms
        .policy
        .url
        .clone();
    outer_link(href, stage.texts.policy_link, stage.texts.new_tab)
}

/// A link that opens a new tab and says so (rgaa 44).
pub(super) fn outer_link(href: String, words: impl Into<AttrValue>, new_tab: &'static str) -> Html {
    let words: AttrValue = words.into();
    html! {
        <a {href} target="_blank" rel="noopener">{ words }<span class="cee-hidden">{ " " }{ new_tab }</span></a>
    }
}
