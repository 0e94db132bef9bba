//! Who asks, over which channel, and the request itself (ux 37 to 39; requirements §3).

use consent::{Channel, Passage};
use lead::funnel::{Event, Way};
use lead::{EmailAddress, Field, Shown};
use yew::prelude::*;

use super::faults;
use super::frame::policy_link;
use super::parts::{go_on, link_button, screen_title};
use super::way_step::unreachable;
use crate::browser::events::Gesture;
use crate::browser::statement::{is_verbatim, is_word_for_word};
use crate::controls::{
    Checkbox, NoticeKind, TextField, TextKeyboard, block_id, checkbox, disclosure, form, heading,
    notice, sub_id, text_field,
};
use crate::markup::{all, block, line};
use crate::stage::{Stage, Ui};

/// The contact fields of the chosen way.
pub(super) fn contact_step(stage: &Stage) -> Html {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let (Some(shown), Some(channel)) = (funnel.shown(), funnel.way.and_then(Way::channel)) else {
        return unreachable(stage);
    };
    let revision = stage.ui.request_revision;
    let consequence = [texts.required_legend, ". ", texts.contact_consequence].concat();
    let typed = Field::of(channel)
        .iter()
        .filter(|field| **field != Field::Request);
    let typed = typed.map(|field| field_of(stage, *field, channel, &shown));
    let altered = if revision > 0 {
        notice(NoticeKind::Warning, line("p", "", texts.texts_altered))
    } else {
        Html::default()
    };
    let fields = all(vec![
        screen_title(stage, texts.contact_title),
        line("p", "cee-required", consequence),
        all(typed.collect()),
        html! { <div role="status">{ altered }</div> },
        html! { <div key={revision.to_string()}>{ request(stage, channel, &shown.request) }</div> },
        privacy(stage, &shown),
        go_on(stage, texts.next, false),
    ]);
    form(on_submit(stage, shown), fields)
}

/// Goes on when the notice, the words of the law and of the request are on screen as written;
/// else they are put there anew, undecided.
fn on_submit(stage: &Stage, shown: Shown) -> Callback<()> {
    let stage = stage.clone();
    Callback::from(move |()| {
        if is_as_written(&stage, &shown) {
            stage.submit.emit(());
        } else {
            stage.emit.emit(Event::CallRequested(false));
            stage.set_ui.emit(Ui {
                request_revision: stage.ui.request_revision + 1,
                ..stage.ui
            });
        }
    })
}

fn is_as_written(stage: &Stage, shown: &Shown) -> bool {
    let holds =
        |name, passage: &Passage| is_verbatim(&stage.root, &stage.id(name), &passage.blocks);
    let law = phone_law(shown);
    holds(Field::Request.name(), &shown.request)
        && holds("notice", &shown.notice)
        && law.is_none_or(|law| {
            let id = sub_id(&stage.id(Field::Phone.name()), "law");
            is_word_for_word(&stage.root, &id, law)
        })
}

/// The sentence at the phone field (C. consom. L.223-2).
fn phone_law(shown: &Shown) -> Option<&String> {
    shown.phone_field.as_ref()?.blocks.first()
}

fn field_of(stage: &Stage, field: Field, channel: Channel, shown: &Shown) -> Html {
    let draft = &stage.state.funnel.contact;
    let (value, keyboard, autocomplete) = match field {
        Field::GivenName => (&draft.given_name, TextKeyboard::Text, "given-name"),
        Field::FamilyName => (&draft.family_name, TextKeyboard::Text, "family-name"),
        Field::Phone => (&draft.phone, TextKeyboard::Phone, "tel"),
        Field::Email => (&draft.email, TextKeyboard::Email, "email"),
        Field::Request => return Html::default(),
    };
    let law = phone_law(shown).filter(|_| field == Field::Phone);
    let emit = stage.emit.clone();
    let input = text_field(&TextField {
        id: stage.id(field.name()),
        label: stage.texts.field(field).into(),
        hint: Some(stage.texts.field_hint(field, channel).into()),
        law: law.map(|words| words.clone().into()),
        law_revision: stage.ui.request_revision,
        error: faults::of_field(stage, field),
        required: field.is_required(channel),
        value: value.clone().into(),
        keyboard,
        autocomplete: Some(autocomplete.into()),
        on_input: Callback::from(move |text: String| emit.emit(Event::ContactTyped(field, text))),
        ..TextField::default()
    });
    if field == Field::Email {
        all(vec![input, suggestion(stage)])
    } else {
        input
    }
}

