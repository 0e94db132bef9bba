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
use crate::browser::focus;
use crate::browser::statement::{is_verbatim, is_word_for_word};
use crate::browser::trap::is_filled;
use crate::controls::{
    Checkbox, HeadingLevel, NoticeKind, SelectField, TextField, TextKeyboard, block_id, checkbox,
    disclosure, form, heading, notice, select_field, sub_id, text_field,
};
use crate::markup::Markup;
use crate::stage::{Stage, Ui};

/// The name of the field that nobody is shown: one that programs like to fill, and that no
/// browser's autofill knows.
const TRAP: &str = "comment";

/// The contact fields of the chosen way.
pub(super) fn contact_step(m: &mut Markup, stage: &Stage) {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let (Some(shown), Some(channel)) = (funnel.shown(), funnel.way.and_then(Way::channel)) else {
        unreachable(m, stage);
        return;
    };
    let revision = stage.ui.request_revision;
    let consequence = [
        texts.required_legend,
        ". ",
        texts.asking().contact_consequence,
    ]
    .concat();
    form(m, on_submit(stage, shown.clone()), |m| {
        screen_title(m, stage, texts.contact_title);
        m.line("p", "cee-required", consequence);
        for field in Field::of(channel) {
            field_of(m, stage, *field, channel, &shown);
        }
        m.part(|m| slots(m, stage, channel));
        trap(m, stage);
        m.element("div", "", |m| {
            m.attr("role", "status");
            if revision > 0 {
                notice(m, NoticeKind::Warning, |m| {
                    m.line("p", "", texts.asking().texts_altered);
                });
            }
        });
        m.element("div", "", |m| {
            m.key(&revision.to_string());
            request(m, stage, channel, &shown.request);
        });
        privacy(m, stage, &shown);
        go_on(m, stage, texts.next, false);
    });
}

