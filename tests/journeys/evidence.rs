//! What the browser tells of the consents, on a real screen with real presses.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::persona::{ODETTE, Way};
use super::requests;
use super::visit::{Visit, journey};

/// Somebody reads before they choose.
const READ_MS: u32 = 700;

#[tokio::test]
async fn what_was_read_and_pressed_is_told_and_leaves_no_doubt() -> Result<()> {
    journey(async |visit, collector| {
        at_consents(visit).await?;
        let keys = keys(visit).await?;
        let [first, second, ..] = keys.as_slice() else {
            anyhow::bail!("two boxes are needed: {keys:?}");
        };
        for key in [first, second] {
            read(visit, key).await?;
        }
        visit.click(&format!("[data-key='{first}']")).await?;
        visit.click(&format!("[data-key='{first}']")).await?;
        visit.click(&format!("[data-key='{first}']")).await?;
        visit
            .find(&format!("[data-key='{second}']"))
            .await?
            .focus()
            .await?;
        visit
            .find(&format!("[data-key='{second}']"))
            .await?
            .send_keys(" ")
            .await?;
        visit.leave_all_empty().await?;
        visit.send().await?;
        let claims = claims(visit).await?;
        let decided = &claims["decided"];
        let (pointer, keyboard) = (of(decided, first)?, of(decided, second)?);
        ensure!(
            pointer["input"] == "pointer" && pointer["toggles"] == 3,
            "{pointer}"
        );
        ensure!(
            keyboard["input"] == "keyboard" && keyboard["toggles"] == 1,
            "{keyboard}"
        );
        for press in [pointer, keyboard] {
            ensure!(press["is_trusted"] == true, "{press}");
        }
        for key in [first, second] {
            let seen = of(&claims["seen"], key)?;
            ensure!(seen["visible"] == true && seen["font_px"] == 16, "{seen}");
            ensure!(seen["contrast_tenths"].as_u64() >= Some(45), "{seen}");
            ensure!(
                seen["visible_ms"].as_u64() >= Some(u64::from(READ_MS) - 200),
                "{seen}"
            );
        }
        let around = &claims["surroundings"];
        ensure!(around["viewport"]["width"].as_u64() > Some(300), "{around}");
        ensure!(
            around["locale"].is_string() && around["timezone"].is_string(),
            "{around}"
        );
        ensure!(
            claims["submit"]["monotonic_ms"].as_u64() > Some(0),
            "{claims}"
        );
        let listed = collector.leads(&["list"])?;
        ensure!(
            !listed.contains("doubt") && listed.contains("2 consents given"),
            "{listed}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_script_that_presses_every_box_gives_nothing() -> Result<()> {
    journey(async |visit, _| {
        at_consents(visit).await?;
        let script = "for (const box of inside.querySelectorAll('[data-key]')) {
                box.click();
                box.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
                box.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true }));
                box.checked = true;
                box.dispatchEvent(new Event('change', { bubbles: true }));
            }
            return true";
        visit.look(script, Value::Null).await?;
        visit.leave_all_empty().await?;
        visit.send().await?;
        let lead = posted(visit).await?;
        let decisions = lead["evidence"]["decisions"].as_array().context("none")?;
        ensure!(
            decisions.iter().all(|d| d["state"] != "given"),
            "{decisions:?}"
        );
        let decided = &lead["evidence"]["claims"]["decided"];
        ensure!(decided == &json!([]), "{decided}");
        Ok(())
    })
    .await
}

async fn at_consents(visit: &Visit) -> Result<()> {
    visit.take_the_test(&ODETTE).await?;
    visit.introduce(&ODETTE, Way::Email).await
}

async fn keys(visit: &Visit) -> Result<Vec<String>> {
    let script = "return [...inside.querySelectorAll('[data-key]')].map((box) => box.dataset.key)";
    Ok(serde_json::from_value(
        visit.look(script, Value::Null).await?,
    )?)
}

/// Brings a statement into the window and leaves it there long enough to be read.
async fn read(visit: &Visit, key: &str) -> Result<()> {
    let script = "const box = inside.querySelector(`[data-key='${wanted}']`);
        box.closest('.cee-consent').scrollIntoView({ block: 'center' });
        window.ceeReading = performance.now();
        return true";
    visit.look(script, json!(key)).await?;
    let is_read = "return performance.now() - window.ceeReading > wanted";
    visit.until("the words read", is_read, json!(READ_MS)).await
}

async fn posted(visit: &Visit) -> Result<Value> {
    let sent = requests::since_last_call(&visit.driver).await?;
    let lead = sent.iter().find(|request| request.is_lead());
    lead.context("no lead was posted")?.json()
}

async fn claims(visit: &Visit) -> Result<Value> {
    let posted = posted(visit).await?;
    let claims = posted.pointer("/evidence/claims");
    claims.cloned().context("no claims in the lead")
}

fn of<'a>(list: &'a Value, key: &str) -> Result<&'a Value> {
    let mut items = list.as_array().into_iter().flatten();
    let found = items.find(|item| item["key"] == key);
    found.with_context(|| format!("{key} in {list}"))
}

#[tokio::test]
async fn a_second_request_of_the_tab_tells_when_it_was_seen_itself() -> Result<()> {
    journey(async |visit, _| {
        at_consents(visit).await?;
        let keys = keys(visit).await?;
        let first_key = keys.first().context("no box")?;
        read(visit, first_key).await?;
        visit.leave_all_empty().await?;
        visit.send().await?;
        let first = claims(visit).await?;
        visit.press("again").await?;
        at_consents(visit).await?;
        visit.leave_all_empty().await?;
        visit.send().await?;
        let second = claims(visit).await?;
        let seen = |claims: &Value| -> Result<String> {
            let at = &of(&claims["seen"], first_key)?["first_visible_at"];
            Ok(at.as_str().context("never seen")?.to_owned())
        };
        // Moments of one length, in UTC: their order is that of their letters.
        let started = second["started_at"].as_str().context("no start")?;
        let (before, after) = (seen(&first)?, seen(&second)?);
        ensure!(
            before.as_str() < started && started < after.as_str(),
            "{before}, begun {started}, {after}"
        );
        Ok(())
    })
    .await
}