/// A usual domain that looks like the one typed: offered, never put in place of it.
fn suggestion(stage: &Stage) -> Html {
    let typed = EmailAddress::parse(&stage.state.funnel.contact.email).ok();
    let Some(better) = typed.and_then(|address| address.suggestion()) else {
        return Html::default();
    };
    let label = [stage.texts.email_suggestion, " ", &better].concat();
    let on_press = stage.on(Event::ContactTyped(Field::Email, better));
    link_button(stage.id("suggestion"), label, on_press)
}

/// The request: a box of its own for a call (R-PH-1), plain words for an e-mail.
fn request(stage: &Stage, channel: Channel, passage: &Passage) -> Html {
    let id = stage.id(Field::Request.name());
    let Some((label, mentions)) = passage.blocks.split_first() else {
        return Html::default();
    };
    if channel == Channel::Email {
        return html! {
            <div class="cee-consent__mentions" translate="no">
                for (index, block) in passage.blocks.iter().enumerate() {
                    <p id={block_id(&id, index)}>{ block }</p>
                }
            </div>
        };
    }
    let emit = stage.emit.clone();
    let demand = checkbox(&Checkbox {
        id,
        label: label.clone().into(),
        mentions: blocks(mentions),
        verbatim: true,
        required: true,
        error: faults::of_field(stage, Field::Request),
        checked: stage.state.funnel.is_call_requested,
        on_change: Callback::from(move |gesture: Gesture| {
            emit.emit(Event::CallRequested(gesture.checked));
        }),
        ..Checkbox::default()
    });
    let level = stage.config.heading.below();
    all(vec![
        heading(level, "cee-subtitle", stage.texts.contact_request),
        demand,
    ])
}

/// Blocks of a statement as the controls take them.
pub(super) fn blocks(blocks: &[String]) -> Vec<AttrValue> {
    blocks
        .iter()
        .map(|block| AttrValue::from(block.clone()))
        .collect()
}

/// Level 1 in sight, level 2 one action away in the same tab (R-IN-1, R-IN-4).
fn privacy(stage: &Stage, shown: &Shown) -> Html {
    let texts = stage.texts;
    let below = stage.config.heading.below();
    let small = |blocks: &[String]| -> Vec<Html> {
        blocks
            .iter()
            .map(|words| line("p", "cee-small", words.clone()))
            .collect()
    };
    let sections = shown.notice_more.iter().flat_map(|(title, passage)| {
        let title = heading(below.below(), "cee-privacy__title", title.as_str());
        std::iter::once(title).chain(small(&passage.blocks))
    });
    let more = html! { <div translate="no">{ all(sections.collect()) }</div> };
    let more = if shown.notice_more.is_empty() {
        Html::default()
    } else {
        disclosure(texts.contact_more, more)
    };
    let id = stage.id("notice");
    let notice = html! {
        for (index, words) in shown.notice.blocks.iter().enumerate() {
            <p id={block_id(&id, index)} class="cee-small">{ words }</p>
        }
    };
    block(
        "section",
        "cee-privacy",
        vec![
            heading(below, "cee-privacy__title", texts.contact_notice),
            html! { <div {id} key={stage.ui.request_revision.to_string()} translate="no">{ notice }</div> },
            more,
            block("p", "cee-small", vec![policy_link(stage)]),
        ],
    )
}
