//! One unticked box per decision; all empty goes on (requirements §2, R-PH-6).

use consent::{Addressee, DecisionKey, Statement};
use lead::funnel::Event;
use lead::wire::v1::InputKind;
use yew::prelude::*;

use super::contact_step::blocks;
use super::frame::outer_link;
use super::parts::{go_on, screen_title};
use crate::browser::clock;
use crate::browser::events::{Gesture, GestureInput};
use crate::browser::statement::is_verbatim;
use crate::controls::{Checkbox, checkbox, disclosure, form};
use crate::markup::{block, line};
use crate::stage::Stage;

/// The optional choices.
pub(super) fn consents_step(stage: &Stage) -> Html {
    let texts = stage.texts;
    let statements = stage
        .state
        .funnel
        .shown()
        .map(|shown| shown.statements)
        .unwrap_or_default();
    let boxes = statements
        .iter()
        .enumerate()
        .map(|(index, it)| consent_box(stage, index, it));
    let fields = html! {
        <>
            { screen_title(stage, texts.consents_title) }
            <p class="cee-text" id={stage.id("consents-intro")}>{ texts.consents_intro }</p>
            <fieldset class="cee-fieldset" aria-describedby={stage.id("consents-intro")}>
                <legend class="cee-legend cee-hidden">{ texts.consents_legend }</legend>
                // A new key for each revision: what an extension changed is thrown away whole.
                <div key={stage.state.funnel.text_revision.to_string()} class="cee-consents">
                    { for boxes }
                </div>
            </fieldset>
            { go_on(stage, texts.next, false) }
        </>
    };
    let on_submit = {
        let (stage, statements) = (stage.clone(), statements.clone());
        Callback::from(move |()| {
            let altered = altered(&stage, &statements);
            if altered.is_empty() {
                stage.submit.emit(());
            } else {
                stage.emit.emit(Event::TextsAltered(altered));
            }
        })
    };
    form(on_submit, fields)
}

fn box_id(stage: &Stage, index: usize) -> AttrValue {
    let mut name = String::from("consent-");
    name.push_str(&(index + 1).to_string());
    stage.id(&name)
}

/// The boxes whose words on screen are no longer the model's.
fn altered(stage: &Stage, statements: &[Statement]) -> Vec<DecisionKey> {
    let differing = statements.iter().enumerate().filter(|(index, statement)| {
        !is_verbatim(
            &stage.root,
            &box_id(stage, *index),
            &statement.passage.blocks,
        )
    });
    differing
        .map(|(_, statement)| statement.key.clone())
        .collect()
}

fn consent_box(stage: &Stage, index: usize, statement: &Statement) -> Html {
    let Some((label, mentions)) = statement.passage.blocks.split_first() else {
        return Html::default();
    };
    let on_change = {
        let (emit, key) = (stage.emit.clone(), statement.key.clone());
        Callback::from(move |gesture: Gesture| {
            if let Some(at) = clock::now() {
                emit.emit(Event::ConsentSet {
                    key: key.clone(),
                    is_given: gesture.checked,
                    at,
                    input: input_kind(gesture.input),
                });
            }
        })
    };
    let decision = checkbox(&Checkbox {
        id: box_id(stage, index),
        label: label.clone().into(),
        mentions: blocks(mentions),
        verbatim: true,
        data_key: Some(statement.key.to_string().into()),
        checked: stage.state.funnel.is_given(&statement.key),
        on_change,
        ..Checkbox::default()
    });
    let partners = partners(stage, &statement.key.addressee);
    block("div", "cee-consents__item", vec![decision, partners])
}

const fn input_kind(input: GestureInput) -> InputKind {
    match input {
        GestureInput::Pointer => InputKind::Pointer,
        GestureInput::Keyboard => InputKind::Keyboard,
    }
}

/// Who the partners of a box are, reachable beside it without leaving (R-EM-2).
fn partners(stage: &Stage, addressee: &Addressee) -> Html {
    let terms = &stage.state.funnel.deployment.deployment.terms;
    let listed: Vec<_> = terms
        .partners
        .iter()
        .filter(|partner| match addressee {
            Addressee::Controller => false,
            Addressee::Partner(id) => partner.id == *id,
            Addressee::PartnerList(_) => partner.channels.contains(&consent::Channel::Email),
        })
        .collect();
    let (Some(date), false) = (terms.partners_dated, listed.is_empty()) else {
        return Html::default();
    };
    let texts = stage.texts;
    let lines = listed.iter().map(|partner| {
        let policy = [texts.partner_policy, " ", &partner.name].concat();
        let named = [&partner.name, " (SIREN\u{a0}", &partner.siren, ")"].concat();
        let activity = partner.activity.get(&texts.language);
        let activity = activity.map(|it| [texts.partner_activity, " ", it].concat());
        let children = vec![
            line("p", "", named),
            activity.map_or_else(Html::default, |it| line("p", "", it)),
            outer_link(partner.policy_url.clone(), policy, texts.new_tab),
        ];
        block("li", "", children)
    });
    disclosure(
        texts.partners_title(listed.len(), date),
        block("ul", "cee-list", lines.collect()),
    )
}
