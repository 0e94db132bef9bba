//! What was asked, accepted and refused, and the proof of it (R-PH-10, R-CO-7).

use std::rc::Rc;

use consent::DecisionState;
use consent::civil_date;
use consent::receipt::{self, Receipt};
use lead::funnel::Event;
use lead::wire::v1::StoredLeadMessage;
use yew::prelude::*;

use super::frame::outer_link;
use super::parts::{actions, link_button, screen_title};
use crate::browser::download;
use crate::controls::{Button, HeadingLevel, IconShape, NoticeKind, heading, icon, notice};
use crate::markup::Markup;
use crate::stage::Stage;
use crate::texts::Texts;

/// The confirmation, with the receipt as a file.
pub(super) fn receipt_step(m: &mut Markup, stage: &Stage) {
    let texts = stage.texts;
    let Some(stored) = &stage.state.funnel.stored else {
        return;
    };
    let below = stage.config.heading.below();
    let receipt = &stored.receipt;
    let controller = &receipt.controller;
    let (email, phone) = (&controller.privacy_email, controller.phone.as_deref());
    screen_title(m, stage, texts.receipt_title);
    notice(m, NoticeKind::Success, |m| what_follows(m, stored, texts));
    m.element("div", "", |m| {
        m.attr("translate", "no");
        for words in receipt.request.text.lines() {
            m.line("p", "cee-text", words.to_owned());
        }
    });
    decisions(m, receipt, texts, below);
    m.line("p", "cee-text", texts.asking().receipt_download_hint);
    download_button(m, stage, stored);
    heading(
        m,
        below,
        "cee-subtitle",
        texts.asking().receipt_withdraw_title,
    );
    if let Some(link) = own_page(stage, stored) {
        m.element("p", "cee-text", |m| {
            outer_link(m, link, texts.asking().receipt_choices, texts.new_tab);
        });
    }
    let withdraw = texts.receipt_withdraw(email, &controller.privacy_post, phone);
    m.line("p", "cee-text", withdraw);
    m.element("p", "cee-text", |m| {
        m.element("a", "", |m| {
            m.attr("href", ["mailto:", email].concat());
            m.text(email.clone());
        });
    });
    let again = stage.on_fresh(|submission_id| Event::Erased { submission_id });
    link_button(m, stage.id("again"), texts.asking().another_test, again);
}

fn what_follows(m: &mut Markup, stored: &StoredLeadMessage, texts: &'static Texts) {
    let receipt = &stored.receipt;
    match receipt.request.call_not_after {
        Some(day) => m.line("p", "", texts.receipt_call(day)),
        None => m.line("p", "", texts.asking().receipt_email),
    }
    if let Some(received) = received(receipt, texts) {
        m.line("p", "", received);
    }
    m.element("p", "", |m| {
        m.text(texts.asking().receipt_number);
        m.element("strong", "", |m| {
            m.attr("translate", "no");
            m.text(stored.lead_id.clone());
        });
    });
    if receipt.request.human_review {
        m.line("p", "", texts.asking().receipt_review);
    }
    if stored.result_differs {
        m.line("p", "", texts.asking().receipt_differs);
    }
}

fn download_button(m: &mut Markup, stage: &Stage, stored: &Rc<StoredLeadMessage>) {
    let stored = Rc::clone(stored);
    let link = own_page(stage, &stored);
    actions(
        m,
        &Button {
            id: Some(stage.id("download")),
            label: stage.texts.asking().receipt_download.into(),
            on_press: Callback::from(move |()| {
                let file = file(&stored, link.as_deref());
                download::offer(&file_name(&stored.receipt), "text/html", &file);
            }),
            ..Button::default()
        },
    );
}

/// Day and time of reception, as the collector wrote them in the time of Paris.
fn received(receipt: &Receipt, texts: &'static Texts) -> Option<String> {
    let at = &receipt.received_at_paris;
    let day = civil_date::parse_iso(at.get(..10)?).ok()?;
    Some(texts.receipt_received(day, at.get(11..13)?, at.get(14..16)?))
}

/// What was accepted and what was refused; what was not shown is in the file.
fn decisions(m: &mut Markup, receipt: &Receipt, texts: &'static Texts, level: HeadingLevel) {
    let given = words_of(receipt, DecisionState::Given);
    if given.is_empty() {
        m.line("p", "cee-text", texts.asking().receipt_nothing_given);
    } else {
        list(
            m,
            level,
            texts.asking().receipt_given,
            (given, IconShape::Tick),
        );
    }
    let refused = words_of(receipt, DecisionState::Refused);
    if !refused.is_empty() {
        list(
            m,
            level,
            texts.asking().receipt_refused,
            (refused, IconShape::Dash),
        );
    }
}

fn words_of(receipt: &Receipt, state: DecisionState) -> Vec<&str> {
    let mut words = Vec::new();
    for decision in &receipt.decisions {
        if decision.state == state {
            words.extend(decision.text.lines().next());
        }
    }
    words
}

fn list(
    m: &mut Markup,
    level: HeadingLevel,
    title: &'static str,
    (lines, shape): (Vec<&str>, IconShape),
) {
    heading(m, level, "cee-subtitle", title);
    m.element("ul", "cee-decided", |m| {
        for words in lines {
            m.element("li", "", |m| {
                icon(m, shape);
                m.element("span", "", |m| {
                    m.attr("translate", "no");
                    m.text(words.to_owned());
                });
            });
        }
    });
}

fn file_name(receipt: &Receipt) -> String {
    let day = receipt.received_at_paris.get(..10).unwrap_or_default();
    ["recu-demande-", day, ".html"].concat()
}

/// Where choices are seen and taken back without an account; the collector gives what opens it.
fn own_page(stage: &Stage, stored: &StoredLeadMessage) -> Option<String> {
    let token = stored.receipt_token.as_deref()?;
    Some([&stage.config.collector, "/r/", token].concat())
}

fn file(stored: &StoredLeadMessage, link: Option<&str>) -> String {
    receipt::html(
        &stored.receipt,
        &stored.receipt_jws,
        &stored.log_proof,
        link,
    )
}
