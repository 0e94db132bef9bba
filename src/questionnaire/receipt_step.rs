//! What was asked, accepted and refused, and the proof of it (R-PH-10, R-CO-7).

use consent::DecisionState;
use consent::civil_date;
use consent::receipt::{self, Receipt};
use lead::funnel::Event;
use lead::wire::v1::StoredLeadMessage;
use yew::prelude::*;

use super::frame::outer_link;
use crate::browser::download;
use crate::controls::{
    Button, ButtonKind, Heading, HeadingLevel, Icon, IconShape, Notice, NoticeKind,
};
use crate::stage::StepProps;
use crate::texts::Texts;

/// The confirmation, with the receipt as a file.
#[component]
pub fn ReceiptStep(props: &StepProps) -> Html {
    let stage = &props.stage;
    let texts = stage.texts;
    let Some(stored) = stage.state.funnel.stored.clone() else {
        return Html::default();
    };
    let below = stage.config.heading.below();
    let receipt = &stored.receipt;
    let controller = &receipt.controller;
    let on_download = {
        let stored = stored.clone();
        Callback::from(move |()| {
            download::offer(&file_name(&stored.receipt), "text/html", &file(&stored));
        })
    };
    html! {
        <>
            <Heading level={stage.config.heading} node={stage.title.clone()}>{ texts.receipt_title }</Heading>
            <Notice kind={NoticeKind::Success}>
                <p>
                    {
                        match receipt.request.call_not_after {
                            Some(day) => texts.receipt_call(day),
                            None => texts.receipt_email.to_owned(),
                        }
                    }
                </p>
                if let Some(line) = received(receipt, texts) {
                    <p>{ line }</p>
                }
                if receipt.request.human_review {
                    <p>{ texts.receipt_review }</p>
                }
                if stored.result_differs {
                    <p>{ texts.receipt_differs }</p>
                }
            </Notice>
            <div translate="no">
                for (index, line) in receipt.request.text.lines().enumerate() {
                    <p key={index} class="cee-text">{ line.to_owned() }</p>
                }
            </div>
            { decisions(receipt, texts, below) }
            <p class="cee-text">{ texts.receipt_download_hint }</p>
            <div class="cee-actions">
                <Button id={stage.id("download")} label={texts.receipt_download} on_press={on_download} />
            </div>
            <Heading level={below} class="cee-subtitle">{ texts.receipt_withdraw_title }</Heading>
            <p class="cee-text">
                { texts.receipt_withdraw(&controller.privacy_email, &controller.privacy_post, controller.phone.as_deref()) }
            </p>
            <p class="cee-text">
                { outer_link(["mailto:", &controller.privacy_email].concat(), controller.privacy_email.clone(), "") }
            </p>
            <Button id={stage.id("again")} kind={ButtonKind::Link} label={texts.another_test}
                on_press={stage.on_fresh(|submission_id| Event::Erased { submission_id })} />
        </>
    }
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
    html! {
        <>
            if given.is_empty() {
                <p class="cee-text">{ texts.receipt_nothing_given }</p>
            } else {
                { list(level, texts.receipt_given, given, IconShape::Tick) }
            }
            if !refused.is_empty() {
                { list(level, texts.receipt_refused, refused, IconShape::Dash) }
            }
        </>
    }
}

fn list(level: HeadingLevel, title: &'static str, lines: Vec<String>, shape: IconShape) -> Html {
    html! {
        <>
            <Heading {level} class="cee-subtitle">{ title }</Heading>
            <ul class="cee-decided">
                for line in lines {
                    <li><Icon {shape} /><span translate="no">{ line }</span></li>
                }
            </ul>
        </>
    }
}

fn file_name(receipt: &Receipt) -> String {
    let day = receipt.received_at_paris.get(..10).unwrap_or_default();
    ["recu-demande-", day, ".html"].concat()
}

fn file(stored: &StoredLeadMessage) -> String {
    receipt::html(&stored.receipt, &stored.receipt_jws)
}
