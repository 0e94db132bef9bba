//! The asking steps arrive in a file of their own, or do not; a fault stops the test in the open.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::browser::tell;
use super::persona::{ODETTE, Way};
use super::visit::{Visit, journey};

const IS_LOADED: &str =
    "return performance.getEntriesByType('resource').some(file => file.name.includes(wanted))";

/// The asking steps can be had, or not.
async fn serve(visit: &Visit, is_served: bool) -> Result<()> {
    tell(&visit.driver, "Network.enable", json!({})).await?;
    let blocked: &[&str] = if is_served { &[] } else { &["*/cee-asking-*"] };
    let blocked = json!({ "urls": blocked });
    tell(&visit.driver, "Network.setBlockedURLs", blocked).await
}

#[tokio::test]
async fn the_asking_steps_are_loaded_when_somebody_wants_them_and_not_before() -> Result<()> {
    journey(async |visit, _| {
        visit.take_the_test(&ODETTE).await?;
        let loaded = visit.look(IS_LOADED, json!("/cee-asking-")).await?;
        ensure!(loaded == json!(false), "the test loads the asking steps");
        visit.go_on().await?;
        visit.sees("way").await?;
        let loaded = visit.look(IS_LOADED, json!("/cee-asking-")).await?;
        ensure!(
            loaded == json!(true),
            "the asking steps came from elsewhere"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_card_opens_the_calculation_of_the_amounts_that_it_shows() -> Result<()> {
    journey(async |visit, _| {
        visit.take_the_test(&ODETTE).await?;
        visit.open_calculation().await?;
        visit.find("article details dl").await?;
        let script = "const told = (list) =>
                [...inside.querySelectorAll(list)].map((number) => number.innerText);
            return [told('article > dl dd'), told('article details dl dd')]";
        let told = visit.look(script, Value::Null).await?;
        let (shown, calculated): (Vec<String>, Vec<String>) = serde_json::from_value(told)?;
        ensure!(shown.len() == 2, "a premium and a volume: {shown:?}");
        for amount in shown {
            ensure!(calculated.contains(&amount), "{amount}: {calculated:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_calculation_that_cannot_be_had_says_so_in_its_place() -> Result<()> {
    journey(async |visit, _| {
        serve(visit, false).await?;
        visit.take_the_test(&ODETTE).await?;
        visit.open_calculation().await?;
        let script = "return [...inside.querySelectorAll('article details')]
            .some(place => place.innerText.includes(wanted))";
        visit
            .until("the number to call", script, json!("01\u{a0}99\u{a0}00"))
            .await
    })
    .await
}

#[tokio::test]
async fn a_result_says_whom_to_call_when_the_asking_steps_cannot_be_had_and_tries_again()
-> Result<()> {
    journey(async |visit, _| {
        serve(visit, false).await?;
        visit.take_the_test(&ODETTE).await?;
        visit.press("continue").await?;
        let script = "return [...inside.querySelectorAll('[role=status]')]
            .some(region => region.innerText.includes(wanted))";
        visit
            .until("the number to call", script, json!("01\u{a0}99\u{a0}00"))
            .await?;
        visit.sees("outcome").await?;
        serve(visit, true).await?;
        visit.press("continue").await?;
        visit.sees("way").await
    })
    .await
}

#[tokio::test]
async fn a_reload_without_the_asking_steps_goes_to_the_result_and_keeps_the_contact() -> Result<()>
{
    journey(async |visit, _| {
        visit.take_the_test(&ODETTE).await?;
        visit.introduce(&ODETTE, Way::Email).await?;
        serve(visit, false).await?;
        visit.reload().await?;
        visit.sees("outcome").await?;
        serve(visit, true).await?;
        visit.press("continue").await?;
        visit.sees("way").await?;
        visit.go_on().await?;
        visit.sees("contact").await?;
        ensure!(
            visit.value("email").await? == ODETTE.email,
            "the address is lost"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_fault_shows_what_the_page_says_instead_of_the_test() -> Result<()> {
    journey(async |visit, _| {
        // More memory than an address can name: the allocator gives up with a trap.
        let fault = "const name = performance.getEntriesByType('resource')
                .find(file => /cee-widget-.*js$/.test(file.name)).name;
            import(name).then(glue => glue.initSync().__wbindgen_malloc(-16, 1));";
        visit.look(fault, json!(null)).await?;
        let script = "return !!inside.querySelector('slot') && inside.children.length === 1";
        visit
            .until("what the page says", script, json!(null))
            .await?;
        let shown = visit
            .driver
            .execute(
                "return document.querySelector('cee-test').innerText",
                vec![],
            )
            .await?;
        ensure!(shown.json().to_string().contains("01"), "{shown:?}");
        Ok(())
    })
    .await
}
