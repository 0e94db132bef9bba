//! What tells a person from a program, seen from the page: a task solved beside the visit, a
//! field that nobody meets, and no lead lost for either.

use anyhow::{Result, ensure};
use serde_json::Value;

use super::collector::Collector;
use super::persona::{ODETTE, Way};
use super::requests;
use super::visit::{Visit, journey};

/// Notes when the page's cryptography was asked for a key.
const WATCH: &str = "window.ceeKeys = [];
    const derive = SubtleCrypto.prototype.deriveBits;
    SubtleCrypto.prototype.deriveBits = function (...asked) {
        window.ceeKeys.push(performance.now());
        return derive.apply(this, asked);
    };";
/// The browser keeps its cryptography from pages without HTTPS.
const NO_CRYPTOGRAPHY: &str = "Object.defineProperty(crypto, 'subtle', { get: () => undefined });";
/// No key is asked for any more, and more time is gone than the quickest person needs.
const IS_SOLVED: &str = "const keys = window.ceeKeys, now = performance.now();
    return keys.length > 0 && now - keys.at(-1) > 1500 && now - keys[0] > 4500";

#[tokio::test]
async fn a_visit_brings_a_solved_task_and_nothing_speaks_against_it() -> Result<()> {
    journey(async |visit, collector| {
        visit.before_the_page(WATCH).await?;
        visit.open().await?;
        visit.reach_recap(&ODETTE, Way::Email).await?;
        visit
            .until("the end of the task", IS_SOLVED, Value::Null)
            .await?;
        visit.send().await?;
        let signals = posted(visit).await?;
        ensure!(signals["proof"].is_string(), "unsolved: {signals}");
        ensure!(signals["trap_filled"] == false, "{signals}");
        let shown = shown(collector)?;
        ensure!(!shown.contains("score"), "{shown}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_cryptography_the_request_is_stored_all_the_same() -> Result<()> {
    journey(async |visit, collector| {
        visit.before_the_page(NO_CRYPTOGRAPHY).await?;
        visit.open().await?;
        visit.reach_recap(&ODETTE, Way::Email).await?;
        visit.send().await?;
        let signals = posted(visit).await?;
        ensure!(signals.get("proof").is_none(), "{signals}");
        let shown = shown(collector)?;
        ensure!(shown.contains("did not solve the task"), "{shown}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_program_that_fills_every_field_is_stored_to_be_reviewed() -> Result<()> {
    journey(async |visit, collector| {
        visit.before_the_page(NO_CRYPTOGRAPHY).await?;
        visit.open().await?;
        visit.take_the_test(&ODETTE).await?;
        visit.go_on().await?;
        visit.choose("email").await?;
        visit.go_on().await?;
        // As programs do it: the value alone, without an event.
        let fill = "inside.querySelector('#cee-comment').value = 'https://exemple.test';";
        visit.look(fill, Value::Null).await?;
        visit.fill("given_name", ODETTE.given_name).await?;
        visit.fill("family_name", ODETTE.family_name).await?;
        visit.fill("email", ODETTE.email).await?;
        visit.go_on().await?;
        visit.leave_all_empty().await?;
        visit.send().await?;
        let sent = posted(visit).await?;
        ensure!(sent["trap_filled"] == true, "{sent}");
        ensure!(
            !sent.to_string().contains("exemple.test"),
            "what stood there left: {sent}"
        );
        let listed = collector.leads(&["list"])?;
        ensure!(listed.contains("TO REVIEW FIRST"), "{listed}");
        let shown = shown(collector)?;
        ensure!(shown.contains("that nobody is shown"), "{shown}");
        Ok(())
    })
    .await
}

/// The signals of the one lead that was posted.
async fn posted(visit: &Visit) -> Result<Value> {
    let sent = requests::since_last_call(&visit.driver).await?;
    let mut leads = sent.iter().filter(|request| request.is_lead());
    let lead = leads.next().map(requests::Request::json).transpose()?;
    ensure!(leads.next().is_none(), "more than one lead was posted");
    let signals = lead.as_ref().and_then(|lead| lead.get("signals"));
    Ok(signals.cloned().unwrap_or_default())
}

/// What an operator reads of the only lead.
fn shown(collector: &Collector) -> Result<String> {
    ensure!(collector.count_leads()? == 1, "not one lead");
    let listed = collector.leads(&["list"])?;
    let id = listed.split_whitespace().next().unwrap_or_default();
    collector.leads(&["show", id])
}
