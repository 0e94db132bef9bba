//! A request exists once, whatever the network and the visitor's finger do.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::persona::{ODETTE, Way};
use super::requests;
use super::visit::{Visit, journey};

#[tokio::test]
async fn a_collector_that_comes_back_gets_the_lead_once() -> Result<()> {
    journey(async |visit, collector| {
        visit.reach_recap(&ODETTE, Way::Email).await?;
        collector.kill()?;
        visit.press("send").await?;
        let complaint = "return /réseau|réessa/i.test(
            inside.querySelector('#cee-status')?.textContent ?? '')";
        visit
            .until("a word about the trouble", complaint, Value::Null)
            .await?;
        collector.start().await?;
        visit.sees("receipt").await?;
        ensure!(
            collector.count_leads()? == 1,
            "{}",
            collector.leads(&["list"])?
        );
        ensure!(bodies(visit).await?.len() == 1, "a retry sent other bytes");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_reload_while_sending_does_not_send_another_lead() -> Result<()> {
    journey(async |visit, collector| {
        visit.reach_recap(&ODETTE, Way::Email).await?;
        collector.kill()?;
        visit.press("send").await?;
        let waiting = "return inside.querySelector('#cee-status')?.textContent.trim() !== ''";
        visit
            .until("a word about the sending", waiting, Value::Null)
            .await?;
        // The page itself comes from the collector, so that it has to be back for a reload.
        collector.start().await?;
        visit.reload().await?;
        visit.sees("receipt").await?;
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
async fn pressing_send_twice_sends_one_lead() -> Result<()> {
    journey(async |visit, collector| {
        visit.reach_recap(&ODETTE, Way::Email).await?;
        let send = visit.find("#cee-send").await?;
        visit
            .driver
            .action_chain()
            .double_click_element(&send)
            .perform()
            .await?;
        visit.sees("receipt").await?;
        ensure!(
            collector.count_leads()? == 1,
            "{}",
            collector.leads(&["list"])?
        );
        ensure!(
            bodies(visit).await?.len() == 1,
            "two different requests left"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_copied_tab_sends_under_an_id_of_its_own() -> Result<()> {
    journey(async |visit, collector| {
        visit.reach_recap(&ODETTE, Way::Email).await?;
        let first = visit.driver.window().await?;
        // A window opened by a page starts with a copy of its session storage, as
        // « Dupliquer l'onglet » does.
        visit
            .driver
            .execute("window.open(location.href)", vec![])
            .await?;
        let windows = visit.driver.windows().await?;
        let second = windows
            .into_iter()
            .find(|window| *window != first)
            .context("no second tab")?;
        visit.driver.switch_to_window(second).await?;
        // What was typed came along, nothing that was decided did.
        visit.sees("contact").await?;
        visit.go_on().await?;
        visit.leave_all_empty().await?;
        visit.send().await?;
        let mut ids = submission_ids(visit).await?;
        visit.driver.switch_to_window(first).await?;
        visit.sees("recap").await?;
        visit.send().await?;
        ids.extend(submission_ids(visit).await?);
        ensure!(ids.len() == 2, "{ids:?}");
        ensure!(
            collector.count_leads()? == 2,
            "{}",
            collector.leads(&["list"])?
        );
        Ok(())
    })
    .await
}

/// The different bodies that were posted as leads since the last look.
async fn bodies(visit: &Visit) -> Result<BTreeSet<String>> {
    let sent = requests::since_last_call(&visit.driver).await?;
    Ok(sent
        .into_iter()
        .filter(requests::Request::is_lead)
        .map(|request| request.body)
        .collect())
}

async fn submission_ids(visit: &Visit) -> Result<BTreeSet<String>> {
    let id = |body: &String| {
        let lead: Value = serde_json::from_str(body)?;
        let id = lead
            .get("submission_id")
            .and_then(Value::as_str)
            .context("no submission id")?;
        Ok(id.to_owned())
    };
    bodies(visit).await?.iter().map(id).collect()
}
