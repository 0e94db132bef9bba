//! The receipt that a visit left behind, checked by somebody who does not trust us.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::accessibility::Inspector;
use super::persona::{ODETTE, Way};
use super::receipt::Folder;
use super::requests::since_last_call;
use super::visit::{Visit, journey};

#[tokio::test]
async fn a_receipt_is_checked_in_the_browser_and_nothing_leaves_it() -> Result<()> {
    journey(async |visit, _| {
        let folder = Folder::new("verified")?;
        let (path, asked) = kept(visit, &folder).await?;
        let mut inspector = Inspector::default();
        visit
            .driver
            .goto(format!("{}/verify", visit.origin))
            .await?;
        until(visit, "#cee-verify-site", "ont été lus").await?;
        inspector.look_at(visit, "verify").await?;
        let before = since_last_call(&visit.driver).await?.len();
        ensure!(before > 0, "the page itself was asked for");
        give(visit, "cee-verify-receipt", &path).await?;
        until(visit, "#cee-verify-title", "intact").await?;
        inspector.look_at(visit, "verify a receipt").await?;
        let told = text(visit).await?;
        for words in [asked.as_str(), "Clés lues sur ce site", "heure de Paris"] {
            ensure!(told.contains(words), "« {words} » is not in\n{told}");
        }
        let focused = "return document.activeElement.id";
        let focused = visit.driver.execute(focused, vec![]).await?.json().clone();
        ensure!(
            focused == json!("cee-verify-title"),
            "{focused} has the focus"
        );

        let page = fs::read_to_string(&path)?;
        let altered = folder.file(
            "altered.html",
            &page.replace("heure de Paris", "heure de Lyon"),
        )?;
        give(visit, "cee-verify-receipt", &altered).await?;
        until(visit, "#cee-verify-title", "n’est pas conforme").await?;
        inspector.look_at(visit, "verify an altered page").await?;
        ensure!(
            text(visit).await?.contains("heure de Paris"),
            "what was signed is shown"
        );
        let forged = folder.file("forged.html", &forged(&page)?)?;
        give(visit, "cee-verify-receipt", &forged).await?;
        until(visit, ".cee-verify__fault", "elle ne correspond pas").await?;
        ensure!(
            !text(visit).await?.contains(&asked),
            "what nobody signed is shown"
        );
        let more: BTreeSet<_> = since_last_call(&visit.driver)
            .await?
            .into_iter()
            .map(|r| r.url)
            .collect();
        ensure!(
            more.is_empty(),
            "asked for after a file was given: {more:?}"
        );
        inspector.verdict()
    })
    .await
}

#[tokio::test]
async fn with_files_of_ones_own_the_collector_is_not_needed() -> Result<()> {
    journey(async |visit, collector| {
        let folder = Folder::new("own")?;
        let (path, _) = kept(visit, &folder).await?;
        let jwks = folder.file("jwks.json", &read(visit, "/.well-known/jwks.json").await?)?;
        let head = folder.file("head.json", &read(visit, "/v1/log/head").await?)?;
        visit
            .driver
            .goto(format!("{}/verify", visit.origin))
            .await?;
        until(visit, "#cee-verify-site", "ont été lus").await?;
        collector.kill()?;
        visit
            .driver
            .execute("document.querySelector('details').open = true", vec![])
            .await?;
        give(visit, "cee-verify-receipt", &path).await?;
        give(visit, "cee-verify-keys", &head).await?;
        until(visit, "#cee-verify-keys-note", "n’est pas un jeu de clés").await?;
        until(visit, "#cee-verify-title", "pas pu être vérifié").await?;
        give(visit, "cee-verify-keys", &jwks).await?;
        until(visit, "#cee-verify-keys-note", "lu").await?;
        give(visit, "cee-verify-head", &head).await?;
        until(visit, "#cee-verify-head-note", "lu").await?;
        until(visit, "#cee-verify-title", "intact").await?;
        let told = text(visit).await?;
        ensure!(told.contains("Clés données par vous"), "{told}");
        ensure!(told.contains("Donné par vous"), "{told}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_log_that_grew_since_is_proven_at_the_press_of_a_button() -> Result<()> {
    journey(async |visit, _| {
        let folder = Folder::new("grown")?;
        let (path, _) = kept(visit, &folder).await?;
        visit.press("again").await?;
        visit.sees("start").await?;
        visit.reach_recap(&ODETTE, Way::Phone).await?;
        visit.send().await?;
        visit
            .driver
            .goto(format!("{}/verify", visit.origin))
            .await?;
        until(visit, "#cee-verify-site", "ont été lus").await?;
        give(visit, "cee-verify-receipt", &path).await?;
        until(visit, "#cee-verify-title", "pas pu être vérifié").await?;
        let press = "document.querySelector('#cee-verify-ask').click()";
        visit.driver.execute(press, vec![]).await?;
        until(visit, "#cee-verify-title", "intact").await
    })
    .await
}

/// Makes a visit, keeps its receipt; gives the file and the words of the request.
async fn kept(visit: &Visit, folder: &Folder) -> Result<(PathBuf, String)> {
    visit.take_the_test(&ODETTE).await?;
    visit.introduce(&ODETTE, Way::Email).await?;
    visit.click("[data-key]").await?;
    visit.leave_all_empty().await?;
    visit.send().await?;
    let page = folder.download(visit).await?;
    let words = page
        .split_once("<blockquote")
        .and_then(|(_, rest)| rest.split_once("<p>"));
    let words = words.and_then(|(_, rest)| rest.split_once("</p>"));
    let words = words.context("the words of the request")?.0.to_owned();
    Ok((folder.file("recu.html", &page)?, words))
}

/// The receipt with one letter of its payload changed, and the page that would go with it.
fn forged(page: &str) -> Result<String> {
    let (_, jws) = page
        .split_once("<pre id=\"cee-receipt-jws\">")
        .context("the signature")?;
    let (jws, _) = jws.split_once("</pre>").context("its end")?;
    let (signed, signature) = jws.rsplit_once('.').context("a JWS")?;
    let other = if signature.starts_with('A') { "B" } else { "A" };
    let signature = signature.get(1..).context("a signature")?;
    Ok(page.replace(jws, &format!("{signed}.{other}{signature}")))
}

async fn give(visit: &Visit, id: &str, file: &Path) -> Result<()> {
    let script = "return document.getElementById(arguments[0])";
    let input = visit
        .driver
        .execute(script, vec![json!(id)])
        .await?
        .element()?;
    input.send_keys(file.display().to_string()).await?;
    Ok(())
}

async fn until(visit: &Visit, css: &str, words: &str) -> Result<()> {
    let script = "return !!document.querySelector(wanted[0])?.textContent.includes(wanted[1])";
    let what = format!("« {words} » in {css}");
    visit.until(&what, script, json!([css, words])).await
}

async fn text(visit: &Visit) -> Result<String> {
    let script = "return document.querySelector('#cee-verify-result').textContent";
    let told = visit.look(script, Value::Null).await?;
    told.as_str().map(str::to_owned).context("no answer")
}

/// What anybody can have of the collector.
async fn read(visit: &Visit, path: &str) -> Result<String> {
    let script = "const done = arguments[1];
        fetch(arguments[0]).then((answer) => answer.text()).then(done)";
    let told = visit
        .driver
        .execute_async(script, vec![json!(path)])
        .await?;
    told.json().as_str().map(str::to_owned).context("no answer")
}