/// Goes on when the notice, the words of the law and of the request are on screen as written;
/// else they are put there anew, undecided.
fn on_submit(stage: &Stage, shown: Shown) -> Callback<()> {
    let stage = stage.clone();
    Callback::from(move |()| {
        if is_filled(&stage.root, &stage.id(TRAP)) {
            stage.emit.emit(Event::TrapFilled);
        }
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

fn field_of(m: &mut Markup, stage: &Stage, field: Field, channel: Channel, shown: &Shown) {
    let draft = &stage.state.funnel.contact;
    let (value, keyboard, autocomplete) = match field {
        Field::GivenName => (&draft.given_name, TextKeyboard::Text, "given-name"),
        Field::FamilyName => (&draft.family_name, TextKeyboard::Text, "family-name"),
        Field::Phone => (&draft.phone, TextKeyboard::Phone, "tel"),
        Field::Email => (&draft.email, TextKeyboard::Email, "email"),
        Field::Request => return,
    };
    let law = phone_law(shown).filter(|_| field == Field::Phone);
    let emit = stage.emit.clone();
    text_field(
        m,
        &TextField {
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
            on_input: Callback::from(move |text: String| {
                emit.emit(Event::ContactTyped(field, text));
            }),
            ..TextField::default()
        },
    );
    if field == Field::Email {
        m.part(|m| suggestion(m, stage));
    }
}

/// A usual domain that looks like the one typed: offered, never put in place of it.
fn suggestion(m: &mut Markup, stage: &Stage) {
    let typed = EmailAddress::parse(&stage.state.funnel.contact.email).ok();
    if let Some(better) = typed.and_then(|address| address.suggestion()) {
        let label = [stage.texts.asking().email_suggestion, " ", &better].concat();
        let (emit, root) = (stage.emit.clone(), stage.root.clone());
        let field = stage.id(Field::Email.name());
        let on_press = Callback::from(move |()| {
            emit.emit(Event::ContactTyped(Field::Email, better.clone()));
            // The button pressed goes away.
            focus::focus_by_id(&root, &field);
        });
        link_button(m, stage.id("suggestion"), label, on_press);
    }
}

/// When to call: as soon as possible, or a lawful slot (R-PH-7). It stands above the request,
/// whose words name it.
fn slots(m: &mut Markup, stage: &Stage, channel: Channel) {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let offered = funnel.offered_slots();
    if channel != Channel::Phone || offered.is_empty() {
        return;
    }
    let mut options = vec![texts.asking().slot_none.into()];
    let mut selected = 0;
    for (index, slot) in offered.iter().enumerate() {
        if funnel.slot() == Some(*slot) {
            selected = index + 1;
        }
        options.push(slot.in_words(texts.language).into());
    }
    let emit = stage.emit.clone();
    let gone = funnel.is_slot_gone().then_some(texts.asking().slot_gone);
    select_field(
        m,
        &SelectField {
            id: stage.id("slot"),
            label: texts.asking().slot_label.into(),
            hint: Some(texts.asking().slot_hint.into()),
            error: gone.map(|words| faults::line(stage, words)),
            options,
            selected,
            on_select: Callback::from(move |index: usize| {
                let slot = index.checked_sub(1).and_then(|index| offered.get(index));
                emit.emit(Event::SlotChosen(slot.copied()));
            }),
        },
    );
}

/// A field that nobody meets: neither eyes, nor keyboard, nor assistive technology, nor the
/// autofill of browsers and password managers, each told in its own way. It has no words:
/// without the styles that hide it, nothing of the widget is shown.
fn trap(m: &mut Markup, stage: &Stage) {
    m.element("div", "cee-hidden", |m| {
        m.state("aria-hidden", true);
        m.element("input", "", |m| {
            m.attr("id", stage.id(TRAP));
            m.attr("tabindex", "-1");
            m.attr("autocomplete", "off");
            for manager in ["data-1p-ignore", "data-bwignore", "data-lpignore"] {
                m.state(manager, true);
            }
            m.attr("data-form-type", "other");
        });
    });
}

/// The request: a box of its own for a call (R-PH-1), plain words for an e-mail.
fn request(m: &mut Markup, stage: &Stage, channel: Channel, passage: &Passage) {
    let id = stage.id(Field::Request.name());
    let Some((label, mentions)) = passage.blocks.split_first() else {
        return;
    };
    if channel == Channel::Email {
        m.element("div", "cee-consent__mentions", |m| {
            m.attr("translate", "no");
            verbatim(m, "", &id, &passage.blocks);
        });
        return;
    }
    let level = stage.config.heading.below();
    heading(
        m,
        level,
        "cee-subtitle",
        stage.texts.asking().contact_request,
    );
    let emit = stage.emit.clone();
    checkbox(
        m,
        &Checkbox {
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
        },
    );
}

/// The blocks of a statement, under the ids by which they are compared with the model.
fn verbatim(m: &mut Markup, class: &'static str, id: &str, blocks: &[String]) {
    for (index, words) in blocks.iter().enumerate() {
        m.element("p", class, |m| {
            m.attr("id", block_id(id, index));
            m.text(words.clone());
        });
    }
}

/// Blocks of a statement as the controls take them.
pub(super) fn blocks(blocks: &[String]) -> Vec<AttrValue> {
    blocks
        .iter()
        .map(|block| AttrValue::from(block.clone()))
        .collect()
}

/// Level 1 in sight, level 2 one action away in the same tab (R-IN-1, R-IN-4).
fn privacy(m: &mut Markup, stage: &Stage, shown: &Shown) {
    let texts = stage.texts;
    let below = stage.config.heading.below();
    m.element("section", "cee-privacy", |m| {
        heading(
            m,
            below,
            "cee-privacy__title",
            texts.asking().contact_notice,
        );
        m.element("div", "", |m| {
            let id = stage.id("notice");
            m.attr("id", &id);
            m.key(&stage.ui.request_revision.to_string());
            m.attr("translate", "no");
            verbatim(m, "cee-small", &id, &shown.notice.blocks);
        });
        if !shown.notice_more.is_empty() {
            disclosure(m, texts.asking().contact_more, |m| {
                m.element("div", "", |m| more(m, below.below(), shown));
            });
        }
        m.element("p", "cee-small", |m| policy_link(m, stage));
    });
}

fn more(m: &mut Markup, level: HeadingLevel, shown: &Shown) {
    m.attr("translate", "no");
    for (title, passage) in &shown.notice_more {
        heading(m, level, "cee-privacy__title", title.clone());
        for words in &passage.blocks {
            m.line("p", "cee-small", words.clone());
        }
    }
}
