//! What was asked, accepted and refused, and the proof of it (R-PH-10, R-CO-7).

use std::rc::Rc;

use consent::DecisionState;
use consent::civil_date;
use consent::receipt::{self, Receipt};
use lead::funnel::Event;
use lead::wire::v1::StoredLeadMessage;
use yew::prelude::*;

use super::parts::{actions, link_button, screen_title};
use crate::browser::download;
use crate::controls::{Button, HeadingLevel, IconShape, NoticeKind, heading, icon, notice};
use crate::markup::{all, block, line};
use crate::stage::Stage;
use crate::texts::Texts;

/// The confirmation, with the receipt as a file.
pub(super) fn receipt_step(stage: &Stage) -> Html {
    let texts = stage.texts;
    let Some(stored) = stage.state.funnel.stored.clone() else {
        return Html::default();
    };
    let below = stage.config.heading.below();
    let receipt = &stored.receipt;
    let controller = &receipt.controller;
    let phone = controller.phone.as_deref();
    let withdraw =
        texts.receipt_withdraw(&controller.privacy_email, &controller.privacy_post, phone);
    let again = stage.on_fresh(|submission_id| Event::Erased { submission_id });
    let request = receipt.request.text.lines();
    let request = request.map(|words| line("p", "cee-text", words.to_owned()));
    let mailto = ["mailto:", &controller.privacy_email].concat();
    all(vec![
        screen_title(stage, texts.receipt_title),
        notice(NoticeKind::Success, what_follows(&stored, texts)),
        html! { <div translate="no">{ all(request.collect()) }</div> },
        decisions(receipt, texts, below),
        line("p", "cee-text", texts.receipt_download_hint),
        download_button(stage, &stored),
        heading(below, "cee-subtitle", texts.receipt_withdraw_title),
        line("p", "cee-text", withdraw),
        html! { <p class="cee-text"><a href={mailto}>{ &controller.privacy_email }</a></p> },
        link_button(stage.id("again"), texts.another_test, again),
    ])
}

fn what_follows(stored: &StoredLeadMessage, texts: &'static Texts) -> Html {
    let receipt = &stored.receipt;
    let answer = match receipt.request.call_not_after {
        Some(day) => texts.receipt_call(day),
        None => texts.receipt_email.to_owned(),
    };
    let lines = [
        Some(answer),
        received(receipt, texts),
        receipt
            .request
            .human_review
            .then(|| texts.receipt_review.to_owned()),
        stored
            .result_differs
            .then(|| texts.receipt_differs.to_owned()),
    ];
    all(lines
        .into_iter()
        .flatten()
        .map(|words| line("p", "", words))
        .collect())
}

fn download_button(stage: &Stage, stored: &Rc<StoredLeadMessage>) -> Html {
    let stored = Rc::clone(stored);
    actions(&Button {
        id: Some(stage.id("download")),
        label: stage.texts.receipt_download.into(),
        on_press: Callback::from(move |()| {
            download::offer(&file_name(&stored.receipt), "text/html", &file(&stored));
        }),
        ..Button::default()
    })
}

/// Day and time of reception, as the collector wrote them in the time of Paris.
fn received(receipt: &Receipt, texts: &'static Texts) -> Option<String> {
    let at = &receipt.received_at_paris;
    let day = civil_date::parse_iso(at.get(..10)?).ok()?;
    Some(texts.receipt_received(day, at.get(11..13)?, at.get(14..16)?))
}

/// What was accepted and what was refused; what was not shown is in the file.
fn decisions(receipt: &Receipt, texts: &'static Texts, level: HeadingLevel) -> Html {
    let words_of = |state: DecisionState| -> Vec<String> {
        let matching = receipt
            .decisions
            .iter()
            .filter(|decision| decision.state == state);
        matching
            .filter_map(|decision| decision.text.lines().next().map(str::to_owned))
            .collect()
    };
    let (given, refused) = (
        words_of(DecisionState::Given),
        words_of(DecisionState::Refused),
    );
    let accepted = if given.is_empty() {
        line("p", "cee-text", texts.receipt_nothing_given)
    } else {
        list(level, texts.receipt_given, given, IconShape::Tick)
    };
    let declined = if refused.is_empty() {
        Html::default()
    } else {
        list(level, texts.receipt_refused, refused, IconShape::Dash)
    };
    all(vec![accepted, declined])
}

fn list(level: HeadingLevel, title: &'static str, lines: Vec<String>, shape: IconShape) -> Html {
    let lines = lines.into_iter().map(|words| {
        let words = html! { <span translate="no">{ words }</span> };
        block("li", "", vec![icon(shape), words])
    });
    all(vec![
        heading(level, "cee-subtitle", title),
        block("ul", "cee-decided", lines.collect()),
    ])
}

fn file_name(receipt: &Receipt) -> String {
    let day = receipt.received_at_paris.get(..10).unwrap_or_default();
    ["recu-demande-", day, ".html"].concat()
}

fn file(stored: &StoredLeadMessage) -> String {
    receipt::html(&stored.receipt, &stored.receipt_jws, &stored.log_proof)
}
