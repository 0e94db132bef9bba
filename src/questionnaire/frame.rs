//! What stands around every step: progress, way back, announcements, errors, help.

use std::rc::Rc;

use lead::funnel::{Announcement, Screen};
use yew::prelude::*;

use super::consents_step::ConsentsStep;
use super::contact_step::ContactStep;
use super::faults;
use super::footer::Footer;
use super::outcome_step::OutcomeStep;
use super::question_step::QuestionStep;
use super::recap_step::{RecapStep, ResumingStep};
use super::receipt_step::ReceiptStep;
use super::start_step::StartStep;
use super::way_step::{CallUsStep, WayStep};
use crate::banner::Banner;
use crate::browser::focus;
use crate::controls::{BackLink, ErrorSummary, Notice, NoticeKind, Progress};
use crate::stage::Stage;

/// Properties of [`Frame`].
#[derive(Clone, PartialEq, Properties)]
pub struct FrameProps {
    /// What everything is drawn from.
    pub stage: Stage,
    /// "Retour".
    #[prop_or_default]
    pub back: Callback<()>,
    /// The summary of what is wrong.
    #[prop_or_default]
    pub summary: NodeRef,
}

/// One screen of the journey.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let stage = &props.stage;
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let question = match funnel.screen {
        Screen::Question(question) => Some(question.id().into_owned()),
        _ => None,
    };
    let items = faults::items(stage);
    let on_follow = {
        let root = stage.root.clone();
        Callback::from(move |id: AttrValue| focus::focus_by_id(&root, &id))
    };
    html! {
        <section ref={stage.root.clone()} class="cee" lang={texts.tag} aria-label={texts.test_name}
            data-screen={screen_name(funnel.screen)} data-question={question}
        >
            <Banner stage={stage.clone()} />
            <div class="cee-app">
                if has_way_back(funnel.screen) {
                    <BackLink id={stage.id("back")} label={texts.back} on_back={props.back.clone()} />
                }
                { progress(stage) }
                <div id={stage.id("announcement")} role="status">
                    if let Some(announcement) = &funnel.announcement {
                        <Notice kind={NoticeKind::Warning}><p>{ announced(stage, announcement) }</p></Notice>
                    }
                </div>
                if !items.is_empty() {
                    <ErrorSummary id={stage.id("errors")} title={texts.errors_title} {items}
                        node={props.summary.clone()} {on_follow} />
                }
                { step(stage) }
                <Footer stage={stage.clone()} />
            </div>
        </section>
    }
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
fn progress(stage: &Stage) -> Html {
    let funnel = &stage.state.funnel;
    match funnel.screen {
        Screen::Question(question) => {
            let at = funnel.questionnaire.progress(question, funnel.context());
            let label = stage.texts.question_number(at.number, at.total);
            html! { <Progress {label} number={at.number} total={at.total} /> }
        }
        Screen::Outcome => eyebrow(stage.texts.result_label),
        Screen::Way | Screen::CallUs | Screen::Contact | Screen::Consents | Screen::Recap => {
            eyebrow(stage.texts.request_label)
        }
        Screen::Start | Screen::Resuming | Screen::Receipt => Html::default(),
    }
}

fn eyebrow(label: &'static str) -> Html {
    html! { <p class="cee-eyebrow">{ label }</p> }
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
    }
}

fn step(stage: &Stage) -> Html {
    let stage = stage.clone();
    match stage.state.funnel.screen {
        Screen::Start => html! { <StartStep {stage} /> },
        // A key for each question: no input is handed on from one question to the next.
        Screen::Question(question) => {
            html! { <QuestionStep key={question.id().into_owned()} {stage} /> }
        }
        Screen::Outcome => html! { <OutcomeStep {stage} /> },
        Screen::Way => html! { <WayStep {stage} /> },
        Screen::CallUs => html! { <CallUsStep {stage} /> },
        Screen::Contact => html! { <ContactStep {stage} /> },
        Screen::Consents => html! { <ConsentsStep {stage} /> },
        Screen::Recap => html! { <RecapStep {stage} /> },
        Screen::Resuming => html! { <ResumingStep {stage} /> },
        Screen::Receipt => html! { <ReceiptStep {stage} /> },
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

/// Errors of one screen, with the sentence and the field of each.
pub(super) type Items = Rc<[crate::controls::ErrorItem]>;
