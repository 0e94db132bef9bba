//! The whole test without a pointer (WCAG 2.1.1), and where the focus goes.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::persona::ODETTE;
use super::visit::{Visit, journey, option};

/// More stops than any screen has.
const STOPS: usize = 120;
const FOCUSED: &str = "const focused = inside.activeElement;";

#[tokio::test]
async fn the_question_about_cookies_is_where_the_focus_is_when_asked_again() -> Result<()> {
    journey(async |visit, _| {
        visit.press("cookies-refuse").await?;
        visit.press("cookies").await?;
        let focus = "return inside.activeElement?.id === 'cee-cookies-title'
            && inside.activeElement.getBoundingClientRect().top >= 0
            && inside.activeElement.getBoundingClientRect().bottom <= innerHeight";
        visit
            .until("the question in view", focus, Value::Null)
            .await
    })
    .await
}

#[tokio::test]
async fn the_test_can_be_taken_and_sent_with_keys_alone() -> Result<()> {
    journey(async |visit, collector| {
        let focus = "return document.activeElement === document.body";
        ensure!(
            visit.look(focus, Value::Null).await? == true,
            "something took the focus at load"
        );
        key_press(visit, "#cee-start").await?;
        visit.sees("question").await?;
        loop {
            heading_is_focused(visit).await?;
            let place = visit.place().await?;
            let Some(question) = &place.question else {
                break;
            };
            key_answer(visit, ODETTE.answer(question)?).await?;
            key_press(visit, "#cee-continue").await?;
            visit.leaves(&place).await?;
        }
        key_press(visit, "#cee-continue").await?;
        visit.sees("way").await?;
        heading_is_focused(visit).await?;
        key_answer(visit, "phone").await?;
        key_press(visit, "#cee-continue").await?;
        visit.sees("contact").await?;
        heading_is_focused(visit).await?;
        for (field, text) in [
            ("#cee-given_name", ODETTE.given_name),
            ("#cee-family_name", ODETTE.family_name),
            ("#cee-phone", ODETTE.phone),
        ] {
            tab_to(visit, field).await?;
            keys(visit, text).await?;
        }
        tab_to(visit, "#cee-request").await?;
        keys(visit, " ").await?;
        key_press(visit, "#cee-continue").await?;
        visit.sees("consents").await?;
        heading_is_focused(visit).await?;
        tab_to(visit, "[data-key]").await?;
        keys(visit, " ").await?;
        ensure!(
            visit.has("[data-key]:checked").await?,
            "Space did not tick the box"
        );
        key_press(visit, "#cee-continue").await?;
        visit.sees("recap").await?;
        key_press(visit, "#cee-send").await?;
        visit.sees("receipt").await?;
        heading_is_focused(visit).await?;
        ensure!(
            collector.count_leads()? == 1,
            "{}",
            collector.leads(&["list"])?
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn after_a_mistake_the_summary_is_focused_and_leads_to_the_field() -> Result<()> {
    journey(async |visit, _| {
        key_press(visit, "#cee-start").await?;
        visit.sees("question").await?;
        key_press(visit, "#cee-continue").await?;
        let summary = "const summary = inside?.getElementById('cee-errors');
            return !!summary && summary.contains(inside.activeElement)";
        visit
            .until("the focus in the error summary", summary, Value::Null)
            .await?;
        tab_to(visit, "#cee-errors a").await?;
        keys(visit, Key::Enter).await?;
        let field = "return inside.activeElement?.matches('input')";
        visit
            .until("the focus in the field", field, Value::Null)
            .await
    })
    .await
}

#[tokio::test]
async fn no_key_leads_to_the_field_that_nobody_is_shown() -> Result<()> {
    journey(async |visit, _| {
        visit.take_the_test(&ODETTE).await?;
        visit.go_on().await?;
        visit.choose("email").await?;
        visit.go_on().await?;
        visit.sees("contact").await?;
        ensure!(visit.has("#cee-comment").await?, "there is no such field");
        let focused = format!("{FOCUSED} return focused?.id ?? ''");
        let mut met = Vec::new();
        for _ in 0..STOPS {
            met.push(visit.look(&focused, Value::Null).await?);
            keys(visit, Key::Tab).await?;
        }
        ensure!(met.contains(&json!("cee-email")), "the keys went nowhere");
        ensure!(!met.contains(&json!("cee-comment")), "{met:?}");
        Ok(())
    })
    .await
}

async fn key_answer(visit: &Visit, answer: &str) -> Result<()> {
    if visit.has("input[type='text']#cee-answer").await? {
        tab_to(visit, "#cee-answer").await?;
        return keys(visit, answer).await;
    }
    if visit.has("[type='checkbox'][name='cee-answer']").await? {
        tab_to(visit, &option(answer)).await?;
        return keys(visit, " ").await;
    }
    tab_to(visit, "[type='radio']").await?;
    for _ in 0..STOPS {
        let script = format!("{FOCUSED} return [focused.value, focused.checked]");
        let told = visit.look(&script, Value::Null).await?;
        let (value, is_chosen): (String, bool) = serde_json::from_value(told)?;
        match (value == answer, is_chosen) {
            (true, true) => return Ok(()),
            (true, false) => keys(visit, " ").await?,
            (false, _) => keys(visit, Key::Down).await?,
        }
    }
    bail!("the arrow keys do not reach {answer}")
}

async fn key_press(visit: &Visit, css: &str) -> Result<()> {
    tab_to(visit, css).await?;
    keys(visit, Key::Enter).await
}

async fn tab_to(visit: &Visit, css: &str) -> Result<()> {
    visit.find(css).await?;
    for _ in 0..STOPS {
        let script = format!("{FOCUSED} return !!focused?.matches(wanted)");
        if visit.look(&script, json!(css)).await? == true {
            return Ok(());
        }
        keys(visit, Key::Tab).await?;
    }
    bail!("Tab does not reach {css}")
}

async fn keys(visit: &Visit, typed: impl Into<TypingData>) -> Result<()> {
    visit
        .driver
        .action_chain()
        .send_keys(typed)
        .perform()
        .await
        .context("keys")
}

async fn heading_is_focused(visit: &Visit) -> Result<()> {
    let script = "return !!inside.activeElement?.matches('h1, h2, h3, h4, h5, h6')";
    visit
        .until("the focus on the heading", script, Value::Null)
        .await
}
