//! Nothing that was typed leaves before « Envoyer ma demande », and nothing goes elsewhere.

use anyhow::{Result, ensure};
use serde_json::json;

use super::persona::{ODETTE, Way};
use super::requests;
use super::visit::journey;

#[tokio::test]
async fn no_request_before_sending_carries_what_was_typed() -> Result<()> {
    journey(async |visit, _| {
        visit.reach_recap(&ODETTE, Way::Phone).await?;
        let before = requests::since_last_call(&visit.driver).await?;
        ensure!(
            before.len() >= 4,
            "page, loader, glue and wasm at least: {before:?}"
        );
        for request in &before {
            ensure!(
                request.stays_at(&visit.origin),
                "to a stranger: {}",
                request.url
            );
            for typed in ODETTE.typed() {
                ensure!(
                    !request.carries(typed),
                    "{typed} in {} {}",
                    request.method,
                    request.url
                );
            }
        }
        visit.send().await?;
        let after = requests::since_last_call(&visit.driver).await?;
        let carriers: Vec<_> = after
            .iter()
            .filter(|request| request.carries(ODETTE.phone))
            .collect();
        ensure!(
            carriers.len() == 1,
            "the instrument sees the number once: {carriers:?}"
        );
        ensure!(
            carriers.iter().all(|request| request.is_lead()),
            "{carriers:?}"
        );
        for request in &after {
            ensure!(
                request.stays_at(&visit.origin),
                "to a stranger: {}",
                request.url
            );
            ensure!(
                !ODETTE
                    .typed()
                    .iter()
                    .any(|typed| requests::holds(&request.url, typed)),
                "{request:?}"
            );
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_collectors_log_holds_nothing_personal() -> Result<()> {
    journey(async |visit, collector| {
        visit.reach_recap(&ODETTE, Way::Phone).await?;
        visit.send().await?;
        let log = collector.log()?;
        ensure!(
            log.contains("/v1/leads"),
            "the log does not tell of the lead:\n{log}"
        );
        for typed in [
            ODETTE.given_name,
            ODETTE.family_name,
            ODETTE.email,
            ODETTE.phone,
            "199005678",
        ] {
            ensure!(!log.contains(typed), "{typed} in the log:\n{log}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn after_sending_the_tab_remembers_nothing() -> Result<()> {
    journey(async |visit, _| {
        visit.reach_recap(&ODETTE, Way::Email).await?;
        visit.send().await?;
        let kept = "return JSON.stringify([Object.entries(sessionStorage),
            Object.entries(localStorage), document.cookie, location.href])";
        let kept: String = visit.driver.execute(kept, vec![]).await?.convert()?;
        for typed in ODETTE.typed() {
            ensure!(!requests::holds(&kept, typed), "{typed} is still in {kept}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_element_names_its_collector_and_plain_http_elsewhere_is_not_used() -> Result<()> {
    journey(async |visit, _| {
        let own = [visit.origin.as_str(), "/"].concat();
        for named in [own.as_str(), "http://collecte.invalid"] {
            requests::since_last_call(&visit.driver).await?;
            let replace = "const old = document.querySelector('cee-test');
                const fresh = document.createElement('cee-test');
                fresh.dataset.collector = wanted;
                old.replaceWith(fresh);";
            visit.look(replace, json!(named)).await?;
            visit.sees("start").await?;
            let requests = requests::since_last_call(&visit.driver).await?;
            ensure!(!requests.is_empty(), "the outline is asked for");
            for request in requests {
                ensure!(request.stays_at(&visit.origin), "{named}: {}", request.url);
            }
        }
        Ok(())
    })
    .await
}
