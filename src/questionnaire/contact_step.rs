//! Who asks, over which channel, and the request itself (ux 37 to 39; requirements §3).

use consent::{Channel, Passage};
use lead::funnel::{Event, Way};
use lead::{EmailAddress, Field, FieldFault, Shown};
use yew::prelude::*;

use super::faults;
use super::frame::policy_link;
use super::way_step::unreachable;
use crate::browser::events::Gesture;
use crate::browser::statement::is_verbatim;
use crate::controls::{
    Button, ButtonKind, Checkbox, Disclosure, Form, Heading, Notice, NoticeKind, TextField,
    TextKeyboard, block_id,
};
use crate::stage::{Stage, StepProps};

/// The contact fields of the chosen way.
#[component]
pub fn ContactStep(props: &StepProps) -> Html {
    let stage = &props.stage;
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    // Counts how often the words of the request had to be put on screen anew.
    let revision = use_state(|| 0_u32);
    let (Some(shown), Some(channel)) = (funnel.shown(), funnel.way.and_then(Way::channel)) else {
        return unreachable(stage);
    };
    let on_submit = {
        let (stage, request, revision) = (stage.clone(), shown.request.clone(), revision.clone());
        Callback::from(move |()| {
            if is_verbatim(
                &stage.root,
                &stage.id(Field::Request.name()),
                &request.blocks,
            ) {
                stage.submit.emit(());
            } else {
                stage.emit.emit(Event::CallRequested(false));
                revision.set(*revision + 1);
            }
        })
    };
    html! {
        <Form {on_submit}>
            <Heading level={stage.config.heading} node={stage.title.clone()}>{ texts.contact_title }</Heading>
            <p class="cee-required">{ texts.required_legend }{ ". " }{ texts.contact_consequence }</p>
            for field in Field::of(channel) {
                if *field == Field::Request {
                    <Heading level={stage.config.heading.below()} class="cee-subtitle">{ texts.contact_request }</Heading>
                } else {
                    { text_field(stage, *field, channel, &shown) }
                }
            }
            <div role="status">
                if *revision > 0 {
                    <Notice kind={NoticeKind::Warning}><p>{ texts.texts_altered }</p></Notice>
                }
            </div>
            <div key={revision.to_string()}>{ request(stage, channel, &shown.request) }</div>
            { notice(stage, &shown) }
            <div class="cee-actions">
                <Button id={stage.id("continue")} label={texts.next} submits=true />
            </div>
        </Form>
    }
}

fn text_field(stage: &Stage, field: Field, channel: Channel, shown: &Shown) -> Html {
    let draft = &stage.state.funnel.contact;
    let (value, keyboard, autocomplete) = match field {
        Field::GivenName => (&draft.given_name, TextKeyboard::Text, "given-name"),
        Field::FamilyName => (&draft.family_name, TextKeyboard::Text, "family-name"),
        Field::Phone => (&draft.phone, TextKeyboard::Phone, "tel"),
        Field::Email => (&draft.email, TextKeyboard::Email, "email"),
        Field::Request => return Html::default(),
    };
    let law = shown
        .phone_field
        .as_ref()
        .filter(|_| field == Field::Phone)
        .and_then(|passage| passage.blocks.first())
        .map(|words| AttrValue::from(words.clone()));
    let emit = stage.emit.clone();
    let on_input = Callback::from(move |text: String| emit.emit(Event::ContactTyped(field, text)));
    html! {
        <>
            <TextField id={stage.id(field.name())} label={stage.texts.field(field)}
                hint={stage.texts.field_hint(field, channel)} {law} error={faults::of_field(stage, field)}
                required={field.is_required(channel)} value={value.clone()} {keyboard}
                autocomplete={Some(AttrValue::Static(autocomplete))} {on_input} />
            if field == Field::Email {
                { suggestion(stage) }
            }
        </>
    }
}

/// A usual domain that looks like the one typed: offered, never put in place of it.
fn suggestion(stage: &Stage) -> Html {
    let typed = EmailAddress::parse(&stage.state.funnel.contact.email).ok();
    let Some(better) = typed.and_then(|address| address.suggestion()) else {
        return Html::default();
    };
    let label = [stage.texts.email_suggestion, " ", &better].concat();
    html! {
        <Button id={stage.id("suggestion")} kind={ButtonKind::Link} {label}
            on_press={stage.on(Event::ContactTyped(Field::Email, better))} />
    }
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
                    <p key={index} id={block_id(&id, index)}>{ block }</p>
                }
            </div>
        };
    }
    let emit = stage.emit.clone();
    let on_change =
        Callback::from(move |gesture: Gesture| emit.emit(Event::CallRequested(gesture.checked)));
    let error = faults::of_field(stage, Field::Request).filter(|_| {
        stage
            .state
            .funnel
            .contact_errors
            .iter()
            .any(|e| e.fault == FieldFault::NotRequested)
    });
    html! {
        <Checkbox {id} label={label.clone()} mentions={blocks(mentions)} verbatim=true required=true {error}
            checked={stage.state.funnel.is_call_requested} {on_change} />
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
fn notice(stage: &Stage, shown: &Shown) -> Html {
    let texts = stage.texts;
    let below = stage.config.heading.below();
    html! {
        <section class="cee-privacy">
            <Heading level={below} class="cee-privacy__title">{ texts.contact_notice }</Heading>
            <div id={stage.id("notice")} translate="no">
                for (index, block) in shown.notice.blocks.iter().enumerate() {
                    <p key={index} class="cee-small">{ block }</p>
                }
            </div>
            if !shown.notice_more.is_empty() {
                <Disclosure summary={texts.contact_more}>
                    for (index, (title, passage)) in shown.notice_more.iter().enumerate() {
                        <div key={index}>
                            <Heading level={below.below()} class="cee-privacy__title">{ title }</Heading>
                            for (index, block) in passage.blocks.iter().enumerate() {
                                <p key={index} class="cee-small" translate="no">{ block }</p>
                            }
                        </div>
                    }
                </Disclosure>
            }
            <p class="cee-small">{ policy_link(stage) }</p>
        </section>
    }
}
