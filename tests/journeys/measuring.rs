//! The choice about audience measurement: made once, recorded, changed at any time.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::requests::{self, Request};
use super::visit::{Visit, journey};

const ASKED: &str = ".cee-banner";

#[tokio::test]
async fn a_refusal_is_recorded_kept_and_not_asked_for_again() -> Result<()> {
    journey(async |visit, _| {
        visit.find(ASKED).await?;
        visit.press("cookies-refuse").await?;
        gone(visit).await?;
        ensure!(chosen(visit).await? == ["refused"], "not recorded as such");
        visit.reload().await?;
        visit.sees("start").await?;
        ensure!(!visit.has(ASKED).await?, "asked again after a refusal");
        ensure!(chosen(visit).await?.is_empty(), "recorded a second time");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_acceptance_can_be_taken_back_from_any_screen() -> Result<()> {
    journey(async |visit, _| {
        visit.press("cookies-accept").await?;
        gone(visit).await?;
        visit.press("start").await?;
        visit.sees("question").await?;
        visit.press("cookies").await?;
        visit.press("cookies-refuse").await?;
        gone(visit).await?;
        let chosen = chosen(visit).await?;
        ensure!(chosen == ["given", "refused"], "{chosen:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_browser_that_refuses_everywhere_is_not_asked() -> Result<()> {
    journey(async |visit, _| {
        let control = "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })";
        visit.before_the_page(control).await?;
        visit.open().await?;
        visit.sees("start").await?;
        ensure!(!visit.has(ASKED).await?, "asked in spite of the control");
        ensure!(visit.has("#cee-cookies").await?, "the way to change it");
        Ok(())
    })
    .await
}

async fn gone(visit: &Visit) -> Result<()> {
    let script = "return !inside.querySelector('.cee-banner')";
    visit.until("the question gone", script, Value::Null).await
}

/// The choices posted since the last look, in order.
async fn chosen(visit: &Visit) -> Result<Vec<String>> {
    let sent = requests::since_last_call(&visit.driver).await?;
    for request in &sent {
        ensure!(request.stays_at(&visit.origin), "to {}", request.url);
    }
    let choices = sent
        .iter()
        .filter(|request| request.url.ends_with("/v1/choices"));
    let state = |request: &Request| {
        let body = request.json()?;
        let state = body.get("analytics").and_then(Value::as_str);
        state.map(str::to_owned).context("a choice without a state")
    };
    choices.map(state).collect()
}
