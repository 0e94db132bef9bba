//! One unticked box per decision; all empty goes on (requirements §2, R-PH-6).

use consent::terms::Partner;
use consent::{Addressee, DecisionKey, Statement};
use lead::funnel::{Event, Screen};
use lead::wire::v1::InputKind;
use yew::prelude::*;

use super::contact_step::blocks;
use super::frame::outer_link;
use super::parts::{go_on, screen_title};
use crate::browser::clock;
use crate::browser::events::{Gesture, GestureInput};
use crate::browser::statement::is_verbatim;
use crate::browser::witness::{self, Shown};
use crate::controls::{Checkbox, checkbox, disclosure, form};
use crate::markup::Markup;
use crate::stage::Stage;

/// The optional choices.
pub(super) fn consents_step(m: &mut Markup, stage: &Stage) {
    let (funnel, texts) = (&stage.state.funnel, stage.texts);
    let statements = funnel
        .shown()
        .map(|shown| shown.statements)
        .unwrap_or_default();
    form(m, on_submit(stage, statements.clone()), |m| {
        screen_title(m, stage, texts.consents_title);
        m.element("p", "cee-text", |m| {
            m.attr("id", stage.id("consents-intro"));
            m.text(texts.asking().consents_intro);
        });
        m.element("fieldset", "cee-fieldset", |m| {
            m.attr("aria-describedby", stage.id("consents-intro"));
            m.line(
                "legend",
                "cee-legend cee-hidden",
                texts.asking().consents_legend,
            );
            m.element("div", "cee-consents", |m| {
                // A new key for each revision: what an extension changed is thrown away whole.
                m.key(&funnel.text_revision.to_string());
                for (index, statement) in statements.iter().enumerate() {
                    consent_box(m, stage, index, statement);
                }
            });
        });
        go_on(m, stage, texts.next, false);
    });
}

/// The statements on screen and where their boxes are; none on another screen.
pub fn boxes(stage: &Stage) -> Vec<Shown> {
    let funnel = &stage.state.funnel;
    let mut boxes = Vec::new();
    if let (Screen::Consents, Some(shown)) = (funnel.screen, funnel.shown()) {
        for (index, statement) in shown.statements.iter().enumerate() {
            boxes.push(Shown {
                key: statement.key.clone(),
                sha256: statement.passage.sha256(),
                id: box_id(stage, index),
                blocks: statement.passage.blocks.len(),
            });
        }
    }
    boxes
}

fn on_submit(stage: &Stage, statements: Vec<Statement>) -> Callback<()> {
    let stage = stage.clone();
    Callback::from(move |()| {
        let altered = altered(&stage, &statements);
        if altered.is_empty() {
            stage.submit.emit(());
        } else {
            stage.emit.emit(Event::TextsAltered(altered));
        }
    })
}

pub(super) fn box_id(stage: &Stage, index: usize) -> AttrValue {
    let mut name = String::from("consent-");
    name.push_str(&(index + 1).to_string());
    stage.id(&name)
}

/// The boxes whose words on screen are no longer the model's.
fn altered(stage: &Stage, statements: &[Statement]) -> Vec<DecisionKey> {
    let mut altered = Vec::new();
    for (index, statement) in statements.iter().enumerate() {
        let id = box_id(stage, index);
        if !is_verbatim(&stage.root, &id, &statement.passage.blocks) {
            altered.push(statement.key.clone());
        }
    }
    altered
}

fn consent_box(m: &mut Markup, stage: &Stage, index: usize, statement: &Statement) {
    let Some((label, mentions)) = statement.passage.blocks.split_first() else {
        return;
    };
    let on_change = {
        let (stage, key) = (stage.clone(), statement.key.clone());
        Callback::from(move |gesture: Gesture| {
            let is_key = witness::was_key_down(&stage.root);
            if let Some(at) = clock::now() {
                stage.emit.emit(Event::ConsentSet {
                    key: key.clone(),
                    is_given: gesture.checked,
                    at,
                    input: input_kind(gesture.input, is_key),
                });
            }
        })
    };
    m.element("div", "cee-consents__item", |m| {
        checkbox(
            m,
            &Checkbox {
                id: box_id(stage, index),
                label: label.clone().into(),
                mentions: blocks(mentions),
                verbatim: true,
                data_key: Some(statement.key.to_string().into()),
                checked: stage.state.funnel.is_given(&statement.key),
                on_change,
                ..Checkbox::default()
            },
        );
        partners(m, stage, &statement.key.addressee);
    });
}

/// A press without a pointer and without a key comes from an assistive technology.
const fn input_kind(input: GestureInput, is_key: bool) -> InputKind {
    match input {
        GestureInput::Pointer => InputKind::Pointer,
        GestureInput::Keyboard if is_key => InputKind::Keyboard,
        GestureInput::Keyboard => InputKind::Assistive,
    }
}

/// Who the partners of a box are, reachable beside it without leaving (R-EM-2).
fn partners(m: &mut Markup, stage: &Stage, addressee: &Addressee) {
    let terms = &stage.state.funnel.deployment.deployment.terms;
    let mut listed = Vec::new();
    for partner in &terms.partners {
        let is_meant = match addressee {
            Addressee::Controller => false,
            Addressee::Partner(id) => partner.id == *id,
            Addressee::PartnerList(_) => partner.channels.contains(&consent::Channel::Email),
        };
        if is_meant {
            listed.push(partner);
        }
    }
    let (Some(date), false) = (terms.partners_dated, listed.is_empty()) else {
        return;
    };
    disclosure(m, stage.texts.partners_title(listed.len(), date), |m| {
        m.element("ul", "cee-list", |m| {
            for partner in listed {
                m.element("li", "", |m| about(m, stage, partner));
            }
        });
    });
}

fn about(m: &mut Markup, stage: &Stage, partner: &Partner) {
    let texts = stage.texts;
    let named = [&partner.name, " (SIREN\u{a0}", &partner.siren, ")"].concat();
    m.line("p", "", named);
    if let Some(activity) = partner.activity.get(&texts.language) {
        m.line(
            "p",
            "",
            [texts.asking().partner_activity, " ", activity].concat(),
        );
    }
    let policy = [texts.asking().partner_policy, " ", &partner.name].concat();
    outer_link(m, partner.policy_url.clone(), policy, texts.new_tab);
}
