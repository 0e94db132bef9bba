//! Taking back: the link of the receipt, its page on a phone and a desk, one press for each.

use std::env;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use thirtyfour::prelude::*;
use tokio::time::{Instant, interval};

use super::axe;
use super::browser::{Look, show};
use super::collector::Collector;
use super::persona::{ODETTE, Way};
use super::visit::{Visit, journey};

const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::test]
async fn one_press_takes_one_choice_back_and_one_more_all_of_them() -> Result<()> {
    journey(async |visit, collector| {
        let link = agree_and_send(visit).await?;
        ensure!(
            link.starts_with(&format!("{}/r/", visit.origin)),
            "the receipt leads to {link}"
        );
        let before = shown(collector)?;
        ensure!(
            before.contains(": may until "),
            "nothing is given:\n{before}"
        );
        let driver = &visit.driver;
        driver.goto(&link).await?;
        looks_right(driver, "choices").await?;
        let buttons = buttons(driver).await?;
        ensure!(buttons >= 4, "request, two consents and all: {buttons}");

        // Giving was one press on a box; so is taking back, and the page says so.
        driver
            .find(By::XPath(
                "(//button[starts-with(., 'Retirer cet accord')])[1]",
            ))
            .await?
            .click()
            .await?;
        reads(driver, "C’est enregistré").await?;
        let focused = "return document.activeElement.getAttribute('role')";
        let focused: Option<String> = driver.execute(focused, vec![]).await?.convert()?;
        ensure!(focused.as_deref() == Some("status"), "focus on {focused:?}");
        looks_right(driver, "choices with one withdrawn").await?;
        let one = shown(collector)?;
        ensure!(
            one.matches(": withdrawn, told by web").count() == 1,
            "{one}"
        );
        ensure!(one.matches("may not: withdrawn on").count() == 1, "{one}");

        // Reloading what came of a press presses nothing.
        driver.refresh().await?;
        ensure!(shown(collector)? == one, "a reload changed something");

        let all = driver.find(By::Css("button.all")).await?;
        all.click().await?;
        reads(driver, "Annulée le").await?;
        ensure!(self::buttons(driver).await? == 0, "something still stands");
        looks_right(driver, "choices with all withdrawn").await?;
        let all = shown(collector)?;
        ensure!(all.contains("none: the request was withdrawn on"), "{all}");
        ensure!(!all.contains(": may until "), "{all}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_page_works_without_a_script_and_a_wrong_link_says_what_to_do() -> Result<()> {
    journey(async |visit, collector| {
        let link = agree_and_send(visit).await?;
        let driver = &visit.driver;
        let off = serde_json::json!({ "value": true });
        super::browser::tell(driver, "Emulation.setScriptExecutionDisabled", off).await?;
        driver.goto(&link).await?;
        let all = driver.find(By::Css("button.all")).await?;
        all.click().await?;
        let start = Instant::now();
        let mut tick = interval(Duration::from_millis(50));
        while !shown(collector)?.contains("none: the request was withdrawn on") {
            ensure!(start.elapsed() < PATIENCE, "{}", shown(collector)?);
            tick.tick().await;
        }
        let on = serde_json::json!({ "value": false });
        super::browser::tell(driver, "Emulation.setScriptExecutionDisabled", on).await?;
        driver.goto(format!("{link}x")).await?;
        reads(driver, "Ce lien n’ouvre rien").await?;
        looks_right(driver, "unknown link").await?;
        let log = collector.log()?;
        let token = link.rsplit('/').next().unwrap_or_default();
        ensure!(log.contains("/r/{token}"), "nothing was logged:\n{log}");
        ensure!(!log.contains(token), "the token is in the log");
        Ok(())
    })
    .await
}

/// A visit that gives two consents and sends; the link on its receipt.
async fn agree_and_send(visit: &Visit) -> Result<String> {
    visit.take_the_test(&ODETTE).await?;
    visit.introduce(&ODETTE, Way::Phone).await?;
    visit.click("[data-key='lead_acquisition:self']").await?;
    visit.click("[data-key='phone:self']").await?;
    visit.leave_all_empty().await?;
    visit.send().await?;
    let link = visit.find("a[href*='/r/']").await?;
    link.attr("href")
        .await?
        .context("a link without an address")
}

/// What `leads show` says of the only lead.
fn shown(collector: &Collector) -> Result<String> {
    let leads = collector.leads(&["list"])?;
    let id = leads.split_whitespace().next().context("no lead")?;
    collector.leads(&["show", id])
}

async fn buttons(driver: &WebDriver) -> Result<usize> {
    Ok(driver.find_all(By::Css("button")).await?.len())
}

/// Waits until the page holds these words.
async fn reads(driver: &WebDriver, words: &str) -> Result<()> {
    let start = Instant::now();
    let mut tick = interval(Duration::from_millis(20));
    loop {
        let text = "return document.body?.innerText ?? ''";
        let text: String = driver.execute(text, vec![]).await?.convert()?;
        if text.contains(words) {
            return Ok(());
        }
        ensure!(
            start.elapsed() < PATIENCE,
            "waited for {words}; there is:\n{text}"
        );
        tick.tick().await;
    }
}

/// No violation, nothing to scroll sideways, in every look; with `CEE_SCREENSHOTS` also a
/// picture of each.
async fn looks_right(driver: &WebDriver, name: &str) -> Result<()> {
    let pictures = env::var_os("CEE_SCREENSHOTS").map(PathBuf::from);
    for look in Look::ALL {
        show(driver, look).await?;
        let found = axe::violations(driver).await?;
        ensure!(
            found.is_empty(),
            "{name}, {}:\n{}",
            look.name(),
            found.join("\n")
        );
        let width = "return document.documentElement.scrollWidth";
        let width: u32 = driver.execute(width, vec![]).await?.convert()?;
        ensure!(
            width <= look.width,
            "{name}: {width} pixels wide on {}",
            look.width
        );
        if let Some(folder) = &pictures {
            let height = "return document.documentElement.scrollHeight";
            let height: u32 = driver.execute(height, vec![]).await?.convert()?;
            show(driver, look.as_tall_as(height)).await?;
            let file = format!("{}-{}.png", name.replace(' ', "-"), look.name());
            driver.screenshot(&folder.join(file)).await?;
        }
    }
    show(driver, Look::PHONE).await
}
